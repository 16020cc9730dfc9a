/**
 * What a phone does in a secret vote, step by step, with the client's own code: milliseconds each, as JSON on one line. Started with
 * and without a compiler in the engine (`--jitless`, as the mini-program's engine on some phones).
 */
import { randomBytes } from 'node:crypto';
import { closedLeaves, headOver, openingLeaves, rollRoot, voteOfManifest } from '../../../shared/domain/ballotBoard/build';
import { fromHex, toHex } from '../../../shared/domain/ballotBoard/bytes';
import { blindedHash, leafHash, logKeyFingerprint, rollCommitment } from '../../../shared/domain/ballotBoard/hashes';
import { issueReceiptBytes, promiseBytes } from '../../../shared/domain/ballotBoard/signed';
import type { Json } from '../../../shared/domain/ballotBoard/strictJson';
import { secondsAfter } from '../../../shared/domain/ballotBoard/times';
import { ballotOf, receiptFile, takePromise, takeToken, tokenAsk } from '../../../shared/domain/ballotClient/casting';
import { checkOpening } from '../../../shared/domain/ballotClient/checking';
import { findMine } from '../../../shared/domain/ballotClient/looking';
import { blindSignBy } from '../../../server/platform/ballotKeys/signing';
import { bytesFrom, cast, fileOf, headsOf, logSigned, pss, testKeys } from '../../support/votes/boards';
import { aManifest } from '../../support/votes/manifests';
import { median } from '../processor';

const ROUNDS = 3;
/** Lines of the roll and ballots of the board that the phone reads. */
const [LINES, BALLOTS] = [200, 100];
const breath = (): Promise<void> => Promise.resolve();

async function main(): Promise<void> {
  const { log, blind } = testKeys();
  const own = { salt: bytesFrom('salt'), body: { ref: 'mine', area: 0 } };
  const mine = rollCommitment(own.salt, own.body);
  const roll = [mine, ...Array.from({ length: LINES - 1 }, (_, line) => bytesFrom('line', line))];
  const manifest = aManifest({ blind_key: blind.shown, log_key_sha256: logKeyFingerprint(log.shown), roll: { count: roll.length, area: 0, root: rollRoot(roll) }, min_ballots: 3 });
  const vote = voteOfManifest(manifest);
  const opening = openingLeaves(manifest, roll);
  const head = logSigned(headOver(opening, 'open', manifest.opens));
  const others = Array.from({ length: BALLOTS - 1 }, (_, n) => cast(bytesFrom('key', n), vote, 'yes', bytesFrom('pre', n)));
  const took = new Map<string, number[]>();
  const step = async <T>(name: string, act: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await act();
    took.set(name, [...(took.get(name) ?? []), performance.now() - began]);
    return done;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const seed = randomBytes(32).toString('hex');
    const { c, pin, ...checked } = await step(`manifest and roll of ${LINES} lines`, () => checkOpening({ log_key: log.shown, leaves: opening as unknown as Json[], head: head as unknown as Json }, manifest.log_key_sha256, own, breath));
    const { blinded } = await step('blind', () => tokenAsk(seed, checked));
    const b = blindedHash(fromHex(blinded));
    const answer = { b, blind_sig: blindSignBy(blind.key, fromHex(blinded))?.toString('hex') ?? '', issue_sig: pss(log.key, issueReceiptBytes({ b, c: c ?? '', vote })) };
    const ts = await step('unblind and verify', () => takeToken(seed, checked, c ?? '', answer));
    const leaf = await step('sign the ballot', () => ballotOf(seed, checked, ts, 'yes'));
    const promised = { by: secondsAfter(manifest.closes, manifest.mmd_s), leaf: toHex(leafHash(leaf)), vote };
    const promise = await step('verify the promise', () => takePromise(checked, leaf, { leaf: promised.leaf, by: promised.by, promise: pss(log.key, promiseBytes(promised)) }));
    const issued = [{ c: mine, b }, ...roll.slice(1, BALLOTS).map((line, n) => ({ c: line, b: bytesFrom('b', n) }))];
    const leaves = closedLeaves({ manifest, roll, changes: [], issued, paper: [], ballots: [leaf, ...others], named: new Map(), paperCounts: [] });
    const file = Buffer.from(fileOf({ leaves, heads: headsOf(manifest, leaves) }));
    const found = await step(`find it among ${BALLOTS} ballots`, () => findMine(file, checked, receiptFile(vote, own, answer, promise), pin, breath));
    if (!found.counted || !found.whole) throw new Error(`the ballot was not found: ${JSON.stringify(found)}`);
  }
  console.log(JSON.stringify(Object.fromEntries([...took].map(([name, all]) => [name, median(all)]))));
}

void main();
