import type { VisitRuleCode } from '../../../shared/domain/visits/rules';
import { VISIT_TRANSITIONS, visitDesk, type VisitAction, type VisitPart } from '../../../shared/domain/visits/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { VisitDoc } from './document';
import { duesOf } from './due';
import { eventOf, type VisitStep } from './events';
import { Visits } from './model';

export { wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<VisitPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: VisitRuleCode | 'reasonMissing' | 'cannotBecome') => never = refuseBy;

/** What follows from a visit's fields, and is kept for lists, for what falls due and for figures. */
export function derive(doc: VisitDoc): Pick<VisitDoc, 'desk' | 'deskAt' | 'people' | 'figures'> & { nextCheckAt: Date | undefined } {
  const { state, promises, heard, askerId, visitedId } = doc;
  const desk = visitDesk(state, promises);
  const open = promises.filter((one) => one.state === 'open').map(({ dueOn }) => dueOn).sort();
  return {
    desk, deskAt: desk === 'promised' && open[0] ? new Date(`${open[0]}T00:00:00+08:00`) : desk === 'over' ? doc.updatedAt : (doc.visitAt ?? doc.since), people: [...new Set([askerId, visitedId])],
    figures: { promises: promises.length, kept: promises.filter((one) => one.state === 'kept').length, made: heard.filter((one) => one.state === 'made').length },
    nextCheckAt: duesOf(doc)[0]?.at,
  };
}

/** Steps of a visit, each one guarded write with its event. */
export const applyStep = guardedSteps<VisitDoc, VisitAction, VisitStep>({
  model: Visits,
  transitions: VISIT_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: ['propose', 'another', 'give', 'giveBack', 'absent', 'promise', 'hear'],
  full: 'visitTimelineFull' satisfies VisitRuleCode,
  derive,
  eventOf,
});
