import { normalise } from '../cases/search';
import type { ServiceLevel } from './kinds';
import { SERVICE_LEVELS } from './kinds';

/** What of an entry is searched, on the server and without a network on the phone alike. */
export interface Searched {
  readonly title: string;
  readonly words: readonly string[];
  /** Of title and words: the first letter of each character's pinyin, `bbsbk`; where a character has two, one of each. */
  readonly initials: readonly string[];
  readonly office: string;
  /** Situations in words, and whatever else it may be found by. */
  readonly more: readonly string[];
}
/** An entry as searches read it: made once, however often it is searched. */
export interface Searchable {
  readonly title: string;
  readonly words: readonly string[];
  readonly initials: readonly string[];
  /** Office, situations and whatever else it may be found by. */
  readonly more: readonly string[];
}
const bare = (text: string): string => normalise(text).replace(/ /g, '');
/** Without blanks and signs, in small letters. */
export const searchable = ({ title, words, initials, office, more }: Searched): Searchable => ({ title: bare(title), words: words.map(bare), initials, more: [office, ...more].map(bare) });
const LETTERS = /^[a-z]{2,}$/;

/** Whether the characters of one stand in another in their order: 补社保卡 in 补办社保卡. */
function inOrder(part: string, whole: string): boolean {
  let at = 0;
  for (const sign of whole) if (sign === part[at]) at += 1;
  return at === part.length;
}
/** How well one word fits; 0 is best, null not at all. */
function rankOfWord({ title, words, initials, more }: Searchable, word: string): number | null {
  if (title.startsWith(word)) return 0;
  if (title.includes(word)) return 1;
  if (words.some((other) => other.includes(word))) return 2;
  if (LETTERS.test(word) && initials.some((letters) => letters.includes(word))) return initials.some((letters) => letters.startsWith(word)) ? 3 : 4;
  if (more.some((text) => text.includes(word))) return 5;
  return [...word].length > 2 && [title, ...words].some((text) => inOrder(word, text)) ? 6 : null;
}
/** Words that are searched for; all of them must fit. None: everything fits. */
export const queryWords = (typed: string): string[] => normalise(typed).split(' ').filter(Boolean);
/** How well an entry fits what was typed: its worst word counts. Null: not at all. */
export function rankOf(one: Searchable, words: readonly string[]): number | null {
  let worst = 0;
  for (const word of words) {
    const rank = rankOfWord(one, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

/** A place in a list: how well it fits, then the nearest level, then the letters of its name. */
export const orderKey = (rank: number, level: ServiceLevel, initials: readonly string[], id: string): string => `${rank}${SERVICE_LEVELS.indexOf(level)}${(initials[0] ?? '').slice(0, 12)}-${id}`;
