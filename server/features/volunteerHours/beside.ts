import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import { ruleAgainstBeside, ruleAgainstHoursOf, type Served } from '../../../shared/domain/volunteerHours/rules';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { volunteersById, type VolunteerDoc } from '../volunteers';
import type { ServiceRecordDoc } from './document';
import { entriesOf, standing } from './ledger/chain';
import { liveOf } from './queries';
import { refuse } from './step';

/** What a volunteer has beside a record: what stands in the ledger, and what is on its way to it. */
async function othersOf(deps: Deps, volunteerId: string, exceptId: string): Promise<Served[]> {
  const [live, entries] = await Promise.all([liveOf(deps, volunteerId), entriesOf(deps, volunteerId)]);
  const coming = live.filter(({ _id, entry }) => entry === null && _id !== exceptId);
  return [...coming, ...standing(entries).filter(({ recordId }) => recordId !== exceptId).map((one) => ({ ...one, minutes: one.counts }))];
}

/** Refuses what does not fit beside the volunteer's other times; the ledger looks once more, exactly. `rule_refused` hoursOverlap, hoursDay, hoursMonth. */
export async function mustFit(deps: Deps, doc: Pick<ServiceRecordDoc, '_id' | 'volunteerId' | 'from' | 'to' | 'minutes' | 'manual'>): Promise<void> {
  const rule = ruleAgainstBeside(doc, await othersOf(deps, doc.volunteerId, doc._id), HOURS_TERMS);
  if (rule) refuse(rule);
}

/** The volunteer of a record, if hours count for them now. `rule_refused` hoursNotVolunteer, hoursLevel. */
export async function countingVolunteer(deps: Deps, volunteerId: string): Promise<VolunteerDoc> {
  const volunteer = (await volunteersById(deps, [volunteerId])).get(volunteerId) ?? refuse('hoursNotVolunteer');
  const level = (await getPeople(deps, [volunteer.personId])).get(volunteer.personId)?.level ?? 0;
  const rule = ruleAgainstHoursOf({ state: volunteer.state, level });
  return rule ? refuse(rule) : volunteer;
}
