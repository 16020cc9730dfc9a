import type { BallotLeaf } from '@shared/domain/ballotBoard/leaves';
import type { RollBody } from '@shared/domain/ballotBoard/hashes';
import type { Pin } from '@shared/domain/ballotBoard/verify/heads';
import { isChoice } from '@shared/domain/ballotBoard/choices';
import { ballotOf, receiptFile, takePromise, takeToken, tokenAsk, type CastAnswer, type TokenAnswer } from '@shared/domain/ballotClient/casting';
import { BallotError, demand, NoAnswer, type BallotProblem, type Refusal } from '@shared/domain/ballotClient/errors';
import type { CheckedVote } from '@shared/domain/ballotClient/frozen';
import { pauseMs, seedFor, type Randomness } from '@shared/domain/ballotClient/seed';
import type { Choice } from '@shared/domain/votes/ballots';
import type { KeptBallot, Shelf } from '@/ui/ballots/kept';

/** The vote as this phone checked it before anything is asked, with the voter's own line on the roll. */
export interface Table {
  readonly checked: CheckedVote;
  readonly pin: Pin;
  readonly line: { readonly c: string; readonly salt: string; readonly body: RollBody };
}
/** What is going on while the voter waits. */
export type Stage = 'drawing' | 'pausing' | 'casting';
/** What a sitting needs of the phone. */
export interface Hands {
  readonly randomness: Randomness;
  readonly shelf: Shelf;
  /** With the session. @throws NoAnswer */
  token(blinded: string): Promise<TokenAnswer>;
  /** Without any session, and without anything else that says who it is. @throws NoAnswer */
  cast(vote: string, ballot: BallotLeaf): Promise<CastAnswer>;
  wait(ms: number): Promise<void>;
  tell(stage: Stage): void;
}
/**
 * How it came out. `done`: promised, checked on this phone. `notCounted`: drawn and signed, without a promise; the same again
 * does no harm. `notDrawn`: no token yet; the same again does no harm. `stopped`: something does not hold, and nobody goes on.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'notCounted' | 'notDrawn'; readonly why: Refusal | 'promise'; readonly said: string | null }
  | { readonly kind: 'stopped'; readonly problem: BallotProblem };

/** Between two casts that were not answered. Milliseconds. */
const AGAIN_MS = [1_000, 3_000];

const empty = ({ checked, pin }: Table): KeptBallot => ({ vote: checked.vote, logKey: checked.logKey, pin, seed: null, ballot: null, receipt: null, stopped: null, forgotten: false });
/** What is kept of this very vote; of another manifest under the same address nothing is used. */
const keptOf = (table: Table, shelf: Shelf): KeptBallot => {
  const kept = shelf.load();
  demand(kept === null || (kept.vote === table.checked.vote && kept.pin.root === table.pin.root), 'manifest');
  return kept ?? empty(table);
};
const keep = (shelf: Shelf, kept: KeptBallot): KeptBallot => {
  demand(shelf.save(kept), 'notStored');
  return kept;
};

/** Draws the token and signs the ballot with it. What is drawn is on the shelf before the next thing is asked. */
async function draw(table: Table, choice: Choice, { shelf, randomness, token, tell }: Hands): Promise<KeptBallot> {
  const before = keptOf(table, shelf);
  const seed = await seedFor(randomness, { read: async () => shelf.load()?.seed ?? null, write: async (drawn) => { keep(shelf, { ...before, seed: drawn }); } });
  tell('drawing');
  const { checked, line } = table;
  const answer = await token(tokenAsk(seed, checked).blinded);
  const ts = takeToken(seed, checked, line.c, answer);
  const receipt = receiptFile(checked.vote, { salt: line.salt, body: line.body }, answer, null);
  return keep(shelf, { ...before, seed, receipt, ballot: ballotOf(seed, checked, ts, choice) });
}

/** What the vote promised for the ballot that lies on the shelf: checked, then everything secret is erased. */
export function settle(table: Pick<Table, 'checked'>, shelf: Shelf, answer: CastAnswer): void {
  const kept = shelf.load();
  demand(kept?.ballot !== null && kept?.ballot !== undefined && kept.receipt !== null, 'promise');
  const { roll, b, issue_sig: sig } = kept.receipt;
  const promise = takePromise(table.checked, kept.ballot, answer);
  keep(shelf, { ...kept, seed: null, ballot: null, receipt: receiptFile(kept.vote, roll, b !== null && sig !== undefined ? { b, issue_sig: sig } : null, promise) });
}

/** Casts what is on the shelf until it is promised; a wrong promise counts as none. */
async function castKept(table: Table, { shelf, cast, wait, tell }: Hands): Promise<Outcome> {
  tell('casting');
  for (const ms of [...AGAIN_MS, null]) {
    try {
      const ballot = shelf.load()?.ballot;
      demand(ballot !== null && ballot !== undefined, 'notStored');
      settle(table, shelf, await cast(table.checked.vote, ballot));
      return { kind: 'done' };
    } catch (thrown) {
      if (thrown instanceof BallotError && thrown.problem === 'promise') return { kind: 'notCounted', why: 'promise', said: null };
      if (!(thrown instanceof NoAnswer)) throw thrown;
      if (ms === null || thrown.why === 'closed' || thrown.why === 'refused') return { kind: 'notCounted', why: thrown.why, said: thrown.said };
      await wait(ms);
    }
  }
  return { kind: 'notCounted', why: 'offline', said: null };
}

/** Whether a problem ends this sitting for good: the server does not do as it must. */
const ENDS: readonly BallotProblem[] = ['token', 'issue', 'blinding'];

/**
 * One sitting from the last look at the choice to a promise: token, pause, cast. Called again after anything was lost it goes
 * on where it was, with the ballot as it was signed first: whoever signed once does not choose again.
 */
export async function sit(table: Table, choice: Choice, hands: Hands): Promise<Outcome> {
  const { shelf, randomness, wait, tell } = hands;
  try {
    const before = keptOf(table, shelf);
    if (before.stopped) return { kind: 'stopped', problem: before.stopped };
    if (before.ballot === null) {
      if (!isChoice(table.checked.manifest, choice)) return { kind: 'notDrawn', why: 'unfit', said: null };
      await draw(table, choice, hands);
      tell('pausing');
      await wait(pauseMs((await randomness(1))[0] ?? 0));
    }
    return await castKept(table, hands);
  } catch (thrown) {
    if (thrown instanceof NoAnswer) return { kind: 'notDrawn', why: thrown.why, said: thrown.said };
    if (!(thrown instanceof BallotError)) throw thrown;
    const kept = shelf.load();
    if (kept && ENDS.includes(thrown.problem)) shelf.save({ ...kept, seed: null, ballot: null, stopped: thrown.problem });
    return { kind: 'stopped', problem: thrown.problem };
  }
}
