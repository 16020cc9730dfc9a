import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstSaying, ruleAgainstSides, ruleAgainstWord } from '../../../../shared/domain/mediations/rules';
import { MEDIATION_SIDES, type MediationSide } from '../../../../shared/domain/mediations/states';
import type { Deps } from '../../../platform/deps';
import type { MediationDoc, SideDoc } from '../document';
import { applyStep, mind, sideOf, withSide, type Actor, type Ask } from '../step';
import { sideFor } from './ask';

type Why = { readonly text: string };
type Invite = Ask & Pick<ParsedOf<'POST /mediations/:id/invite'>['body'], 'person'>;
type Noted = Ask & Pick<ParsedOf<'POST /mediations/:id/note-consent'>['body'], 'side' | 'how' | 'yes'>;

/** The station names the other side, which is asked. `rule_refused` mediationSame; `not_found`. */
export const invite = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Invite): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'invite', ask, async ({ now }) => {
    const second = await sideFor(deps, actor.personId ?? '', ask.person, `${doc._id}:second`);
    mind(ruleAgainstSides(doc.sides.first.personId ?? '', second.personId ?? ''));
    return { set: { sides: { ...doc.sides, second }, since: now } };
  });
/** This is not for mediation; who asked reads why. */
export const decline = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why): Promise<MediationDoc> => applyStep(deps, doc, actor, 'decline', ask, ({ now }) => ({ text: ask.text, set: { since: now } }));
/** Who asked does not want it any more. */
export const callOff = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> => applyStep(deps, doc, actor, 'callOff', ask, ({ now }) => ({ set: { since: now } }));

/** The sides after a yes, where it stands then, and what is told. */
function afterYes(doc: MediationDoc, side: MediationSide, consentHow: SideDoc['consentHow'], now: Date) {
  const sides = withSide(doc, side, { consent: 'yes', consentHow });
  const both = MEDIATION_SIDES.every((one) => sides[one].consent === 'yes');
  return { step: both ? ('bothWilling' as const) : ('consent' as const), set: { sides, state: both ? ('willing' as const) : doc.state, ...(both ? { since: now } : {}) } };
}
/** A side agrees; when both have, the station names a mediator. `rule_refused` mediationAnswered. */
export const consent = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'consent', ask, ({ now }) => {
    mind(ruleAgainstWord(doc.sides[sideOf(actor)]));
    return afterYes(doc, sideOf(actor), 'phone', now);
  });
/** A side does not want it; nobody asks why. `rule_refused` mediationAnswered. */
export const refuseIt = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'refuse', ask, ({ now }) => {
    mind(ruleAgainstWord(doc.sides[sideOf(actor)]));
    return { set: { sides: withSide(doc, sideOf(actor), { consent: 'no', consentHow: 'phone' }), since: now } };
  });
/** What a side said on paper or aloud, noted by the station. `rule_refused` mediationAnswered. */
export const noteConsent = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Noted): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'noteConsent', ask, ({ now }) => {
    mind(ruleAgainstWord(doc.sides[ask.side]));
    const code = `${ask.side} ${ask.how} ${ask.yes ? 'yes' : 'no'}`;
    if (ask.yes) return { code, ...afterYes(doc, ask.side, ask.how, now) };
    return { code, step: 'refuse', set: { sides: withSide(doc, ask.side, { consent: 'no', consentHow: ask.how }), state: 'refused', since: now } };
  });
/** What a side says; the other reads it only where it may. Nothing of it stands in the story. `rule_refused` mediationConsent. */
export const tell = (deps: Deps, doc: MediationDoc, actor: Actor, ask: Ask & Why & { readonly shown: boolean }): Promise<MediationDoc> =>
  applyStep(deps, doc, actor, 'tell', ask, () => {
    mind(ruleAgainstSaying(doc.sides[sideOf(actor)]));
    return { set: { sides: withSide(doc, sideOf(actor), { statement: ask.text, shown: ask.shown }) } };
  });
