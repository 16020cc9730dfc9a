import { vocabularyOf, type Vocabulary } from '../../shared/domain/cases/concepts';
import { CONCEPTS } from './concepts';
import { FORMS } from './forms';

export { DIVERSIONS, GRADE_SIGNALS } from './signals';

/** Everything that is known of how people call things, made ready once. */
export const VOCABULARY: Vocabulary = vocabularyOf(CONCEPTS, FORMS);
