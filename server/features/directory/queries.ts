import { SITUATION_OTHERS, SITUATION_WORDS } from '../../../shared/copy/directory';
import { SERVICE_LIMITS, SITUATIONS, type Situation } from '../../../shared/domain/directory/kinds';
import { orderKey, queryWords, rankOf, searchable, type Searchable } from '../../../shared/domain/directory/search';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { levelsOf } from '../organisation';
import type { ReportDoc, ServiceDoc } from './document';
import { ServiceReports, Services } from './model';

const LIGHT = { pending: 0 } as const;
/** What lists leave out. */
const ROW = { ...LIGHT, timeline: 0, keys: 0, before: 0, whom: 0, bring: 0, steps: 0, fee: 0, takes: 0, note: 0, contentHash: 0 } as const;
/** Reports that an entry's page or a desk shows; the oldest that wait first. */
const SHOWN = 100;

/** What lists need of an entry. */
export type Entry = Pick<ServiceDoc, '_id' | 'state' | 'title' | 'words' | 'situations' | 'office' | 'address' | 'phone' | 'hours' | 'levelId' | 'levelKind' | 'initials' | 'confirmedAt'>;

/** One entry. `not_found` when there is none. */
export async function loadService(deps: Pick<Deps, 'db'>, id: string): Promise<ServiceDoc> {
  const doc = await Services(deps).findById(id, LIGHT).lean<ServiceDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** Entries by id; unknown ids are absent. */
export async function servicesById(deps: Deps, ids: readonly string[]): Promise<Map<string, ServiceDoc>> {
  const docs = ids.length === 0 ? [] : await Services(deps).find({ _id: { $in: [...new Set(ids)] } }, ROW).lean<ServiceDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

interface Found { readonly entry: Entry; readonly searched: Searchable }
const searchedOf = (entry: Entry): Searchable => searchable({ title: entry.title, words: entry.words, initials: entry.initials, office: entry.office, more: entry.situations.flatMap((one) => [SITUATION_WORDS[one], SITUATION_OTHERS[one]]) });
/** What stands for each level: read once in five seconds for everybody who lives there, however many they are; some hundreds of entries at most. */
const standing = createMemory<readonly Found[]>(async (deps, levelIds) => {
  const rows = await Services(deps).find({ levelId: { $in: [...levelIds] }, state: 'out' }, ROW).sort({ _id: 1 }).limit(2 * SERVICE_LIMITS.entries * levelIds.length).lean<Entry[]>();
  return new Map(levelIds.map((id) => [id, rows.filter(({ levelId }) => levelId === id).map((entry) => ({ entry, searched: searchedOf(entry) }))]));
});
/** Whoever has just written something reads it at once. */
export const forgetLevel = (deps: Deps, levelId: string): void => standing.forget(deps, [levelId]);

/** Community, street and district of a community. */
export async function levelIdsOf(deps: Deps, communityId: string): Promise<string[]> {
  const { community, street, district } = await levelsOf(deps, communityId);
  return [community.id, street.id, district.id];
}
export interface Ask {
  readonly situation?: Situation | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');
/** What stands for some levels, best first, then the nearest level, then by the letters of its name; and how many each situation has. */
export async function listFor(deps: Deps, levelIds: readonly string[], { situation, search = '', cursor, limit }: Ask): Promise<{ readonly items: Entry[]; readonly next: string | null; readonly counts: Record<Situation, number> }> {
  const all = [...(await standing.get(deps, levelIds)).values()].flat();
  const counts = Object.fromEntries(SITUATIONS.map((one) => [one, 0])) as Record<Situation, number>;
  for (const { entry } of all) for (const one of entry.situations) counts[one] += 1;
  const words = queryWords(search);
  const fitting = all.flatMap(({ entry, searched }) => {
    const rank = situation && !entry.situations.includes(situation) ? null : rankOf(searched, words);
    return rank === null ? [] : [{ entry, key: orderKey(rank, entry.levelKind, entry.initials, entry._id) }];
  }).sort((a, b) => (a.key < b.key ? -1 : 1));
  const after = cursor ? Buffer.from(cursor, 'base64url').toString() : '';
  const rest = fitting.filter(({ key }) => key > after);
  const last = rest[limit - 1];
  return { items: rest.slice(0, limit).map(({ entry }) => entry), next: rest.length > limit && last ? cursorOf(last.key) : null, counts };
}

/** Everything that some levels keep, what was confirmed longest ago first; withdrawn entries too. */
export const keptBy = (deps: Deps, levelIds: readonly string[]): Promise<ServiceDoc[]> => Services(deps).find({ levelId: { $in: [...levelIds] } }, ROW).sort({ levelId: 1, state: 1, _id: 1 }).limit(2 * SERVICE_LIMITS.entries * levelIds.length).lean<ServiceDoc[]>();
export const countOf = (deps: Deps, levelId: string): Promise<number> => Services(deps).countDocuments({ levelId, state: 'out' });

/** One report of an entry. `not_found`. */
export async function loadReport(deps: Deps, serviceId: string, id: string): Promise<ReportDoc> {
  const doc = await ServiceReports(deps).findOne({ _id: id, serviceId }, LIGHT).lean<ReportDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
export const reportsOf = (deps: Deps, serviceId: string): Promise<ReportDoc[]> => ServiceReports(deps).find({ serviceId }, LIGHT).sort({ createdAt: -1, _id: -1 }).limit(SHOWN).lean<ReportDoc[]>();
/** Reports that wait at some levels, the oldest first. */
export const waitingAt = (deps: Deps, levelIds: readonly string[]): Promise<ReportDoc[]> => ServiceReports(deps).find({ levelId: { $in: [...levelIds] }, state: 'open' }, LIGHT).sort({ createdAt: 1, _id: 1 }).limit(SHOWN).lean<ReportDoc[]>();
export const waitingOf = (deps: Deps, personId: string): Promise<number> => ServiceReports(deps).countDocuments({ personId, state: 'open' }, { limit: SERVICE_LIMITS.waiting });
