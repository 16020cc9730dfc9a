import { normalise } from './search';
import { CASE_GRADES, type CaseGrade } from './states';

/** Words that mean something unless somebody only fears it, forbids it, or speaks of the past. */
export interface Signal {
  /** Apart by blanks; `a~b` is a with b at most six characters behind it. */
  readonly words: string;
}
/** Words that make a report at least so urgent (P25, P29). */
export interface GradeSignal extends Signal {
  readonly grade: Exclude<CaseGrade, 'ordinary'>;
}
/** Who helps instead, or first (Art. 11): what it says is in `shared/copy/triage.ts`. */
export interface DiversionSignal extends Signal {
  readonly id: string;
  /** Danger to people: first of all, whatever the hour. */
  readonly danger: boolean;
  readonly call: string | null;
  /** The catalogue's rule by which the station would decline. */
  readonly ruleId: string | null;
}

/** Before a word, within four characters: it has not happened. */
const NOT_YET = /(?:怕|担心|万一|容易|可能|要是|防止|防|避免|会不会|不会|没有|没|别|不要|以免|小心|预防|如果|引起|导致|造成|差点|险些|幸好没|以前|去年|上次|假如|真|谨防|演习|演练)(?:.{0,4})$/u;

/** Whether a word is meant as it stands at some place of a text. */
function meant(plain: string, pattern: RegExp): string | null {
  for (const match of plain.matchAll(pattern)) {
    if (!NOT_YET.test(plain.slice(0, match.index))) return match[0];
  }
  return null;
}

const patternOf = (word: string): RegExp => new RegExp(word.split('~').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.{0,6}?'), 'gu');

/** The words of a signal that a text really says. */
function said(text: string, { words }: Signal): string[] {
  // Parking an e-bike is not a power cut, and a stove that cannot be lit is no fire.
  const plain = normalise(text).replace(/ /g, '，').replace(/停电(?=动|瓶|单|摩)/gu, '停').replace(/打不着火/gu, '打不燃');
  const found = words.split(/\s+/).filter(Boolean).flatMap((word) => meant(plain, patternOf(word)) ?? []);
  return found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
}

/** The grade that the words of a report ask for, and which words; ordinary where none does. */
export function gradeOfWords(text: string, signals: readonly GradeSignal[]): { grade: CaseGrade; words: string[] } {
  for (const grade of [...CASE_GRADES].reverse()) {
    const words = signals.filter((signal) => signal.grade === grade).flatMap((signal) => said(text, signal));
    if (words.length > 0) return { grade, words: [...new Set(words)] };
  }
  return { grade: 'ordinary', words: [] };
}

/** The higher of two grades. */
export const graver = (a: CaseGrade, b: CaseGrade): CaseGrade => (CASE_GRADES.indexOf(a) >= CASE_GRADES.indexOf(b) ? a : b);

/** Who helps instead or first, dangers before everything else, each with the words it was recognised by. */
export function diversionsFor<S extends DiversionSignal>(text: string, signals: readonly S[]): { signal: S; words: string[] }[] {
  const found = signals.flatMap((signal) => {
    const words = [...new Set(said(text, signal))];
    return words.length > 0 ? [{ signal, words }] : [];
  });
  return [...found.filter(({ signal }) => signal.danger), ...found.filter(({ signal }) => !signal.danger)];
}
