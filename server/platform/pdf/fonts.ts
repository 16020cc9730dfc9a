import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decompress } from 'wawoff2';

/** A stretch of signs, by code point. */
type Range = readonly [number, number];
/** Fonts lie in parts, as for browsers; each part knows which signs it has. */
interface Part {
  readonly file: string;
  readonly ranges: readonly Range[];
}
interface Font {
  readonly folder: string;
  readonly parts: readonly Part[];
}

const folderOf = (name: string, ...rest: string[]): string => path.join(path.dirname(require.resolve(`${name}/package.json`)), ...rest);
const rangesOf = (text: string): Range[] =>
  text.split(',').map((one) => {
    const [from = '', to = from] = one.trim().replace(/U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

/** What everybody writes: Noto Sans SC (SIL OFL 1.1), a list of its parts beside them. */
function usual(): Font {
  const folder = folderOf('@fontsource-variable/noto-sans-sc');
  const listed = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return { folder: path.join(folder, 'files'), parts: Object.entries(listed).map(([name, ranges]) => ({ file: `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`, ranges: rangesOf(ranges) })) };
}
/** Rare signs, such as stand in names (通用规范汉字表, GB 18030): Source Han Serif CN (SIL OFL 1.1), its parts listed in a style sheet. */
function rare(): Font {
  const folder = folderOf('@chinese-fonts/syst', 'dist', 'SourceHanSerifCN');
  const faces = readFileSync(path.join(folder, 'result.css'), 'utf8').matchAll(/src:[^}]*?url\("\.\/([\w.]+)"\)[^}]*?unicode-range:([^;}]*)/g);
  return { folder, parts: [...faces].map(([, file = '', ranges = '']) => ({ file, ranges: rangesOf(ranges) })) };
}
/** In the order in which they are asked; each is read when it is first wanted. */
const FONTS = [usual, rare] as const;
const known = new Map<number, Font>();
function fontAt(index: number): Font {
  const font = known.get(index) ?? (FONTS[index] ?? usual)();
  known.set(index, font);
  return font;
}

/** The part of a font that has a sign, as `partBytes` takes it; null where no font has it. */
export function partOf(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  for (const index of FONTS.keys()) {
    const at = fontAt(index).parts.findIndex(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (at >= 0) return `${index}/${at}`;
  }
  return null;
}
/** Signs of a text that no font has, each once: they would stand on paper as □. */
export const undrawn = (text: string): string => [...new Set(text)].filter((sign) => sign.trim() !== '' && partOf(sign) === null).join('');

/** A part as TrueType: what embeds fonts takes glyphs out of the plain form alone. */
export async function partBytes(name: string): Promise<Buffer> {
  const [index = 0, at = 0] = name.split('/').map(Number);
  const { folder, parts } = fontAt(index);
  return Buffer.from(await decompress(await readFile(path.join(folder, parts[at]?.file ?? ''))));
}
