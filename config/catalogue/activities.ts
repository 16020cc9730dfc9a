import type { ActivityTerms } from '../../shared/domain/activities/limits';

/**
 * Times to answer and to be reminded in. No law sets them: half a day to answer an offered seat, half an hour on the day itself,
 * and a word the day before and two hours before are what volunteers keep to gladly. Configuration: places differ.
 */
export const ACTIVITY_TERMS: ActivityTerms = { answer: 12, answerToday: 30, remind: [24, 2] };
