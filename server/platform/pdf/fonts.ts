import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decompress } from 'wawoff2';

/** The font lies in parts, as for browsers; each knows which signs it has. */
const PACKAGE = '@fontsource-variable/noto-sans-sc';
const root = (): string => path.dirname(require.resolve(`${PACKAGE}/package.json`));

interface Part {
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
}
let parts: readonly Part[] | null = null;

const rangeOf = (text: string): readonly [number, number] => {
  const [from = '', to = from] = text.trim().replace('U+', '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
};

function allParts(): readonly Part[] {
  parts ??= Object.entries(JSON.parse(readFileSync(path.join(root(), 'unicode.json'), 'utf8')) as Record<string, string>).map(([name, ranges]) => ({ name: name.replace(/[[\]]/g, ''), ranges: ranges.split(',').map(rangeOf) }));
  return parts;
}

/** The part of the font that has a sign; null where no part has it. */
export function partOf(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  return allParts().find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))?.name ?? null;
}
/** A part as TrueType: what embeds fonts takes glyphs out of the plain form alone. */
export async function partBytes(name: string): Promise<Buffer> {
  return Buffer.from(await decompress(await readFile(path.join(root(), 'files', `noto-sans-sc-${name}-wght-normal.woff2`))));
}
