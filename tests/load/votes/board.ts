/** A whole secret board made by Node alone, its verification from the file, and the bare loop that it is measured against. */
import { constants, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { boardText, closedLeaves, rollRoot, voteOfManifest } from '../../../shared/domain/ballotBoard/build';
import { fromHex } from '../../../shared/domain/ballotBoard/bytes';
import { logKeyFingerprint } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf, Leaf } from '../../../shared/domain/ballotBoard/leaves';
import { castMessage, tokenMessage } from '../../../shared/domain/ballotBoard/signed';
import { BoardVerifier } from '../../../shared/domain/ballotBoard/verify/verifier';
import { nodeBoardCrypto } from '../../../server/platform/crypto/boardCrypto';
import { nodeSha256 } from '../../../server/platform/crypto/sha256';
import { bytesFrom, headsOf, pss, testKeys } from '../../support/votes/boards';
import { aManifest } from '../../support/votes/manifests';
import { median, spent } from '../processor';

/** So many of the ballots are checked by the bare loop in a turn. */
const MOST_BARE = 20_000;
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A ballot made by Node alone, its token signed with the blind key itself: a client in plain JavaScript would take most of the time. */
export function ballotOf(number: number, vote: string, blind: KeyObject): BallotLeaf {
  const key = createPrivateKey({ key: Buffer.concat([PREFIX, Buffer.from(bytesFrom('bench', number), 'hex')]), format: 'der', type: 'pkcs8' });
  const pk = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
  const pre = bytesFrom('pre', number);
  const choice = number % 3 === 0 ? 'no' : 'yes';
  return { t: 'ballot', pk, pre, ts: pss(blind, tokenMessage(pre, vote, pk)), choice, bs: sign(null, castMessage(choice, pk, vote), key).toString('hex') };
}

function makeBoard(ballots: number): { readonly leaves: Leaf[]; readonly vote: string } {
  const { log, blind } = testKeys();
  const roll = Array.from({ length: ballots }, (_, line) => bytesFrom('line', line));
  const manifest = aManifest({ blind_key: blind.shown, log_key_sha256: logKeyFingerprint(log.shown), roll: { count: roll.length, area: 0, root: rollRoot(roll, nodeSha256) } });
  const vote = voteOfManifest(manifest);
  const parts = { manifest, roll, changes: [], issued: roll.map((c, line) => ({ c, b: bytesFrom('b', line) })), paper: [], named: new Map<string, never>(), paperCounts: [] };
  return { leaves: closedLeaves({ ...parts, ballots: roll.map((_, line) => ballotOf(line, vote, blind.key)) }), vote };
}

/** Seconds of the same checks on the first ballots, with nothing around them; for `ballots` of them. */
function bareLoop(some: readonly BallotLeaf[], vote: string, ballots: number): number {
  const { blind } = testKeys();
  const key = { key: createPublicKey(blind.key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const ready = some.map(({ pk, pre, ts, choice, bs }) => ({ token: tokenMessage(pre, vote, pk), ts: fromHex(ts), cast: castMessage(choice, pk, vote), bs: fromHex(bs), pk: fromHex(pk) }));
  const keyOf = (pk: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), pk]), format: 'der', type: 'spki' });
  const began = spent();
  for (const { token, ts, cast, bs, pk } of ready) if (!verify('sha384', token, key, ts) || !verify(null, cast, keyOf(pk), bs)) throw new Error('a ballot that does not hold');
  return ((spent() - began) / some.length) * ballots;
}

async function wholeFile(file: string, fingerprint: string): Promise<number> {
  const began = spent();
  const verifier = new BoardVerifier({ crypto: nodeBoardCrypto(), fingerprint });
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) verifier.push(chunk as Buffer);
  const report = verifier.end();
  if (report.verdict !== 'accepted') throw new Error(JSON.stringify(report.findings));
  return spent() - began;
}

/** Verification of so many ballots against the bare loop, by turns, in processor time of this process. */
export async function measureVerification(ballots: number, directory: string): Promise<void> {
  const made = performance.now();
  const { leaves, vote } = makeBoard(ballots);
  const manifest = leaves[0] as ReturnType<typeof aManifest>;
  const file = path.join(directory, 'board.json');
  await pipeline(Readable.from(boardText({ log_key: testKeys().log.shown, leaves, heads: headsOf(manifest, leaves) })), createWriteStream(file));
  const some = leaves.filter((leaf): leaf is BallotLeaf => leaf.t === 'ballot').slice(0, MOST_BARE);
  leaves.length = 0;
  console.log(`\n${ballots} ballots made in ${((performance.now() - made) / 1000).toFixed(1)} s, ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`);
  const ratios: number[] = [];
  for (let turn = 0; turn < (ballots > 100_000 ? 1 : 3); turn += 1) {
    const [bare, whole] = [bareLoop(some, vote, ballots), await wholeFile(file, manifest.log_key_sha256)];
    ratios.push(bare / whole);
    console.log(`bare loop ${bare.toFixed(1)} s, whole verification ${whole.toFixed(1)} s, ratio ${(bare / whole).toFixed(2)}, memory ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`);
  }
  console.log(`verification ÷ bare loop: ${median(ratios).toFixed(2)} (target ≥ 0.5)`);
}
