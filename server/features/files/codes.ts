import jsQR from 'jsqr';
import sharp from 'sharp';
import { buffer } from 'node:stream/consumers';
import { codeKind, type CodeKind } from '../../../shared/domain/wishes/asking';
import type { Deps } from '../../platform/deps';
import { Files, type FileDoc } from './model';
import { storageKey } from './variants';

/** What a photo shows of codes: the gravest, or none. */
export type PhotoCode = CodeKind | 'none';
const GRAVITY: readonly PhotoCode[] = ['none', 'other', 'contact', 'pay'];

/** A picture is looked at whole, then in overlapping quarters: a code may fill it or lie in a corner. Longest sides, pixels. */
const WHOLE = 800;
const QUARTER = 640;
const CORNERS = [[0, 0], [0.45, 0], [0, 0.45], [0.45, 0.45]] as const;
const PART = 0.55;
/** Smaller is no picture of a code, pixels. */
const LEAST = 50;

type Region = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

async function codeIn(picture: Buffer, side: number, region: Region | null): Promise<string | null> {
  const image = region ? sharp(picture).extract(region) : sharp(picture);
  const { data, info } = await image.resize({ width: side, height: side, fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  // White on black is looked for in the whole alone: each way costs its time, in which nobody else is answered.
  return jsQR(new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), info.width, info.height, { inversionAttempts: region ? 'dontInvert' : 'attemptBoth' })?.data ?? null;
}

/** Reads the codes of a picture from its decoded pixels. */
export async function readCodes(picture: Buffer): Promise<string[]> {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const quarters = CORNERS.map(([x, y]): Region => ({ left: Math.floor(width * x), top: Math.floor(height * y), width: Math.floor(width * PART), height: Math.floor(height * PART) }));
  const found = new Set<string>();
  for (const region of [null, ...quarters]) {
    if (region && (region.width < LEAST || region.height < LEAST)) continue;
    const says = await codeIn(picture, region ? QUARTER : WHOLE, region);
    if (says !== null) found.add(says);
  }
  return [...found];
}

/** Worked out once for a photo and kept with it: only what kind of code it is, never what it says. */
async function codeOf(deps: Deps, file: Pick<FileDoc, '_id' | 'code'>): Promise<PhotoCode> {
  if (file.code) return file.code;
  const kept = await deps.storage.get(storageKey(file._id, 'full'));
  if (!kept) return 'none';
  const says = await readCodes(await buffer(kept.stream));
  const code = says.map(codeKind).reduce<PhotoCode>((gravest, kind) => (GRAVITY.indexOf(kind) > GRAVITY.indexOf(gravest) ? kind : gravest), 'none');
  await Files(deps).updateOne({ _id: file._id }, { $set: { code } });
  return code;
}

/** The codes in photos, by id; recordings and unknown ids are absent. */
export async function codesIn(deps: Deps, ids: readonly string[]): Promise<Map<string, PhotoCode>> {
  if (ids.length === 0) return new Map();
  const rows = await Files(deps).find({ _id: { $in: [...ids] }, state: 'stored', kind: { $ne: 'voice' } }, { code: 1 }).lean<Pick<FileDoc, '_id' | 'code'>[]>();
  const codes = new Map<string, PhotoCode>();
  for (const row of rows) codes.set(row._id, await codeOf(deps, row));
  return codes;
}
