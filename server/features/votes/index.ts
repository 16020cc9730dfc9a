import type { mongo } from 'mongoose';
import type { Feature, StoredKey } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import type { VoteBasis } from '../../platform/votes';
import type { VoteDoc } from './document';
import { voteDownloads } from './downloads';
import { voteEraser } from './erase';
import { ensureIndexes, Objections, Votes } from './model';
import { votePage } from './publicPage';
import { handlers } from './routes';
import { secretHandlers } from './secret/routes';
import { bodyRoll, topicBasis } from './sources';
import { countConfirmed, keepCorrections } from './subscribers';
import { voteClock } from './tasks';
import { votesAbout, votesById } from './queries';

export { castNamed } from './commands/cast';
export { castSecret } from './commands/castSecret';
export { checkVote } from './commands/check';
export { prepareVote } from './commands/prepare';
export { issueToken } from './commands/token';
export { publicPart as votePublicPart } from './publicPart';
export { confirmEnd } from './commands/confirm';
export { agree as agreeToVote, draftVote, type Drafting } from './commands/draft';
export { freezeVote } from './commands/freeze';
export { objectTo } from './commands/object';
export { watch as watchVote } from './commands/watch';
export type { ObjectionDoc, VoteDoc } from './document';
export { voteEvent, type VoteStep } from './events';
export { authorise as authoriseVote } from './policy';
export { linesOfVote, loadVote, objectionById, votesById } from './queries';
export { voteClock } from './tasks';

/** What others may know of a vote: where it stands, what it is about, and once it is published what was counted. */
export interface VoteSummary {
  readonly id: string;
  readonly state: VoteDoc['state'];
  readonly basis: VoteDoc['basis'];
  readonly title: string;
  readonly closes: Date;
  readonly outcome: NonNullable<VoteDoc['result']>['outcome'] | null;
  readonly counts: NonNullable<VoteDoc['result']>['counts'] | null;
  readonly binding: boolean;
}
const summaryOf = ({ _id, state, basis, draft, closesAt, result }: VoteDoc): VoteSummary => ({ id: _id, state, basis, title: draft.title, closes: closesAt, outcome: result?.outcome ?? null, counts: result?.counts ?? null, binding: draft.binding });
/** One vote; null when there is none. */
export async function voteOf(deps: Deps, id: string): Promise<VoteSummary | null> {
  const doc = (await votesById(deps, [id])).get(id);
  return doc ? summaryOf(doc) : null;
}
/** Votes about a matter, the first first; drafts that were given up are not among them. */
export const votesOf = async (deps: Deps, basis: Pick<VoteBasis, 'kind' | 'id'>): Promise<VoteSummary[]> => (await votesAbout(deps, basis.id)).filter((doc) => doc.basis.kind === basis.kind).map(summaryOf);

const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });
/** Boards lie in the storage: a backup takes them along. */
async function* storedFiles(db: mongo.Db, session: mongo.ClientSession | undefined): AsyncIterable<StoredKey> {
  const rows = db.collection<{ _id: string; result: { boardKey: string; openKey: string } }>('votes').find({ state: 'published' }, { projection: { 'result.boardKey': 1, 'result.openKey': 1 }, ...(session ? { session } : {}) });
  for await (const { result } of rows) for (const key of [result.boardKey, result.openKey]) yield { key, type: 'application/json' };
}

/** Votes (表决): what is asked is frozen and published before it opens, ballots are rows, the count is in whole numbers and on a board that anybody checks. */
export const feature: Feature = {
  name: 'votes', handlers: { ...handlers, ...secretHandlers }, sources: [source('vote', Votes), source('voteObjection', Objections)], subscribers: [countConfirmed, keepCorrections], tasks: [voteClock], pages: [votePage], downloads: voteDownloads, erasers: [voteEraser], rollSources: [bodyRoll], voteBases: [topicBasis], storedFiles, ensureIndexes,
};
