import type { Level } from '../identity/levels';
import { addDays, type Day } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import { TOPIC_LIMITS } from './limits';
import { TOPIC_OVER, TOPIC_SECONDING, TOPIC_TRANSITIONS, type TopicAction, type TopicPart, type TopicState } from './states';

/** Why something about a topic is refused; `data.rule` of `rule_refused`, words in copy. */
export type TopicRuleCode =
  | 'topicLevel' | 'topicDocument' | 'topicElsewhere' | 'topicPlace' | 'topicTooMany' | 'topicMoney' | 'topicPersonal' | 'topicBodyOver' | 'topicOwn' | 'topicSecondOver'
  | 'topicMergeSelf' | 'topicMergeNewer' | 'topicMergeOver' | 'topicMergeBody' | 'topicUnit' | 'topicDay' | 'topicConsulting' | 'topicTimelineFull';

/** Who raises or seconds. */
export interface TopicPerson {
  readonly level: Level;
  /** They live in the community, by what they chose or what was confirmed. */
  readonly lives: boolean;
}

/** The level that the rules ask for; a confirmed number is the least anywhere (domain.md section 5). */
const ruleAgainstLevel = ({ level, lives }: TopicPerson, least: 1 | 2): TopicRuleCode | null => {
  if (!lives) return 'topicElsewhere';
  return level >= least ? null : least === 2 && level > 0 ? 'topicDocument' : 'topicLevel';
};

/** Why a resident may not raise a topic. `open`: topics of theirs that wait. */
export const ruleAgainstRaise = (who: TopicPerson & { readonly open: number }, least: 1 | 2): TopicRuleCode | null => ruleAgainstLevel(who, least) ?? (who.open >= TOPIC_LIMITS.open ? 'topicTooMany' : null);

/** What of a topic decides who may second it. */
export interface SecondFacts {
  readonly state: TopicState;
  readonly secondUntil: Date;
  readonly authorId: string;
}
/** Why somebody may not second it. Who raised it is not among those who second. */
export function ruleAgainstSecond(topic: SecondFacts, who: TopicPerson & { readonly personId: string }, least: 1 | 2, now: Date): TopicRuleCode | null {
  if (!TOPIC_SECONDING.includes(topic.state) || (topic.state === 'gathering' && topic.secondUntil <= now)) return 'topicSecondOver';
  return topic.authorId === who.personId ? 'topicOwn' : ruleAgainstLevel(who, least);
}

/** What a merge looks at. */
export interface MergeFacts {
  readonly id: string;
  readonly bodyId: string;
  readonly state: TopicState;
  readonly createdAt: Date;
}
/** Why one topic may not be merged into another: into the one that was raised first, so that no two lead to each other. */
export function ruleAgainstMerge(from: MergeFacts, into: MergeFacts): TopicRuleCode | null {
  if (from.id === into.id) return 'topicMergeSelf';
  if (from.bodyId !== into.bodyId) return 'topicMergeBody';
  if (TOPIC_OVER.includes(into.state)) return 'topicMergeOver';
  const [a, b] = [into.createdAt.getTime(), from.createdAt.getTime()];
  return a < b || (a === b && into.id < from.id) ? null : 'topicMergeNewer';
}

/** Why a day is none by which something is carried out. */
export const ruleAgainstDue = (day: Day, today: Day): TopicRuleCode | null => (day < today || day > addDays(today, TOPIC_LIMITS.ahead) ? 'topicDay' : null);

/** Steps that nobody taps. */
const IMPLIED: readonly TopicAction[] = ['reach', 'lapse', 'remind'];
/** Steps that the body takes by hand until a consultation has begun. */
export const TOPIC_BY_HAND: readonly TopicAction[] = ['consult', 'stop'];
/** The buttons of a reply: what these parts may do now, in the order of the table. */
export const topicActions = (state: TopicState, parts: readonly TopicPart[], consulting: boolean): TopicAction[] => actionsFrom(TOPIC_TRANSITIONS, state, parts).filter((action) => !IMPLIED.includes(action) && !(consulting && TOPIC_BY_HAND.includes(action)));
