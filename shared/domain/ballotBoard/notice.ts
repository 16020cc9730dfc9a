import { toHex, utf8 } from './bytes';
import { sha256 as own, type Sha256 } from './crypto/sha256';
import type { Pin } from './verify/heads';

/** What the code on a printed notice says: the vote, its opening head to pin, and the whole fingerprint of its log key. */
export interface Notice extends Pin {
  readonly id: string;
  readonly logKey: string;
}
/** The text of that code: an address that any camera opens, with what a phone pins behind the `#`, which is never sent. */
export const noticeText = (base: string, { id, size, root, logKey }: Notice): string => `${base}/p/votes/${id}#${size}:${root}:${logKey}`;

/** What a scanned code says; null where it is none of a vote. */
export function parseNotice(text: string): Notice | null {
  const [, id, size, root, logKey] = /\/p\/votes\/([A-Za-z0-9_-]{1,64})#([1-9]\d{0,8}):([0-9a-f]{64}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return id && size && root && logKey ? { id, size: Number(size), root, logKey } : null;
}

const drawn = (what: string, seed: string, id: string, sha256: Sha256): string => toHex(sha256(utf8(`ballot-board/1 ${what}\u0000${seed}\u0000${id}`)));
/** Ids in the order that a word or number gives which was drawn in public: by SHA-256("ballot-board/1 " + what, 00, seed, 00, id), the lowest first. */
function byLot(what: 'lot' | 'sample', seed: string, ids: readonly string[], sha256: Sha256): string[] {
  const keyed = ids.map((id) => [drawn(what, seed, id, sha256), id] as const);
  return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, id]) => id);
}
/** The order of ties of a vote's options. */
export const lotOrder = (seed: string, options: readonly string[], sha256: Sha256 = own): string[] => byLot('lot', seed, options, sha256);
/** Which of the issued lines are called: whoever has the board and the seed draws the same. */
export const sampleOf = (seed: string, lines: readonly string[], count: number, sha256: Sha256 = own): string[] => byLot('sample', seed, lines, sha256).slice(0, count);
