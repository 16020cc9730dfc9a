import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import { hoursCheckDue } from '../../../shared/domain/volunteerHours/limits';
import type { HoursRuleCode } from '../../../shared/domain/volunteerHours/rules';
import { hourDesk, RECORD_TRANSITIONS, type RecordAction, type RecordPart } from '../../../shared/domain/volunteerHours/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { ServiceRecordDoc } from './document';
import { eventOf, type RecordStep } from './events';
import { ServiceRecords } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<RecordPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: HoursRuleCode | 'photoNotYours') => never = refuseBy;

/** When the station is to have looked; null where nothing waits for it. */
export const checkDueOf = ({ state, waitsSince }: Pick<ServiceRecordDoc, 'state' | 'waitsSince'>): Date | null => (state === 'asked' || state === 'toConfirm' || state === 'objected' ? hoursCheckDue(waitsSince, HOURS_TERMS) : null);

/** When something of it falls due by itself. */
function dueOf(doc: ServiceRecordDoc): Date | undefined {
  if (doc.state === 'published') return doc.publishUntil ?? undefined;
  // It has counted, and its entry is to be written: at once, and again where a process ended in between.
  if (doc.state === 'counted') return doc.entry === null ? doc.updatedAt : undefined;
  return doc.reminded ? undefined : (checkDueOf(doc) ?? undefined);
}

/** What follows from a record's fields, and is kept for lists and for what falls due. */
export function derive(doc: ServiceRecordDoc): Pick<ServiceRecordDoc, 'desk' | 'deskAt'> & { nextCheckAt: Date | undefined } {
  return { desk: hourDesk(doc.state), deskAt: checkDueOf(doc) ?? (doc.state === 'published' ? doc.publishUntil : null) ?? doc.updatedAt, nextCheckAt: dueOf(doc) };
}

/** Steps of a record, each one guarded write. */
export const applyStep = guardedSteps<ServiceRecordDoc, RecordAction, RecordStep>({
  model: ServiceRecords,
  transitions: RECORD_TRANSITIONS,
  // Whether times fit beside others is looked at where they are read.
  ruleAgainst: () => null,
  unhurried: ['enter', 'object', 'keep'],
  full: 'hoursTimelineFull' satisfies HoursRuleCode,
  derive,
  eventOf,
});
