import { isRecord, readStored, removeStored, writeStored } from '../../platform/storage';
import type { RsaKey } from '@shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '@shared/domain/ballotBoard/leaves';
import { isLogKey } from '@shared/domain/ballotBoard/rsaKey';
import type { Pin } from '@shared/domain/ballotBoard/verify/heads';
import { isReceipt, type Receipt } from '@shared/domain/ballotBoard/receipt';
import type { BallotProblem } from '@shared/domain/ballotClient/errors';

/** What this phone keeps of a secret vote, for one person: as little as may be, and for as short as may be. */
export interface KeptBallot {
  /** `M`. */
  readonly vote: string;
  readonly logKey: RsaKey;
  /** Size and root of the opening head as this phone checked it. */
  readonly pin: Pin;
  /** From before anything is asked until a promise was checked; everything secret follows from it. */
  readonly seed: string | null;
  /** The signed ballot, from before it is cast until its promise was checked; what was chosen stands in it. */
  readonly ballot: BallotLeaf | null;
  /** Without what was chosen. Its `b` is null until a token was drawn. */
  readonly receipt: Receipt | null;
  /** Why this sitting stopped for good: never another try with the same seed. */
  readonly stopped: BallotProblem | null;
  /** The receipt was there, was told to be forgotten, and is. */
  readonly forgotten: boolean;
}

/** Where what is kept of one vote and person lies. */
export interface Shelf {
  load(): KeptBallot | null;
  /** Whether it is kept now, read back. */
  save(kept: KeptBallot): boolean;
  clear(): void;
}

const HEX = /^[0-9a-f]+$/;
const isHex = (value: unknown): value is string => typeof value === 'string' && HEX.test(value);
const isPin = (value: unknown): boolean => isRecord(value) && Number.isSafeInteger(value['size']) && isHex(value['root']);
const isBallot = (value: unknown): boolean => isRecord(value) && value['t'] === 'ballot' && ['pk', 'pre', 'ts', 'bs'].every((name) => isHex(value[name]));
const isNull = (value: unknown): value is null => value === null;

/** Whether an earlier run left something that can be gone on with. */
export function isKept(value: unknown): value is KeptBallot {
  if (!isRecord(value)) return false;
  const { vote, logKey, pin, seed, ballot, receipt, stopped, forgotten } = value;
  return isHex(vote) && isLogKey(logKey as RsaKey) && isPin(pin) && (isNull(seed) || isHex(seed)) && (isNull(ballot) || isBallot(ballot)) && (isNull(receipt) || isReceipt(receipt)) && (isNull(stopped) || typeof stopped === 'string') && typeof forgotten === 'boolean';
}

/** The shelf of one line of a vote and one person on this phone; who closes their account takes it along. */
export function shelfOf(voteId: string, line: string, personId: string): Shelf {
  const name = `ballot.${voteId}.${line}.${personId}`;
  const load = (): KeptBallot | null => readStored(name, isKept) ?? null;
  return {
    load,
    save: (kept) => writeStored(name, kept) && JSON.stringify(load()) === JSON.stringify(kept),
    clear: () => removeStored(name),
  };
}
