import type { Day } from '../kernel/days';

/** What a community answers for itself (主体责任), and what it only helps a department with (协助责任). */
export const DUTIES = ['primary', 'assisting'] as const;
export type Duty = (typeof DUTIES)[number];

/** One line of a community's list of duties (事项清单). */
export interface MatterItem {
  readonly duty: Duty;
  readonly title: string;
  /** The article or paper that makes it a duty. */
  readonly basis: string;
  /** Who answers for it where the community only assists; null for its own duties. */
  readonly lead: string | null;
}

/** Lines of a list, characters of a line's parts, communities that one version is published for at once, days ahead. */
export const LIST_LIMITS = { items: 300, title: 60, basis: 120, lead: 40, why: 200, communities: 200, aheadDays: 366 } as const;

/** What may be wrong with a list as a whole; `at` counts lines from 0. */
export interface ListFault {
  readonly at: number;
  readonly code: 'leadMissing' | 'leadOfOwn' | 'itemTwice';
}

/** Two titles are one when only blanks and punctuation tell them apart. */
export const titleKey = (title: string): string => title.normalize('NFKC').replace(/[\s\p{P}]/gu, '').toLowerCase();

/**
 * What makes a list unfit to be published: an assisting duty without the department that leads it (the two lists are
 * kept apart so that assisting never becomes primary: 接诉即办工作条例 Art. 17), one line twice.
 */
export function listFaults(items: readonly MatterItem[]): ListFault[] {
  const seen = new Set<string>();
  return items.flatMap(({ duty, title, lead }, at): ListFault[] => {
    const key = titleKey(title);
    const faults: ListFault[] = [];
    if (seen.has(key)) faults.push({ at, code: 'itemTwice' });
    seen.add(key);
    if (duty === 'assisting' && !lead) faults.push({ at, code: 'leadMissing' });
    if (duty === 'primary' && lead) faults.push({ at, code: 'leadOfOwn' });
    return faults;
  });
}

interface Versioned {
  readonly version: number;
  readonly effectiveFrom: Day;
}

/** The version that holds on a day: the highest that takes effect by then; null before the first. */
export function versionOn<V extends Versioned>(versions: readonly V[], day: Day): V | null {
  return versions.reduce<V | null>((best, one) => (one.effectiveFrom <= day && (best === null || one.version > best.version) ? one : best), null);
}

const pairs = (text: string): Set<string> => {
  const key = titleKey(text);
  return new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)));
};

/** Pairs of characters that a line and the asked work must share, of the shorter one. */
const ALIKE = 0.5;

/** Lines that the asked work may already be, most alike first: whoever asks and whoever decides look at them before a word is written. */
export function linesLike(text: string, items: readonly MatterItem[], most = 3): number[] {
  const asked = pairs(text);
  const scored = items.map(({ title }, at) => {
    const own = pairs(title);
    const shared = [...own].filter((pair) => asked.has(pair)).length;
    return { at, score: own.size === 0 || asked.size === 0 ? 0 : shared / Math.min(own.size, asked.size) };
  });
  return scored.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score || a.at - b.at).slice(0, most).map(({ at }) => at);
}

/** How a version differs from the one before it, by titles. */
export function listChange(before: readonly MatterItem[], after: readonly MatterItem[]): { readonly added: string[]; readonly gone: string[]; readonly changed: string[] } {
  const known = new Map(before.map((item) => [titleKey(item.title), item]));
  const kept = new Set(after.map(({ title }) => titleKey(title)));
  const same = (a: MatterItem, b: MatterItem): boolean => a.duty === b.duty && a.basis === b.basis && a.lead === b.lead && a.title === b.title;
  return {
    added: after.filter(({ title }) => !known.has(titleKey(title))).map(({ title }) => title),
    gone: before.filter(({ title }) => !kept.has(titleKey(title))).map(({ title }) => title),
    changed: after.filter((item) => { const was = known.get(titleKey(item.title)); return was !== undefined && !same(was, item); }).map(({ title }) => title),
  };
}
