import { plainNumber } from '../integrations/answers';
import { parseCaseNumber } from './number';

/** Tokens one case may have in the index (design.md, Search). */
export const MAX_TOKENS = 40;

/** What of a case can be found. */
export interface SearchableCase {
  readonly number: string;
  readonly title: string;
  readonly placeText: string;
  readonly categoryName: string;
  /** What the station wrote down of what was spoken. */
  readonly transcript?: string | undefined;
  readonly reporterName: string | null;
  /** Last four digits only; the whole number is never indexed. */
  readonly phoneTail: string | null;
  /** Numbers it has in systems outside. */
  readonly outsideNumbers?: readonly string[];
}

/**
 * A query for the multikey index of tokens. A case matches when it has all tokens of at least one
 * alternative; `prefix` (a single character, which has no pair) matches tokens that begin with it. Nothing
 * in either: the query has nothing to search by, and finds nothing.
 */
export interface SearchQuery {
  readonly anyOf: readonly (readonly string[])[];
  readonly prefix: string | null;
}

const HAN = /\p{Script=Han}/u;

/** One spelling of everything: full width to half width, lower case, marks to single spaces. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Runs of Chinese characters, and runs of letters or digits, in order. */
function runs(text: string): { han: boolean; characters: string[] }[] {
  const found: { han: boolean; characters: string[] }[] = [];
  let glued = false;
  for (const character of normalise(text)) {
    if (character === ' ') {
      glued = false;
      continue;
    }
    const han = HAN.test(character);
    const last = found[found.length - 1];
    if (glued && last && last.han === han) last.characters.push(character);
    else found.push({ han, characters: [character] });
    glued = true;
  }
  return found;
}

/** Pairs of neighbouring Chinese characters; letters and digits as whole words (≤ 20); each once, in order. */
export function bigrams(text: string): string[] {
  const tokens = runs(text).flatMap(({ han, characters }) => {
    if (!han) return [characters.slice(0, 20).join('')];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, i) => `${characters[i] as string}${character}`);
  });
  return [...new Set(tokens)];
}

/** The last character of every Chinese run, so that a search for one character finds 「灯」 in 「路灯」. */
function lastCharacters(text: string): string[] {
  return runs(text).flatMap(({ han, characters }) => (han ? characters.slice(-1) : []));
}

/** 「3 栋 2 单元 301」, 「3-2-301」 → building, entrance and room as tokens `b:3`, `e:2`, `r:301`. */
export function roomTokens(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const dashed = /(?:^|[^\d-])(\d{1,3})-(?:(\d{1,2})-)?(\d{3,4})(?![\d-])/.exec(plain);
  const building = /(\d{1,3})(?:栋|幢|号楼|座)/.exec(plain)?.[1] ?? dashed?.[1];
  const entrance = /(\d{1,2})单元/.exec(plain)?.[1] ?? dashed?.[2];
  const room = /(?:栋|幢|号楼|座|单元|楼)(\d{3,4})(?!\d)/.exec(plain)?.[1] ?? /(\d{3,4})(?:室|房)/.exec(plain)?.[1] ?? dashed?.[3];
  const token = (kind: string, digits: string | undefined): string[] => (digits ? [`${kind}:${Number(digits)}`] : []);
  return [...token('b', building), ...token('e', entrance), ...token('r', room)];
}

/** A number of another system: the whole of it, in one spelling. */
export const outsideToken = (number: string): string => `x:${plainNumber(number)}`;
const nameToken = (name: string): string => `m:${normalise(name).replace(/ /g, '')}`;

/**
 * The tokens of a case, at most 40: number, phone tail, name and room exactly, then pairs of category, place,
 * title and transcript until the room is used up.
 */
export function searchTokens(about: SearchableCase): string[] {
  const exact = [
    `n:${about.number}`,
    ...(about.outsideNumbers ?? []).filter(plainNumber).map(outsideToken),
    ...(about.phoneTail && /^\d{4}$/.test(about.phoneTail) ? [`p:${about.phoneTail}`] : []),
    ...(about.reporterName && normalise(about.reporterName) ? [nameToken(about.reporterName)] : []),
    ...roomTokens(about.placeText),
  ];
  const texts = [about.categoryName, about.placeText, about.title, about.transcript ?? ''];
  return [...new Set([...exact, ...texts.flatMap(bigrams), ...texts.flatMap(lastCharacters)])].slice(0, MAX_TOKENS);
}

/** The same tokens for what somebody typed into the search field. */
export function searchQuery(typed: string): SearchQuery {
  const number = parseCaseNumber(typed);
  if (number) return { anyOf: [[`n:${number}`]], prefix: null };
  const plain = normalise(typed).replace(/ /g, '');
  if (HAN.test(plain) && [...plain].length === 1) return { anyOf: [], prefix: plain };
  const anyOf: string[][] = [];
  // A number of another system has a figure in it; it is found whole.
  const foreign = plainNumber(typed);
  if (/\d/.test(foreign) && foreign.length >= 4) anyOf.push([outsideToken(foreign)]);
  if (/^\d{4}$/.test(plain)) anyOf.push([`p:${plain}`]);
  if (/^\d{3,4}$/.test(plain)) anyOf.push([`r:${Number(plain)}`]);
  if (/^1\d{10}$/.test(plain)) return { anyOf: [[`p:${plain.slice(-4)}`]], prefix: null };
  const rooms = roomTokens(typed);
  if (rooms.length) anyOf.push(rooms);
  if (/^[\p{L}]{2,12}$/u.test(plain)) anyOf.push([`m:${plain}`]);
  const text = bigrams(typed);
  if (text.length) anyOf.push(text);
  return { anyOf, prefix: null };
}
