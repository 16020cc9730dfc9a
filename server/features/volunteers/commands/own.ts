import { VOLUNTEER_TERMS } from '../../../../config/catalogue/volunteers';
import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { volunteerCheckDue } from '../../../../shared/domain/volunteers/limits';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import { TO_SEE, type VolunteerDoc } from '../document';
import { ERASED, fitAgreed, fitWords } from '../record';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';

type Rewrite = ParsedOf<'POST /volunteers/:id/edit'>['body'] & Ask;

/**
 * A volunteer says it anew, and answers what the station asked. Outcomes as of applyStep; `rule_refused` volunteerFixed where a
 * record in force would get another name or document, and those of document, skills, contacts and guardian.
 */
export function edit(deps: Deps, doc: VolunteerDoc, actor: Actor, { note, ...ask }: Rewrite): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'edit', ask, async ({ now }) => {
    const waits = doc.state === 'submitted' || doc.state === 'asked';
    if (!waits && (ask.document || ask.name !== doc.name)) refuse('volunteerFixed');
    const said = await fitWords(deps, { id: doc._id, personId: doc.personId, before: doc }, ask, dayOf(now));
    const checkDueAt = doc.state === 'asked' ? volunteerCheckDue(now, VOLUNTEER_TERMS, (await settingsOf(deps)).calendar) : doc.checkDueAt;
    // In force nothing waits at the desk: the station is told by this word (TO_SEE) that something has to be seen before it counts.
    const asks = !waits && (said.skills.some(({ skill, proof, seen }) => proof !== null && !seen && !doc.skills.some((one) => one.skill === skill && one.proof === proof && !one.seen)) || (doc.guardianSeen && said.guardian !== null && !said.guardianSeen));
    return { ...(asks ? { code: TO_SEE } : {}), text: wordsOrNull(note), set: { ...said, checkDueAt } };
  });
}

/** Agrees to promise and notice of risk as they are now. Outcomes as of applyStep; `rule_refused` volunteerTerms for others. */
export const agree = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly promise: string; readonly risk: string }): Promise<VolunteerDoc> =>
  applyStep(deps, doc, actor, 'agree', ask, ({ now }) => ({ set: { agreed: fitAgreed(ask, now) } }));

/** Rests for a while. */
export const pause = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask): Promise<VolunteerDoc> => applyStep(deps, doc, actor, 'pause', ask, () => ({}));
/** Is there again. */
export const resume = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask): Promise<VolunteerDoc> => applyStep(deps, doc, actor, 'resume', ask, () => ({}));

/** Leaves: what is theirs goes in the same write (PIPL Art. 47), the number stays for the hours that were done. */
export const withdraw = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask): Promise<VolunteerDoc> => applyStep(deps, doc, actor, 'withdraw', ask, () => ({ set: ERASED }));
