import type { Deps } from '../../platform/deps';

const DAY_MS = 86_400_000;
/** The beginning of a day at +08:00. */
export const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** A term from its first to the end of its last day at +08:00; without a first day from now on. */
export function termOf(deps: Pick<Deps, 'clock'>, { since, until }: { since?: string | undefined; until?: string | undefined }): { since: Date; until: Date | null } {
  return { since: since ? midnight(since) : deps.clock.now(), until: until ? new Date(midnight(until).getTime() + DAY_MS) : null };
}

/** Id of somebody who is first known by a phone number: it does not tell the number, and twice gives one person. */
export function personIdOf(deps: Pick<Deps, 'cipher'>, phone: string): string {
  return `p-${deps.cipher.fingerprint(`person\n${phone}`).slice(0, 24)}`;
}
