import type { ResponseOf } from '../../../shared/contract';
import { whistleActions } from '../../../shared/domain/whistles/whistles';
import type { Deps } from '../../platform/deps';
import { casesById, type CaseDoc } from '../cases';
import { photoViews } from '../files';
import { getUnits, type UnitInfo } from '../organisation';
import type { WhistleCall, WhistleDoc } from './model';
import type { Actor } from './step';

type Row = ResponseOf<'GET /whistles'>['items'][number];
type View = ResponseOf<'GET /whistles/:id'>;
type Units = ReadonlyMap<string, UnitInfo>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const nameOf = (units: Units, id: string): string => units.get(id)?.name ?? '';

/** The case as those who are called to it need it: what, where, its number; nothing of who reported it. */
function caseOf(doc: WhistleDoc, about: CaseDoc | undefined): Row['case'] {
  return { id: doc.caseId, number: about?.number ?? '', title: about?.title ?? '', placeText: about?.place.text ?? '', state: about?.state ?? 'closed' };
}

/** Rows of a board. */
export async function presentBoard(deps: Deps, docs: readonly WhistleDoc[]): Promise<Row[]> {
  const [cases, units] = await Promise.all([
    casesById(deps, docs.map(({ caseId }) => caseId)),
    getUnits(deps, docs.flatMap(({ by, unitIds }) => [by.unitId, ...unitIds])),
  ]);
  return docs.map((doc) => ({
    id: doc._id, kind: doc.kind, state: doc.state, case: caseOf(doc, cases.get(doc.caseId)), by: nameOf(units, doc.by.unitId), reason: doc.reason, at: doc.createdAt.toISOString(),
    calls: doc.calls.map(({ unitId, state, late }) => ({ unit: nameOf(units, unitId), state, late: late.length > 0 })),
  }));
}

/** What somebody has still to rate: units they called, or whoever called them. */
function toRate(doc: WhistleDoc, actor: Actor, units: Units): View['toRate'] {
  const blew = actor.parts.includes(doc.by.blower);
  const theirs = blew ? doc.calls.filter(({ score, unitId }) => score === null && !actor.units.includes(unitId)).map(({ unitId }) => unitId) : [];
  const own = doc.calls.some(({ unitId, scoreOfBlower }) => actor.units.includes(unitId) && scoreOfBlower === null);
  return [...theirs, ...(own && !blew ? [doc.by.unitId] : [])].map((id) => ({ id, name: nameOf(units, id) }));
}

/** One whistle for somebody who takes part in it or looks after it. */
export async function presentWhistle(deps: Deps, doc: WhistleDoc, actor: Actor): Promise<View> {
  const [cases, units, photos] = await Promise.all([
    casesById(deps, [doc.caseId]),
    getUnits(deps, [doc.by.unitId, ...doc.unitIds]),
    photoViews(deps, doc.calls.flatMap(({ proof }) => proof?.photoIds ?? [])),
  ]);
  const rates = toRate(doc, actor, units);
  const own = doc.calls.filter(({ unitId }) => actor.units.includes(unitId));
  const call = (one: WhistleCall): View['calls'][number] => ({
    unit: { id: one.unitId, name: nameOf(units, one.unitId) },
    state: one.state,
    dueAt: { acknowledge: one.dueAt.acknowledge.toISOString(), contact: one.dueAt.contact.toISOString(), arrive: one.dueAt.arrive.toISOString() },
    acknowledgedAt: iso(one.acknowledgedAt), contactedAt: iso(one.contactedAt), contact: one.contact, arrivedAt: iso(one.arrivedAt),
    proof: one.proof && { photos: one.proof.photoIds.flatMap((id) => { const seen = photos.get(id); return seen ? [{ id: seen.id, url: seen.url, thumbUrl: seen.thumbUrl, width: seen.width, height: seen.height }] : []; }), metres: one.proof.metres },
    late: [...one.late],
    own: actor.units.includes(one.unitId),
    score: actor.parts.includes(doc.by.blower) || actor.units.includes(one.unitId) ? one.score : null,
  });
  return {
    id: doc._id, kind: doc.kind, state: doc.state, revision: doc.revision, case: caseOf(doc, cases.get(doc.caseId)), by: nameOf(units, doc.by.unitId), blower: doc.by.blower,
    reason: doc.reason, at: doc.createdAt.toISOString(), calls: doc.calls.map(call), outcome: doc.outcome, endedAt: iso(doc.endedAt),
    actions: whistleActions({ state: doc.state, by: doc.by.blower, calls: doc.calls }, actor.parts, own, rates.length > 0), toRate: rates,
  };
}
