import type { Choice } from '../../../shared/domain/votes/ballots';
import { readTogether, type PaperReading } from '../../../shared/domain/votes/casting';
import type { Deps } from '../../platform/deps';
import type { PaperDoc, VoteDoc } from './document';
import { PaperEntries } from './model';

/** Every reading of the papers of a vote, by line, the first first. */
export async function readingsOf(deps: Deps, voteId: string): Promise<Map<string, PaperDoc[]>> {
  const found = new Map<string, PaperDoc[]>();
  for (const entry of await PaperEntries(deps).find({ voteId }).sort({ line: 1, at: 1 }).lean<PaperDoc[]>()) found.set(entry.line, [...(found.get(entry.line) ?? []), entry]);
  return found;
}
/** What two people's readings of a line say together. */
export const together = (entries: readonly PaperDoc[]): 'none' | 'one' | 'unequal' | PaperReading<Choice> =>
  readTogether<Choice>(entries.slice(0, 2).map(({ choice }) => (choice === null ? { invalid: true } : { choice })));

/** How many papers were read by one alone, and how many by two who do not agree. */
export async function paperStates(deps: Deps, { _id }: Pick<VoteDoc, '_id'>): Promise<{ readonly one: number; readonly unequal: number }> {
  const all = [...(await readingsOf(deps, _id)).values()].map(together);
  return { one: all.filter((state) => state === 'one').length, unequal: all.filter((state) => state === 'unequal').length };
}
