import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { ruleAgainstDays, ruleAgainstHeld, ruleAgainstMediator, ruleAgainstOther, ruleAgainstSession } from '../../../../shared/domain/mediations/rules';
import type { MediationSide } from '../../../../shared/domain/mediations/states';
import type { Deps } from '../../../platform/deps';
import type { AgreementDoc, MediationDoc } from '../document';
import { mediatorsFor } from '../queries';
import { applyStep, mind, refuse, sideOf, unsigned, wordsOrNull, type Actor, type Ask } from '../step';

type Why = { readonly text: string };
type Held = Ask & Omit<ParsedOf<'POST /mediations/:id/held'>['body'], 'revision'>;
type Draft = ParsedOf<'POST /mediations/:id/redraft'>['body']['agreement'];

/** The station names the mediator: the residents' council first. `rule_refused` mediationMediator. */
export const appoint = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & { readonly mediatorId: string }): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'appoint', ask, async ({ now }) => {
    const candidates = (await mediatorsFor(deps, doc)).map(({ id }) => id);
    mind(ruleAgainstMediator(ask.mediatorId, { candidates, sides: [doc.sides.first, doc.sides.second].flatMap(({ personId }) => personId ?? []), turnedDown: doc.turnedDown.map(({ personId }) => personId) }));
    return { set: { mediatorId: ask.mediatorId, since: now } };
  });
/** Without a mediator; what was drafted goes with them, because nobody answers for its words. */
const alone = (doc: MediationDoc, now: Date) => ({ mediatorId: null, sessionAt: null, place: '', agreement: null, sides: unsigned(doc), since: now });
/** The mediator cannot do it. */
export const giveBack = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why): Promise<MediationDoc> => applyStep(deps, doc, actor, 'giveBack', ask, ({ now }) => ({ text: wordsOrNull(ask.text), tell: { former: doc.mediatorId }, set: alone(doc, now) }));
/** A side asks for another mediator, once. `rule_refused` mediationSecondMediator. */
export const otherMediator = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'otherMediator', ask, ({ now }) => {
    const side: MediationSide = sideOf(actor);
    mind(ruleAgainstOther(doc.turnedDown.map((one) => one.side), side));
    return { tell: { former: doc.mediatorId }, set: { ...alone(doc, now), turnedDown: [...doc.turnedDown, { side, personId: doc.mediatorId ?? '' }] } };
  });
/** Moment and place of a session. `rule_refused` mediationWhen, mediationSessions. */
export const arrange = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & { readonly at: string; readonly place: string }): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'arrange', ask, ({ now }) => {
    const sessionAt = new Date(ask.at);
    mind(ruleAgainstSession(sessionAt, now, doc.sessions.length));
    return { code: sessionAt.toISOString(), set: { sessionAt, place: ask.place, since: now } };
  });
/** A side cannot come then. */
export const cannotCome = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why): Promise<MediationDoc> => applyStep(deps, doc, actor, 'cannotCome', ask, ({ now }) => ({ text: wordsOrNull(ask.text), set: { sessionAt: null, place: '', since: now } }));

/** The text of an agreement as its next edition. `rule_refused` mediationDay. */
function drafted(doc: MediationDoc, { text, dueOn, followUpOn }: Draft, now: Date): AgreementDoc {
  mind(ruleAgainstDays({ dueOn, followUpOn }, dayOf(now)));
  return { text, dueOn, followUpOn, edition: (doc.agreement?.edition ?? 0) + 1, confirmedAt: null, confirmedBy: null };
}
/** What was said, and what came of it. `rule_refused` mediationNotYet, mediationDraft (an agreement without its text), mediationDay. */
export const held = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Held): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'held', ask, ({ now }) => {
    mind(ruleAgainstHeld(doc.sessionAt, now));
    if ((ask.outcome === 'agreed') !== (ask.agreement !== undefined)) refuse('mediationDraft');
    const session = { id: `s${doc.revision + 1}`, at: doc.sessionAt ?? now, place: doc.place, outcome: ask.outcome, record: ask.record };
    const state = ask.outcome === 'agreed' ? ('drafted' as const) : ask.outcome === 'failed' ? ('failed' as const) : ('appointed' as const);
    const step = { agreed: 'agreed', failed: 'ended', again: 'held' } as const;
    return { code: ask.outcome, step: step[ask.outcome], set: { state, sessions: [...doc.sessions, session], sessionAt: null, place: '', since: now, ...(ask.agreement ? { agreement: drafted(doc, ask.agreement, now), sides: unsigned(doc) } : {}) } };
  });
/** Another text; what was signed is to be signed anew. `rule_refused` mediationDay. */
export const redraft = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & { readonly agreement: Draft }): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'redraft', ask, ({ now }) => ({ step: 'agreed', set: { agreement: drafted(doc, ask.agreement, now), sides: unsigned(doc), since: now } }));
/** A side does not go on. */
export const stop = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> => applyStep(deps, doc, actor, 'stop', ask, ({ now }) => ({ step: 'ended', set: { since: now, sessionAt: null, place: '' } }));
