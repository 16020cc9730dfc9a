import { lanesOf, type Lane } from '../../../../shared/domain/cases/lanes';
import { OPEN_STATES } from '../../../../shared/domain/cases/states';
import { openExtension, openSupervision } from '../course';
import type { CaseDoc } from '../document';

/** The lanes of the triage board that a case stands in, as it is after a step. */
export function lanesAfter(doc: CaseDoc): Lane[] {
  const { state, question, deferral, round, again } = doc;
  return lanesOf({
    open: OPEN_STATES.includes(state),
    waitsForUnit: state === 'accepted',
    returned: doc.returned ?? 0,
    questionOpen: Boolean(question && question.answeredAt === null && question.round === round && doc.pausedUntil),
    extensionAsked: openExtension(doc) !== undefined,
    deferral: deferral?.state ?? null,
    supervised: openSupervision(doc) !== undefined,
    repeats: Boolean(again),
    round,
  });
}
