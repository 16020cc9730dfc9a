/** Memory taken by values. */
import { isDoc, type Value } from './types';

/** About how many bytes a document takes, for the memory limits; nested ones count more by their fields. */
export function roughSize(value: Value | undefined): number {
  if (typeof value === 'string') return 32 + value.length * 2;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + roughSize(item), 32);
  if (!isDoc(value)) return 24;
  let size = 64;
  for (const [name, item] of value) size += name.length + 16 + roughSize(item);
  return size;
}
