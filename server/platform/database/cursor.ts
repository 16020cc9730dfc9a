/** What is asked of a list: so many rows, from a cursor on. */
export interface PageAsk {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Where a page ended: the moment it was sorted by, and the id. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** A position as clients carry it: opaque letters. */
export function encodeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** The position of a cursor; null when there is none or it is not one of ours, which begins at the beginning. */
export function decodeCursor(cursor: string | undefined): Position | null {
  const [, ms, id] = /^(-?\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  return ms !== undefined && id !== undefined ? { at: new Date(Number(ms)), id } : null;
}

/** What follows a position in a list sorted by `field` and `_id`; the bound on the field is what an index reads. */
export function after(position: Position | null, field: string, direction: 'up' | 'down'): Record<string, unknown> {
  if (!position) return {};
  const { at, id } = position;
  const [from, beyond] = direction === 'up' ? ['$gte', '$gt'] : ['$lte', '$lt'];
  return { [field]: { [from]: at }, $or: [{ [field]: { [beyond]: at } }, { _id: { [beyond]: id } }] };
}

/** Cuts a list that was read one row too far into a page. */
export function pageOf<T>(rows: readonly T[], limit: number, positionOf: (row: T) => Position): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];
  return { items, next: rows.length > limit && last ? encodeCursor(positionOf(last)) : null };
}
