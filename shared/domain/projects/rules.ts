import { mayByLevel, type Level } from '../identity/levels';
import { actionsFrom } from '../kernel/stateMachine';
import { PROJECT_LIMITS, type ProjectTerms } from './limits';
import { PROJECT_TRANSITIONS, type ProjectAction, type ProjectPart, type ProjectSource, type ProjectState } from './states';

/** Why a step is refused; `data.rule` of `rule_refused`, words in copy. */
export const PROJECT_RULES = [
  'projectMoney', 'projectPersonal', 'projectCode', 'projectLevel', 'projectElsewhere', 'projectTooMany', 'dutyFirst', 'dutyWords', 'budgetTooBig', 'budgetSource', 'stepOwner', 'stepsFirst', 'stepsMany', 'stepUnknown', 'stepDone', 'stepOpen',
  'stepDayBehind', 'stepNothingSaid', 'stepNotYours', 'roundRunning', 'roundFew', 'roundDay', 'notCandidate', 'roundOver', 'notInRound', 'chooseMore', 'chooseLevel', 'chooseHome', 'acceptOver', 'acceptWho', 'acceptWhy', 'waitFirst', 'projectTimelineFull',
] as const;
export type ProjectRuleCode = (typeof PROJECT_RULES)[number];

/** One step of a project, as far as the rules look at it. */
export interface StepFacts {
  readonly id: string;
  readonly unitId: string;
  readonly done: boolean;
}
/** What is looked at before a step. */
export interface ProjectFacts {
  readonly state: ProjectState;
  readonly steps: readonly StepFacts[];
  /** How often the time for acceptance was made longer because too few had said something. */
  readonly extended: number;
}

/** Who proposes. */
export interface ProposeFacts {
  readonly level: Level;
  /** They live in the community, by what they chose or what was confirmed. */
  readonly lives: boolean;
  /** Staff of the station write down what the council proposed. */
  readonly forCouncil: boolean;
  /** Proposals of theirs that wait for the check. */
  readonly open: number;
}

/** Why somebody may not propose: an opinion wants a confirmed number (domain.md section 5), and to live there. */
export function ruleAgainstPropose({ level, lives, forCouncil, open }: ProposeFacts): ProjectRuleCode | null {
  if (forCouncil) return null;
  if (!mayByLevel(level, 'opinion')) return 'projectLevel';
  if (!lives) return 'projectElsewhere';
  return open >= PROJECT_LIMITS.open ? 'projectTooMany' : null;
}

/** What the station says at the check. */
export interface AdmitFacts {
  readonly budgetFen: number;
  readonly source: ProjectSource;
  /** Neither a duty of the property company nor of the government, as the station looked up. */
  readonly notProperty: boolean;
  readonly notGovernment: boolean;
}

/** Why it may not become a candidate: duties of others are looked up first; money has a source, never the residents. */
export function ruleAgainstAdmit({ budgetFen, source, notProperty, notGovernment }: AdmitFacts, terms: Pick<ProjectTerms, 'budgetMost'>): ProjectRuleCode | null {
  if (!notProperty || !notGovernment) return 'dutyFirst';
  if (budgetFen > terms.budgetMost) return 'budgetTooBig';
  return budgetFen > 0 === (source !== 'none') ? null : 'budgetSource';
}

/** Who chooses, or says whether it is good. */
export interface ResidentFacts {
  readonly level: Level;
  /** Their home in the community is confirmed. */
  readonly neighbour: boolean;
}

/** Why somebody may not choose in a round: a confirmed number, and a confirmed home there; each person one choice, of up to `picks`. */
export function ruleAgainstChoose(who: ResidentFacts, round: { readonly over: boolean; readonly candidates: readonly string[]; readonly picks: number }, chosen: readonly string[]): ProjectRuleCode | null {
  if (round.over) return 'roundOver';
  if (!mayByLevel(who.level, 'opinion')) return 'chooseLevel';
  if (!who.neighbour) return 'chooseHome';
  if (chosen.some((id) => !round.candidates.includes(id))) return 'notInRound';
  return new Set(chosen).size > round.picks ? 'chooseMore' : null;
}

/** Why somebody may not say whether it is good: those who chose or followed it before the acceptance, and live there. Who says no says why. */
export function ruleAgainstOpinion(who: ResidentFacts & { readonly concerned: boolean }, over: boolean, said: { readonly good: boolean; readonly text: string }): ProjectRuleCode | null {
  if (over) return 'acceptOver';
  if (!mayByLevel(who.level, 'opinion')) return 'chooseLevel';
  if (!who.neighbour) return 'chooseHome';
  if (!who.concerned) return 'acceptWho';
  return !said.good && said.text === '' ? 'acceptWhy' : null;
}

export type Verdict = 'accepted' | 'back' | 'few';
/**
 * What residents decided: at least so many must have said something (silence is never consent), and more than half of them
 * that it is good. Where too few did, there is more time, and after that the council may decide in their place.
 */
export function verdictOf({ good, bad }: { readonly good: number; readonly bad: number }, { acceptanceQuorum }: Pick<ProjectTerms, 'acceptanceQuorum'>): Verdict {
  if (good + bad < acceptanceQuorum) return 'few';
  return good * 2 > good + bad ? 'accepted' : 'back';
}

/** A candidate with how many chose it. */
export interface Tally {
  readonly projectId: string;
  readonly count: number;
  readonly proposedAt: Date;
}
/**
 * Which candidates are built: those that most chose; of those with as many, the one proposed earlier. None without the
 * quorum of people, and none that nobody chose.
 */
export function winnersOf(tallies: readonly Tally[], people: number, { builds, quorum }: { readonly builds: number; readonly quorum: number }): string[] {
  if (people < quorum) return [];
  return [...tallies]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.proposedAt.getTime() - b.proposedAt.getTime() || (a.projectId < b.projectId ? -1 : 1))
    .slice(0, builds)
    .map(({ projectId }) => projectId);
}

/** Steps that nobody taps. */
const IMPLIED: readonly ProjectAction[] = ['enter', 'leave', 'choose', 'accept', 'extend', 'remind', 'passOn'];

/** Why nobody may take this step from here, apart from who asks. */
export function ruleAgainstProject(action: ProjectAction, { steps, extended }: ProjectFacts): ProjectRuleCode | null {
  switch (action) {
    case 'finish':
      return steps.length === 0 ? 'stepsFirst' : steps.every(({ done }) => done) ? null : 'stepOpen';
    case 'councilAccept':
      return extended > 0 ? null : 'waitFirst';
    default:
      return null;
  }
}

/** Why a step of the plan may not be reported by these: the station any, a unit its own, and none that is done. */
export function ruleAgainstReport(step: StepFacts | undefined, part: ProjectPart, units: readonly string[]): ProjectRuleCode | null {
  if (!step) return 'stepUnknown';
  if (step.done) return 'stepDone';
  return part === 'station' || units.includes(step.unitId) ? null : 'stepNotYours';
}

/** The buttons of a reply: what these parts may do now, in the order of the table. */
export function projectActions(facts: ProjectFacts, parts: readonly ProjectPart[], units: readonly string[]): ProjectAction[] {
  return actionsFrom(PROJECT_TRANSITIONS, facts.state, parts).filter((action) => {
    if (IMPLIED.includes(action) || ruleAgainstProject(action, facts) !== null) return false;
    const open = facts.steps.filter(({ done }) => !done);
    if (action === 'report') return open.some((step) => parts.some((part) => ruleAgainstReport(step, part, units) === null));
    return action !== 'moveStep' || open.length > 0;
  });
}
