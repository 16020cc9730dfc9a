/** The thread that looks for codes in pictures: each takes tens of milliseconds in which nobody else would be answered. */
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Pixels } from './reader';

const ready = prepareZXingModule({ overrides: { wasmBinary: readBinary() }, fireImmediately: true });

function readBinary(): ArrayBuffer {
  const bytes = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

/** What the codes in a picture say: QR codes, and the bar codes that are shown at a till to pay. */
export async function readPixels({ data, width, height }: Pixels): Promise<string[]> {
  await ready;
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode', 'MicroQRCode', 'Code128'], tryHarder: true, tryInvert: true, maxNumberOfSymbols: MOST });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

/** Codes looked at in one picture. */
const MOST = 8;
