import type { Day } from '../kernel/days';

/** What a record of service holds beside the service itself: training, honours, how it was found (志愿服务条例 Art. 19). Words, never a mark or a rank. */
export const MERIT_KINDS = ['training', 'honour', 'assessment'] as const;
export type MeritKind = (typeof MERIT_KINDS)[number];

/** Limits of these lines. Text in UTF-16 units; `rows`: of one record. */
export const MERIT_LIMITS = { title: 60, giver: 40, rows: 60 } as const;

export interface MeritFacts {
  readonly kind: MeritKind;
  /** What it was: 「急救员培训，16 课时」. */
  readonly title: string;
  /** Who held, gave or said it. */
  readonly giver: string;
  /** China Standard Time. */
  readonly day: Day;
}
/** Why a line is refused; the sentences are in copy. */
export type MeritRuleCode = 'meritDay' | 'meritTwice' | 'meritsFull' | 'meritPersonal' | 'meritUnknown';

const sameAs = (a: MeritFacts, b: MeritFacts): boolean => a.kind === b.kind && a.title === b.title && a.day === b.day;
/** Why a line cannot be added to those that stand: it has happened by `today`, stands once, and there is an end to it. */
export function ruleAgainstMerit(merit: MeritFacts, standing: readonly MeritFacts[], today: Day): MeritRuleCode | null {
  if (merit.day > today) return 'meritDay';
  if (standing.some((one) => sameAs(one, merit))) return 'meritTwice';
  return standing.length >= MERIT_LIMITS.rows ? 'meritsFull' : null;
}
/** Those of one kind, or all, the latest day first. */
export const meritsOf = <M extends MeritFacts>(merits: readonly M[], kind?: MeritKind): M[] => merits.filter((one) => kind === undefined || one.kind === kind).sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
