import type { ParsedOf } from '../../../../shared/contract';
import { countHands, ruleAgainstHands, sameHands } from '../../../../shared/domain/consultations/decision';
import { ruleAgainstEnd } from '../../../../shared/domain/consultations/steps';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { ConsultationDoc, CountRow, StepRow } from '../document';
import { convenerFor, type Person } from '../policy';
import { attendedOf, factsOf, loadMeeting, meetingsOf } from '../queries';
import { applyStep, goingStep, refuse, refuseIf, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

type Asked<A extends 'count' | 'report' | 'stop'> = Ask & Omit<ParsedOf<`POST /consultations/:id/${A}`>['body'], 'revision'>;

/** Whether the step ends by this, or waits for the other convener; the row of the step after it. `rule_refused` consultationConvener. */
function agreedBy(doc: ConsultationDoc, row: StepRow, person: Person, now: Date): { readonly ends: boolean; readonly row: StepRow } {
  if (doc.conveners.length < 2) return { ends: true, row: { ...row, endedAt: now } };
  const units = convenerFor(person, doc).filter((unit) => !row.agreed.some(({ unitId }) => unitId === unit));
  if (units.length === 0) refuse('consultationConvener');
  // One person speaks for one convener, also where they act for both.
  const agreed = [...row.agreed, { unitId: units[0] as string, personId: person.personId, at: now }];
  const ends = doc.conveners.every((unit) => agreed.some(({ unitId }) => unitId === unit)) && new Set(agreed.map(({ personId }) => personId)).size > 1;
  return { ends, row: { ...row, agreed, endedAt: ends ? now : null } };
}

/**
 * Ends the step that goes on; the next one begins at that moment. Only the one that `nextStep` gives can end, and only with
 * all that it wants. A joint conference ends it by both conveners. `rule_refused` consultationStepOther, consultationDays, … and
 * consultationConvener.
 */
export async function endStep(deps: Deps, doc: ConsultationDoc, actor: Actor, person: Person, ask: Ask & { readonly step: string }): Promise<ConsultationDoc> {
  const at = doc.steps.findIndex(({ id }) => id === ask.step);
  const row = doc.steps[at];
  const going = goingStep(doc);
  const last = at === doc.steps.length - 1;
  const other = doc.conveners.length > 1 && row !== undefined && row.agreed.length === 0;
  return applyStep(deps, doc, actor, other ? 'agree' : last ? 'finish' : 'end', ask, async ({ now }) => {
    if (!going || !row) return refuse('consultationStepOther');
    refuseIf(ruleAgainstEnd(doc.plan, doc.steps, ask.step, await factsOf(deps, doc, await attendedOf(deps, doc, await meetingsOf(deps, doc._id))), now));
    const after = agreedBy(doc, row, person, now);
    const steps = doc.steps.map((one, index) => (index === at ? after.row : index === at + 1 && after.ends ? { ...one, startedAt: now } : one));
    // A first yes of two is not an end, and a second one by the same hands neither.
    if (!after.ends && !other) return refuse('consultationConvener');
    return { code: ask.step, tell: { step: ask.step, kind: going.step.kind, next: doc.plan[at + 1]?.kind ?? null }, set: { steps } };
  });
}

/** The clauses and options that are put: those of the notice, by their ids. */
export const putOf = ({ clauses, options }: Pick<ConsultationDoc, 'clauses' | 'options'>): string[] => [...clauses, ...options].map(({ id }) => id);

/** The meeting whose hands are counted: held in the step of the decision, with enough who signed in. */
async function meetingFor(deps: Deps, doc: ConsultationDoc, meetingId: string) {
  const going = goingStep(doc);
  const meeting = await loadMeeting(deps, meetingId);
  if (going?.step.kind !== 'decision' || doc.decision !== null || meeting.consultationId !== doc._id || meeting.stepId !== going.step.id || meeting.state === 'off') refuse('consultationHeld');
  const [found] = await attendedOf(deps, doc, [meeting]);
  if (!found || found.members === 0) return refuse('bodyNobody');
  return found.quorate ? found : refuse('bodyQuorum');
}

/**
 * Hands raised at a meeting, counted by two people who each enter all the numbers; the second equal count decides. Of a clause that
 * was not in the notice nothing is decided. `rule_refused` consultationHeld, bodyQuorum, consultationNotInNotice, consultationAll,
 * consultationSum, consultationDiffers.
 */
export function count(deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Asked<'count'>): Promise<ConsultationDoc> {
  const first = doc.counted;
  const second = first !== null && first.byId !== actor.personId;
  return applyStep(deps, doc, actor, second ? 'decide' : 'count', ask, async ({ now }) => {
    const { meeting, members, present } = await meetingFor(deps, doc, ask.meetingId);
    refuseIf(ruleAgainstHands(putOf(doc), ask.hands, present));
    const byId = actor.personId ?? '';
    if (!second) return { set: { counted: { meetingId: ask.meetingId, text: fitWords(ask.text), hands: ask.hands, byId, at: now } satisfies CountRow } };
    if (first.meetingId !== ask.meetingId || !sameHands(first.hands, ask.hands)) refuse('consultationDiffers');
    const results = countHands(doc.rules.procedure, members, ask.hands);
    const decision = { way: 'hands' as const, at: now, text: first.text, heldOn: dayOf(meeting.startsAt), members, present, meetingId: meeting._id, voteId: null, results, byIds: [first.byId, byId] };
    return { code: results.some(({ passed }) => passed) ? 'passed' : 'rejected', text: first.text, set: { decision, counted: null } };
  });
}

/** What came of it, told to all who took part; asked for as the last thing. */
export const report = (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Asked<'report'>): Promise<ConsultationDoc> =>
  applyStep(deps, doc, actor, 'report', ask, () => {
    if (goingStep(doc)?.step.kind !== 'report') throw new DomainError('rule_refused', { rule: 'consultationStepOther' });
    return { text: fitWords(ask.text), set: { report: ask.text } };
  });

/** Not carried on: said why, to all who took part. */
export const stop = (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Asked<'stop'>): Promise<ConsultationDoc> => applyStep(deps, doc, actor, 'stop', ask, () => ({ code: ask.reason, text: fitWords(ask.text) }));
