import { VOLUNTEER_TERMS } from '../../../../config/catalogue/volunteers';
import { dayOf } from '../../../../shared/domain/kernel/days';
import type { Skill } from '../../../../shared/domain/volunteers/profile';
import { isMinor, ruleAgainstCheck, waitsToBeSeen } from '../../../../shared/domain/volunteers/rules';
import type { VolunteerDecline, VolunteerEnd } from '../../../../shared/domain/volunteers/states';
import type { Deps } from '../../../platform/deps';
import type { VolunteerDoc } from '../document';
import { VolunteerStations } from '../model';
import { givenNumber } from '../number';
import { ERASED } from '../record';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';

/** The station takes a sign-up on; it has its number from now on. Outcomes as of applyStep; `rule_refused` guardianFirst of a minor. */
export function approve(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly guardianSeen: boolean }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'approve', ask, async ({ now }) => {
    const minor = isMinor(doc.bornOn, dayOf(now), VOLUNTEER_TERMS);
    const rule = ruleAgainstCheck('approve', { minor, guardianSeen: ask.guardianSeen });
    if (rule) refuse(rule);
    return { set: { number: await givenNumber(deps, doc), guardianSeen: minor } };
  });
}

/** The station asks back; the record is not in force until it is answered. */
export const askBack = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<VolunteerDoc> => applyStep(deps, doc, actor, 'ask', ask, () => ({ text: ask.text }));

/** The station does not take it on, and says why; what was handed in is deleted. `rule_refused` volunteerReason for `other` without words. */
export function decline(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly reason: VolunteerDecline; readonly text: string }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'decline', ask, () => {
    const rule = ruleAgainstCheck('decline', ask);
    if (rule) refuse(rule);
    return { code: ask.reason, text: wordsOrNull(ask.text), set: ERASED };
  });
}

/** The station ends a record, and says why; what is theirs is deleted. `rule_refused` volunteerReason for `other` without words. */
export function end(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly reason: VolunteerEnd; readonly text: string }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'end', ask, () => {
    const rule = ruleAgainstCheck('end', ask);
    if (rule) refuse(rule);
    return { code: ask.reason, text: wordsOrNull(ask.text), set: ERASED };
  });
}

/** The station has seen the proof of a skill: it counts from now on. `rule_refused` skillUnknown, volunteerProof without a proof, proofOver. */
export function seeProof(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly skill: Skill }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'seeProof', ask, ({ now }) => {
    const { proof, until } = doc.skills.find(({ skill }) => skill === ask.skill) ?? refuse('skillUnknown');
    if (proof === null) refuse('volunteerProof');
    if (until !== null && until < dayOf(now)) refuse('proofOver');
    return { code: ask.skill, set: { skills: doc.skills.map((one) => (one.skill === ask.skill ? { ...one, seen: true } : one)) } };
  });
}

/** Of a minor in force the station has seen that the guardian agrees who stands there now: shifts are open to them again. `rule_refused` guardianSeenBefore where nothing waits. */
export function seeGuardian(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'seeGuardian', ask, ({ now }) => {
    const minor = isMinor(doc.bornOn, dayOf(now), VOLUNTEER_TERMS);
    if (!waitsToBeSeen({ skills: [], minor, guardianSeen: doc.guardianSeen }).guardian) refuse('guardianSeenBefore');
    return { set: { guardianSeen: true } };
  });
}

/** The head of a station says whether it looks at sign-ups first. One row a station; the last word holds. */
export async function setApproval(deps: Deps, stationId: string, on: boolean, byId: string): Promise<void> {
  await VolunteerStations(deps).updateOne({ _id: stationId }, { $set: { approval: on, byId, at: deps.clock.now() } }, { upsert: true });
}
