import { HOURS_TERMS } from '../../../../config/catalogue/volunteerHours';
import { objectionUntil } from '../../../../shared/domain/volunteerHours/limits';
import { isVouched, ruleAgainstDecision, ruleAgainstObjection } from '../../../../shared/domain/volunteerHours/rules';
import type { HourRefusal } from '../../../../shared/domain/volunteerHours/states';
import type { Deps } from '../../../platform/deps';
import { passAsSeen } from '../../files';
import { countingVolunteer, mustFit } from '../beside';
import type { ServiceRecordDoc } from '../document';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

type Stepping = Promise<ServiceRecordDoc>;

/** A second person confirms, and it is published. Outcomes as of applyStep; `rule_refused` hoursSame where two people and evidence would not stand behind it, and those of the volunteer and of other times. */
export async function confirm(deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: Ask): Stepping {
  const after = await applyStep(deps, doc, actor, 'confirm', ask, async ({ now }) => {
    if (!isVouched({ ...doc, confirmedBy: actor.personId })) refuse('hoursSame');
    if (doc.kind === 'service') {
      await countingVolunteer(deps, doc.volunteerId);
      await mustFit(deps, doc);
    }
    return { set: { confirmedBy: actor.personId, publishedAt: now, publishUntil: objectionUntil(now, HOURS_TERMS), reminded: false } };
  });
  await passAsSeen(deps, after.fileIds, actor.personId ?? '');
  return after;
}

/** It does not count; of what was objected to, whoever confirmed does not say so. `rule_refused` hoursReason, hoursOwnObjection. */
export function refuseRecord(deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: Ask & { readonly reason: HourRefusal; readonly text: string }): Stepping {
  return applyStep(deps, doc, actor, 'refuse', ask, async () => {
    const rule = ruleAgainstDecision(actor.personId, doc) ?? (ask.reason === 'other' && ask.text.trim() === '' ? 'hoursReason' : null);
    if (rule) refuse(rule);
    await fitWords(deps, actor.personId, ask.text);
    return { code: ask.reason, text: wordsOrNull(ask.text), set: { objections: settled(doc) } };
  });
}
const settled = ({ objections }: ServiceRecordDoc): ServiceRecordDoc['objections'] => objections.map((one) => ({ ...one, settled: true }));

/** The volunteer takes back what is not confirmed yet. */
export const withdraw = (deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: Ask): Stepping => applyStep(deps, doc, actor, 'withdraw', ask, () => ({ code: 'withdrawn' }));

/** Somebody of the community objects. `rule_refused` hoursOwn, hoursObjectedTwice, hoursObjections, and those of words. */
export function object(deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: Ask & { readonly text: string }): Stepping {
  return applyStep(deps, doc, actor, 'object', ask, async ({ now }) => {
    const personId = actor.personId ?? '';
    const rule = ruleAgainstObjection(personId, doc);
    if (rule) refuse(rule);
    await fitWords(deps, personId, ask.text);
    return { set: { objections: [...doc.objections, { personId, at: now, text: ask.text, settled: false }], ...(doc.state === 'published' ? { waitsSince: now, reminded: false } : {}) } };
  });
}

/** It stands: back into publication, at least until the end of that day. `rule_refused` hoursOwnObjection, and those of words. */
export function keep(deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: Ask & { readonly text: string }): Stepping {
  return applyStep(deps, doc, actor, 'keep', ask, async ({ now }) => {
    const rule = ruleAgainstDecision(actor.personId, doc);
    if (rule) refuse(rule);
    await fitWords(deps, actor.personId, ask.text);
    const soonest = objectionUntil(now, { objectionDays: 0 });
    return { text: ask.text, set: { objections: settled(doc), publishUntil: doc.publishUntil && doc.publishUntil > soonest ? doc.publishUntil : soonest, reminded: false } };
  });
}
