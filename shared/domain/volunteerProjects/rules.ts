import { addDays, type Day } from '../kernel/days';
import type { Transition } from '../kernel/stateMachine';

/** Limits of a project (志愿服务项目). Text in UTF-16 units. */
export const PLAN_LIMITS = {
  name: 20, aim: 100, forWhom: 40, report: 500,
  /** Longest it runs, days. */
  days: 3 * 366,
} as const;

/** Where a project stands: what is over says what came of it. */
export const PLAN_STATES = ['running', 'closed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
/** `manager`: whoever leads the team, or the station; `system`: the team is no more. */
export const PLAN_PARTS = ['manager', 'system'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];
export const PLAN_ACTIONS = ['start', 'edit', 'close'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** Every step of a project. */
export const PLAN_TRANSITIONS: readonly Transition<PlanState, PlanAction, PlanPart>[] = [
  { from: 'running', action: 'edit', to: 'running', by: ['manager'] },
  { from: 'running', action: 'close', to: 'closed', by: ['manager', 'system'] },
];

/** Why something about a project is refused; the sentences are in copy. */
export type PlanRuleCode = 'planOwner' | 'planDays' | 'planMoney' | 'planPersonal' | 'planTimelineFull';

/** Why these days are not ones to run on: the last not before the first, nor years away; null: it has no end yet. */
export const ruleAgainstDays = (from: Day, until: Day | null): PlanRuleCode | null => (until !== null && (until < from || until > addDays(from, PLAN_LIMITS.days)) ? 'planDays' : null);
