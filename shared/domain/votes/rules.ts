import type { Share } from './fractions';

/** How a vote asks. */
export const VOTE_METHODS = ['yesno', 'approval', 'irv', 'budget'] as const;
export type VoteMethod = (typeof VOTE_METHODS)[number];

/** By what is counted; an area is never counted alone. */
export const VOTE_BASES = ['persons', 'area'] as const;
export type VoteBase = (typeof VOTE_BASES)[number];

/** Quorum is of the whole roll, whoever of it is registered here or not; of what passes is measured by `of`. */
export interface YesNoRule {
  readonly quorum: Share;
  readonly pass: Share;
  readonly bases: readonly VoteBase[];
  /** `participants`: whoever took part, abstentions too; `decisive`: yes and no; `roll`: everybody on it. */
  readonly of: 'participants' | 'decisive' | 'roll';
}
/** Up to `k` of several; `seats` are filled by those whom at least `min` of the participants approve of. */
export interface ApprovalRule {
  readonly quorum: Share;
  readonly bases: readonly ['persons'];
  readonly k: number;
  readonly seats: number;
  readonly min: Share;
}
/** Up to `k` of several; what at least `min` approve of is funded as far as `amount` goes. */
export interface BudgetRule {
  readonly quorum: Share;
  readonly bases: readonly ['persons'];
  readonly k: number;
  readonly amount: number;
  readonly min: Share;
}
export interface IrvRule {
  readonly quorum: Share;
  readonly bases: readonly ['persons'];
}

const HALF: Share = [1, 2, 'gt'];

/**
 * Rules that laws and common rules of procedure give; a body's own are versioned data. Civil Code Art. 278 (ordinary and
 * special matters); residents' councils: over half present, over half of those; an owners' committee decides by half of
 * all its members; a simple poll by those who decide.
 */
export const YESNO_PRESETS = {
  owners: { quorum: [2, 3, 'ge'], pass: HALF, bases: ['area', 'persons'], of: 'participants' },
  ownersSpecial: { quorum: [2, 3, 'ge'], pass: [3, 4, 'ge'], bases: ['area', 'persons'], of: 'participants' },
  council: { quorum: HALF, pass: HALF, bases: ['persons'], of: 'participants' },
  ownersCommittee: { quorum: HALF, pass: [1, 2, 'ge'], bases: ['persons'], of: 'roll' },
  twoThirds: { quorum: HALF, pass: [2, 3, 'ge'], bases: ['persons'], of: 'participants' },
  simple: { quorum: [0, 1, 'ge'], pass: HALF, bases: ['persons'], of: 'decisive' },
} as const satisfies Readonly<Record<string, YesNoRule>>;
export type YesNoPreset = keyof typeof YESNO_PRESETS;
