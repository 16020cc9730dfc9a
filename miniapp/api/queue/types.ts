import { type Routes } from '@shared/contract';
import { type JsonRoute } from '../types';

/** Writes that count once however often they are sent: only those may wait. */
export type QueueRoute = Extract<{ [K in JsonRoute]: Routes[K] extends { idempotent: true } ? K : never }[JsonRoute], `POST ${string}`>;

/** A photo that lies on this phone until it has been sent. Its key makes one file of it however often it is sent. */
export interface WaitingPhoto {
  readonly key: string;
  /** What the server calls it; null until it has arrived. */
  readonly fileId: string | null;
}

/** Why something cannot go by itself, in the words of the server or ours. What was written stays. */
export interface WaitingTrouble {
  /** Somebody else acted; it is no longer there for this person; a rule or a permission says no; a photo cannot go. */
  readonly kind: 'moved' | 'gone' | 'refused' | 'photo';
  readonly message: string;
  /** The number to quote to the station. */
  readonly requestId?: string | undefined;
  /** The photo that is in the way. */
  readonly photo?: string | undefined;
}

/** Something a person has written down that the server does not know yet. Plain data: it lies in the phone's storage. */
export interface WaitingWrite {
  /** Idempotency key, made when it was filled in; kept until the server has answered yes or the person threw it away. */
  readonly key: string;
  readonly personId: string;
  /** What goes one after the other: a case. What stands in different lines does not wait for one another. */
  readonly line: string;
  /** Place in its line. */
  readonly place: number;
  readonly route: QueueRoute;
  readonly params: Readonly<Record<string, string>>;
  /** The step it is (an action of a case), to see whether it can still be taken; null where there is none to see. */
  readonly step: string | null;
  /** As the contract wants it, without `revision` and `photoIds`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The state of the matter that it was written against; null where the route asks for none. */
  readonly revision: number | null;
  readonly photos: readonly WaitingPhoto[];
  /** What it is about and what is done, for people: 「3 栋门口的井盖」, 「报告办好了」; and the words as they were written. */
  readonly about: string;
  readonly doing: string;
  readonly words: string;
  readonly writtenAt: number;
  readonly tries: number;
  /** Not before this moment, after a try that failed. */
  readonly notBefore: number;
  readonly trouble: WaitingTrouble | null;
}
