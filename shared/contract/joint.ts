import { z } from 'zod';
import { SUPPORT_LIMIT, SUPPORT_STATES } from '../domain/cases/joint';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { PhotoView } from './files';
import { Id, Moment, Named } from './kernel';

const said = z.object({ text: z.string().nullable(), photos: z.array(PhotoView), person: z.string().nullable(), at: Moment });

/** One supporting unit's task, as its viewer may see it: residents read who supports, with what, and how far it is. */
export const SupportView = z.object({
  id: Id,
  unit: Named,
  task: z.string(),
  state: z.enum(SUPPORT_STATES),
  askedAt: Moment,
  acknowledgeBy: Moment,
  dueAt: Moment,
  late: z.boolean(),
  /** What it reported last, in between or at the end; null before. */
  report: said.nullable(),
  /** Why it was returned or is no longer needed; null otherwise. */
  reason: z.string().nullable(),
  /** The viewer acts for this unit. */
  own: z.boolean(),
});

const revision = z.number().int().min(0);
const photoIds = z.array(Id).max(REPORT_LIMITS.photos).default([]);
const words = (max: number) => z.string().trim().min(1).max(max);
const part = { revision, partId: Id };

/** Bodies of the steps of joint handling. */
export const JointBodies = {
  addSupport: z.strictObject({ revision, unitId: Id, text: words(SUPPORT_LIMIT.words), days: z.number().int().min(1).max(SUPPORT_LIMIT.days).optional() }),
  acknowledgeSupport: z.strictObject(part),
  supportProgress: z.strictObject({ ...part, text: z.string().trim().max(SUPPORT_LIMIT.words).default(''), photoIds }),
  supportDone: z.strictObject({ ...part, text: z.string().trim().max(SUPPORT_LIMIT.words).default(''), photoIds }),
  returnSupport: z.strictObject({ ...part, reason: words(SUPPORT_LIMIT.words), photoIds }),
  dropSupport: z.strictObject({ ...part, reason: words(SUPPORT_LIMIT.words) }),
} as const;
