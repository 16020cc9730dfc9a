import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/errors';
import { rawCollection } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { AuditLink, AuditRow } from './model';

type Db = Pick<Deps, 'db'>;
const rowsOf = ({ db }: Db): mongo.Collection<AuditRow> => rawCollection<AuditRow>(db, 'auditRows');
const linksOf = ({ db }: Db): mongo.Collection<AuditLink> => rawCollection<AuditLink>(db, 'auditLinks');

const BATCH = 500;
/** Clocks of processes differ, and an insert may take its time: rows this much older than the last chained are looked for again. */
const OVERLAP_MS = 10 * 60_000;

/** The end of a chain: the number of its last link, and that link's hash. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
}
/** Before the first link. */
export const CHAIN_START: ChainEnd = { number: 0, hash: '0'.repeat(64) };

/** A row as it is hashed: JSON with its keys in order, moments in ISO 8601. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
}

/** Hash of a link: that of the link before, and the row. */
export function hashOf(before: string, row: AuditRow): string {
  return createHash('sha256').update(`${before}\n${canonical(row)}`).digest('hex');
}

/** The last link there is. */
export async function chainEnd(deps: Db): Promise<ChainEnd> {
  const last = await linksOf(deps).find().sort({ _id: -1 }).limit(1).next();
  return last ? { number: last._id, hash: last.hash } : CHAIN_START;
}

/** Appends rows to the chain; false when another process was first, which then goes on. */
async function append(deps: Db, rows: readonly AuditRow[]): Promise<boolean> {
  let { number, hash } = await chainEnd(deps);
  const links = rows.map((row): AuditLink => ({ _id: ++number, rowId: row._id, at: row.at, hash: (hash = hashOf(hash, row)) }));
  try {
    if (links.length > 0) await linksOf(deps).insertMany(links);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

async function unchained(deps: Db, rows: readonly AuditRow[]): Promise<AuditRow[]> {
  const links = await linksOf(deps).find({ rowId: { $in: rows.map((row) => row._id) } }, { projection: { rowId: 1 } }).toArray();
  const chained = new Set(links.map((link) => link.rowId));
  return rows.filter((row) => !chained.has(row._id));
}

/** Chains every unchained row from a moment on, oldest first. */
async function chainFrom(deps: Db, from: Date): Promise<boolean> {
  let batch: AuditRow[] = [];
  const flush = async (): Promise<boolean> => {
    const rows = await unchained(deps, batch);
    batch = [];
    return append(deps, rows);
  };
  for await (const row of rowsOf(deps).find({ at: { $gte: from } }).sort({ at: 1, _id: 1 })) {
    batch.push(row);
    if (batch.length >= BATCH && !(await flush())) return false;
  }
  return flush();
}

/**
 * Numbers and chains what is not yet chained. Safe when two processes do it at once (numbers are unique, a row has
 * one link) and when it is cut off: what is there is looked at again. Rows that came later than the overlap, of a
 * process that hung, are found because there are then more rows than links.
 */
export async function chainRows(deps: Db): Promise<void> {
  const latest = await linksOf(deps).find().sort({ at: -1 }).limit(1).next();
  if (!(await chainFrom(deps, latest ? new Date(latest.at.getTime() - OVERLAP_MS) : new Date(0)))) return;
  const [rows, links] = await Promise.all([rowsOf(deps).countDocuments(), linksOf(deps).countDocuments()]);
  if (rows > links) await chainFrom(deps, new Date(0));
}

/** What is wrong at a link: it is not there, its row is not there, or one of them is not as it was written. */
export type ChainFault = 'linkMissing' | 'rowMissing' | 'changed';
export interface Checked {
  /** The last link that is as it was written. */
  readonly good: ChainEnd;
  readonly broken: { readonly number: number; readonly rowId: string | null; readonly fault: ChainFault } | null;
  /** The end of the chain was reached. */
  readonly whole: boolean;
}

function faultOf(before: ChainEnd, link: AuditLink, row: AuditRow | undefined): ChainFault | null {
  if (link._id !== before.number + 1) return 'linkMissing';
  if (!row) return 'rowMissing';
  return hashOf(before.hash, row) === link.hash ? null : 'changed';
}

/** Checks at most `most` links after a known good one against their rows; changes nothing. */
export async function checkChain(deps: Db, after: ChainEnd = CHAIN_START, most = Infinity): Promise<Checked> {
  let good = after;
  for (let looked = 0; looked < most; ) {
    const links = await linksOf(deps).find({ _id: { $gt: good.number } }).sort({ _id: 1 }).limit(Math.min(BATCH, most - looked)).toArray();
    if (links.length === 0) return { good, broken: null, whole: true };
    const found = await rowsOf(deps).find({ _id: { $in: links.map((link) => link.rowId) } }).toArray();
    const rows = new Map(found.map((row) => [row._id, row]));
    for (const link of links) {
      const fault = faultOf(good, link, rows.get(link.rowId));
      if (fault) return { good, broken: { number: fault === 'linkMissing' ? good.number + 1 : link._id, rowId: link.rowId, fault }, whole: false };
      good = { number: link._id, hash: link.hash };
    }
    looked += links.length;
  }
  return { good, broken: null, whole: false };
}

/** Rows that wait to be chained. */
export async function unchainedCount(deps: Db): Promise<number> {
  const [rows, links] = await Promise.all([rowsOf(deps).countDocuments(), linksOf(deps).countDocuments()]);
  return Math.max(0, rows - links);
}
