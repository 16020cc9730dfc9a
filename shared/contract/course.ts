import { z } from 'zod';
import { EXTENSION_RULE } from '../domain/cases/clockRules';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { CASE_LEVELS, SUPERVISION_TRIGGERS } from '../domain/cases/watch';
import { PAUSE_KINDS } from '../domain/cases/pauses';
import { Day, Id, Moment } from './kernel';

const revision = z.number().int().min(0);
const photos = z.array(Id).max(REPORT_LIMITS.photos).default([]);
const words = (max: number) => z.string().trim().min(1).max(max);

/** Bodies of the actions about the time of a case. */
export const CourseBodies = {
  /** The reporter reads it and answers; the clock stands meanwhile. */
  ask: z.strictObject({ revision, text: words(200) }),
  answer: z.strictObject({ revision, text: z.string().max(REPORT_LIMITS.text).default(''), photoIds: photos, voiceIds: z.array(Id).max(REPORT_LIMITS.voices).optional() }),
  urge: z.strictObject({ revision }),
  runOn: z.strictObject({ revision, reason: words(200) }),
  supervise: z.strictObject({ revision, trigger: z.enum(SUPERVISION_TRIGGERS), reason: words(300) }),
  respond: z.strictObject({ revision, text: words(500), photoIds: photos }),
  escalate: z.strictObject({ revision, reason: words(500) }),
  /** Working days more; the reason is for the resident to read. */
  askExtension: z.strictObject({ revision, days: z.number().int().min(1).max(EXTENSION_RULE.days), reason: words(500), photoIds: photos }),
  grantExtension: z.strictObject({ revision }),
  refuseExtension: z.strictObject({ revision, reason: words(500) }),
  /** `unitId`: who is responsible until the day of review. */
  askDeferral: z.strictObject({ revision, reason: words(500), unitId: Id, reviewOn: Day }),
  grantDeferral: z.strictObject({ revision }),
  refuseDeferral: z.strictObject({ revision, reason: words(500) }),
  reassign: z.strictObject({ revision, unitId: Id, reason: words(500) }),
} as const;

/** The clock stands: why, and until when at the latest. */
export const PausedView = z.object({ kind: z.enum(PAUSE_KINDS), until: Moment });

const Level = z.enum(CASE_LEVELS).exclude(['community']);

/** What was done about the time of a case; each absent where nothing was. */
export const CourseView = z.object({
  /** Who coordinates it now, above the community. */
  level: Level.optional(),
  /** How often the reporter urged; from when again. */
  urged: z.number().int().optional(),
  urgeAgainAt: Moment.optional(),
  /** What the reporter is asked; to the reporter and staff. */
  question: z.object({ text: z.string(), unit: z.string(), askedAt: Moment, until: Moment }).optional(),
  /** A supervision that waits for the unit's answer. */
  supervision: z.object({ trigger: z.enum(SUPERVISION_TRIGGERS), unit: z.string(), at: Moment, respondBy: Moment }).optional(),
  /** Staff only: an extension that waits for a decision. */
  extension: z.object({ days: z.number().int(), reason: z.string(), unit: z.string() }).optional(),
  /** Shelved until its review; `granted` false: asked for, staff only. */
  deferral: z.object({ reason: z.string(), unit: z.string(), reviewAt: Moment, granted: z.boolean() }).optional(),
});

/** The same in a row. */
export const CourseOfRow = {
  level: Level.optional(),
  urged: z.number().int().optional(),
  supervised: z.literal(true).optional(),
};
