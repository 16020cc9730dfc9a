import { z } from 'zod';
import { CALLBACK_REASONS, CALLBACK_RULE, CALLBACK_STATES, REVIEW_STATES } from '../domain/cases/callbacks';
import { Id, Moment } from './kernel';

/** Staff only: whether the reporter is to be called, why, and how often nobody answered. */
export const CallbackView = z.object({ state: z.enum(CALLBACK_STATES), why: z.enum(CALLBACK_REASONS), tries: z.number().int() });
/** The street's review of what was redone and is still not to the resident's content. */
export const ReviewView = z.object({ state: z.enum(REVIEW_STATES), reason: z.string().nullable(), at: Moment });
/** The resident says that it is closed and not solved. */
export const UnsolvedView = z.object({ text: z.string().nullable(), at: Moment });

/** What the station says of the unit in charge; staff only. */
export const UnitRatingView = z.object({ points: z.number().int(), text: z.string().nullable(), at: Moment });

const revision = z.number().int().min(0);
const reason = z.string().trim().min(1).max(CALLBACK_RULE.words);

/** Bodies of the steps after the end. */
export const AfterBodies = {
  callReached: z.strictObject({
    revision,
    contacted: z.boolean(),
    solved: z.boolean(),
    satisfaction: z.enum(['satisfied', 'basically', 'unsatisfied']),
    text: z.string().trim().max(CALLBACK_RULE.words).default(''),
  }),
  callMissed: z.strictObject({ revision }),
  confirmUnsolved: z.strictObject({ revision, reason }),
  closeExplained: z.strictObject({ revision, reason }),
  orderRedo: z.strictObject({ revision, unitId: Id, reason }),
  rateUnit: z.strictObject({ revision, points: z.number().int().min(1).max(5), text: z.string().trim().max(CALLBACK_RULE.words).default('') }),
  markUnsolved: z.strictObject({ revision, text: z.string().trim().max(CALLBACK_RULE.words).default('') }),
} as const;
