import type { Connection } from 'mongoose';
import { lanesOf } from '../../../../shared/domain/cases/lanes';
import { repeatsSince, spotOf } from '../../../../shared/domain/cases/repeats';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Part {
  readonly round: number;
  readonly answeredAt?: Date | null;
  readonly state?: string;
  readonly unitId?: string;
}
interface Case {
  _id: string;
  open: boolean;
  state: string;
  round: number;
  categoryId: string;
  place: { wgs84: { lng: number; lat: number } };
  scope: { station: string };
  leadUnitId: string | null;
  returned?: number;
  pausedUntil?: Date | null;
  question?: Part | null;
  deferral?: { state: 'asked' | 'granted' | 'refused' | 'ended' } | null;
  extensions?: Part[];
  supervisions?: Part[];
  lanes?: string[];
  spot?: string;
}
const FIELDS = { open: 1, state: 1, round: 1, categoryId: 1, 'place.wgs84': 1, 'scope.station': 1, leadUnitId: 1, returned: 1, pausedUntil: 1, question: 1, deferral: 1, extensions: 1, supervisions: 1 } as const;
const PAGE = 500;

function lanes(doc: Case): string[] {
  const holder = (doc.state === 'dispatched' || doc.state === 'acknowledged') && doc.leadUnitId !== null ? doc.leadUnitId : doc.scope.station;
  return lanesOf({
    open: doc.open,
    waitsForUnit: doc.state === 'accepted',
    returned: doc.returned ?? 0,
    questionOpen: Boolean(doc.question && !doc.question.answeredAt && doc.question.round === doc.round && doc.pausedUntil),
    extensionAsked: (doc.extensions ?? []).some((one) => one.state === 'asked' && one.unitId === doc.leadUnitId && one.round === doc.round),
    deferral: doc.deferral?.state ?? null,
    supervised: (doc.supervisions ?? []).some((one) => !one.answeredAt && one.unitId === holder && one.round === doc.round),
    repeats: false,
    round: doc.round,
  });
}

/**
 * Open cases stand in lanes of the triage board, and those of the last months can be found by their place, so that what
 * comes back is noticed from the first day. Run again it finds only those it has not done.
 */
async function run(db: Connection): Promise<void> {
  const cases = rawCollection<Case>(db, 'cases');
  const wanted = { $or: [{ open: true }, { createdAt: { $gte: repeatsSince(new Date()) } }], spot: { $exists: false } };
  for (let after = ''; ; ) {
    const page = await cases.find({ ...wanted, _id: { $gt: after } }, { projection: FIELDS }).sort({ _id: 1 }).limit(PAGE).toArray();
    for (const doc of page) {
      const found = lanes(doc);
      await cases.updateOne({ _id: doc._id }, { $set: { spot: spotOf(doc.categoryId, doc.place.wgs84), ...(found.length > 0 ? { lanes: found } : {}) } });
    }
    const last = page[page.length - 1];
    if (page.length < PAGE || !last) return;
    after = last._id;
  }
}

export const board: Migration = { number: 8, name: 'board', run };
