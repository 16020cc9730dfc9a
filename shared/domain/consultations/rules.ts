import type { Level } from '../identity/levels';
import type { AskKind, ConsultationState, StepKind } from './kinds';

/** Why something about a consultation is refused; `data.rule` of `rule_refused`, words in copy. */
export type ConsultationRuleCode =
  | 'consultationStepOther' | 'consultationDays' | 'consultationAnswers' | 'consultationMeeting' | 'consultationQuorum' | 'consultationMinutes' | 'consultationDecision' | 'consultationObjections' | 'consultationTasks' | 'consultationOpenTasks' | 'consultationReport'
  | 'consultationConvener' | 'consultationClauses' | 'consultationNotInNotice' | 'consultationAll' | 'consultationSum' | 'consultationDiffers' | 'consultationHeld' | 'consultationTopic' | 'consultationTopicTaken' | 'consultationPlace' | 'consultationRoll'
  | 'consultationClosed' | 'consultationLevel' | 'consultationElsewhere' | 'consultationTooMany' | 'consultationAnswered' | 'consultationOwner' | 'consultationTasksMany' | 'consultationTask' | 'consultationTimelineFull' | 'consultationPhoto' | 'consultationTookPart'
  | 'meetingWhen' | 'meetingStep' | 'meetingsMany' | 'meetingSeat' | 'meetingTime' | 'meetingNoMinutes' | 'meetingSelf' | 'meetingSigned' | 'meetingEarly';

/** Where a consultation stands for those who say something. */
export interface Standing {
  readonly state: ConsultationState;
  readonly step: StepKind | null;
}
/** Steps in which residents say what they think of the clauses, and ask. */
const TALKING: readonly StepKind[] = ['notice', 'deliberation'];
/** Who says something: lives there by what they chose or what was confirmed, or sits in the body. */
export interface Speaker {
  readonly level: Level;
  readonly near: boolean;
}
const ruleAgainstSpeaker = ({ level, near }: Speaker): ConsultationRuleCode | null => (!near ? 'consultationElsewhere' : level < 1 ? 'consultationLevel' : null);

/** Why somebody may not say what they think of a clause now; null when they may. */
export const ruleAgainstOpinion = ({ state, step }: Standing, who: Speaker): ConsultationRuleCode | null => (state !== 'going' || step === null || !TALKING.includes(step) ? 'consultationClosed' : ruleAgainstSpeaker(who));
/** Why somebody may not ask, or object. Objections are to what is published. `asked`: how many of that kind they have. */
export function ruleAgainstAsk({ state, step }: Standing, kind: AskKind, who: Speaker, asked: number, most: number): ConsultationRuleCode | null {
  const open = state === 'going' && step !== null && (kind === 'question' ? TALKING.includes(step) : step === 'publication');
  return !open ? 'consultationClosed' : (ruleAgainstSpeaker(who) ?? (asked >= most ? 'consultationTooMany' : null));
}
/** Why somebody may not rate: it is asked at the end, of those who took part. */
export const ruleAgainstRating = ({ state, step }: Standing, tookPart: boolean): ConsultationRuleCode | null => (step !== 'report' && state !== 'done' ? 'consultationClosed' : tookPart ? null : 'consultationTookPart');
