import type { Subscriber } from '../../jobs/types';
import { CASE_EVENTS, casesById } from '../cases';
import { markDirty } from './commands/markDirty';
import { monthOf } from './months';

/** Steps that change a figure. */
const COUNTED: readonly string[] = [
  CASE_EVENTS.submit,
  CASE_EVENTS.correct,
  CASE_EVENTS.decline,
  CASE_EVENTS.withdraw,
  CASE_EVENTS.handle,
  CASE_EVENTS.evaluate,
  CASE_EVENTS.close,
  CASE_EVENTS.reopen,
  CASE_EVENTS.reschedule,
];

/** Marks the month in which a case was filed, where its figures may have changed. */
export const figures: Subscriber = {
  name: 'statistics.figures',
  types: COUNTED,
  async handle(event, deps) {
    const doc = (await casesById(deps, [event.source.id])).get(event.source.id);
    if (doc) await markDirty(deps, doc.scope.community, monthOf(doc.createdAt));
  },
};
