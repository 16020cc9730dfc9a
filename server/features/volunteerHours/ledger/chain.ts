import { createHash } from 'node:crypto';
import { HOURS_TERMS } from '../../../../config/catalogue/volunteerHours';
import { isVouched, ruleAgainstBeside, ruleAgainstCorrection, type HoursRuleCode } from '../../../../shared/domain/volunteerHours/rules';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { canonical, CHAIN_START } from '../../audit';
import type { HourEntry, ServiceRecordDoc } from '../document';
import { rawEntries } from '../model';

type Db = Pick<Deps, 'db'>;
/** How often other entries of the same volunteer may have come first. */
const TRIES = 10;
export const FIRST_HASH = CHAIN_START.hash;
export const entryId = (volunteerId: string, n: number): string => `${volunteerId}-${n}`;

/** Hash of an entry: of everything in it, the hash of the one before included. */
export function hashOfEntry({ hash: _hash, ...entry }: Omit<HourEntry, 'hash'> & { readonly hash?: string }): string {
  return createHash('sha256').update(canonical(entry)).digest('hex');
}

/** Entries of a volunteer in order. */
export const entriesOf = ({ db }: Db, volunteerId: string): Promise<HourEntry[]> => rawEntries({ db }).find({ volunteerId }).sort({ n: 1 }).toArray();

/** Services that count with what they count now, corrections included; those that were taken away wholly are left out. */
export function standing(entries: readonly HourEntry[]): (HourEntry & { readonly counts: number })[] {
  return entries.filter(({ kind }) => kind === 'service').flatMap((entry) => {
    const counts = countsOf(entries, entry.recordId);
    return counts > 0 ? [{ ...entry, counts }] : [];
  });
}
/** What a record counts now by the ledger. */
export const countsOf = (entries: readonly HourEntry[], recordId: string): number => entries.filter((entry) => entry.recordId === recordId || entry.correctsId === recordId).reduce((sum, { minutes }) => sum + minutes, 0);
/** The balance is the sum of the entries, never a number kept up by hand. */
export const balanceOf = (entries: readonly HourEntry[]): number => entries.reduce((sum, { minutes }) => sum + minutes, 0);

/** Why a record cannot become an entry beside those that are there: exact, because the next entry has one possible id. */
function ruleAgainst(doc: ServiceRecordDoc, entries: readonly HourEntry[]): HoursRuleCode | null {
  if (doc.kind === 'service') return ruleAgainstBeside(doc, standing(entries).map((one) => ({ ...one, minutes: one.counts })), HOURS_TERMS);
  const about = entries.find(({ recordId }) => recordId === doc.correctsId);
  if (!about) return 'hoursNotCounted';
  const present = countsOf(entries, about.recordId);
  return ruleAgainstCorrection({ minutes: present + doc.minutes, present, span: about }, HOURS_TERMS);
}

function entryOf(doc: ServiceRecordDoc, last: HourEntry | undefined, at: Date): HourEntry {
  const { evidence, confirmedBy } = doc;
  if (!isVouched(doc) || evidence === null || confirmedBy === null) throw new Error(`hours of ${doc._id} are not vouched for by two people and evidence`);
  const n = (last?.n ?? 0) + 1;
  const { volunteerId, kind, minutes, correctsId, title, from, to, manual, personId, enteredBy } = doc;
  const entry = { _id: entryId(volunteerId, n), volunteerId, n, at, kind, minutes, recordId: doc._id, correctsId, title, from, to, manual, evidence, personId, enteredBy, confirmedBy, community: doc.scope.community, before: last?.hash ?? FIRST_HASH };
  return { ...entry, hash: hashOfEntry(entry) };
}

/**
 * Appends a record that has counted to the chain of its volunteer; the only writer of the ledger. Outcomes: the number of its
 * entry, also where it is there already; the rule by which it does not fit beside the others. Throws where two people and
 * evidence do not stand behind it: no path may come here then.
 */
export async function append(deps: Pick<Deps, 'db' | 'clock'>, doc: ServiceRecordDoc): Promise<{ readonly n: number } | { readonly rule: HoursRuleCode }> {
  for (let left = TRIES; ; left -= 1) {
    const entries = await entriesOf(deps, doc.volunteerId);
    const there = entries.find(({ recordId }) => recordId === doc._id);
    if (there) return { n: there.n };
    const rule = ruleAgainst(doc, entries);
    if (rule) return { rule };
    const entry = entryOf(doc, entries.at(-1), deps.clock.now());
    try {
      await rawEntries(deps).insertOne(entry);
      return { n: entry.n };
    } catch (error) {
      if (!isDuplicateKey(error) || left === 0) throw error;
    }
  }
}
