import { distanceMetres, type LngLat } from '../organisation/geo';
import { conceptsIn, plainWords, type Concept, type Vocabulary } from './concepts';
import { bigrams } from './search';

/** What of two reports says whether they are one matter. */
export interface Comparable {
  readonly categoryId: string;
  readonly text: string;
  readonly placeText: string;
  readonly point: LngLat;
  readonly at: Date;
}

/** How like they are, 0 to 1, how far apart, and the words that both have. */
export interface Likeness {
  readonly score: number;
  readonly metres: number;
  readonly words: readonly string[];
}

/** From here on two reports are told as likely the same; found on reports of residents (tests/data/reports). */
export const LIKELY = 0.64;
/** Farther apart, or longer ago, they are not held beside each other. */
export const LIKELY_METRES = 200;
export const LIKELY_DAYS = 30;
const DAY_MS = 86_400_000;

/** A report with everything about it that is compared, worked out once. */
export interface Read extends Comparable {
  readonly things: ReadonlySet<Concept>;
  readonly signs: ReadonlySet<Concept>;
  readonly said: ReadonlyMap<Concept, readonly string[]>;
  readonly pairs: ReadonlySet<string>;
  readonly where: Whereabouts;
}

/** What a place says exactly: building, entrance, floor, gate. Absent where it does not say. */
interface Whereabouts {
  readonly building?: string;
  readonly entrance?: string;
  readonly floor?: string;
  readonly gate?: string;
}

const DIGITS = '零一二三四五六七八九';
/** 「十二」 → 「12」, 「三」 → 「3」: as people write floors and buildings. */
function figures(text: string): string {
  return text
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?(?=栋|幢|座|楼|号|层|单元|排)/gu, (_all, tens: string | undefined, ones: string | undefined) => String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)))
    .replace(/[一二三四五六七八九](?=栋|幢|座|楼|号|层|单元|排)/gu, (digit) => String(DIGITS.indexOf(digit)));
}

const first = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1];

function whereaboutsOf(placeText: string, text: string): Whereabouts {
  const [place, words] = [figures(placeText.normalize('NFKC').replace(/\s+/gu, '')), figures(text.normalize('NFKC').replace(/\s+/gu, ''))];
  const either = (pattern: RegExp): string | undefined => first(place, pattern) ?? first(words, pattern);
  const building = either(/(\d{1,3})(?:栋|幢|座|号楼|排)/u);
  const entrance = either(/(\d{1,2})单元/u);
  const floor = first(words, /(\d{1,2})(?:楼|层)(?!栋|号)/u) ?? first(place, /(\d{1,2})(?:楼|层)/u);
  const gate = either(/([东南西北正后前])(?:大)?门/u);
  return { ...(building ? { building } : {}), ...(entrance ? { entrance } : {}), ...(floor ? { floor } : {}), ...(gate ? { gate } : {}) };
}

/** Pairs of characters that nearly every report has: they say nothing. */
const COMMON = new Set(bigrams('有人没有这个那个我们你们他们小区社区每天天天晚上早上现在已经起来下来上来出来一下一个什么怎么赶紧快来麻烦能不能没人管影响请来都是就是还是因为所以而且不敢不知道老人小孩孩子我家大家'));

/** Reads a report once for comparing it with others. */
export function readFor(one: Comparable, vocabulary: Vocabulary): Read {
  // What stands in the place says where it is, not what it is about.
  const said = conceptsIn(one.text, vocabulary);
  const concepts = [...said.keys()];
  return {
    ...one,
    said,
    things: new Set(concepts.filter(({ thing }) => thing)),
    signs: new Set(concepts.filter(({ thing }) => !thing)),
    pairs: new Set(bigrams(plainWords(one.text, vocabulary)).filter((pair) => !COMMON.has(pair))),
    where: whereaboutsOf(one.placeText, one.text),
  };
}

const shared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): T[] => [...a].filter((one) => b.has(one));
/** Of what the one with fewer has, how much the other has too. */
const overlap = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => (a.size === 0 || b.size === 0 ? 0 : shared(a, b).length / Math.min(a.size, b.size));
/** Of what either has, how much both have. */
const common = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => (a.size === 0 || b.size === 0 ? 0 : shared(a, b).length / new Set([...a, ...b]).size);

/** So near that the kind of matter does not keep two reports apart: `nearness` up to 60 metres. */
const BESIDE = 0.8;

function nearness(metres: number): number {
  if (metres <= 25) return 1;
  if (metres <= 60) return 0.8;
  if (metres <= 120) return 0.4;
  return metres <= LIKELY_METRES ? 0.15 : 0;
}

function lately(days: number): number {
  if (days <= 3) return 1;
  return days <= 10 ? 0.8 : days <= LIKELY_DAYS ? 0.5 : 0;
}

/** Kinds of matter that are often taken for each other. */
const RELATED: readonly (readonly string[])[] = [
  ['roadCover', 'utilities'], ['litter', 'clutter'], ['clutter', 'fireLane'], ['fireLane', 'ebike'], ['clutter', 'ebike'], ['noise', 'neighbourDispute'], ['utilities', 'neighbourDispute'], ['fallingHazard', 'greenery'], ['stairLight', 'utilities'],
];

function kinship(a: string, b: string): number {
  if (a === b) return 1;
  if (a === 'other' || b === 'other') return 0.5;
  return RELATED.some((pair) => pair.includes(a) && pair.includes(b)) ? 0.6 : 0;
}

/** What places say against it: another building, entrance, floor or gate is another matter. */
function apart(a: Whereabouts, b: Whereabouts): number {
  const differs = (key: keyof Whereabouts): boolean => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key];
  if (differs('building') || differs('gate')) return 0.45;
  if (differs('entrance')) return 0.35;
  return differs('floor') ? 0.3 : 0;
}

/** Every place they name is the same one. */
const together = (a: Whereabouts, b: Whereabouts): number => (['building', 'entrance', 'gate', 'floor'] as const).filter((key) => a[key] !== undefined && a[key] === b[key]).length;

/**
 * How like two reports are: near in place and time, of one kind, of the same things, in like words (issue D, 9). Nothing is
 * merged by it: it is shown, and somebody decides.
 */
export function likeness(a: Read, b: Read): Likeness {
  const metres = distanceMetres(a.point, b.point);
  const days = Math.abs(a.at.getTime() - b.at.getTime()) / DAY_MS;
  const [near, late, kind] = [nearness(metres), lately(days), kinship(a.categoryId, b.categoryId)];
  const things = shared(a.things, b.things);
  // One of them may be filed under the wrong category: right beside each other and about the same thing they are still compared.
  const strangers = kind === 0 && (near < BESIDE || things.length === 0);
  if (near === 0 || late === 0 || strangers) return { score: 0, metres, words: [] };
  const words = [...new Set(things.flatMap((concept) => a.said.get(concept) ?? []))];
  const content = 0.2 * overlap(a.things, b.things) + 0.4 * common(a.things, b.things) + 0.06 * Math.min(2, shared(a.signs, b.signs).length) + 1.8 * overlap(a.pairs, b.pairs);
  const strange = a.things.size > 0 && b.things.size > 0 && things.length === 0 ? 0.3 : 0;
  const same = 0.03 * together(a.where, b.where);
  const score = (0.25 * near + 0.1 * late + 0.1 * kind + 0.55 * Math.min(1, content) + same - apart(a.where, b.where) - strange) * (near < 0.5 ? 0.85 : 1);
  return { score: Math.max(0, Math.min(1, score)), metres, words };
}
