import { ruleAgainstAble, type AbleEntry } from '../../../../shared/domain/ableNeighbours/rules';
import { faultsIn, mustMask } from '../../../../shared/domain/wishes/asking';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { VolunteerDoc } from '../../volunteers';
import { AbleNeighbours } from '../model';
import { refuse } from '../step';

/**
 * Somebody says what the station may find them by; an empty list takes them out in the same write. Doing it twice is doing it
 * once. `rule_refused` ableNotVolunteer, ableSkill, ableTwice, ablePersonal, ableMoney, wordsRisky.
 */
export async function sayAble(deps: Deps, doc: VolunteerDoc | null, entries: readonly AbleEntry[]): Promise<void> {
  const rule = ruleAgainstAble(entries, doc);
  if (rule) refuse(rule);
  if (!doc) return;
  if (entries.length === 0) return takeOut(deps, doc._id);
  const words = entries.map(({ text }) => text);
  if (words.some((text) => mustMask(text).length > 0)) refuse('ablePersonal');
  if (words.some((text) => faultsIn(text).length > 0)) refuse('ableMoney');
  await checkWords(deps, doc.personId, words);
  const { personId, scope } = doc;
  await AbleNeighbours(deps).updateOne({ _id: doc._id }, { $set: { personId, scope, entries: [...entries], at: deps.clock.now() } }, { upsert: true });
}

/** Takes somebody out of the directory: nothing of what they said stays. */
export async function takeOut(deps: Deps, volunteerId: string): Promise<void> {
  await AbleNeighbours(deps).deleteOne({ _id: volunteerId });
}
