import type { Score } from '../../../shared/domain/consultations/kinds';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { Ratings } from './model';

/** One rating for a consultation and a person. */
export const ratingIdOf = (consultationId: string, personId: string): string => idFrom('consultationRating', consultationId, personId);
/** What somebody said in the end; null before. */
export const ratingOf = async (deps: Deps, consultationId: string, personId: string): Promise<Score | null> => (await Ratings(deps).findById(ratingIdOf(consultationId, personId), { score: 1 }).lean<{ score: Score }>())?.score ?? null;
