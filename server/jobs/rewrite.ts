import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import { DomainError } from '../../shared/domain/kernel/errors';

interface Kept {
  _id: string;
  revision: number;
}
/** Fields as they are to be; what is named in `unset` becomes absent. */
export interface Rewritten<D> {
  readonly set: Partial<D>;
  readonly unset?: readonly (keyof D & string)[];
}
/** How often others may change a matter in between before it is left to the next run. */
const TRIES = 5;

const isAlready = <D>(doc: D, set: Partial<D>, unset: readonly (keyof D)[]): boolean => (Object.keys(set) as (keyof D)[]).every((field) => isDeepStrictEqual(doc[field], set[field])) && unset.every((field) => doc[field] === undefined);

/**
 * Changes fields of a matter outside its steps, where nobody hears of it: what was erased. One write guarded by the revision,
 * built anew where somebody else was first. `null`, and what says nothing new, leave it as it is. `unavailable` when others were first every time.
 */
export async function rewrite<D extends Kept>(rows: Model<D>, id: string, build: (doc: D) => Rewritten<D> | null | Promise<Rewritten<D> | null>): Promise<void> {
  const raw = rows as unknown as Model<Kept>;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const doc = await raw.findById(id).lean<D>();
    const change = doc && (await build(doc));
    if (!change) return;
    const { set, unset = [] } = change;
    if (isAlready(doc, set, unset)) return;
    const gone = Object.fromEntries(unset.map((field) => [field, 1 as const]));
    const { matchedCount } = await raw.updateOne({ _id: id, revision: doc.revision }, { $set: { ...set, revision: doc.revision + 1 }, ...(unset.length > 0 ? { $unset: gone } : {}) });
    if (matchedCount > 0) return;
  }
  throw new DomainError('unavailable');
}

/** A story without what one person said in it: that they did something, and when, stays. */
export const withoutWords = <M extends { personId: string | null; text: string | null }>(timeline: readonly M[], personId: string): M[] =>
  timeline.map((moment) => (moment.personId === personId && moment.text !== null ? { ...moment, text: null } : moment));

/** A point rounded to a square of about a kilometre: enough for figures, no door. */
export const roughly = ({ lng, lat }: { readonly lng: number; readonly lat: number }): { lng: number; lat: number } => ({ lng: Math.round(lng * 100) / 100, lat: Math.round(lat * 100) / 100 });

/** A place of which only the square is left. */
export const roughPlace = <P extends { text: string; placeId: string | null; gcj02: { lng: number; lat: number }; wgs84: { lng: number; lat: number } }>(place: P): P => ({ ...place, text: '', placeId: null, gcj02: roughly(place.gcj02), wgs84: roughly(place.wgs84) });
