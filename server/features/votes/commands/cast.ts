import { randomBytes } from 'node:crypto';
import type { ParsedOf, ResponseOf } from '../../../../shared/contract';
import { isChoice } from '../../../../shared/domain/ballotBoard/choices';
import { secondsAfter } from '../../../../shared/domain/ballotBoard/times';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstLine } from '../../../../shared/domain/votes/casting';
import { isDuplicateKey } from '../../../platform/database/errors';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import { bodyOf, namedLeaf } from '../board/format';
import type { BallotDoc } from '../document';
import { ownLines } from '../policy';
import { ballotIdOf, latestBallots, linesIn } from '../queries';
import { refuse } from '../step';
import { frozenVote, mustStillTake, pickLine, ruleOfTaking } from '../taking';

type Casting = ParsedOf<'POST /votes/:id/named'>['body'];
type Cast = ResponseOf<'POST /votes/:id/named'>;

/** Why a ballot met one that was there: a paper, another choice, or the same once more, which is answered as the first. */
async function meet(deps: Deps, voteId: string, row: BallotDoc): Promise<BallotDoc> {
  const known = await rawCollection<BallotDoc>(deps.db, 'namedBallots').findOne({ _id: row._id, voteId });
  if (known?.via === 'paper') refuse('votePaper');
  if (known && JSON.stringify(known.choice) === JSON.stringify(row.choice)) return known;
  const latest = (await latestBallots(deps, voteId, [row.line])).get(row.line);
  throw new DomainError('conflict', { revision: latest?.seq ?? 0 });
}

/** One insert; of a thousand at once for the same sequence the database takes one. A change follows the ballot before it. */
async function put(deps: Deps, row: BallotDoc): Promise<BallotDoc> {
  const ballots = rawCollection<BallotDoc>(deps.db, 'namedBallots');
  if (row.seq > 1) {
    const before = await ballots.findOne({ _id: ballotIdOf(row.line, row.seq - 1), voteId: row.voteId });
    if (before?.via === 'paper') refuse('votePaper');
    if (!before) throw new DomainError('conflict', { revision: (await latestBallots(deps, row.voteId, [row.line])).get(row.line)?.seq ?? 0 });
  }
  try {
    await ballots.insertOne(row);
    return row;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return meet(deps, row.voteId, row);
  }
}

/**
 * Casts a named ballot. The insert comes first, then the vote is read again: only while it still takes ballots is the promise
 * signed. Outcomes: the promise, the same ballot for the same choice and sequence; `conflict` with the sequence that is there;
 * `not_allowed` for who is not on the roll; `unavailable` where the vote ended meanwhile: not promised, so not counted yet;
 * `rule_refused` voteSecretNot, voteNotYet, voteOver, voteChoice, voteLineWhich, voteLineNone, voteVoided, votePaper, voteProxyDays.
 */
export async function castNamed(deps: Deps, voteId: string, personId: string, { choice, seq, line: asked }: Casting): Promise<Cast> {
  const [vote, all] = await Promise.all([frozenVote(deps, voteId), linesIn(deps, personId, voteId)]);
  if (vote.draft.ballot === 'secret') refuse('voteSecretNot');
  const line = pickLine(ownLines(vote, all), asked);
  const now = deps.clock.now();
  const proxy = line.voterId === personId ? null : (line.proxy ?? null);
  const rule = ruleOfTaking(deps, vote) ?? ruleAgainstLine({ voided: line.voided, paper: false, proxy }, dayOf(now));
  if (rule) refuse(rule);
  const { manifest, hash } = vote.frozen;
  if (!isChoice(manifest, choice)) refuse('voteChoice');
  const row = await put(deps, { _id: ballotIdOf(line._id, seq), voteId, line: line._id, seq, choice, via: 'app', salt: randomBytes(32).toString('hex'), by: personId, at: now });
  await mustStillTake(deps, vote);
  const body = bodyOf(hash, line, row);
  const promised = { by: secondsAfter(manifest.closes, manifest.mmd_s), leaf: namedLeaf(row.salt, body).hash, vote: hash };
  const { by, leaf } = promised;
  return { line: line._id, salt: row.salt, body, promise: { by, leaf, sig: await deps.ballotKeys.signPromise(manifest.vote, promised) } } as Cast;
}
