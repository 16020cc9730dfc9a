import { DAY_MS, dayNumberOf, momentOn } from '../kernel/days';

/** Limits of a service record. Text in UTF-16 units. */
export const HOURS_LIMITS = {
  title: 30, text: 300, list: 200, note: 200, objection: 300, photos: 4,
  /** Objections that one record takes; more of them would say nothing new. */
  objections: 10,
  /** Records of one shift that are confirmed by one press: as many places as a shift of one role has. */
  together: 200,
  /** Longest single service, hours: who is asked to stay longer comes a second time. */
  span: 24,
  /** Minutes of break that can be written down. */
  breakMinutes: 720,
} as const;

/** What is counted, what is limited, what looks wrong; configuration (`config/catalogue/volunteerHours.ts`). Minutes unless said otherwise. */
export interface HoursTerms {
  /** Time counts in whole steps, downwards. */
  readonly step: number;
  /** Whoever comes or leaves within so much of the planned time was there for it. */
  readonly grace: number;
  /** Calendar days for which a record is published for objection. */
  readonly objectionDays: number;
  /** Manual entries: days back, and how much of a day and of a calendar month one volunteer gets by them. */
  readonly manual: { readonly daysBack: number; readonly day: number; readonly month: number };
  /** Days after which the station is reminded of what waits for it. */
  readonly check: number;
  /** Hours of star levels, ascending. */
  readonly stars: readonly number[];
  /** What the list of what looks wrong looks at. */
  readonly suspect: {
    /** Days back. */
    readonly days: number;
    /** More than this between `night.from` and `night.to` (hours of the day, over midnight). */
    readonly night: { readonly from: number; readonly to: number; readonly more: number };
    /** More than this on one day. */
    readonly day: number;
    /** So many records of one volunteer, all confirmed by one person. */
    readonly oneConfirmer: number;
    /** So many manual records of one volunteer. */
    readonly manual: number;
  };
}

/** Until when a record is published: the end of the last day at +08:00, so that whole calendar days are given. */
export const objectionUntil = (from: Date, { objectionDays }: Pick<HoursTerms, 'objectionDays'>): Date => momentOn(dayNumberOf(from) + objectionDays + 1, 0);
/** When the station is reminded. */
export const hoursCheckDue = (from: Date, { check }: Pick<HoursTerms, 'check'>): Date => new Date(from.getTime() + check * DAY_MS);
