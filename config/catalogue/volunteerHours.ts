import type { HoursTerms } from '../../shared/domain/volunteerHours/limits';

/**
 * How volunteers' hours are counted. Half hours downwards with ten minutes of grace, 7 calendar days of publication at least and stars at 100/300/600/1000/1500
 * hours are what places do (《志愿服务记录与证明出具办法（试行）》 and local rules); limits of manual entries and what looks wrong are a careful choice. Configuration: places differ.
 */
export const HOURS_TERMS: HoursTerms = {
  step: 30,
  grace: 10,
  objectionDays: 7,
  manual: { daysBack: 60, day: 8 * 60, month: 40 * 60 },
  check: 5,
  stars: [100, 300, 600, 1_000, 1_500],
  suspect: { days: 90, night: { from: 22, to: 6, more: 60 }, day: 10 * 60, oneConfirmer: 5, manual: 4 },
};
