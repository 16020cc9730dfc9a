/** What a reporter may still change of what they handed in; words of the refusals in copy. */
export const RESIDENT_RULES = ['noOwnPhotos', 'lastEvidence', 'notOwnPhoto', 'ownCase', 'matterEnded', 'notFollowed', 'sensitiveNotJoined'] as const;
export type ResidentRule = (typeof RESIDENT_RULES)[number];

/** Photos may be taken back while there are any (PIPL Art. 47: whoever withdraws consent has it deleted). */
export function ruleAgainstTakingBack({ ownPhotos = 0 }: { readonly ownPhotos?: number }): ResidentRule | null {
  return ownPhotos > 0 ? null : 'noOwnPhotos';
}

/** What of a case decides whether a neighbour may say 我也遇到. */
export interface JoinFacts {
  readonly reporterId: string;
  readonly sensitive: boolean;
  readonly open: boolean;
}

/**
 * 我也遇到: by anybody but its reporter, while somebody works on it. Never for disputes, nuisance by named persons,
 * health or family (domain.md section 1): these do not exist for others at all.
 */
export function ruleAgainstJoining({ reporterId, sensitive, open }: JoinFacts, personId: string): ResidentRule | null {
  if (reporterId === personId) return 'ownCase';
  if (sensitive) return 'sensitiveNotJoined';
  return open ? null : 'matterEnded';
}
