import { normalise } from './search';

/**
 * What people speak of in their reports: one thing or trouble with all the ways it is called and mistyped, and how much it
 * says for each category. Data beside the catalogue (`config/triage`). Suggestions and likeness are both read from them.
 */
export interface Concept {
  readonly id: string;
  /** Ways to say it, apart by blanks; `a~b` is a with b at most six characters behind it. */
  readonly words: string;
  /** Category → how much it says for it; below 0 against it. */
  readonly for: Readonly<Record<string, number>>;
  /** Says what it is about, so that two reports with different such things are two matters. */
  readonly thing?: boolean;
}

interface Way {
  readonly concept: Concept;
  readonly text: string;
  readonly gap: RegExp | null;
}
/** Concepts made ready to be looked for. */
export interface Vocabulary {
  readonly concepts: readonly Concept[];
  readonly ways: readonly Way[];
  /** Mistyped and dialect forms → the usual one, longest first. */
  readonly forms: readonly (readonly [string, string])[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Makes a vocabulary of concepts and of forms that stand for others. */
export function vocabularyOf(concepts: readonly Concept[], forms: Readonly<Record<string, string>>): Vocabulary {
  const ways = concepts.flatMap((concept) =>
    concept.words.split(/\s+/).filter(Boolean).map((word): Way => {
      const [head, tail] = word.split('~');
      return { concept, text: word.replace('~', '…'), gap: tail === undefined ? null : new RegExp(`${escaped(head ?? '')}.{0,6}?${escaped(tail)}`, 'u') };
    }),
  );
  const longestFirst = (a: string, b: string): number => b.length - a.length;
  return {
    concepts,
    ways: ways.sort((a, b) => longestFirst(a.text, b.text)),
    forms: Object.entries(forms).sort(([a], [b]) => longestFirst(a, b)),
  };
}

/** One spelling of what was written: every blank or mark a comma, so that no word runs over it; usual forms. */
export function plainWords(text: string, { forms }: Pick<Vocabulary, 'forms'>): string {
  return forms.reduce((plain, [form, usual]) => plain.split(form).join(usual), normalise(text).replace(/ /g, '，'));
}

/** What a text speaks of: each concept once, with the words that say so. A word inside a longer one that was found is not meant. */
export function conceptsIn(text: string, vocabulary: Vocabulary): Map<Concept, string[]> {
  let left = plainWords(text, vocabulary);
  const whole = left;
  const found = new Map<Concept, string[]>();
  for (const { concept, text: word, gap } of vocabulary.ways) {
    const said = gap ? gap.exec(whole)?.[0] : left.includes(word) ? word : undefined;
    if (said === undefined) continue;
    if (!gap) left = left.split(word).join('\u0000');
    found.set(concept, [...(found.get(concept) ?? []), said]);
  }
  return found;
}
