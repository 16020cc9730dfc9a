import { boardText, headOver } from '../../../../shared/domain/ballotBoard/build';
import type { Head } from '../../../../shared/domain/ballotBoard/signed';
import { boardTime } from '../../../../shared/domain/ballotBoard/times';
import { VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import { makeBoard, type Counted, type Gathered } from '../board/make';
import { secretBoard } from '../board/secret';
import type { BallotDoc, FrozenRow, LineDoc, ResultRow, VoteDoc } from '../document';
import { VoteLines } from '../model';
import { readingsOf } from '../papers';
import { applyStep, countsFrom, isConfirmed, SYSTEM } from '../step';
import { applyCorrections } from './correct';
import { settlePaper } from './paper';

const TYPE = 'application/json';

/** Reads what is counted: lines of this freeze, the last ballot of each. Papers that a process left between two rows are settled first. */
export async function gather(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }): Promise<Gathered> {
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

/** Writes the board to the storage, and beside it the one with all openings: of an open named vote they are the same. Of a secret one the public file says of no line whose it is. */
async function store(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }, { leaves, openings, rollOpenings }: Pick<Counted, 'leaves' | 'openings' | 'rollOpenings'>, heads: readonly Head[]): Promise<Pick<ResultRow, 'boardKey' | 'openKey'>> {
  const board = { log_key: doc.frozen.logKey, leaves, heads };
  const put = async (name: string, file: Parameters<typeof boardText>[0]): Promise<string> => {
    const key = `votes/${doc._id}/${name}.json`;
    await deps.storage.put(key, Buffer.from([...boardText(file)].join('')), TYPE);
    return key;
  };
  const secret = doc.frozen.manifest.ballot === 'secret';
  const opened = { ...board, ...(secret ? {} : { openings }), roll_openings: rollOpenings };
  const openKey = await put('openings', opened);
  return { boardKey: !secret && doc.frozen.manifest.publish === 'open' ? await put('board', opened) : await put('board', board), openKey };
}

/** Signs the closing head and keeps it, before the board is written: of two processes one is first, and whoever goes on after a stop writes the same board. */
async function withHead(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }, { leaves }: Pick<Counted, 'leaves'>): Promise<VoteDoc & { readonly closing: Head }> {
  const head = headOver(leaves, 'close', boardTime(deps.clock.now()), sha256);
  if (doc.closing && doc.closing.root !== head.root) throw new Error('what is counted is not what was signed');
  if (doc.closing) return { ...doc, closing: doc.closing };
  const closing = await deps.ballotKeys.signHead(doc.frozen.manifest.vote, head);
  const after = await applyStep(deps, doc, SYSTEM, 'publish', { revision: doc.revision, key: `head-${doc._id}` }, () => ({ quiet: true, step: 'counted', set: { state: 'closing', closing } }));
  return { ...after, closing: after.closing ?? closing };
}

/**
 * Counts a vote whose time is over and publishes it: once both scrutineers confirmed, or shortly before it must be public. It may
 * be stopped anywhere and run again, by any process. Outcomes: published; the vote as it is where it is not time; `conflict` where
 * another process is at it; `vote_keys_absent`.
 */
export async function publishVote(deps: Deps, doc: VoteDoc): Promise<VoteDoc> {
  const now = deps.clock.now();
  const { frozen } = doc;
  const unconfirmed = !isConfirmed(doc);
  if (doc.state !== 'closing' || !frozen || (unconfirmed && countsFrom(doc) > now)) return doc;
  const full = { ...doc, frozen };
  const counted = frozen.manifest.ballot === 'secret' ? await secretBoard(deps, full) : { ...makeBoard(full, await gather(deps, full)), damaged: 0 };
  const headed = await withHead(deps, full, counted);
  const keys = await store(deps, full, counted, [frozen.head, headed.closing]);
  const { counts, outcome, evaluated, buildings, damaged } = counted;
  const result: ResultRow = { counts, outcome, evaluated, buildings, unconfirmed, closing: headed.closing, damaged, ...keys };
  return applyStep(deps, headed, SYSTEM, 'publish', { revision: headed.revision, key: `publish-${doc._id}` }, () => ({ code: unconfirmed ? 'unconfirmed' : null, step: 'published', set: { result, publishedAt: now, objectUntil: new Date(now.getTime() + VOTE_LIMITS.objectFor) } }));
}
