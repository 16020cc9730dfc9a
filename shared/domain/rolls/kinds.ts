import type { BodyKind } from '../bodies/kinds';
import { actionsFrom, type Transition } from '../kernel/stateMachine';

/** Who stands on a roll (名册): owners by what is theirs with its floor area, households by their door, residents' representatives by their seat. */
export const ROLL_KINDS = ['owners', 'households', 'representatives'] as const;
export type RollKind = (typeof ROLL_KINDS)[number];

/** By what a vote counts the lines of a roll. */
export const ROLL_UNITS = ['person', 'household', 'owner'] as const;
export type RollUnit = (typeof ROLL_UNITS)[number];
/** Units by which each kind may be counted: owners by owner (Civil Code Art. 278) or by door, households by door, representatives by person. */
export const UNITS_OF_ROLL: Readonly<Record<RollKind, readonly RollUnit[]>> = { owners: ['owner', 'household'], households: ['household'], representatives: ['person'] };

const KINDS_OF_BODY: Partial<Record<BodyKind, readonly RollKind[]>> = { owners: ['owners'], householdReps: ['households'], residentReps: ['representatives'] };
/** Kinds of roll that a body may have; an estate's four seats, a council or a meeting for one purpose may ask any of them. */
export const rollKindsOf = (kind: BodyKind): readonly RollKind[] => KINDS_OF_BODY[kind] ?? ROLL_KINDS;

/**
 * Where a roll stands. `writing`: accepted and not all written; `draft`: the station matches its lines; `open`: posted, everybody looks and
 * objects until a day; `settled`: votes may use it; `replaced`: a later version was settled; `withdrawn`: put away before it was settled.
 */
export const ROLL_STATES = ['writing', 'draft', 'open', 'settled', 'replaced', 'withdrawn'] as const;
export type RollState = (typeof ROLL_STATES)[number];
/** One of these at a time for each body: the next version is brought in when it is settled or put away. */
export const ROLL_UNDER_WAY: readonly RollState[] = ['writing', 'draft', 'open'];
/** What everybody may see the numbers of, and who stands there their own lines. */
export const ROLL_PUBLIC: readonly RollState[] = ['open', 'settled', 'replaced'];
/** In which the station works on its lines. */
export const ROLL_WORKED: readonly RollState[] = ['draft', 'open', 'settled'];

export const ROLL_PARTS = ['station', 'guest', 'system'] as const;
export type RollPart = (typeof ROLL_PARTS)[number];
export const ROLL_ACTIONS = ['written', 'post', 'settle', 'withdraw', 'replace'] as const;
export type RollAction = (typeof ROLL_ACTIONS)[number];

/** Every step of a roll. */
export const ROLL_TRANSITIONS: readonly Transition<RollState, RollAction, RollPart>[] = [
  { from: 'writing', action: 'written', to: 'draft', by: ['system'] },
  { from: 'draft', action: 'post', to: 'open', by: ['station'] },
  { from: 'draft', action: 'withdraw', to: 'withdrawn', by: ['station'] },
  { from: 'open', action: 'settle', to: 'settled', by: ['station'] },
  { from: 'open', action: 'withdraw', to: 'withdrawn', by: ['station'] },
  { from: 'settled', action: 'replace', to: 'replaced', by: ['system'] },
];
/** The buttons of a reply. */
export const rollActions = (state: RollState, part: RollPart): RollAction[] => actionsFrom(ROLL_TRANSITIONS, state, [part]);

/** A table on its way in. */
export const ROLL_IMPORT_STATES = ['reading', 'unreadable', 'checked', 'done', 'refused', 'expired'] as const;
export type RollImportState = (typeof ROLL_IMPORT_STATES)[number];

/** What somebody says is wrong: the area, the owner, it was sold, it is not them; or they stand nowhere. */
export const OBJECTION_KINDS = ['wrongArea', 'wrongOwner', 'sold', 'notMe', 'missing'] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];
export const OBJECTION_STATES = ['open', 'accepted', 'declined'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** Against the line before: new, gone, another area, another owner. */
export const ROLL_CHANGES = ['added', 'removed', 'area', 'holders'] as const;
export type RollChange = (typeof ROLL_CHANGES)[number];
/** What was put right of a line after it was brought in; `void`: it stands there no more. */
export const CORRECTIONS = ['area', 'holders', 'void'] as const;
export type Correction = (typeof CORRECTIONS)[number];

/** How sure a suggestion is: what is there and who lives there agree with no other possible, or something of it does. */
export const SURENESS = ['certain', 'likely'] as const;
export type Sureness = (typeof SURENESS)[number];
