import { boardText, headOver } from '../../../../shared/domain/ballotBoard/build';
import type { Head } from '../../../../shared/domain/ballotBoard/signed';
import { boardTime } from '../../../../shared/domain/ballotBoard/times';
import { VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import { makeBoard, type Counted, type Gathered } from '../board/make';
import type { BallotDoc, FrozenRow, LineDoc, ResultRow, VoteDoc } from '../document';
import { VoteLines } from '../model';
import { readingsOf } from '../papers';
import { applyStep, countsFrom, isConfirmed, SYSTEM } from '../step';
import { applyCorrections } from './correct';
import { settlePaper } from './paper';

const TYPE = 'application/json';

/** Reads what is counted: lines of this freeze, the last ballot of each. Papers that a process left between two rows are settled first. */
async function gather(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }): Promise<Gathered> {
  await applyCorrections(deps, doc);
  const readings = await readingsOf(deps, doc._id);
  for (const [line, entries] of readings) await settlePaper(deps, doc, line, entries);
  const lines = await VoteLines(deps).find({ voteId: doc._id, freeze: doc.frozen.freeze }).sort({ _id: 1 }).lean<LineDoc[]>();
  const [ballots, papers] = [new Map<string, BallotDoc>(), new Set<string>()];
  for await (const row of rawCollection<BallotDoc>(deps.db, 'namedBallots').find({ voteId: doc._id })) {
    if (row.via === 'paper' && row.seq === 1) papers.add(row.line);
    else if ((ballots.get(row.line)?.seq ?? 0) < row.seq) ballots.set(row.line, row);
  }
  return { lines, ballots, papers, readings: [...readings.values()].flat() };
}

/** Writes the board to the storage, and beside it the one with all openings: of an open vote they are the same. */
async function store(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }, { leaves, openings, rollOpenings }: Counted, heads: readonly Head[]): Promise<Pick<ResultRow, 'boardKey' | 'openKey'>> {
  const board = { log_key: doc.frozen.logKey, leaves, heads };
  const put = async (name: string, file: Parameters<typeof boardText>[0]): Promise<string> => {
    const key = `votes/${doc._id}/${name}.json`;
    await deps.storage.put(key, Buffer.from([...boardText(file)].join('')), TYPE);
    return key;
  };
  const opened = { ...board, openings, roll_openings: rollOpenings };
  const openKey = await put('openings', opened);
  return { boardKey: doc.frozen.manifest.publish === 'open' ? await put('board', opened) : await put('board', board), openKey };
}

/**
 * Counts a vote whose time is over and publishes it: once both scrutineers confirmed, or shortly before it must be public. Run
 * twice, the second write meets another state. Outcomes: published; the vote as it is where it is not time.
 */
export async function publishVote(deps: Deps, doc: VoteDoc): Promise<VoteDoc> {
  const now = deps.clock.now();
  const { frozen } = doc;
  const unconfirmed = !isConfirmed(doc);
  if (doc.state !== 'closing' || !frozen || (unconfirmed && countsFrom(doc) > now)) return doc;
  const full = { ...doc, frozen };
  const counted = makeBoard(full, await gather(deps, full));
  const closing = await deps.ballotKeys.signHead(frozen.manifest.vote, headOver(counted.leaves, 'close', boardTime(now), sha256));
  const keys = await store(deps, full, counted, [frozen.head, closing]);
  const { counts, outcome, evaluated, buildings } = counted;
  const result: ResultRow = { counts, outcome, evaluated, buildings, unconfirmed, closing, ...keys };
  return applyStep(deps, doc, SYSTEM, 'publish', { revision: doc.revision, key: `publish-${doc._id}` }, () => ({ code: unconfirmed ? 'unconfirmed' : null, step: 'published', set: { result, publishedAt: now, objectUntil: new Date(now.getTime() + VOTE_LIMITS.objectFor) } }));
}
