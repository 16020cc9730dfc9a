/** Units that an event of a case is told to outside. */
export type Addressee = 'lead' | 'former' | 'station' | 'supporter';

/**
 * What of a case is told to systems outside, and to whose: the unit that has it, the one it was taken from, the station;
 * to a unit that supports, its own task. A unit's own steps are not told to it. A unit that has no part in the case hears
 * nothing of it.
 */
export const FORWARDED: Readonly<Record<string, readonly Addressee[]>> = {
  'case.submitted': ['station'],
  'case.supplemented': ['station', 'lead'],
  'case.withdrawn': ['station', 'lead'],
  'case.dispatched': ['lead', 'former'],
  'case.designated': ['lead', 'former'],
  'case.reassigned': ['lead', 'former'],
  'case.redone': ['lead', 'former'],
  'case.rejected': ['lead'],
  'case.returned': ['station'],
  'case.regraded': ['lead'],
  'case.answered': ['lead'],
  'case.urged': ['lead'],
  'case.supervised': ['lead'],
  'case.extended': ['lead'],
  'case.extensionRefused': ['lead'],
  'case.deferred': ['lead'],
  'case.deferralRefused': ['lead'],
  'case.rescheduled': ['lead'],
  'case.supportAsked': ['supporter'],
  'case.supportDropped': ['supporter'],
  'case.merged': ['station', 'lead'],
  'case.unmerged': ['station'],
  'case.evaluated': ['lead'],
  'case.closed': ['lead'],
  'case.reopened': ['lead'],
};

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Ids of the units that an event is told to, each once. */
export function addresseesOf(type: string, data: Facts): string[] {
  const ids = (FORWARDED[type] ?? []).map((who) => data[who]);
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
}
