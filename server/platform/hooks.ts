import type { ConvertibleKind } from './conversions';
import type { Deps } from './deps';
import type { Eraser } from './erasers';
import type { RollSource, VoteBases } from './votes';

/** Counts the unread messages of a person. */
export type UnreadCounter = (deps: Deps, personId: string) => Promise<number>;

/** Does what follows when a person has confirmed a number, given by its fingerprint. */
export type NumberConfirmed = (deps: Deps, mark: string, personId: string) => Promise<void>;

/** Looks people up for features that identity itself needs. */
export interface PeopleBook {
  /** Names by id; unknown ids are absent. */
  names(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of those with exactly this name, or this phone number in full. */
  find(deps: Deps, text: string): Promise<readonly string[]>;
}

/** A collection that refers to uploaded files; asked before an orphan is removed. */
export interface FileUser {
  readonly name: string;
  /** Those of `fileIds` that it refers to. */
  using(deps: Deps, fileIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A message from outside as it was received, with what it is signed by. */
export interface SignedMessage {
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}
/** Refuses what does not come from the system behind the channel of that id; `signature_refused`. */
export type SignatureCheck = (deps: Deps, channelId: string, message: SignedMessage) => Promise<void>;

/** Land whose matters stand before others, and those filed since when. */
export interface UrgentArea {
  readonly communities: readonly string[];
  readonly since: Date;
}
/** Says for which land that is so now; at most five seconds old. */
export type UrgentAreas = (deps: Deps) => Promise<readonly UrgentArea[]>;

/** What features offer to features below them that may not import them; gathered from the manifests at start. */
export interface Hooks {
  readonly unread: UnreadCounter | null;
  readonly fileUsers: readonly FileUser[];
  readonly people: PeopleBook | null;
  readonly signatures: SignatureCheck | null;
  /** Told of every number that somebody confirms. */
  readonly numberConfirmed: readonly NumberConfirmed[];
  /** Where an emergency holds. */
  readonly urgent: UrgentAreas | null;
  /** Kinds of matter that hang together in threads and may become one another. */
  readonly conversions: readonly ConvertibleKind[];
  /** What features hold of persons, erased when somebody closes their account, in this order. */
  readonly erasers: readonly Eraser[];
  /** Rolls of which a vote takes its lines, and matters that it may be about. */
  readonly rollSources: readonly RollSource[];
  readonly voteBases: readonly VoteBases[];
}
