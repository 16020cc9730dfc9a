import type { CaseAction, CaseState } from './states';

/**
 * 并案: the same matter with no new facts goes on in one case (Art. 11 of the Beijing regulation: told its progress,
 * not opened again). Rules that may refuse it; words in copy.
 */
export const MERGE_RULES = ['mergeSelf', 'mergeRing', 'mergeElsewhere', 'leadEnded', 'saidApart', 'mergeSupported', 'othersWait'] as const;
export type MergeRule = (typeof MERGE_RULES)[number];

/** Lines the program writes beside a merge: on the lead that one came in or went, on the merged one that its lead ended or goes on. */
export const MERGE_RECORDS: readonly CaseAction[] = ['absorb', 'letGo', 'conclude', 'resume'];

/** How far a chain of merges is followed. Longer ones cannot come about by hand. */
export const CHAIN_LIMIT = 12;

/** What of two cases decides whether one may go on in the other. */
export interface MergeFacts {
  readonly id: string;
  readonly communityId: string;
  /** Leads from which its reporter has taken it out again. */
  readonly apart: readonly string[];
}
export interface LeadFacts {
  /** The end of its chain: where a case merged into it really goes on. */
  readonly id: string;
  readonly communityId: string;
  readonly open: boolean;
}

/** Which rule forbids the merge, or null. The lead is the end of the chain of what was asked for, `askedId`. */
export function ruleAgainstMerge(one: MergeFacts, askedId: string, lead: LeadFacts): MergeRule | null {
  if (askedId === one.id) return 'mergeSelf';
  if (lead.id === one.id) return 'mergeRing';
  if (lead.communityId !== one.communityId) return 'mergeElsewhere';
  if (!lead.open) return 'leadEnded';
  return one.apart.includes(lead.id) ? 'saidApart' : null;
}

/** What a lead's new state means for those merged into it: over, going on again, or back on their own feet. */
export type LeadWord = 'conclude' | 'resume' | 'unmerge' | null;

/**
 * A lead that is done ends what was merged into it; one that is done again takes it up again. One that was withdrawn,
 * or not taken on, was only its own reporter's to give up: the others go on by themselves.
 */
export function wordOfLead(state: CaseState): LeadWord {
  if (state === 'closed') return 'conclude';
  return state === 'withdrawn' || state === 'declined' ? 'unmerge' : 'resume';
}
