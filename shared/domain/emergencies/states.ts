import { actionsFrom, type Transition } from '../kernel/stateMachine';

/** What has happened, or is about to. */
export const EMERGENCY_KINDS = ['storm', 'flood', 'fire', 'outage', 'gas', 'other'] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];
/** Levels of land for which there is an emergency mode. */
export const EMERGENCY_AREAS = ['district', 'street', 'community'] as const;

/** Where the emergency mode (应急) of an area stands. `asked`, `ending`: one person said so, and a second one has to. */
export const EMERGENCY_STATES = ['asked', 'on', 'ending', 'ended', 'refused'] as const;
export type EmergencyState = (typeof EMERGENCY_STATES)[number];
/** States in which it holds: until a second person agrees that it is over, it is not. */
export const EMERGENCY_ON: readonly EmergencyState[] = ['on', 'ending'];

/** Who asked for what waits; somebody else of an office that looks after all of the area; `witness`: of one that looks after a part of it. */
export const EMERGENCY_PARTS = ['writer', 'second', 'witness', 'system'] as const;
export type EmergencyPart = (typeof EMERGENCY_PARTS)[number];
export const EMERGENCY_ACTIONS = ['start', 'drop', 'advise', 'question', 'askEnd', 'end', 'keep', 'summarise'] as const;
export type EmergencyAction = (typeof EMERGENCY_ACTIONS)[number];

type Row = Transition<EmergencyState, EmergencyAction, EmergencyPart>;
const row = (from: EmergencyState, action: EmergencyAction, to: EmergencyState, ...by: EmergencyPart[]): Row => ({ from, action, to, by });
const OFFICE = ['writer', 'second'] as const;

/** Every step of an emergency mode. Nobody begins or ends one alone. */
export const EMERGENCY_TRANSITIONS: readonly Row[] = [
  row('asked', 'start', 'on', 'second', 'witness'),
  row('asked', 'drop', 'refused', 'writer', 'second', 'witness'),
  row('on', 'advise', 'on', ...OFFICE),
  row('on', 'question', 'on', ...OFFICE),
  row('on', 'askEnd', 'ending', ...OFFICE),
  row('ending', 'end', 'ended', 'second', 'witness'),
  row('ending', 'keep', 'on', 'writer', 'second', 'witness'),
  ...(['on', 'ending', 'ended'] as const).map((state) => row(state, 'summarise', state, 'system')),
];

/** Why something about it is refused; `data.rule` of `rule_refused`, words in copy. */
export type EmergencyRuleCode = 'emergencyArea' | 'emergencyAskedOnce' | 'emergencyOver' | 'emergencyNotFit' | 'emergencyNothingAsked' | 'emergencyTimelineFull';
/** Volunteers are asked once: a second question would have everybody answer again. */
export const ruleAgainstQuestion = (asked: boolean): EmergencyRuleCode | null => (asked ? 'emergencyAskedOnce' : null);
/** The buttons of a reply. */
export const emergencyActions = (state: EmergencyState, part: EmergencyPart, asked: boolean): EmergencyAction[] => actionsFrom(EMERGENCY_TRANSITIONS, state, [part]).filter((action) => action !== 'question' || !asked);

/** What of a volunteer decides whether they are asked. */
export interface HelperFacts {
  readonly state: string;
  readonly minor: boolean;
  readonly community: string;
}
/** Who may be asked to help: in force, of full age (minors do no disaster relief, 志愿服务条例 and domain.md section 4), and at home in the area. */
export const mayBeAsked = ({ state, minor, community }: HelperFacts, communities: readonly string[]): boolean => state === 'active' && !minor && communities.includes(community);
