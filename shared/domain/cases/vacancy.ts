import { WAITING_STATES } from './clockActions';
import type { CaseAction } from './states';

/**
 * A case belongs to a unit, never to one of its people: whoever leaves leaves it in the unit's list. Where nobody is left
 * who acts for the unit, station and street are told, once for each time it was given (首接负责, 接诉即办工作条例 Art. 14:
 * a matter has somebody who is responsible for it at every moment).
 */
export const VACANCY_ACTIONS = ['vacant'] as const;
export type VacancyAction = (typeof VACANCY_ACTIONS)[number];

/** Rows of the state table: recorded by the program while somebody is waited for. */
export const VACANCY_TRANSITIONS = WAITING_STATES.map((state) => ({ from: state, action: 'vacant' as const, to: state, by: ['system'] as const }));

/** Steps by which a case comes to a unit. */
const GIVES: readonly CaseAction[] = ['submit', 'accept', 'dispatch', 'designate', 'reassign', 'transfer', 'return', 'redo', 'orderRedo', 'reopen', 'unmerge'];

/** Whether it was told already, since the unit was given the case, that nobody acts for it. */
export function vacancyTold(timeline: readonly { readonly action: CaseAction; readonly toUnitId: string | null }[], unitId: string): boolean {
  const given = timeline.reduce((last, { action }, at) => (GIVES.includes(action) ? at : last), -1);
  return timeline.slice(given + 1).some((line) => line.action === 'vacant' && line.toUnitId === unitId);
}
