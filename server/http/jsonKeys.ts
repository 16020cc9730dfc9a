const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 20;

interface Level {
  /** Keys seen, or null in an array. */
  readonly keys: Set<string> | null;
  readonly path: string;
  index: number;
  key: string;
}

const inside = (level: Level | undefined): string => {
  if (!level) return '';
  const part = level.keys ? level.key : String(level.index);
  return level.path === '' ? part : `${level.path}.${part}`;
};

/** End of the string that begins at `start`; the text is known to be valid JSON. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * Finds keys that `JSON.parse` hides: given twice (the last would win in silence) or reaching for prototypes.
 * @param text valid JSON
 * @returns paths of such keys; null when it is nested deeper than any contract needs
 */
export function findBadKeys(text: string): string[] | null {
  const bad: string[] = [];
  const levels: Level[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    const level = levels[levels.length - 1];
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      if (levels.length >= MAX_DEPTH) return null;
      levels.push({ keys: sign === '{' ? new Set() : null, path: inside(level), index: 0, key: '' });
      expectsKey = sign === '{';
    } else if (sign === '}' || sign === ']') {
      levels.pop();
      expectsKey = false;
    } else if (sign === ',' && level) {
      level.index++;
      expectsKey = level.keys !== null;
    } else if (sign === '"') {
      const end = stringEnd(text, at);
      if (expectsKey && level?.keys) noteKey(level, JSON.parse(text.slice(at, end)) as string, bad);
      expectsKey = false;
      at = end - 1;
    }
  }
  return bad;
}

function noteKey(level: Level, key: string, bad: string[]): void {
  level.key = key;
  if (FORBIDDEN.has(key) || level.keys?.has(key)) bad.push(inside(level));
  level.keys?.add(key);
}
