import { z } from 'zod';
import { NEIGHBOUR_RULE } from '../domain/cases/neighbourWords';
import { Moment } from './kernel';

/** What neighbours who met the same say of the result of this round; whoever reads reasons sees how many said what. */
export const NeighbourWordsView = z.object({
  solved: z.number().int(),
  not: z.number().int(),
  /** What the viewer said; null where nothing, or not theirs to say. */
  mine: z.enum(['solved', 'not']).nullable(),
  /** The viewer is asked now. */
  mayTell: z.boolean(),
});

/** One neighbour's word, as staff see it. */
export const NeighbourWord = z.object({ solved: z.boolean(), text: z.string().nullable(), at: Moment });

export const TellSolved = z.strictObject({ solved: z.boolean(), text: z.string().trim().max(NEIGHBOUR_RULE.words).default('') });
