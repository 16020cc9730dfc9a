import { volunteerNumber } from '../../../shared/domain/volunteers/number';
import type { Deps } from '../../platform/deps';
import { nextSerial } from '../cases';
import type { VolunteerDoc } from './document';

/** The number of a record: the one it has, or the next. A number that came to nothing is not given again. */
export const givenNumber = async (deps: Deps, doc: Pick<VolunteerDoc, 'number'> | null): Promise<string> => doc?.number ?? volunteerNumber(await nextSerial(deps, 'volunteer'));
