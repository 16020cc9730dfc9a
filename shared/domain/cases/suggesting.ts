import type { Category } from './catalogue';
import { conceptsIn, plainWords, type Vocabulary } from './concepts';

/** A category that fits what was written, how well, and the words that say so. */
export interface Suggestion {
  readonly categoryId: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** What the place says counts so much of what the words say. */
const PLACE_SHARE = 0.4;
/** Each of the catalogue's own words for a category, which the operator may add to. */
const OWN_WORD = 1.2;
/** Below this nothing was really recognised, and the last category of the list (其他) is offered too. */
const SURE = 2.5;
/** A word that says so much for a category is shown as its reason. */
const TELLING = 1;
const MOST = 3;

type Offered = Pick<Category, 'id' | 'name' | 'words' | 'off'>;
type Sums = Map<string, { score: number; words: Set<string> }>;

function add(sums: Sums, id: string, score: number, words: readonly string[]): void {
  const sum = sums.get(id) ?? { score: 0, words: new Set<string>() };
  sum.score += score;
  if (score >= TELLING) words.forEach((word) => sum.words.add(word));
  sums.set(id, sum);
}

function addConcepts(sums: Sums, text: string, share: number, vocabulary: Vocabulary): void {
  for (const [concept, words] of conceptsIn(text, vocabulary)) {
    for (const [id, weight] of Object.entries(concept.for)) add(sums, id, weight * share, words);
  }
}

function addOwnWords(sums: Sums, text: string, categories: readonly Offered[], vocabulary: Vocabulary): void {
  const plain = plainWords(text, vocabulary);
  for (const { id, name, words } of categories) {
    const said = [...new Set([name, ...words])].filter((word) => word.length > 1 && plain.includes(plainWords(word, vocabulary)));
    if (said.length > 0) add(sums, id, OWN_WORD * Math.min(2, said.length), said);
  }
}

/**
 * The likely categories of a report, best first, each with the words that speak for it: the resident chooses, the station
 * corrects, nothing is decided by it. Empty text suggests nothing.
 * @param categories as they are offered; the last is the one for everything else
 */
export function suggestCategories(about: { readonly text: string; readonly placeText?: string }, categories: readonly Offered[], vocabulary: Vocabulary): Suggestion[] {
  const offered = categories.filter(({ off }) => !off);
  const sums: Sums = new Map();
  addConcepts(sums, about.text, 1, vocabulary);
  addConcepts(sums, about.placeText ?? '', PLACE_SHARE, vocabulary);
  addOwnWords(sums, about.text, offered, vocabulary);
  const ranked = offered
    .flatMap(({ id }, at) => {
      const sum = sums.get(id);
      return sum && sum.score > 0 ? [{ categoryId: id, score: sum.score, words: [...sum.words].slice(0, MOST), at }] : [];
    })
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ at: _, ...one }) => one);
  const rest = offered[offered.length - 1];
  if (!rest || about.text.trim() === '' || (ranked[0]?.score ?? 0) >= SURE) return ranked.slice(0, MOST);
  const likely = ranked.filter(({ categoryId }) => categoryId !== rest.id).slice(0, MOST - 1);
  return [...likely, { categoryId: rest.id, score: 0, words: [] }];
}
