import { MEDIATION_TERMS } from '../../../config/catalogue/mediations';
import { hoursAfter } from '../../../shared/domain/kernel/days';
import { eraseAt, followUpAt } from '../../../shared/domain/mediations/limits';
import type { MediationDoc } from './document';
import type { MediationStep } from './events';

/** Something that falls due in a mediation. `name`: under which it is remembered that it was told. */
export interface Due {
  readonly at: Date;
  readonly step: Extract<MediationStep, 'lookLate' | 'consentLate' | 'appointLate' | 'arrangeLate' | 'soon' | 'recordLate' | 'signLate' | 'confirmLate' | 'followUpDue' | 'officeLate'> | 'erase';
  readonly name: string;
}
/** A working week within which the office is asked once more. */
const OFFICE_HOURS = 7 * 24;

function waiting({ state, since, sessionAt, agreement }: MediationDoc): Omit<Due, 'name'>[] {
  const late = (step: Due['step'], hours: number): Omit<Due, 'name'>[] => [{ step, at: hoursAfter(since, hours) }];
  if (state === 'asked') return late('lookLate', MEDIATION_TERMS.look);
  if (state === 'inviting') return late('consentLate', MEDIATION_TERMS.consent);
  if (state === 'willing') return late('appointLate', MEDIATION_TERMS.look);
  if (state === 'appointed') return late('arrangeLate', MEDIATION_TERMS.arrange);
  if (state === 'drafted') return late('signLate', MEDIATION_TERMS.sign);
  if (state === 'signed') return late('confirmLate', MEDIATION_TERMS.sign);
  if (state === 'escalated') return late('officeLate', OFFICE_HOURS);
  if (state === 'inForce' && agreement) return [{ step: 'followUpDue', at: followUpAt(agreement.followUpOn) }];
  if (state !== 'arranged' || !sessionAt) return [];
  const soon = hoursAfter(sessionAt, -MEDIATION_TERMS.soon);
  // Who heard of it only now does not need to be reminded.
  return [...(soon > since ? [{ step: 'soon' as const, at: soon }] : []), { step: 'recordLate', at: hoursAfter(sessionAt, MEDIATION_TERMS.record) }];
}

/** When every word of it goes. */
export const goneAt = ({ state, since, agreement }: MediationDoc): Date | null => eraseAt({ state, since, agreed: agreement?.confirmedAt != null }, MEDIATION_TERMS);

/** What of a mediation will fall due and was not told yet, the first first. */
export function duesOf(doc: MediationDoc): Due[] {
  const [here, gone] = [waiting(doc).map((one): Due => ({ ...one, name: `${one.step}@${one.step === 'followUpDue' ? one.at.getTime() : doc.since.getTime()}` })), goneAt(doc)];
  return [...here, ...(gone ? [{ step: 'erase' as const, at: gone, name: 'erase' }] : [])].filter(({ name }) => !doc.told.includes(name)).sort((a, b) => a.at.getTime() - b.at.getTime());
}
