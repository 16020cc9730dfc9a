/**
 * What is known of words that a resident wrote. `off`: nothing to check, or no mini-program here. `unchecked`: WeChat
 * could not be asked (not written in WeChat, or it did not answer), so the station looks before it shows them.
 */
export const WORDS_CHECKS = ['off', 'passed', 'unchecked', 'review'] as const;
export type WordsCheck = (typeof WORDS_CHECKS)[number];

/** Of two judgements in one matter the one that asks for more care. */
export function moreCareful(one: WordsCheck, other: WordsCheck): WordsCheck {
  return WORDS_CHECKS.indexOf(one) >= WORDS_CHECKS.indexOf(other) ? one : other;
}
