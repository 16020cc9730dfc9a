import { dayNumber, dayNumberOf } from '../../../../shared/domain/kernel/days';
import { isVouched } from '../../../../shared/domain/volunteerHours/rules';
import type { Deps } from '../../../platform/deps';
import type { HourEntry, HourSeal } from '../document';
import { rawEntries, rawSeals } from '../model';
import { FIRST_HASH, hashOfEntry } from './chain';
import { firstUnsealed, hashOfSeal, lastSeal } from './seals';

type Db = Pick<Deps, 'db'>;
/** What is wrong: an entry is not there, was changed, has nobody behind it, or the end of a chain was cut off; a seal is not there or was changed, or days were not sealed; a seal is not the one written down elsewhere. */
export type HourFault = 'entryMissing' | 'entryChanged' | 'notVouched' | 'cut' | 'sealMissing' | 'sealChanged' | 'unsealed' | 'anchor';
export interface FoundFault {
  readonly fault: HourFault;
  /** The volunteer and the number of the entry; or the day. */
  readonly where: string;
}
export interface HoursChecked {
  readonly entries: number;
  readonly volunteers: number;
  readonly faults: readonly FoundFault[];
  /** The last seal: written down elsewhere, it shows that the seals were not made anew. */
  readonly seal: { readonly number: number; readonly hash: string } | null;
}
/** Faults that are told; what is beyond is as broken. */
const MOST = 50;
/** Days that may wait to be sealed. */
const PATIENCE = 2;

function faultOf(entry: HourEntry, before: HourEntry | undefined): HourFault | null {
  if (entry.n !== (before?.n ?? 0) + 1) return 'entryMissing';
  if (entry.before !== (before?.hash ?? FIRST_HASH) || entry.hash !== hashOfEntry(entry) || entry._id !== `${entry.volunteerId}-${entry.n}`) return 'entryChanged';
  return isVouched(entry) ? null : 'notVouched';
}

interface Walk {
  entries: number;
  readonly faults: FoundFault[];
  /** Of every volunteer the number of entries seen, each with its hash, while there are seals to compare with. */
  readonly hashes: Map<string, string[]>;
}

async function walkChains(deps: Db): Promise<Walk> {
  const walk: Walk = { entries: 0, faults: [], hashes: new Map() };
  let before: HourEntry | undefined;
  for await (const entry of rawEntries(deps).find().sort({ volunteerId: 1, n: 1 })) {
    if (before?.volunteerId !== entry.volunteerId) before = undefined;
    walk.entries += 1;
    const fault = faultOf(entry, before);
    if (fault) walk.faults.push({ fault, where: `${entry.volunteerId} ${fault === 'entryMissing' ? (before?.n ?? 0) + 1 : entry.n}` });
    const known = walk.hashes.get(entry.volunteerId) ?? [];
    known[entry.n] = entry.hash;
    walk.hashes.set(entry.volunteerId, known);
    before = entry;
  }
  return walk;
}

function faultsOfSeal(seal: HourSeal, before: HourSeal | undefined, { hashes }: Walk): FoundFault[] {
  if (seal._id !== (before?._id ?? 0) + 1) return [{ fault: 'sealMissing', where: `${(before?._id ?? 0) + 1}` }];
  if (seal.before !== (before?.hash ?? FIRST_HASH) || seal.hash !== hashOfSeal(seal)) return [{ fault: 'sealChanged', where: seal.day }];
  return seal.heads.flatMap(([volunteerId, n, hash]): FoundFault[] => {
    const there = hashes.get(volunteerId)?.[n];
    return there === hash ? [] : [{ fault: there === undefined ? 'cut' : 'entryChanged', where: `${volunteerId} ${n} (${seal.day})` }];
  });
}

/** Walks every chain and every seal; changes nothing. `anchor`: a seal that was written down elsewhere. */
export async function checkHours(deps: Pick<Deps, 'db' | 'clock'>, anchor: { readonly number: number; readonly hash: string } | null = null): Promise<HoursChecked> {
  const walk = await walkChains(deps);
  const { faults } = walk;
  let before: HourSeal | undefined;
  for await (const seal of rawSeals(deps).find().sort({ _id: 1 })) {
    faults.push(...faultsOfSeal(seal, before, walk));
    before = seal;
  }
  if (anchor && (await rawSeals(deps).findOne({ _id: anchor.number }))?.hash !== anchor.hash) faults.push({ fault: 'anchor', where: `${anchor.number}` });
  const [last, day] = [await lastSeal(deps), await firstUnsealed(deps, before ?? null)];
  if (day !== null && dayNumberOf(deps.clock.now()) - dayNumber(day) > PATIENCE) faults.push({ fault: 'unsealed', where: day });
  return { entries: walk.entries, volunteers: walk.hashes.size, faults: faults.slice(0, MOST), seal: last && { number: last._id, hash: last.hash } };
}
