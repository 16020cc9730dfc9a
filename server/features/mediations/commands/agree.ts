import type { ParsedOf } from '../../../../shared/contract';
import { addDays, dayOf } from '../../../../shared/domain/kernel/days';
import { ruleAgainstConfirming, ruleAgainstDays, ruleAgainstEscalating, ruleAgainstSaying, ruleAgainstSigning } from '../../../../shared/domain/mediations/rules';
import { MEDIATION_SIDES, type MediationSide } from '../../../../shared/domain/mediations/states';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { MediationDoc } from '../document';
import { applyStep, mind, refuse, sideOf, unsigned, withSide, wordsOrNull, type Actor, type Ask } from '../step';

type Why = { readonly text: string };
type Reading = Ask & { readonly edition: number };
type FollowingUp = Ask & Omit<ParsedOf<'POST /mediations/:id/follow-up'>['body'], 'revision'>;

/** A signature of a side under the text that was read; with both it goes to the station. */
function signed(doc: MediationDoc, side: MediationSide, how: 'phone' | 'paper', edition: number, now: Date) {
  mind(ruleAgainstSigning(doc.sides[side], doc.agreement?.edition ?? 0, edition));
  const sides = withSide(doc, side, { signed: how, signedAt: now });
  const both = MEDIATION_SIDES.every((one) => sides[one].signed !== null);
  return { code: `${side} ${how}`, step: both ? ('bothSigned' as const) : ('sign' as const), set: { sides, state: both ? ('signed' as const) : doc.state, ...(both ? { since: now } : {}) } };
}
/** `rule_refused` mediationChanged (another text than the one that was read), mediationSigned. */
export const sign = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Reading): Promise<MediationDoc> => applyStep(deps, doc, actor, 'sign', ask, ({ now }) => signed(doc, sideOf(actor), 'phone', ask.edition, now));
/** Paper that a side signed, noted by the mediator; the station looks at it when it confirms. */
export const signPaper = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Reading & { readonly side: MediationSide }): Promise<MediationDoc> => applyStep(deps, doc, actor, 'signPaper', ask, ({ now }) => signed(doc, ask.side, 'paper', ask.edition, now));
/** A side wants another text: it is talked about once more. */
export const objectDraft = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why): Promise<MediationDoc> => applyStep(deps, doc, actor, 'objectDraft', ask, ({ now }) => ({ text: ask.text, set: { sides: unsigned(doc), since: now } }));
/** The committee confirms what both signed. `rule_refused` mediationOwn. */
export const confirm = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'confirm', ask, ({ now }) => {
    mind(ruleAgainstConfirming(doc.mediatorId, actor.personId));
    return { set: { since: now, agreement: doc.agreement && { ...doc.agreement, confirmedAt: now, confirmedBy: actor.personId } } };
  });

/** How a side says it was kept; it may say otherwise later. */
const word = (action: 'keep' | 'notKept') => (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Partial<Why>): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, action, ask, () => ({ text: wordsOrNull(ask.text ?? ''), set: { sides: withSide(doc, sideOf(actor), { kept: action === 'keep' ? 'kept' : 'notKept' }) } }));
export const keep = word('keep');
export const notKept = word('notKept');
/** Both were asked. `later` names another day. `rule_refused` mediationDay. */
export const followUp = (deps: Deps, doc: MediationDoc, actor: Actor, { outcome, on, ...ask }: FollowingUp): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'followUp', ask, ({ now }) => {
    const today = dayOf(now);
    if ((outcome === 'later') !== (on !== undefined)) refuse('mediationDay');
    if (on === undefined || !doc.agreement) return { code: outcome, set: { state: outcome === 'kept' ? 'kept' : 'broken', since: now } };
    mind(ruleAgainstDays({ dueOn: addDays(today, 1), followUpOn: on }, today));
    return { code: outcome, set: { state: 'inForce', agreement: { ...doc.agreement, followUpOn: on } } };
  });

/** A side wants the justice office to go on, and agrees that the record goes there. `rule_refused` mediationConsent. */
export const askOffice = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> => applyStep(deps, doc, actor, 'askOffice', ask, () => {
    mind(ruleAgainstSaying(doc.sides[sideOf(actor)]));
    return { set: { sides: withSide(doc, sideOf(actor), { office: true }) } };
  });
/** The station hands it over with the record. `rule_refused` mediationOffice (no side agreed), mediationUnit. */
export const escalate = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & { readonly unitId: string }): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'escalate', ask, async ({ now }) => {
    mind(ruleAgainstEscalating(MEDIATION_SIDES.map((side) => doc.sides[side])));
    if (!(await isDispatchTarget(deps, doc.scope.community, ask.unitId))) refuse('mediationUnit');
    return { unitId: ask.unitId, set: { office: { unitId: ask.unitId, answer: null }, since: now } };
  });
/** The office tells what came of it. */
export const answerOffice = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'answerOffice', ask, ({ now }) => ({ text: ask.text, unitId: doc.office?.unitId ?? null, set: { office: doc.office && { ...doc.office, answer: ask.text }, since: now } }));
