import { WISH_ACTIONS } from '../../../shared/domain/wishes/states';
import type { Subscriber } from '../../jobs/types';
import { CASE_EVENTS, casesById } from '../cases';
import { wishEvent, wishesById } from '../wishes';
import { markDirty } from './commands/markDirty';
import { monthOf } from './months';

/** Steps after which every figure is as before. */
const UNCOUNTED: readonly string[] = [
  CASE_EVENTS.supplement, CASE_EVENTS.inspect, CASE_EVENTS.remind, CASE_EVENTS.note, CASE_EVENTS.release,
  CASE_EVENTS.transcribe, CASE_EVENTS.disputeTranscript, CASE_EVENTS.regrid,
];

/** Marks the month in which a case was filed, where its figures may have changed. */
export const figures: Subscriber = {
  name: 'statistics.figures',
  types: Object.values(CASE_EVENTS).filter((type) => !UNCOUNTED.includes(type)),
  async handle(event, deps) {
    const doc = (await casesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const { community, street, district } = doc.scope;
    await markDirty(deps, { levelId: community, level: 'community', above: [street, district], month: monthOf(doc.createdAt) });
  },
};

/** Marks the month in which a wish was posted; few steps leave every figure as it was, and counting once more is harmless. */
export const wishFigures: Subscriber = {
  name: 'statistics.wishFigures',
  types: (['post', 'unmatchedNow', ...WISH_ACTIONS] as const).map(wishEvent),
  async handle(event, deps) {
    const doc = (await wishesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const { community, street, district } = doc.scope;
    await markDirty(deps, { family: 'wishes', levelId: community, level: 'community', above: [street, district], month: monthOf(doc.createdAt) });
  },
};
