import { Piscina } from 'piscina';
import sharp from 'sharp';
import { workerFile } from '../../../platform/workerFile';

/** A decoded picture, four bytes a pixel (RGBA). */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Longest side of what is looked at, pixels: that of the largest variant kept. */
const SIDE = 2048;
/** A thread without work ends after this, ms. */
const IDLE_MS = 30_000;
/** No picture takes so long, ms. */
const LONGEST_MS = 20_000;

let pool: Promise<Piscina> | undefined;
/** One thread for all who ask in this process, started when the first picture comes. It keeps nothing. */
const threads = (): Promise<Piscina> => (pool ??= workerFile('codes', __dirname).then((filename) => new Piscina({ filename, minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS })));

/** What the codes of a picture (JPEG, PNG, WebP …) say, in no order. Rejects when it is no picture. */
export async function readCodes(picture: Buffer): Promise<string[]> {
  const { data, info } = await sharp(picture).resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels: Pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const found = (await (await threads()).run(pixels, { name: 'readPixels', transferList: [pixels.data.buffer], signal: AbortSignal.timeout(LONGEST_MS) })) as string[];
  return [...new Set(found)];
}
