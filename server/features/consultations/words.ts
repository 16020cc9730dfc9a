import type { WordsCheck } from '../../../shared/domain/moderation/words';
import type { Deps } from '../../platform/deps';
import { codesIn, ownFiles } from '../files';
import { checkWords } from '../moderation';
import { fitWords } from '../topics';
import { refuse } from './step';

export { fitWords };
const CAREFUL: readonly WordsCheck[] = ['review', 'unchecked'];

/** Words of a resident: whether they may be read at once. Those that nobody could judge wait for the station. */
export async function judged(deps: Deps, personId: string, text: string): Promise<{ shown: boolean; toCheck: boolean }> {
  if (text === '') return { shown: true, toCheck: false };
  const careful = CAREFUL.includes(await checkWords(deps, personId, [fitWords(text)]));
  return { shown: !careful, toCheck: careful };
}
/** Pictures of one's own (drawings, minutes), without a code to pay or to reach somebody by; `kept`: those that are there already. `rule_refused` consultationPhoto. */
export async function fitPhotos(deps: Deps, personId: string, ids: readonly string[], kept: readonly string[] = []): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const fresh = wanted.filter((id) => !kept.includes(id));
  if (fresh.length === 0) return wanted;
  const own = await ownFiles(deps, personId, fresh, 'photo');
  const codes = [...(await codesIn(deps, fresh)).values()];
  return fresh.some((id) => !own.has(id)) || codes.includes('pay') || codes.includes('contact') ? refuse('consultationPhoto') : wanted;
}
