import { DomainError } from '../../../shared/domain/kernel/errors';
import type { VoteLane } from '../../../shared/domain/votes/states';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import { rawCollection } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { together } from '../../platform/together';
import type { BallotDoc, LineDoc, ObjectionDoc, PaperDoc, VoteDoc } from './document';
import { NamedBallots, Objections, PaperEntries, VoteLines, Votes } from './model';
import type { IssuedDoc } from './secret/document';
import { IssuedLines } from './secret/model';

export interface VotePage {
  readonly items: VoteDoc[];
  readonly next: string | null;
}
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0 } as const;
/** Lines and votes of one person that are looked for: more than anybody has at once. */
const OWN = 200;
/** A page shows no more objections; there are as many as people who object. */
const SHOWN = 100;

export const voteIdOf = (personId: string, key: string): string => idFrom('vote', personId, key);
export const objectionIdOf = (voteId: string, personId: string): string => idFrom('voteObjection', voteId, personId);
export const paperIdOf = (voteId: string, line: string, personId: string): string => idFrom('paperEntry', voteId, line, personId);
export const ballotIdOf = (line: string, seq: number): string => `${line}.${seq}`;

/** One vote. `not_found` when there is none. */
export async function loadVote(deps: Deps, id: string): Promise<VoteDoc> {
  const doc = await Votes(deps).findById(id, { pending: 0 }).lean<VoteDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Votes by id; unknown ids are absent. */
export async function votesById(deps: Deps, ids: readonly string[]): Promise<Map<string, VoteDoc>> {
  const docs = ids.length === 0 ? [] : await Votes(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<VoteDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Votes about a matter, the first first. */
export const votesAbout = (deps: Deps, basisId: string): Promise<VoteDoc[]> => Votes(deps).find({ 'basis.id': basisId, state: { $ne: 'dropped' } }, { pending: 0 }).sort({ createdAt: 1 }).limit(SHOWN).lean<VoteDoc[]>();

/** A page of the votes of a community or a body, or about a matter: what ends first; what is over, the latest first. Drafts are not in it. */
export async function lanePage(deps: Deps, whose: Record<string, unknown>, lane: VoteLane, { cursor, limit }: PageAsk): Promise<VotePage> {
  const direction = lane === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Votes(deps).find({ ...whose, lane, state: { $ne: 'draft' }, ...after(decodeCursor(cursor), 'closesAt', direction) }, ROW).sort({ closesAt: order, _id: order }).limit(limit + 1).lean<VoteDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.closesAt, id: row._id }));
}
export const dueVotes = (deps: Deps, now: Date, limit: number): Promise<VoteDoc[]> => Votes(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<VoteDoc[]>();

/** Lines for which somebody votes, for themselves or in writing for another; of some votes, or the latest. */
export async function linesOf(deps: Deps, personId: string, voteIds?: readonly string[]): Promise<LineDoc[]> {
  const within = voteIds ? { voteId: { $in: [...voteIds] } } : {};
  const find = (who: Record<string, unknown>): Promise<LineDoc[]> => VoteLines(deps).find({ ...who, ...within }).sort({ at: -1 }).limit(OWN).lean<LineDoc[]>();
  const [own, stood] = await Promise.all([find({ voterId: personId }), find({ 'proxy.personId': personId })]);
  return [...own, ...stood.filter(({ _id }) => !own.some((line) => line._id === _id))];
}
/** Of pairs of a vote and a person, as JSON: the lines of that person in that vote, their own first. */
const linesByPair = together<LineDoc[]>(async ({ db }, keys) => {
  const pairs = keys.map((key) => JSON.parse(key) as [string, string]);
  const [voteId, person] = [{ $in: [...new Set(pairs.map(([id]) => id))] }, { $in: [...new Set(pairs.map(([, id]) => id))] }];
  const rows = await rawCollection<LineDoc>(db, 'voteLines').find({ $or: [{ voterId: person, voteId }, { 'proxy.personId': person, voteId }] }).toArray();
  const linesFor = ([vote, id]: [string, string]): LineDoc[] => {
    const [own, stood] = [rows.filter((line) => line.voteId === vote && line.voterId === id), rows.filter((line) => line.voteId === vote && line.voterId !== id && line.proxy?.personId === id)];
    return [...own, ...stood];
  };
  return new Map(pairs.map((pair, n) => [keys[n] as string, linesFor(pair)]));
});
/** Lines for which somebody votes in one vote, for themselves or in writing for another; of a crowd that comes together by one read. */
export const linesIn = async (deps: Deps, personId: string, voteId: string): Promise<LineDoc[]> => (await linesByPair(deps, JSON.stringify([voteId, personId]))) ?? [];
/** Votes somebody watches, or of bodies they act for. */
export const votesOfPerson = (deps: Deps, personId: string, bodyIds: readonly string[], voteIds: readonly string[], lane: VoteLane): Promise<VoteDoc[]> =>
  Votes(deps).find({ $or: [{ 'scrutineers.personId': personId }, { bodyId: { $in: [...bodyIds] } }, { _id: { $in: [...voteIds] } }], lane }, ROW).sort({ closesAt: lane === 'going' ? 1 : -1 }).limit(OWN).lean<VoteDoc[]>();

/** One line of a vote, as its freeze made it or as it was added. `not_found`. */
export async function loadLine(deps: Deps, { _id, frozen }: VoteDoc, line: string): Promise<LineDoc> {
  const doc = await VoteLines(deps).findOne({ _id: line, voteId: _id, freeze: frozen?.freeze ?? '' }).lean<LineDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** The latest ballot of each of some lines. */
export async function latestBallots(deps: Deps, voteId: string, lines: readonly string[]): Promise<Map<string, BallotDoc>> {
  const rows = lines.length === 0 ? [] : await NamedBallots(deps).find({ voteId, line: { $in: [...lines] } }).sort({ line: 1, seq: 1 }).lean<BallotDoc[]>();
  return new Map(rows.map((row) => [row.line, row]));
}
export const ballotsOfLines = (deps: Deps, voteId: string, lines: readonly string[]): Promise<BallotDoc[]> => NamedBallots(deps).find({ voteId, line: { $in: [...lines] } }).sort({ line: 1, seq: 1 }).lean<BallotDoc[]>();
export const entriesOf = (deps: Deps, voteId: string, lines: readonly string[]): Promise<PaperDoc[]> => PaperEntries(deps).find({ voteId, line: { $in: [...lines] } }).sort({ line: 1, at: 1 }).lean<PaperDoc[]>();
/** How many lines have said something: ballots with the first sequence, papers handed out among them; in a secret vote, tokens and papers. */
export const ballotsTaken = (deps: Deps, { _id: voteId, draft }: Pick<VoteDoc, '_id' | 'draft'>): Promise<number> => (draft.ballot === 'secret' ? IssuedLines(deps).countDocuments({ voteId }) : NamedBallots(deps).countDocuments({ voteId, seq: 1 }));
/** Lines of a secret vote that asked for a token or got a paper, of those. */
export async function issuedAmong(deps: Deps, lines: readonly string[]): Promise<Map<string, IssuedDoc>> {
  const rows = lines.length === 0 ? [] : await IssuedLines(deps).find({ _id: { $in: [...lines] } }).lean<IssuedDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}
/** Ids of lines of a secret vote that asked for a token, or got a paper, after the cursor of a page of lines. */
export const issuedAfter = async (deps: Deps, voteId: string, which: 'issued' | 'paper', { cursor, limit }: PageAsk): Promise<string[]> =>
  (await IssuedLines(deps).find({ voteId, b: which === 'paper' ? null : { $ne: null }, ...(cursor ? { _id: { $gt: cursor } } : {}) }, { _id: 1 }).sort({ _id: 1 }).limit(limit + 1).lean<{ _id: string }[]>()).map(({ _id }) => _id);

/** The mark of a vote's lines: of its freeze, or of the roll that was prepared for it. */
export const freezeOf = ({ frozen, prepared }: Pick<VoteDoc, 'frozen' | 'prepared'>): string => frozen?.freeze ?? prepared?.freeze ?? '';
/** A page of the lines of a vote, each page by labels; `ids`: those alone. */
export async function linePage(deps: Deps, doc: VoteDoc, { cursor, limit, q, ids }: PageAsk & { readonly q?: string | undefined; readonly ids?: readonly string[] }): Promise<{ items: LineDoc[]; next: string | null }> {
  const filter = { voteId: doc._id, freeze: freezeOf(doc), ...(q ? { label: { $gte: q, $lt: `${q}\uffff` } } : {}), _id: { $gt: cursor ?? '', ...(ids ? { $in: [...ids] } : {}) } };
  const rows = await VoteLines(deps).find(filter).sort({ _id: 1 }).limit(limit + 1).lean<LineDoc[]>();
  const items = rows.slice(0, limit);
  return { items: [...items].sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true })), next: rows.length > limit ? (items[items.length - 1]?._id ?? null) : null };
}
/** Lines to which a paper was handed. */
export const paperLines = async (deps: Deps, voteId: string): Promise<string[]> => (await NamedBallots(deps).find({ voteId, seq: 1, via: 'paper' }, { line: 1 }).lean<Pick<BallotDoc, 'line'>[]>()).map(({ line }) => line);
export const objectionsTo = (deps: Deps, voteId: string): Promise<ObjectionDoc[]> => Objections(deps).find({ voteId }, { pending: 0 }).sort({ at: 1, _id: 1 }).limit(SHOWN).lean<ObjectionDoc[]>();
export const objectionById = (deps: Deps, id: string): Promise<ObjectionDoc | null> => Objections(deps).findById(id, { pending: 0 }).lean<ObjectionDoc>();
/** Lines read at once. */
const BATCH = 1_000;
/** Lines of a frozen vote batch by batch; those that were voided where `which` says so. */
export async function* linesOfVote(deps: Deps, { _id, frozen }: Pick<VoteDoc, '_id' | 'frozen'>, which: 'valid' | 'all' = 'valid'): AsyncGenerator<LineDoc[]> {
  for (let last = ''; ; ) {
    const rows = await VoteLines(deps).find({ voteId: _id, freeze: frozen?.freeze ?? '', ...(which === 'valid' ? { voided: false } : {}), _id: { $gt: last } }).sort({ _id: 1 }).limit(BATCH).lean<LineDoc[]>();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1]?._id ?? '';
  }
}
