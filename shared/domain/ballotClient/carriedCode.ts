import type { BallotLeaf } from '../ballotBoard/leaves';
import type { Choice } from '../votes/ballots';
import { isHexOf, packed, unpacked } from './ballotCode';
import type { CastAnswer } from './casting';

const choiceOf = (word: string): Choice | null => {
  if (!word.startsWith('=')) return word === '' ? [] : word.split('.');
  const said = word.slice(1);
  return said === 'yes' || said === 'no' || said === 'abstain' ? said : null;
};

/** Reads such a line; null where it is none. Whether it holds is for the route to say. */
export function readBallotCode(line: string): { readonly vote: string; readonly ballot: BallotLeaf } | null {
  const [mark, ...parts] = line.trim().split('*');
  if (mark !== 'LB1' || parts.length !== 6) return null;
  const [vote, pk, pre, bs, ts] = parts.slice(0, 5).map(unpacked);
  const choice = choiceOf(parts[5] ?? '');
  if (!isHexOf(vote ?? null, 32) || !isHexOf(pk ?? null, 32) || !isHexOf(pre ?? null, 32) || !isHexOf(bs ?? null, 64) || !ts || choice === null) return null;
  return { vote: vote as string, ballot: { t: 'ballot', pk: pk as string, pre: pre as string, ts, choice, bs: bs as string } };
}

/** The promise, on its way back to the voter's own phone, which checks it. */
export const promiseCode = ({ leaf, by, promise }: CastAnswer): string => ['LP1', packed(leaf), by, packed(promise)].join('*');
