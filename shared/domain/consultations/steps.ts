import { DAY_MS } from '../kernel/days';
import type { MeetingKind, StepTemplate } from './kinds';
import type { ConsultationRuleCode } from './rules';

/** A step as far as it has come. */
export interface StepFacts {
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}
/** A meeting as the process looks at it: in which step it was held, whether enough came, whether a second person signed its minutes. */
export interface MeetingFacts {
  readonly stepId: string;
  readonly kind: MeetingKind;
  readonly quorate: boolean;
  readonly signed: boolean;
}
/** What there is of a consultation beside its steps. */
export interface ProcessFacts {
  readonly meetings: readonly MeetingFacts[];
  /** Questions, and objections, that nobody has answered yet. */
  readonly questions: number;
  readonly objections: number;
  readonly decided: boolean;
  /** Something of it was agreed to; only then there is something to carry out. */
  readonly passed: boolean;
  readonly tasks: number;
  readonly openTasks: number;
  readonly reported: boolean;
}

/** What is missing before a step can end. */
export const NEEDS = ['days', 'answers', 'meeting', 'quorum', 'minutes', 'decision', 'objections', 'tasks', 'openTasks', 'report'] as const;
export type Need = (typeof NEEDS)[number];

/**
 * The one step that can end now: the first that has not; null when all have. A pure function of template and steps, so that
 * nothing can be skipped (domain.md section 3; 镇海: 协商程序不走空).
 */
export function nextStep(template: readonly StepTemplate[], steps: readonly StepFacts[]): StepTemplate | null {
  return template.find((_, at) => (steps[at]?.endedAt ?? null) === null) ?? null;
}
/** The earliest moment at which a step can end. */
export const stepUntil = ({ days }: Pick<StepTemplate, 'days'>, startedAt: Date): Date => new Date(startedAt.getTime() + days * DAY_MS);

function meetingNeed({ id, meeting }: StepTemplate, meetings: readonly MeetingFacts[]): Need[] {
  if (!meeting) return [];
  const held = meetings.filter(({ stepId, kind }) => stepId === id && meeting.kinds.includes(kind));
  if (held.length === 0) return ['meeting'];
  const enough = held.filter(({ quorate }) => quorate || !meeting.quorum);
  if (enough.length === 0) return ['quorum'];
  return enough.some(({ signed }) => signed) ? [] : ['minutes'];
}
const when = (missing: boolean, need: Need): Need[] => (missing ? [need] : []);
const OF_KIND: Readonly<Record<StepTemplate['kind'], (step: StepTemplate, facts: ProcessFacts) => Need[]>> = {
  notice: () => [],
  deliberation: (step, { meetings, questions }) => [...when(questions > 0, 'answers'), ...meetingNeed(step, meetings)],
  // The meeting is part of the decision where hands were raised; a vote needs none.
  decision: (_, { decided }) => when(!decided, 'decision'),
  publication: (_, { objections }) => when(objections > 0, 'objections'),
  carrying: (_, { passed, tasks, openTasks }) => (passed ? [...when(tasks === 0, 'tasks'), ...when(openTasks > 0, 'openTasks')] : []),
  report: (_, { reported }) => when(!reported, 'report'),
};
/** What is missing before a step can end, in the order in which it is shown; empty: it can. */
export function needsOf(step: StepTemplate, { startedAt }: StepFacts, facts: ProcessFacts, now: Date): Need[] {
  return [...when(startedAt === null || stepUntil(step, startedAt) > now, 'days'), ...OF_KIND[step.kind](step, facts)];
}
const RULE_OF: Readonly<Record<Need, ConsultationRuleCode>> = {
  days: 'consultationDays', answers: 'consultationAnswers', meeting: 'consultationMeeting', quorum: 'consultationQuorum', minutes: 'consultationMinutes', decision: 'consultationDecision', objections: 'consultationObjections', tasks: 'consultationTasks', openTasks: 'consultationOpenTasks', report: 'consultationReport',
};
/** Why a step cannot be ended; null when it can. Only the one that comes next ever can. */
export function ruleAgainstEnd(template: readonly StepTemplate[], steps: readonly StepFacts[], stepId: string, facts: ProcessFacts, now: Date): ConsultationRuleCode | null {
  const next = nextStep(template, steps);
  if (!next || next.id !== stepId) return 'consultationStepOther';
  const [need] = needsOf(next, steps[template.indexOf(next)] ?? { startedAt: null, endedAt: null }, facts, now);
  return need ? RULE_OF[need] : null;
}
