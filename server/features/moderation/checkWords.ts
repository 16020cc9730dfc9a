import type { WordsCheck } from '../../../shared/domain/moderation/words';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { openIdOf } from '../identity';

/** All that a person waits for the check, token included, before it is done without. Milliseconds. */
const PATIENCE_MS = 2_500;
/** WeChat's scene of a comment. */
const SCENE = 2;

async function judged(deps: Deps, openId: string, words: string): Promise<'passed' | 'review' | 'risky' | 'unchecked'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'unchecked'>((resolve) => {
    timer = setTimeout(() => resolve('unchecked'), PATIENCE_MS);
  });
  const asked = deps.wechat.checkText(words, openId, SCENE).then(
    (answer) => (answer.ok ? (answer.value.suggest === 'pass' ? 'passed' : answer.value.suggest) : 'unchecked'),
    () => 'unchecked' as const,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/**
 * Has WeChat judge what somebody wrote, as one text. Outcomes: `passed`; `review` when it is not sure; `unchecked`
 * when it could not be asked or did not answer in time: nothing is lost for that, the station looks instead; `off`
 * without a mini-program or without words. `rule_refused` wordsRisky: nothing was kept, the draft is still the person's.
 */
export async function checkWords(deps: Deps, personId: string, texts: readonly (string | null)[]): Promise<WordsCheck> {
  const words = texts.map((text) => text?.trim() ?? '').filter((text) => text !== '').join('\n');
  if (words === '' || deps.config.wechat.app === null) return 'off';
  const openId = await openIdOf(deps, personId);
  if (openId === null) return 'unchecked';
  const verdict = await judged(deps, openId, words);
  if (verdict === 'risky') throw new DomainError('rule_refused', { rule: 'wordsRisky' });
  return verdict;
}
