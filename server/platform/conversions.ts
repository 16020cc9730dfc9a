import type { z } from 'zod';
import type { ConversionAsk, ThreadMatter, ThreadMoment } from '../../shared/contract/threads';
import type { ConsentWay } from '../../shared/domain/cases/proxy';
import type { Role, UnitKind } from '../../shared/domain/kernel/roles';
import type { ThingRef, ThreadKind } from '../../shared/domain/threads/kinds';
import type { Deps } from './deps';

export type Ask = z.output<typeof ConversionAsk>;

/** Who looks or acts, as far as a feature's policy needs it. */
export interface Onlooker {
  readonly personId: string;
  /** Communities where a confirmed home makes them a neighbour. */
  readonly neighbourOf: readonly string[];
  readonly roles: readonly { readonly role: Role; readonly unitId: string; readonly unitKind: UnitKind; readonly path: readonly string[]; readonly communityId: string | null }[];
}

/** What goes along when a matter becomes another one or gives birth to it: nothing is typed again. */
export interface Carried {
  readonly from: ThingRef;
  /** Where the thread began. */
  readonly origin: ThingRef;
  /** On whose behalf. */
  readonly personId: string;
  readonly place: { readonly text: string; readonly point: { readonly lng: number; readonly lat: number; readonly system: 'gcj02' | 'wgs84' }; readonly placeId: string | null } | null;
  /** Photos of that person which the new matter may show. */
  readonly photoIds: readonly string[];
  /** Recordings in which it was said, for matters that are no more public than this one; absent: none. */
  readonly voiceIds?: readonly string[];
  readonly showToNeighbours: boolean;
  /** Whose the photos are, where somebody else took them. */
  readonly uploaderId?: string;
  /** It was filed on behalf of that person: by whom, and what was agreed. */
  readonly proxy?: { readonly helperId: string; readonly helperUnitId: string; readonly how: ConsentWay; readonly at: Date; readonly accountless: boolean };
}

/** What came of a matter, told to the one it was made of. */
export interface ToldLine {
  readonly key: string;
  readonly unitId: string | null;
  readonly words: string;
  readonly photoIds: readonly string[];
  /** It was done; else it stopped. */
  readonly done?: boolean;
  /** Persons who did it and say so, where it was done. */
  readonly helpers?: readonly string[];
}

/** A conversion as the matter it comes from has written it down, before anything was made. */
export interface Intent {
  /** Follows from source and key: made twice, it is one matter. */
  readonly targetId: string;
  readonly ask: Ask;
  readonly by: { readonly personId: string; readonly unitId: string | null };
  readonly at: Date;
}

/** An intent as a matter keeps it: `open` until it has been carried out. */
export type KeptIntent = Intent & { readonly state: 'open' | 'done' };

/** Intents that have not been carried out, with what goes along; null where there are none. */
export function openIntents<D extends { readonly conversions?: readonly KeptIntent[] }>(doc: D, carriedFrom: (doc: D) => Carried): { readonly carried: Carried; readonly intents: readonly Intent[] } | null {
  const intents = (doc.conversions ?? []).filter(({ state }) => state === 'open');
  return intents.length > 0 ? { carried: carriedFrom(doc), intents } : null;
}

/** Notes that an intent has been carried out, in the collection of its matter; twice does no harm. */
export async function settleIntent(matters: { updateOne(filter: object, update: object): PromiseLike<unknown> }, id: string, targetId: string): Promise<void> {
  await matters.updateOne({ _id: id, conversions: { $elemMatch: { targetId, state: 'open' } } }, { $set: { 'conversions.$.state': 'done' } });
}

/** The matters of one kind that belong to a thread: those that came of it, and the one in which it began. */
export const threadFilter = (kind: ThreadKind, origin: ThingRef): Record<string, unknown> => (origin.kind === kind ? { $or: [{ _id: origin.id }, { 'origin.id': origin.id }] } : { 'origin.id': origin.id });

/** What a thread shows of the matters of one kind. */
export interface ThreadPart {
  readonly matter: z.output<typeof ThreadMatter>;
  readonly story: readonly z.output<typeof ThreadMoment>[];
}

/**
 * A kind of matter in the registry of conversions; a feature offers it in its manifest (`conversions`). It offers what
 * its matters may become (`gives`), accepts what may become one of them (`takes`), or both. Undoing is a step of the
 * new matter's own state table, allowed while nothing has touched it.
 */
export interface ConvertibleKind {
  readonly kind: ThreadKind;
  /** Where the thread of a matter began. `not_found` when it does not exist for the onlooker. */
  originOf(deps: Deps, who: Onlooker, id: string): Promise<ThingRef>;
  /** Matters of an origin that exist for the onlooker, each with its story as they may read it. */
  partsOf(deps: Deps, who: Onlooker, origin: ThingRef): Promise<ThreadPart[]>;
  readonly gives?: {
    readonly into: readonly ThreadKind[];
    /** What would go along. `not_found` and `not_allowed` as the feature's policy says. */
    carry(deps: Deps, who: Onlooker, id: string): Promise<Carried>;
    /** Writes the intent into the source by one guarded write with its event (INTENT_EVENTS); a repeat does nothing. */
    intend(deps: Deps, who: Onlooker, id: string, intent: Omit<Intent, 'by'>, ask: { readonly revision: number; readonly key: string }): Promise<void>;
    /** Intents that have not been carried out, with what goes along. */
    open(deps: Deps, id: string): Promise<{ readonly carried: Carried; readonly intents: readonly Intent[] } | null>;
    /** Notes that an intent has been carried out; twice does no harm. */
    settle(deps: Deps, id: string, targetId: string): Promise<void>;
    /** Hears what came of something that was made of it, once per key; a matter that is over stays as it is. */
    told?(deps: Deps, id: string, line: ToldLine): Promise<void>;
  };
  readonly takes?: {
    readonly from: readonly ThreadKind[];
    /** Everything that could refuse it, before anything is written. */
    check(deps: Deps, carried: Carried, ask: Ask): Promise<void>;
    /** Makes the matter under the intent's id, with what goes along; the second time it is there already. */
    make(deps: Deps, carried: Carried, intent: Intent): Promise<void>;
  };
}
