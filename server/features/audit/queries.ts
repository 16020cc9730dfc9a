import type { AuditAction } from '../../../shared/domain/audit/entries';
import { dayNumber, momentOn } from '../../../shared/domain/kernel/days';
import type { Deps } from '../../platform/deps';
import { getUnits } from '../organisation';
import { chainEnd, type ChainEnd } from './chain';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import { Checks, Links, Rows, type AuditCheck, type AuditRow } from './model';
import type { Oversight } from './policy';

/** What an auditor asks for. */
export interface AuditAsk {
  readonly subject?: string | undefined;
  readonly actor?: string | undefined;
  readonly object?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export type RowFilter = Readonly<Record<string, unknown>>;

async function peopleCalled(deps: Deps, text: string | undefined): Promise<readonly string[] | null> {
  return text ? ((await deps.hooks.people?.find(deps, text)) ?? []) : null;
}

/** The rows asked for, within what the auditor oversees, as a filter of the database. */
export async function filterOf(deps: Deps, oversight: Oversight, ask: AuditAsk): Promise<RowFilter> {
  const [subjects, actors] = await Promise.all([peopleCalled(deps, ask.subject), peopleCalled(deps, ask.actor)]);
  const at = { ...(ask.from ? { $gte: momentOn(dayNumber(ask.from), 0) } : {}), ...(ask.to ? { $lt: momentOn(dayNumber(ask.to) + 1, 0) } : {}) };
  const parts: RowFilter[] = [
    ...(oversight.some((one) => Object.keys(one).length === 0) ? [] : [{ $or: oversight }]),
    ...(subjects ? [{ subjectId: { $in: subjects } }] : []),
    ...(actors ? [{ actorId: { $in: actors } }] : []),
    ...(ask.object ? [{ $or: [{ objectLabel: ask.object }, { objectId: ask.object }] }] : []),
    ...(ask.action ? [{ action: ask.action }] : []),
    ...(Object.keys(at).length > 0 ? [{ at }] : []),
  ];
  return parts.length === 0 ? {} : { $and: parts };
}

export interface RowPage {
  readonly items: readonly AuditRow[];
  readonly next: string | null;
}

/** Rows of a filter, latest first. */
export async function rowPage(deps: Deps, filter: RowFilter, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<RowPage> {
  const position = decodeCursor(cursor);
  const all = position ? { $and: [filter, after(position, 'at', 'down')] } : filter;
  const rows = await Rows(deps).find(all).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<AuditRow[]>();
  return pageOf(rows, limit, (row) => ({ at: row.at, id: row._id }));
}

/**
 * Who looked at what is known of a person, in which office. What they did themselves is left out, and what somebody
 * did in no office: a co-resident who was asked is not staff, and is not told of by name.
 */
export const seenOf = (personId: string): RowFilter => ({ subjectId: personId, actorId: { $ne: personId }, actorUnitId: { $ne: null } });

/** Names and numbers beside some rows. */
export interface RowNames {
  readonly people: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Looks up the names of people and units, and the numbers in the chain. */
export async function namesFor(deps: Deps, rows: readonly AuditRow[]): Promise<RowNames> {
  const personIds = rows.flatMap((row) => (row.subjectId ? [row.actorId, row.subjectId] : [row.actorId]));
  const unitIds = rows.flatMap((row) => [row.actorUnitId, row.objectKind === 'unit' ? row.objectId : null]);
  const [people, units, links] = await Promise.all([
    deps.hooks.people?.names(deps, [...new Set(personIds)]),
    getUnits(deps, unitIds),
    Links(deps).find({ rowId: { $in: rows.map((row) => row._id) } }, { rowId: 1 }).lean<{ _id: number; rowId: string }[]>(),
  ]);
  return {
    people: people ?? new Map(),
    units: new Map([...units].map(([id, unit]) => [id, unit.name])),
    numbers: new Map(links.map((link) => [link.rowId, link._id])),
  };
}

/** How complete the log is. */
export interface ChainState {
  readonly rows: number;
  readonly chained: number;
  readonly head: ChainEnd;
  readonly checked: AuditCheck['finished'];
}

/** Counts, the last link, and what the last whole check found. */
export async function chainState(deps: Deps): Promise<ChainState> {
  const [rows, chained, head, check] = await Promise.all([
    Rows(deps).countDocuments(),
    Links(deps).countDocuments(),
    chainEnd(deps),
    Checks(deps).findById('check').lean<AuditCheck>(),
  ]);
  return { rows, chained, head, checked: check?.finished ?? null };
}
