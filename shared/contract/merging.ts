import { z } from 'zod';
import { CASE_OUTCOMES, CASE_STATES } from '../domain/cases/states';
import { PhotoView } from './files';
import { Id, Moment } from './kernel';
import { NeighbourWord } from './neighbourWords';

/** The case that a merged one goes on in, as far as the viewer may know. */
export const MergedView = z.object({
  /** Null where it does not exist for the viewer. */
  id: Id.nullable(),
  number: z.string(),
  state: z.enum(CASE_STATES),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  unit: z.string().nullable(),
  /** Until when the answer was promised there; null when it is over. */
  promisedAt: Moment.nullable(),
  at: Moment,
});

/** How the viewer hangs together with a case of somebody else. */
export const SUPPORT_KINDS = ['joined', 'following'] as const;
export const NeighboursView = z.object({
  /** Others who have met the same, with those whose own report was merged into it. */
  count: z.number().int(),
  mine: z.enum(SUPPORT_KINDS).nullable(),
  /** 我也遇到 can be said now; following is always possible. */
  mayJoin: z.boolean(),
});

/** One who has met the same, as staff see it. */
export const Supporter = z.object({ name: z.string(), phoneTail: z.string().nullable(), text: z.string().nullable(), photos: z.array(PhotoView), at: Moment, /** What they say of the result. */ word: NeighbourWord.optional() });

export const CompanyView = z.object({
  supporters: z.array(Supporter),
  merged: z.array(z.object({ id: Id, number: z.string(), title: z.string(), reporter: z.string(), at: Moment, word: NeighbourWord.optional() })),
});
