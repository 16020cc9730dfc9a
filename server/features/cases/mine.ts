import type { Connection } from 'mongoose';
import type { CaseState } from '../../../shared/domain/cases/states';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf, type Position, type PageAsk } from '../../platform/database/cursor';
import type { CaseDoc } from './document';
import { rawCases } from './model';
import { ROW_FIELDS, type CasePage } from './queries';

const WORKED_ON: readonly CaseState[] = ['submitted', 'accepted', 'dispatched', 'acknowledged', 'handled', 'verified'];
const ANSWERED: readonly CaseState[] = ['handled', 'verified'];
const ENDED: readonly CaseState[] = ['closed', 'declined', 'withdrawn'];

/** Tabs of 「我的事」: what waits for others, what waits for my word, what is over. `asked`: the resident was asked to evaluate. A merged one goes by its lead: `over` when that has ended. */
const TABS = {
  open: { states: [...WORKED_ON, 'merged'], asked: false, over: false },
  toEvaluate: { states: ANSWERED, asked: true, over: false },
  done: { states: [...ENDED, 'merged'], asked: null, over: true },
} as const;
export type MineTab = keyof typeof TABS;
type Counts = Record<MineTab, number>;
export interface MineAsk extends PageAsk {
  readonly tab: MineTab;
}
type MinePage = CasePage & { readonly counts: Counts };

/** Cases of one person that are read at once: with no more, one read answers list and counts, and they always agree. */
const AT_ONCE = 50;
/** How long this process remembers that somebody has more, milliseconds of real time: a hint, right or wrong. */
const HINT_MS = 600_000;
const MOST_HINTS = 10_000;
const hints = new WeakMap<Connection, Map<string, number>>();

function hintsOf({ db }: Deps): Map<string, number> {
  const known = hints.get(db) ?? new Map<string, number>();
  hints.set(db, known);
  return known;
}

const isIn = ({ states, asked, over }: (typeof TABS)[MineTab], { state, step, closedAt }: CaseDoc): boolean =>
  (states as readonly CaseState[]).includes(state) && (closedAt !== null) === over && (asked === null || (step === 'evaluate') === asked);

function filterOf(tab: MineTab): Record<string, unknown> {
  const { states, asked, over } = TABS[tab];
  return { state: { $in: states }, closedAt: over ? { $ne: null } : null, ...(asked === null ? {} : { step: asked ? 'evaluate' : { $ne: 'evaluate' } }) };
}

const positionOf = (row: CaseDoc): Position => ({ at: row.createdAt, id: row._id });
const newestFirst = (a: CaseDoc, b: CaseDoc): number => b.createdAt.getTime() - a.createdAt.getTime() || (a._id < b._id ? 1 : -1);
const isAfter = (row: CaseDoc, { at, id }: Position): boolean => row.createdAt < at || (row.createdAt.getTime() === at.getTime() && row._id < id);

/** All cases of somebody who has few; null when there are more, or were of late. */
async function few(deps: Deps, reporterId: string): Promise<CaseDoc[] | null> {
  const known = hintsOf(deps);
  if ((known.get(reporterId) ?? 0) > performance.now()) return null;
  const rows = await rawCases(deps).find({ reporterId }, { projection: ROW_FIELDS }).limit(AT_ONCE + 1).toArray();
  if (rows.length <= AT_ONCE) return rows.sort(newestFirst);
  if (known.size >= MOST_HINTS) known.clear();
  known.set(reporterId, performance.now() + HINT_MS);
  return null;
}

function fromFew(rows: readonly CaseDoc[], { tab, cursor, limit }: MineAsk): MinePage {
  const count = (name: MineTab): number => rows.filter((row) => isIn(TABS[name], row)).length;
  const position = decodeCursor(cursor);
  const listed = rows.filter((row) => isIn(TABS[tab], row) && (!position || isAfter(row, position)));
  return { ...pageOf(listed, limit, positionOf), counts: { open: count('open'), toEvaluate: count('toEvaluate'), done: count('done') } };
}

async function fromMany(deps: Deps, reporterId: string, ask: MineAsk): Promise<MinePage> {
  const count = (tab: MineTab): Promise<number> => rawCases(deps).countDocuments({ reporterId, ...filterOf(tab) });
  const page = rawCases(deps)
    .find({ reporterId, ...filterOf(ask.tab), ...after(decodeCursor(ask.cursor), 'createdAt', 'down') }, { projection: ROW_FIELDS })
    .sort({ createdAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .toArray();
  const [rows, open, toEvaluate, done] = await Promise.all([page, count('open'), count('toEvaluate'), count('done')]);
  return { ...pageOf(rows, ask.limit, positionOf), counts: { open, toEvaluate, done } };
}

/** What somebody reported, newest first, with the counts of all tabs (index `mine`). */
export async function mine(deps: Deps, reporterId: string, ask: MineAsk): Promise<MinePage> {
  const rows = await few(deps, reporterId);
  return rows ? fromFew(rows, ask) : fromMany(deps, reporterId, ask);
}

/** The one of somebody's matters that the first page shows: what waits for their word before the latest open one. */
export async function latestOf(deps: Deps, reporterId: string): Promise<{ readonly matter: CaseDoc | null; readonly counts: Counts }> {
  const rows = await few(deps, reporterId);
  const page = (tab: MineTab): MinePage | Promise<MinePage> => {
    const ask = { tab, limit: 1 };
    return rows ? fromFew(rows, ask) : fromMany(deps, reporterId, ask);
  };
  const waiting = await page('toEvaluate');
  const { items } = waiting.items.length > 0 ? waiting : await page('open');
  return { matter: items[0] ?? null, counts: waiting.counts };
}
