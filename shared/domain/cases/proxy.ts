/**
 * Proxy filing (代办, P2 and P22 of practice.md; 接诉即办工作条例 Art. 8: a matter is taken by whatever door it comes):
 * staff report on behalf of somebody who asks for it; the case has the same number and the same clock.
 */

/** The door by which somebody else's matter came in; a case without one was filed by the resident's own hand. */
export const PROXY_DOORS = ['counter', 'hotline', 'visit'] as const;
/** Those, and the systems of others that hand in what their users told them (Open311, registers that are taken over). */
export const CASE_DOORS = [...PROXY_DOORS, 'open311', 'register'] as const;
export type ProxyDoor = (typeof CASE_DOORS)[number];

/** How the person agreed that it is filed in their name and their number kept (PIPL Art. 13, 14). */
export const CONSENT_WAYS = ['spoken', 'phone', 'written'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Ways that fit a door: what was agreed face to face was not agreed by telephone. */
export function consentWays(door: ProxyDoor): readonly ConsentWay[] {
  return door === 'hotline' ? ['phone'] : ['spoken', 'written'];
}

/** What of a case decides whether the station may write down the resident's word. */
export interface WordFacts {
  /** Filed for somebody without an account, who has not taken it up since. */
  readonly accountless?: boolean;
  /** Who handled this round; null before. */
  readonly handlerId: string | null;
}

/**
 * The word of somebody without WeChat is asked by telephone and written down by the station, never by who did the work
 * (滨城: 督查核查 is its own step); whoever has an account says it themselves.
 */
export function ruleAgainstWord({ accountless = false, handlerId }: WordFacts, personId: string): 'speaksThemselves' | 'wordByHandler' | null {
  if (!accountless) return 'speaksThemselves';
  return handlerId === personId ? 'wordByHandler' : null;
}
