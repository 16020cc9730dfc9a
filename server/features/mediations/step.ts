import type { MediationRuleCode } from '../../../shared/domain/mediations/rules';
import { MEDIATION_TRANSITIONS, mediationDesk, type MediationAction, type MediationPart, type MediationSide } from '../../../shared/domain/mediations/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { MediationDoc, SideDoc } from './document';
import { duesOf } from './due';
import { eventOf, type MediationStep } from './events';
import { Mediations } from './model';

export { wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<MediationPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: MediationRuleCode | 'reasonMissing') => never = refuseBy;
/** Refuses by a rule, where there is one against it. */
export function mind(rule: MediationRuleCode | null): void {
  if (rule) refuse(rule);
}

/** The side somebody acts as. */
export const sideOf = ({ parts }: Actor): MediationSide => (parts.includes('first') ? 'first' : 'second');
/** The sides with something of one changed. */
export const withSide = (doc: MediationDoc, side: MediationSide, change: Partial<SideDoc>): MediationDoc['sides'] => ({ ...doc.sides, [side]: { ...doc.sides[side], ...change } });
/** Nothing is signed any more: the text is another one. */
export const unsigned = ({ sides: { first, second } }: MediationDoc): MediationDoc['sides'] => ({ first: { ...first, signed: null, signedAt: null }, second: { ...second, signed: null, signedAt: null } });

/** Who reads it in their own list: a side from when it was asked, and the mediator. */
const readers = ({ sides, mediatorId }: MediationDoc): string[] => [...new Set([sides.first.personId, sides.second.personId, mediatorId].flatMap((id) => id ?? []))];

/** What follows from a mediation's fields, and is kept for lists, for what falls due and for figures. */
export function derive(doc: MediationDoc): Pick<MediationDoc, 'desk' | 'deskAt' | 'people' | 'figures'> & { nextCheckAt: Date | undefined; officeId: string | undefined } {
  const { state, sides, agreement } = doc;
  const desk = mediationDesk(state);
  return {
    desk, deskAt: desk === 'over' ? doc.updatedAt : desk === 'inForce' && agreement ? new Date(`${agreement.followUpOn}T00:00:00+08:00`) : (doc.sessionAt ?? doc.since), people: readers(doc),
    figures: { willing: sides.first.consent === 'yes' && sides.second.consent === 'yes', agreed: agreement?.confirmedAt != null, kept: state === 'kept' },
    nextCheckAt: duesOf(doc)[0]?.at, officeId: doc.office?.unitId,
  };
}

/** Steps of a mediation, each one guarded write with its event. */
export const applyStep = guardedSteps<MediationDoc, MediationAction, MediationStep>({
  model: Mediations,
  transitions: MEDIATION_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: ['tell', 'giveBack', 'otherMediator', 'arrange', 'cannotCome', 'redraft', 'objectDraft'],
  full: 'mediationTimelineFull' satisfies MediationRuleCode,
  derive,
  eventOf,
});
