/** Half of a surrogate pair, or a control character other than tab and line ends: nobody typed it, no font shows it. */
const UNREADABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/u;

/** Paths of the texts in a parsed body that hold unreadable characters. Emoji and rare characters are welcome. */
export function findBadText(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return UNREADABLE.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => findBadText(part, path === '' ? key : `${path}.${key}`));
}
