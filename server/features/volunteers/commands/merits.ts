import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { ruleAgainstMerit } from '../../../../shared/domain/volunteers/merits';
import { mustMask } from '../../../../shared/domain/wishes/asking';
import type { Deps } from '../../../platform/deps';
import type { VolunteerDoc } from '../document';
import { applyStep, refuse, type Actor, type Ask } from '../step';

type Added = ParsedOf<'POST /volunteers/:id/add-merit'>['body']['merit'];

/**
 * The station writes training, an honour or how the service was found into a record. Outcomes as of applyStep; `rule_refused`
 * meritDay, meritTwice, meritsFull, meritPersonal where a number of somebody stands in it.
 */
export function addMerit(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly merit: Added }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'addMerit', ask, ({ now }) => {
    const [{ merit }, standing] = [ask, doc.merits ?? []];
    const rule = ruleAgainstMerit(merit, standing, dayOf(now));
    if (rule) refuse(rule);
    if (mustMask(`${merit.title} ${merit.giver}`).length > 0) refuse('meritPersonal');
    // The line has the number of the moment it was written in, by which its message finds it.
    return { code: merit.kind, set: { merits: [...standing, { id: `${doc.revision + 1}`, ...merit, byId: actor.personId }] } };
  });
}

/** The station takes a line back that was wrong, and says why to whose record it is. Outcomes as of applyStep; `rule_refused` meritUnknown. */
export function dropMerit(deps: Deps, doc: VolunteerDoc, actor: Actor, ask: Ask & { readonly meritId: string; readonly text: string }): Promise<VolunteerDoc> {
  return applyStep(deps, doc, actor, 'dropMerit', ask, () => {
    const standing = doc.merits ?? [];
    const merit = standing.find(({ id }) => id === ask.meritId) ?? refuse('meritUnknown');
    return { code: merit.kind, text: ask.text, set: { merits: standing.filter((one) => one !== merit) } };
  });
}
