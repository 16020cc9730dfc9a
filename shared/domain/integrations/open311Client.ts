import { ANSWER_LIMITS } from './answers';

/** A matter of ours and the service of the other side that it belongs to. */
export interface ServiceOf {
  /** Id or name of our category. */
  readonly category: string;
  readonly code: string;
}

/** What a channel to an Open311 server needs beside its address and key. */
export interface Open311Options {
  readonly kind: 'open311';
  /** Empty where the server serves one jurisdiction. */
  readonly jurisdiction: string;
  /** XML is what every server must speak; most speak JSON too. */
  readonly format: 'json' | 'xml';
  readonly services: readonly ServiceOf[];
  /** Service of everything else; empty: what is not mapped is not sent, and staff are told. */
  readonly otherwise: string;
  /** The server takes service request updates (an extension): it is told what happens later. */
  readonly updates: boolean;
}

export const OPEN311_CLIENT_LIMITS = { services: 200, code: 60, jurisdiction: 100, idsAtOnce: 20, description: 4_000 } as const;

/** The service that a category belongs to; null where none is said. */
export function serviceCodeOf({ services, otherwise }: Open311Options, category: { readonly id: string; readonly name: string }): string | null {
  return services.find((one) => one.category === category.id || one.category === category.name)?.code ?? (otherwise === '' ? null : otherwise);
}

/** What a server says of a request of ours. */
export interface RequestNews {
  /** `open` or `closed`; servers that say something else are shown to people. */
  readonly status: string;
  /** Extension `detailed_status`; empty where there is none. */
  readonly detailed: string;
  readonly notes: string;
}

const DETAILED: Readonly<Record<string, string>> = { RECEIVED: 'received', IN_PROCESS: 'working', PROCESSED: 'done', ARCHIVED: 'done', REJECTED: 'returned' };

/**
 * What it means, as an answer of a system outside. Open says that it was received when it is heard for the first time and
 * that it is being worked at afterwards; a word that nobody knows goes on as it is, for people to look at.
 */
export function statusOfNews({ status, detailed }: RequestNews, first: boolean): string {
  const plain = status.trim().toLowerCase();
  const finer = DETAILED[detailed.trim().toUpperCase()];
  if (finer !== undefined) return finer;
  if (plain === 'open') return first ? 'received' : 'working';
  return plain === 'closed' ? 'done' : status.trim().slice(0, ANSWER_LIMITS.status);
}

/** Two that are the same say nothing new. */
export const newsKey = ({ status, detailed, notes }: RequestNews): string => [status, detailed, notes].map((part) => part.trim()).join('\n');

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A question that failed is asked again after a minute, then after twice as long each time, at most after an hour. */
const MOST_PAUSE_MS = HOUR_MS;
/** A server that asks for patience gets no more than this at once. */
const MOST_PATIENCE_MS = 24 * HOUR_MS;

/** When a request is asked after next: soon while its number is awaited or it is new, hourly when it is old. */
export function nextPullMs({ numbered, checks, ageMs }: { readonly numbered: boolean; readonly checks: number; readonly ageMs: number }): number {
  if (!numbered) return checks < 10 ? MINUTE_MS : 10 * MINUTE_MS;
  if (ageMs < 24 * HOUR_MS) return 5 * MINUTE_MS;
  return ageMs < 7 * 24 * HOUR_MS ? 15 * MINUTE_MS : HOUR_MS;
}

/** What is done there may be opened again: so long it is asked after, four times a day in the first week. */
const DONE_MS = 60 * 24 * HOUR_MS;

/** When a request that is done there is asked after next; null when nobody expects anything of it any more. */
export function againPullMs(doneMs: number): number | null {
  if (doneMs >= DONE_MS) return null;
  return doneMs < 7 * 24 * HOUR_MS ? 6 * HOUR_MS : 24 * HOUR_MS;
}

/** The same after a question that failed. */
export const pauseAfterMs = (failures: number, retryAfterMs: number | null): number =>
  Math.max(Math.min(MINUTE_MS * 2 ** Math.min(failures, 10), MOST_PAUSE_MS), Math.min(retryAfterMs ?? 0, MOST_PATIENCE_MS));

/** So often a request that is not there is asked after before people are told. */
export const MOST_NOT_THERE = 5;
