import { randomId } from '@/platform/randomId';

/** An id of something that is new in a form, told apart by its kind. */
export const freshId = (kind: string): string => `${kind}-${randomId().slice(0, 8)}`;
/** A list with another one in a place, and without the one in a place. */
export const replaced = <T,>(list: readonly T[], at: number, one: T): T[] => list.map((old, index) => (index === at ? one : old));
export const dropped = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
