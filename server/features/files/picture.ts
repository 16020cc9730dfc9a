import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { REPORT_LIMITS } from '../../../shared/domain/cases/limits';
import { DomainError } from '../../../shared/domain/kernel/errors';

/** Types that are decoded, told by their content and never by name or header. */
const TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/avif'];
/** Pixels in all: 16,384 × 6,100 or so; a bomb of few bytes must not fill the memory. */
const MAX_PIXELS = 100_000_000;

/** What is stored of a photo. */
export interface Picture {
  readonly full: Buffer;
  readonly thumb: Buffer;
  /** Of the full variant, pixels. */
  readonly width: number;
  readonly height: number;
}

// Decoding takes up to 400 MB for the largest picture: two at a time per process, and no cache of old ones.
sharp.cache(false);
sharp.concurrency(1);
let free = 2;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free--;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

const open = (content: Buffer): Sharp => sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });

/** Size of the picture without decoding it. Refuses what is too large. */
async function checkSize(content: Buffer): Promise<void> {
  const { width, height } = await sharp(content, { limitInputPixels: false, failOn: 'error' }).metadata();
  const longest = REPORT_LIMITS.sourcePixels;
  if (!width || !height) throw new DomainError('unsupported_file');
  if (width > longest || height > longest || width * height > MAX_PIXELS) throw new DomainError('file_too_large', { limitPixels: longest });
}

async function encode(content: Buffer): Promise<Picture> {
  const within = (pixels: number) => ({ width: pixels, height: pixels, fit: 'inside', withoutEnlargement: true }) as const;
  // `rotate` applies the orientation; encoding without `keepMetadata` leaves EXIF, GPS, XMP and names behind.
  const { data, info } = await open(content)
    .rotate()
    .resize(within(REPORT_LIMITS.storedPixels))
    .flatten({ background: '#FFFFFF' })
    .toColourspace('srgb')
    .jpeg({ quality: 82, mozjpeg: false })
    .toBuffer({ resolveWithObject: true });
  const thumb = await sharp(data).resize(within(REPORT_LIMITS.thumbPixels)).jpeg({ quality: 76 }).toBuffer();
  return { full: data, thumb, width: info.width, height: info.height };
}

/**
 * Turns what was sent into what is kept: JPEG, upright, at most 1,600 px, without any metadata, and a thumbnail.
 * @throws DomainError `unsupported_file` for what is no picture, is damaged or cut off; `file_too_large` for too many pixels
 */
export async function readPicture(content: Buffer): Promise<Picture> {
  const type = await fileTypeFromBuffer(content).catch(() => undefined);
  if (!type || !TYPES.includes(type.mime)) throw new DomainError('unsupported_file');
  return inTurn(async () => {
    try {
      await checkSize(content);
      return await encode(content);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // sharp says no more than a sentence; whatever it could not read is no photo for us.
      throw new DomainError('unsupported_file');
    }
  });
}
