import { DomainError } from '../../../shared/domain/kernel/errors';
import { MEDIATION_DESKS, type MediationDesk } from '../../../shared/domain/mediations/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { bodiesOf, membersNow } from '../bodies';
import { after, decodeCursor, pageOf } from '../cases';
import { holdersOf } from '../identity';
import type { MediationDoc } from './document';
import { Mediations } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Mediations of a year and station that figures add up. */
const ADDED = 5_000;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, sessions: 0 } as const;
/** What is erased is a number and no mediation any more. */
const THERE = { state: { $ne: 'erased' } } as const;
export const mediationIdOf = (personId: string, key: string): string => idFrom('mediation', personId, key);

interface MediationPage {
  readonly items: MediationDoc[];
  readonly next: string | null;
}

/** One mediation. `not_found` when there is none, or none any more. */
export async function loadMediation(deps: Deps, id: string): Promise<MediationDoc> {
  const doc = await Mediations(deps).findOne({ _id: id, ...THERE }, { pending: 0 }).lean<MediationDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Mediations by id; unknown and erased ones are absent. */
export async function mediationsById(deps: Deps, ids: readonly string[]): Promise<Map<string, MediationDoc>> {
  const docs = ids.length === 0 ? [] : await Mediations(deps).find({ _id: { $in: [...new Set(ids)] }, ...THERE }, { pending: 0 }).lean<MediationDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Mediations that somebody asked for and that have not come to talks; counted for the limit. */
export const openOf = (deps: Deps, personId: string, most: number): Promise<number> => Mediations(deps).countDocuments({ people: personId, 'sides.first.personId': personId, desk: { $in: ['asked', 'going'] } }, { limit: most });

/** Mediations in which somebody is a side or the mediator, the latest first (index `mine`). */
export async function minePage(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<MediationPage> {
  const rows = await Mediations(deps).find({ people: personId, ...THERE, ...after(decodeCursor(cursor), 'createdAt', 'down') }, ROW).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<MediationDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}

/** Whose mediations a desk shows: those of some stations, or those that offices have taken over. */
export type Desk = { readonly stations: readonly string[] } | { readonly offices: readonly string[] };
const ofDesk = (desk: Desk): Record<string, unknown> => ('stations' in desk ? { 'scope.station': { $in: [...desk.stations] } } : { officeId: { $in: [...desk.offices] } });

/** A page of a desk's list, what is due first; what is over, the latest first (indexes `desk_station`, `desk_office`). */
export async function deskPage(deps: Deps, whose: Desk, desk: MediationDesk, { cursor, limit }: PageAsk): Promise<MediationPage> {
  const direction = desk === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Mediations(deps).find({ ...ofDesk(whose), desk, ...THERE, ...after(decodeCursor(cursor), 'deskAt', direction) }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<MediationDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, whose: Desk): Promise<Record<MediationDesk, number>> {
  const counts = await Promise.all(MEDIATION_DESKS.map((desk) => Mediations(deps).countDocuments({ ...ofDesk(whose), desk, ...THERE }, { limit: COUNTED })));
  return Object.fromEntries(MEDIATION_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<MediationDesk, number>;
}
/** Numbers of a year, of what is erased too (index `figures`). */
export async function figuresOf(deps: Deps, stations: readonly string[], year: number): Promise<{ year: number; asked: number; willing: number; agreed: number; kept: number }> {
  const rows = await Mediations(deps).find({ 'scope.station': { $in: [...stations] }, month: { $gte: `${year}-01`, $lte: `${year}-12` } }, { figures: 1 }).limit(ADDED).lean<Pick<MediationDoc, 'figures'>[]>();
  const sum = (of: keyof MediationDoc['figures']): number => rows.filter(({ figures }) => figures[of]).length;
  return { year, asked: rows.length, willing: sum('willing'), agreed: sum('agreed'), kept: sum('kept') };
}

/** Who may mediate in a community, the residents' council first, then the station's people: by id, and whether they sit on the council. */
export async function mediatorsFor(deps: Deps, { sides, turnedDown, scope }: Pick<MediationDoc, 'sides' | 'turnedDown' | 'scope'>): Promise<{ id: string; council: boolean }[]> {
  const councils = (await bodiesOf(deps, scope.community)).filter(({ kind, state }) => kind === 'council' && state === 'active');
  const seats = await membersNow(deps, councils.map(({ _id }) => _id));
  const staff = await holdersOf(deps, [scope.station], ['stationStaff', 'stationHead']);
  const council = [...new Set(seats.map(({ personId }) => personId))];
  const out = [sides.first.personId, sides.second.personId, ...turnedDown.map(({ personId }) => personId)];
  return [...council.map((id) => ({ id, council: true })), ...staff.filter((id) => !council.includes(id)).map((id) => ({ id, council: false }))].filter(({ id }) => !out.includes(id));
}

/** Mediations of which something has fallen due. */
export const dueMediations = (deps: Deps, now: Date, most: number): Promise<MediationDoc[]> => Mediations(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(most).lean<MediationDoc[]>();
/** Mediations in which somebody has a part, for what closes their account. */
export const mediationsWith = (deps: Deps, personIds: readonly string[]): Promise<MediationDoc[]> => Mediations(deps).find({ people: { $in: [...personIds] } }, { pending: 0 }).lean<MediationDoc[]>();
