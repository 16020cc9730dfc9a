import type { BodyRuleCode } from '../../../shared/domain/bodies/procedure';
import { refuse as refuseBy } from '../../jobs/guardedStep';

export const refuse: (rule: BodyRuleCode) => never = refuseBy;
