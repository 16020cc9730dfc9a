import type { ResponseOf } from '../../../shared/contract';
import { searchQuery } from '../../../shared/domain/cases/search';
import { plainNumber } from '../../../shared/domain/integrations/answers';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import { communitiesBelow, getUnits } from '../organisation';
import { Entries, type EntryDoc } from './entriesModel';
import { Sources } from './model';
import { committedOf } from './queries';

type View = ResponseOf<'GET /registers/entries'>['items'][number];

async function communitiesIn(deps: Deps, { communities, levels }: { readonly communities: readonly string[]; readonly levels: readonly string[] }): Promise<string[]> {
  const units = [...(await getUnits(deps, levels)).values()];
  return [...new Set([...communities, ...(await Promise.all(units.map((unit) => communitiesBelow(deps, unit)))).flat()])];
}

/** What is found under a number of theirs, typed whole. */
async function byNumber(deps: Deps, within: object, search: string): Promise<EntryDoc[]> {
  const number = plainNumber(search);
  if (number === '') return [];
  const rows = await Entries(deps).find({ plainNumber: number, ...within }, { terms: 0 }).limit(MOST_OF_A_NUMBER).lean<EntryDoc[]>();
  return rows.sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
}
/** One number may be in the registers of several systems. */
const MOST_OF_A_NUMBER = 20;

/** Entries of registers in force, of the communities somebody looks after, latest first: by a number of theirs, else by words. */
export async function entryPage(deps: Deps, sight: Parameters<typeof communitiesIn>[1], { search, cursor, limit }: { readonly search: string; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: EntryDoc[]; next: string | null }> {
  const [communities, sheetIds] = await Promise.all([communitiesIn(deps, sight), committedOf(deps, null)]);
  const within = { community: { $in: communities }, sheetId: { $in: sheetIds } };
  const known = await byNumber(deps, within, search);
  if (known.length > 0) return { items: known, next: null };
  // Of the readings of what was typed, that of its words has the most tokens.
  const words = [...searchQuery(search).anyOf].sort((a, b) => b.length - a.length)[0];
  if (search !== '' && words === undefined) return { items: [], next: null };
  const rows = await Entries(deps)
    .find({ ...within, ...(words === undefined ? {} : { terms: { $all: words } }), ...after(decodeCursor(cursor), 'filedAt', 'down') }, { terms: 0 })
    .sort({ filedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<EntryDoc[]>();
  return pageOf(rows, limit, ({ filedAt, _id }) => ({ at: filedAt, id: _id }));
}

/** Entries as those read them who look after the community. */
export async function presentEntries(deps: Deps, rows: readonly EntryDoc[]): Promise<View[]> {
  const [units, sources] = await Promise.all([
    getUnits(deps, rows.map(({ community }) => community)),
    Sources(deps).find({ _id: { $in: [...new Set(rows.map(({ sourceId }) => sourceId))] } }, { name: 1 }).lean<{ _id: string; name: string }[]>(),
  ]);
  const names = new Map(sources.map(({ _id, name }) => [_id, name]));
  return rows.map(({ _id, number, sourceId, category, text, address, community, filedAt, finished, closedAt, result, caseId, caseNumber }) => ({
    id: _id, number, source: names.get(sourceId) ?? '', category, text, address, community: { id: community, name: units.get(community)?.name ?? '' }, filedAt: filedAt.toISOString(), finished, closedAt: closedAt?.toISOString() ?? null, result,
    case: caseId && caseNumber !== undefined ? { id: caseId, number: caseNumber } : null,
  }));
}
