import type { CaseLimits, Limit } from '../../shared/domain/cases/deadlines';
import { SILENCE_RULE } from '../../shared/domain/cases/silence';
import type { CaseGrade } from '../../shared/domain/cases/states';

export const minutes = (amount: number): Limit => ({ unit: 'workingMinutes', amount });
export const days = (amount: number): Limit => ({ unit: 'workingDays', amount });

const evaluate = days(SILENCE_RULE.closeAfterDays);

/**
 * Usual limits by grade, in office time. Places differ (first handling 5 working days, redo 3, city-management
 * matters some working hours), so these are configuration and may be changed for each category below.
 */
export const USUAL: Readonly<Record<CaseGrade, CaseLimits>> = {
  ordinary: {
    accept: minutes(240), dispatch: minutes(120), acknowledge: minutes(240), answer: days(5), redo: days(3), verify: days(1), evaluate,
  },
  urgent: {
    accept: minutes(120), dispatch: minutes(60), acknowledge: minutes(120), answer: days(2), redo: days(1), verify: days(1), evaluate,
  },
  emergency: {
    accept: minutes(30), dispatch: minutes(30), acknowledge: minutes(30), answer: minutes(240), redo: minutes(240), verify: minutes(120), evaluate,
  },
};

/** The usual limits, with another promise to the resident for ordinary cases of a category. */
export function answeredWithin(answer: Limit): Readonly<Record<CaseGrade, CaseLimits>> {
  return { ...USUAL, ordinary: { ...USUAL.ordinary, answer } };
}
