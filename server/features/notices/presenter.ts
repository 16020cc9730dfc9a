import type { ResponseOf } from '../../../shared/contract';
import { noticeActions } from '../../../shared/domain/notices/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, levelsOf, presentStation } from '../organisation';
import type { CorrectionRow, NoticeDoc } from './document';
import { partIn, type Person } from './policy';
import { pinnedOn, type Current } from './queries';
import { seenBy } from './reads';
import { phonesOf } from './sendings';
import { factsOf } from './step';

export type View = ResponseOf<'GET /notices/:id'>;
export type Row = ResponseOf<'GET /notices'>['items'][number];
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Rows of lists, with what the viewer has not opened yet. */
export async function presentRows(deps: Deps, docs: readonly Current[], personId: string): Promise<Row[]> {
  const now = deps.clock.now();
  const [units, seen] = await Promise.all([getUnits(deps, docs.map(({ unitId }) => unitId)), seenBy(deps, docs.filter(({ edition }) => edition > 0), personId)]);
  return docs.map((doc) => ({
    id: doc._id, state: doc.state, kind: doc.kind, emergency: doc.emergency, title: doc.title, areas: doc.areas, unit: { id: doc.unitId, name: units.get(doc.unitId)?.name ?? '' }, from: iso(doc.from), to: iso(doc.to),
    pinned: pinnedOn(doc, now), edition: doc.edition, fresh: doc.edition > 0 && !seen.has(doc._id), at: doc.toldAt.toISOString(),
  }));
}

const correctionOf = ({ at, title, text, from, to, why }: CorrectionRow): View['corrections'][number] => ({ at: at.toISOString(), title, text, from: iso(from), to: iso(to), why });

async function deskView(deps: Deps, doc: NoticeDoc, part: NonNullable<Awaited<ReturnType<typeof partIn>>>): Promise<NonNullable<View['desk']>> {
  const people = await getPeople(deps, doc.timeline.map(({ personId }) => personId));
  return {
    part, actions: noticeActions(factsOf(doc), part), reads: doc.reads, readsAt: iso(doc.readsAt), phones: await phonesOf(deps, doc), proposal: doc.proposal && correctionOf(doc.proposal),
    timeline: doc.timeline.map(({ id, at, action, text, personId }) => ({ id, at: at.toISOString(), action, text, person: people.get(personId ?? '')?.name ?? '' })).reverse(),
  };
}

/** The station or other unit to call about it: who signs, or the station of a community that signs for it. */
async function stationOf(deps: Deps, unitId: string): Promise<View['station']> {
  const unit = (await getUnits(deps, [unitId])).get(unitId);
  const station = unit?.kind === 'community' ? (await levelsOf(deps, unit.id)).station : unit;
  return presentStation(deps, station ?? { id: unitId, name: '', phone: '', hours: '' });
}

/** One notice as its viewer may see it. `not_found` for what was not told yet, except at its desk. */
export async function presentNotice(deps: Deps, doc: NoticeDoc, who: Person): Promise<View> {
  const part = await partIn(deps, who, doc);
  if (!part && doc.edition === 0) throw new DomainError('not_found');
  const [[row], people, station] = await Promise.all([presentRows(deps, [doc], who.personId), getPeople(deps, [doc.signerId]), stationOf(deps, doc.unitId)]);
  return {
    ...(row as Row), revision: doc.revision, text: doc.text, person: people.get(doc.signerId)?.name ?? null, station, pinnedUntil: doc.pinnedUntil, reason: doc.reason, corrections: doc.corrections.map(correctionOf).reverse(), desk: part && (await deskView(deps, doc, part)),
  };
}
