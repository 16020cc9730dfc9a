import { createHash } from 'node:crypto';
import type { Lesson } from '../../../shared/domain/lessons/lessons';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { Records, type RecordDoc } from './model';

/** The row of a learner: only who knows person and key of the program finds it, so that nobody reads from the database who learned what. */
const recordIdOf = (deps: Pick<Deps, 'cipher'>, { id }: Pick<Lesson, 'id'>, personId: string): string => deps.cipher.fingerprint(`lesson:${id}:${personId}`);
/** What a lesson says, as a short digest: another one, once a page or a question of it was changed. */
export const editionOf = ({ pages, questions }: Pick<Lesson, 'pages' | 'questions'>): string => createHash('sha256').update(JSON.stringify([pages, questions])).digest('base64url').slice(0, 16);

/** What somebody has done of some lessons, by lesson; what they have not begun is absent. */
export async function recordsOf(deps: Deps, lessons: readonly Lesson[], personId: string): Promise<ReadonlyMap<string, RecordDoc>> {
  const ids = new Map(lessons.map((lesson) => [recordIdOf(deps, lesson, personId), lesson.id]));
  const rows = ids.size === 0 ? [] : await Records(deps).find({ _id: { $in: [...ids.keys()] } }).lean<RecordDoc[]>();
  return new Map(rows.map((row) => [ids.get(row._id) ?? '', row]));
}

/** Notes that somebody read a lesson or passed its quiz as it is now; what they had of an earlier one is replaced. */
export async function note(deps: Deps, lesson: Lesson, personId: string, done: 'readAt' | 'passedAt'): Promise<void> {
  const [_id, edition, now] = [recordIdOf(deps, lesson, personId), editionOf(lesson), deps.clock.now()];
  const fields = { readAt: now, passedAt: done === 'passedAt' ? now : null };
  const { matchedCount } = await Records(deps).updateOne({ _id, edition }, { $set: { [done]: now } });
  if (matchedCount > 0) return;
  try {
    await Records(deps).updateOne({ _id }, { $set: { edition, ...fields } }, { upsert: true });
  } catch (error) {
    // The same person, twice in the same moment.
    if (!isDuplicateKey(error)) throw error;
  }
}
export const forget = async (deps: Deps, lesson: Lesson, personId: string): Promise<void> => void (await Records(deps).deleteOne({ _id: recordIdOf(deps, lesson, personId) }));
