import { DomainError } from '../../../../shared/domain/kernel/errors';
import { CERTIFICATE_DESKS, sameName, type CertificateDesk } from '../../../../shared/domain/volunteerHours/certificates';
import type { Deps } from '../../../platform/deps';
import { after, decodeCursor, pageOf } from '../../cases';
import { holdersOf } from '../../identity';
import type { CertificateDoc } from './document';
import { Certificates } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Certificates of one person that are shown. */
const SHOWN = 50;

/** One certificate. `not_found` when there is none. */
export async function loadCertificate(deps: Deps, id: string): Promise<CertificateDoc> {
  const doc = await Certificates(deps).findById(id, { pending: 0 }).lean<CertificateDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Certificates by id, for those who listen to their events; unknown ids are absent. */
export async function certificatesById(deps: Deps, ids: readonly string[]): Promise<Map<string, CertificateDoc>> {
  const docs = ids.length === 0 ? [] : await Certificates(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<CertificateDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export const certificatesOf = (deps: Deps, volunteerId: string): Promise<CertificateDoc[]> => Certificates(deps).find({ volunteerId }, { pending: 0 }).sort({ createdAt: -1, _id: -1 }).limit(SHOWN).lean<CertificateDoc[]>();
/** Who may stand as in charge on a certificate: people of its station, never whose it is. */
export async function signersOf(deps: Deps, { personId, scope }: Pick<CertificateDoc, 'personId' | 'scope'>): Promise<{ readonly heads: string[]; readonly staff: string[] }> {
  const [heads, staff] = await Promise.all([holdersOf(deps, [scope.station], ['stationHead']), holdersOf(deps, [scope.station], ['stationStaff'])]);
  const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== personId);
  return { heads: others(heads), staff: others(staff).filter((id) => !heads.includes(id)) };
}
/** Whether one is asked for and not answered. */
export const waitingOf = async (deps: Deps, volunteerId: string): Promise<boolean> => (await Certificates(deps).exists({ volunteerId, state: 'asked' })) !== null;

/** A page of some stations' list, the latest first (index `desk_station`). */
export async function certificatePage(deps: Deps, stations: readonly string[], desk: CertificateDesk, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: CertificateDoc[]; next: string | null }> {
  const rows = await Certificates(deps).find({ 'scope.station': { $in: [...stations] }, desk, ...after(decodeCursor(cursor), 'deskAt', 'down') }, { pending: 0 }).sort({ deskAt: -1, _id: -1 }).limit(limit + 1).lean<CertificateDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
export async function certificateCounts(deps: Deps, stations: readonly string[]): Promise<Record<CertificateDesk, number>> {
  const counts = await Promise.all(CERTIFICATE_DESKS.map((desk) => Certificates(deps).countDocuments({ 'scope.station': { $in: [...stations] }, desk }, { limit: COUNTED })));
  return Object.fromEntries(CERTIFICATE_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<CertificateDesk, number>;
}

/** The certificate of a number and a name, both right; null else, whatever of it was wrong. */
export async function certificateOf(deps: Deps, number: string | null, name: string): Promise<CertificateDoc | null> {
  const doc = await Certificates(deps).findOne({ number: number ?? '' }, { pending: 0 }).lean<CertificateDoc>();
  return doc?.certified && sameName(doc.certified.name, name) ? doc : null;
}
