/** Twenty thousand voters on two server processes: by name, and in secret with token and ballot. Whoever got no answer sends the same again, to the other process. */
import type { BallotDoc } from '../../../server/features/votes/document';
import type { Frozen } from '../../../server/features/votes/taking';
import { rawCollection } from '../../../server/platform/database/model';
import { CONNECTIONS } from '../measured';
import { processorSeconds, spent } from '../processor';
import type { Spawned } from '../servers';
import { lineOf, openVote, putOnRoll, type District, type Voter } from './lay';
import { castNamedOf, castOf, keysIn, makeBallots, tokenOf } from './routes';

/** Seconds that so many voters may take. */
const WITHIN = 120;
/** One in so many loses the answer and sends the same once more. */
const LOST = 20;
type Request = ReturnType<typeof castOf>;

/** What everybody sends, at so many connections; each that lost its answer again to the other process. Answers that are no success stop it. */
async function press(servers: readonly Spawned[], all: readonly ((at: number) => Request)[]): Promise<number> {
  let next = 0;
  let sent = 0;
  const send = async (at: number, { path, headers, body }: Request, tries = 3): Promise<void> => {
    const init = { method: 'POST', headers: { ...headers, ...(headers.authorization ? { 'idempotency-key': crypto.randomUUID() } : {}) }, body };
    const response = await fetch(`${servers[at % servers.length]?.url}${path}`, init).catch((error: unknown) => {
      if (tries === 1) throw error;
      return null;
    });
    // A connection that was closed while nobody used it: the voter sends the same again.
    if (response === null) return send(at + 1, { path, headers, body }, tries - 1);
    const text = await response.text();
    sent += 1;
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text.slice(0, 300)}`);
  };
  const one = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) {
      const request = all[at]?.(at);
      if (!request) return;
      await send(at, request);
      if (at % LOST === 0) await send(at + 1, request);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return sent;
}

async function timed(name: string, servers: readonly Spawned[], engine: Spawned, act: () => Promise<number>): Promise<void> {
  const used = (): number[] => [...servers, engine].map(({ pid }) => processorSeconds(pid));
  const [began, own, before] = [performance.now(), spent(), used()];
  const sent = await act();
  const seconds = (performance.now() - began) / 1_000;
  const each = used().map((now, n) => (now - (before[n] ?? 0)).toFixed(1));
  console.log(`${name}: ${sent} requests in ${seconds.toFixed(1)} s (≤ ${WITHIN}: ${seconds <= WITHIN ? 'met' : '**missed**'}); processor seconds of the two servers ${each.slice(0, -1).join(' and ')}, of the engine ${each.at(-1)}, of the generator ${(spent() - own).toFixed(1)}`);
}
function mustBe(what: string, found: number, count: number): void {
  if (found !== count) throw new Error(`${found} ${what} of ${count}: some were lost or are double`);
}

/** Both kinds of vote, with as many voters; what stands in the database at the end is counted. */
export async function measureCrowd(district: District, bodyId: string, voters: readonly Voter[], { servers, engine, directory }: { readonly servers: readonly Spawned[]; readonly engine: Spawned; readonly directory: string }): Promise<void> {
  const [named, secret] = [await openVote(district, bodyId, 'named'), await openVote(district, bodyId, 'secret')];
  for (const vote of [named, secret]) await putOnRoll(district, vote, voters);
  const ballots = makeBallots(secret, keysIn(directory, secret).blind, voters.length);
  const { db } = district.deps;
  console.log(`\n${voters.length} voters on ${servers.length} processes, one in ${LOST} sends the same twice, ${CONNECTIONS} connections`);
  await timed('ballots by name', servers, engine, () => press(servers, voters.map((voter) => () => castNamedOf(named, voter))));
  mustBe('ballots by name', await rawCollection<BallotDoc>(db, 'namedBallots').countDocuments({ voteId: named._id }), voters.length);
  await timed('tokens', servers, engine, () => press(servers, voters.map((voter) => (at: number) => tokenOf(secret, voter, at))));
  mustBe('issued lines', await issuedOf(district, secret), voters.length);
  await timed('secret ballots', servers, engine, () => press(servers, ballots.map((ballot) => () => castOf(secret, ballot))));
  mustBe('sealed ballots', await rawCollection(db, 'sealedBallots').countDocuments({ vote: secret.frozen.hash }), voters.length);
  const first = await rawCollection<BallotDoc>(db, 'namedBallots').findOne({ voteId: named._id, line: lineOf(named._id, voters[0]?.personId ?? '') });
  if (first?.seq !== 1) throw new Error('the first voter has no ballot');
  console.log('none lost, none double');
}
const issuedOf = ({ deps }: District, { _id }: Frozen): Promise<number> => rawCollection(deps.db, 'issuedLines').countDocuments({ voteId: _id });
