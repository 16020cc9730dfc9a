/** What a key of an integrator may be used for. Stored; never renamed. */
export const KEY_SCOPES = ['requests.file', 'requests.update', 'webhooks.replay', 'files.fetch'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Limits of keys: calls a minute, days until one ends, hours for which the old secret goes on beside a new one, keys of a unit. */
export const KEY_LIMITS = {
  perMinute: { least: 1, most: 6_000, usual: 120 },
  days: { least: 1, most: 730, usual: 365 },
  overlapHours: { least: 0, most: 168, usual: 24 },
  ofUnit: 20,
  name: 40,
} as const;

/** From so many days before its end a key is shown as about to end. */
const SOON_MS = 30 * 24 * 3_600_000;

/** How a key stands; `ending`: it ends within a month, so a new one is due. */
export const KEY_STATES = ['active', 'ending', 'expired', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

export interface KeyFacts {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** How a key stands at a moment. Its last moment is before `expiresAt`. */
export function keyState({ expiresAt, revokedAt }: KeyFacts, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left <= SOON_MS ? 'ending' : 'active';
}

/** Whether a key opens anything. */
export const keyWorks = (facts: KeyFacts, now: Date): boolean => ['active', 'ending'].includes(keyState(facts, now));

/** Parts of a key as it is handed out: `lk1.<id>.<secret>`; null when it has another form. */
export function keyParts(text: string): { readonly id: string; readonly secret: string } | null {
  const match = /^lk1\.([A-Za-z0-9_-]{20,40})\.([A-Za-z0-9_-]{43})$/.exec(text);
  return match ? { id: match[1] as string, secret: match[2] as string } : null;
}

/** A key as it is handed out. */
export const keyText = (id: string, secret: string): string => `lk1.${id}.${secret}`;
