import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { together } from '../../platform/together';
import type { RoleRow, SeatRow, SignUpDoc } from './document';
import { rawSeats } from './model';
import { signUpById } from './queries';

/** Who sits in a role of a shift: those who ask in one turn are answered by one read, which begins after each one's seat was taken. */
const satIn = together<SeatRow[]>(async (deps, keys) => {
  const rows = await rawSeats(deps).find({ shiftId: { $in: [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf(':'))))] } }).toArray();
  return new Map(keys.map((key) => [key, rows.filter(({ shiftId, roleId }) => key === `${shiftId}:${roleId}`)]));
});
/** Whoever is to sit: a sign-up, which time it is, and how many come along. */
export type Party = Pick<SeatRow, 'signUpId' | 'round'> & { readonly shiftId: string; readonly party: number };

/** Seats of some shifts that are taken: by role of a shift, how many of its own number. */
export async function takenOf(deps: Deps, shiftIds: readonly string[]): Promise<(shiftId: string, role: Pick<RoleRow, 'id' | 'places'>) => number> {
  const rows = shiftIds.length === 0 ? [] : await rawSeats(deps).find({ shiftId: { $in: [...shiftIds] } }, { projection: { shiftId: 1, roleId: 1, n: 1 } }).toArray();
  // Where places became fewer, whoever sits beyond them stays and keeps no place of the others.
  return (shiftId, { id, places }) => rows.filter((row) => row.shiftId === shiftId && row.roleId === id && row.n < places).length;
}

const isOwn = ({ signUpId, round }: Party) => (row: SeatRow): boolean => row.signUpId === signUpId && row.round === round;
const drop = (deps: Deps, rows: readonly SeatRow[]) => (rows.length === 0 ? undefined : rawSeats(deps).deleteMany({ _id: { $in: rows.map(({ _id }) => _id) }, signUpId: rows[0]?.signUpId ?? '' }));

async function sit(deps: Deps, role: RoleRow, who: Party, n: number): Promise<void> {
  try {
    await rawSeats(deps).insertOne({ _id: `${who.shiftId}:${role.id}:${n}`, n, shiftId: who.shiftId, roleId: role.id, signUpId: who.signUpId, round: who.round });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];
const numbersOf = ({ places }: RoleRow): number[] => Array.from({ length: places }, (_, n) => n);

/**
 * Takes as many seats of a role as people come, or none. A seat is the row whose `_id` is its number: of many who come for the last
 * one the database lets one have it, over the whole cluster. Whoever is begun again finds the seats they have: what sits is read
 * after each one that was taken.
 * @param fresh they have none yet: one person sits down anywhere before anything is read
 * @returns whether they all sit
 */
export async function takeSeats(deps: Deps, role: RoleRow, who: Party, fresh = false): Promise<boolean> {
  if (fresh && who.party === 1) await sit(deps, role, who, oneOf(numbersOf(role)) ?? 0);
  for (;;) {
    const rows = (await satIn(deps, `${who.shiftId}:${role.id}`)) ?? [];
    const own = rows.filter(isOwn(who)).sort((a, b) => a.n - b.n);
    if (own.length >= who.party) {
      await drop(deps, own.slice(who.party));
      return true;
    }
    const taken = new Set(rows.map(({ n }) => n));
    const free = numbersOf(role).filter((n) => !taken.has(n));
    if (free.length < who.party - own.length) {
      await drop(deps, own);
      return false;
    }
    // One person takes any of them, so that many who come together seldom meet; families take the first, so that they meet at once.
    await sit(deps, role, who, (who.party === 1 ? oneOf(free) : free[0]) ?? 0);
  }
}

/** Makes the seats of a sign-up fit what it says now: who does not come has none. Also after somebody was begun twice. */
export async function settleSeats(deps: Deps, signUpId: string): Promise<SignUpDoc | null> {
  const doc = await signUpById(deps, signUpId);
  const rows = (await rawSeats(deps).find({ signUpId }).toArray()).sort((a, b) => a.n - b.n);
  if (!doc || rows.length === 0) return doc;
  // Seats of somebody who waits were taken to be offered to them, and are found again.
  const sits = doc.state !== 'left' || doc.takenBy !== null;
  const own = rows.filter(({ round }) => round === doc.round);
  // A later round is being written just now.
  await drop(deps, [...rows.filter(({ round }) => round < doc.round), ...(sits ? own.slice(doc.party) : own)]);
  return doc;
}

/** The seats of one sign-up become another's, as they are. */
export const handSeats = (deps: Deps, from: Pick<SignUpDoc, '_id' | 'round'>, to: Pick<SeatRow, 'signUpId' | 'round'>) => rawSeats(deps).updateMany({ signUpId: from._id, round: from.round }, { $set: to });
