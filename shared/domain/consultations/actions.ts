import { actionsFrom } from '../kernel/stateMachine';
import type { ConsultationPart, ConsultationState, StepKind } from './kinds';
import { CONSULTATION_TRANSITIONS, type ConsultationAction } from './states';

/** What a button of the page is for, beside the steps of the document. */
export const PAGE_ACTIONS = ['call', 'paper', 'vote'] as const;
export type PageAction = (typeof PAGE_ACTIONS)[number];
/** What decides which buttons are there. */
export interface ActionFacts {
  readonly state: ConsultationState;
  readonly step: StepKind | null;
  readonly decided: boolean;
  readonly passed: boolean;
  readonly openTasks: number;
  /** A unit of the viewer carries something out that is not done. */
  readonly owns: boolean;
}
/** Steps that nobody taps as such. */
const IMPLIED: readonly ConsultationAction[] = ['agree', 'finish', 'decide', 'voted', 'remind', 'taskDone'];
/** In which step a tap has its place; what is not here has it in every step. */
const IN_STEP: Readonly<Partial<Record<ConsultationAction, (facts: ActionFacts) => boolean>>> = {
  count: ({ step, decided }) => step === 'decision' && !decided,
  task: ({ step, passed }) => step === 'carrying' && passed,
  progress: ({ openTasks }) => openTasks > 0,
  moveDay: ({ openTasks }) => openTasks > 0,
  report: ({ step }) => step === 'report',
};
/** Whether somebody of this part counts hands: two different ones do. */
export const handsOpen = (part: ConsultationPart): boolean => part === 'body' || part === 'member';

/** The buttons of a reply for somebody of a part. */
export function consultationActions(facts: ActionFacts, part: ConsultationPart): (ConsultationAction | PageAction)[] {
  const steps = actionsFrom(CONSULTATION_TRANSITIONS, facts.state, [part]).filter((action) => !IMPLIED.includes(action) && (IN_STEP[action]?.(facts) ?? true) && (part !== 'owner' || action !== 'progress' || facts.owns));
  if (part !== 'body' || facts.state !== 'going') return steps;
  const talking = facts.step === 'notice' || facts.step === 'deliberation';
  return [...steps, ...(talking || (facts.step === 'decision' && !facts.decided) ? (['call'] as const) : []), ...(talking ? (['paper'] as const) : []), ...(facts.step === 'decision' && !facts.decided ? (['vote'] as const) : [])];
}
