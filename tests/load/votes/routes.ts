/** Ballots by name, tokens and secret ballots, each beside a bare route with the same durable write and the same operations with the same keys. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPrivateKey } from 'node:crypto';
import type { BallotDoc } from '../../../server/features/votes/document';
import type { IssuedDoc } from '../../../server/features/votes/secret/document';
import type { Frozen } from '../../../server/features/votes/taking';
import type { SealedBallot } from '../../../server/platform/ballotKeys/inbox';
import { rawCollection } from '../../../server/platform/database/model';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import { bytesFrom } from '../../support/votes/boards';
import type { FloorStep, Scenario } from '../scenarios';
import { ballotOf } from './board';
import { placesIn, type District, type Voter } from './lay';

const TARGET = 0.6;
/** Bytes of the length of what is signed; which ones does not matter to the time it takes. */
const SOME_BYTES = bytesFrom('signed', 1).repeat(8);

/** What is measured of votes. */
export interface VoteCast {
  readonly district: District;
  readonly named: Frozen;
  readonly secret: Frozen;
  readonly voters: readonly Voter[];
  readonly ballots: readonly BallotLeaf[];
  /** Private keys of the two votes, as they lie in their directory. */
  readonly keys: { readonly namedLog: string; readonly log: string; readonly blind: string };
}

/** Keys of a vote: the measurement is the operator here. */
export function keysIn(directory: string, { frozen }: Frozen): { readonly log: string; readonly blind: string } {
  const pem = (name: string): string => readFileSync(path.join(placesIn(directory).KEY_DIR, frozen.manifest.vote, name), 'utf8');
  return { log: pem('log.pem'), blind: frozen.manifest.ballot === 'secret' ? pem('blind.pem') : '' };
}
/** Signed ballots of a secret vote, made beforehand. */
export function makeBallots({ frozen }: Frozen, blind: string, count: number): BallotLeaf[] {
  const key = createPrivateKey(blind);
  return Array.from({ length: count }, (_, n) => ballotOf(n, frozen.hash, key));
}

/** What a voter sends, as a number below any modulus of its length. */
export const blindedBy = (n: number): string => `01${bytesFrom('blinded', n).repeat(8).slice(2)}`;
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
export const sentOf = ({ pk, pre, ts, choice, bs }: BallotLeaf): string => JSON.stringify({ pk, pre, ts, choice, bs });
type Request = { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
export const castNamedOf = ({ _id }: Frozen, { token }: Voter): Request => ({ path: `/api/v1/votes/${_id}/named`, headers: bearer(token), body: JSON.stringify({ choice: 'yes', seq: 1 }) });
export const tokenOf = ({ _id }: Frozen, { token }: Voter, n: number): Request => ({ path: `/api/v1/votes/${_id}/token`, headers: bearer(token), body: JSON.stringify({ blinded: blindedBy(n) }) });
/** By nobody: no session goes with it. */
export const castOf = ({ frozen }: Frozen, ballot: BallotLeaf): Request => ({ path: `/api/v1/cast/${frozen.hash}`, headers: { 'content-type': 'application/json' }, body: sentOf(ballot) });

function each<T>(all: readonly T[], of: (one: T, n: number) => Request): () => Request {
  let next = 0;
  return () => {
    const one = all[next];
    if (one === undefined) throw new Error('everybody has voted');
    return of(one, next++);
  };
}
/** What the route wrote when it was asked first. */
async function written(collection: { findOne(): Promise<object | null> }): Promise<Record<string, unknown>> {
  const row = await collection.findOne();
  if (!row) throw new Error('nothing was written');
  return { ...row };
}

/** The three routes with their floors. */
export function voteScenarios({ district: { deps }, named, secret, voters, ballots, keys }: VoteCast): Scenario[] {
  const post = (name: string, next: () => Request, steps: () => Promise<FloorStep[]>): Scenario => ({ name, target: TARGET, method: 'POST', ...next(), next, steps });
  return [
    post('a ballot by name', each(voters, (voter) => castNamedOf(named, voter)), async () => [
      { do: 'insert', collection: 'namedBallots', document: await written(rawCollection<BallotDoc>(deps.db, 'namedBallots')), own: ['_id', 'line', 'salt'] },
      { do: 'key', with: 'sign', key: keys.namedLog, hex: SOME_BYTES },
    ]),
    post('a token', each(voters, (voter, n) => tokenOf(secret, voter, n)), async () => [
      { do: 'insert', collection: 'issuedLines', document: await written(rawCollection<IssuedDoc>(deps.db, 'issuedLines')), own: ['_id', 'b'] },
      { do: 'key', with: 'blindSign', key: keys.blind, hex: blindedBy(0) },
      { do: 'key', with: 'sign', key: keys.log, hex: SOME_BYTES },
    ]),
    post('a secret ballot', each(ballots, (ballot) => castOf(secret, ballot)), async () => [
      { do: 'key', with: 'checkBallot', key: keys.blind, hex: secret.frozen.hash },
      { do: 'insert', collection: 'sealedBallots', document: await written(rawCollection<SealedBallot>(deps.db, 'sealedBallots')), own: ['_id', 'h'] },
      { do: 'key', with: 'sign', key: keys.log, hex: SOME_BYTES },
    ]),
  ];
}
