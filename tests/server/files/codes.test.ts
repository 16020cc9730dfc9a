import qrcode from 'qrcode-generator';
import sharp, { type Sharp } from 'sharp';
import { readCodes } from '../../../server/features/files/codes/reader';

const PAY = 'wxp://f2f0Zq8rT1cN';
const FRIEND = 'https://u.wechat.com/ENabcdEFGH1234';

/** A code as a picture of so many pixels a side, quiet zone included. */
async function codeOf(says: string, side: number, inverted = false): Promise<Buffer> {
  const code = qrcode(0, 'M');
  code.addData(says);
  code.make();
  const [count, quiet] = [code.getModuleCount(), 4];
  const size = count + 2 * quiet;
  const data = Buffer.alloc(size * size, inverted ? 0 : 255);
  for (let y = 0; y < count; y += 1) for (let x = 0; x < count; x += 1) if (code.isDark(y, x)) data[(y + quiet) * size + x + quiet] = inverted ? 255 : 0;
  return sharp(data, { raw: { width: size, height: size, channels: 1 } }).resize(side, side, { kernel: 'nearest' }).png().toBuffer();
}

/** A photo as a phone takes it, 1600 × 1200 pixels: uneven light and noise. */
const NOISE = Buffer.from(Uint8Array.from({ length: 1600 * 1200 * 3 }, (_, at) => 90 + ((at * 7919) % 61) + Math.floor(at / 82_300)));
const photo = (): Sharp => sharp(NOISE, { raw: { width: 1600, height: 1200, channels: 3 } });

const jpeg = (picture: Sharp): Promise<Buffer> => picture.jpeg({ quality: 75 }).toBuffer();

it.each<[string, () => Promise<Buffer>, string[]]>([
  ['filling the picture', () => codeOf(PAY, 600), [PAY]],
  ['small in a corner of a photo', async () => jpeg(photo().composite([{ input: await codeOf(PAY, 180), left: 1380, top: 980 }])), [PAY]],
  ['on the edge between two quarters', async () => jpeg(photo().composite([{ input: await codeOf(PAY, 260), left: 670, top: 470 }])), [PAY]],
  ['two beside each other', async () => jpeg(photo().composite([{ input: await codeOf(PAY, 300), left: 200, top: 400 }, { input: await codeOf(FRIEND, 300), left: 1000, top: 400 }])), [FRIEND, PAY]],
  ['turned by some degrees', async () => jpeg(photo().composite([{ input: await sharp(await codeOf(PAY, 400)).rotate(17, { background: '#ffffff' }).toBuffer(), left: 500, top: 300 }])), [PAY]],
  ['white on black', () => codeOf(PAY, 500, true), [PAY]],
  ['none', () => jpeg(photo()), []],
])('reads a code %s', async (_, picture, says) => {
  expect((await readCodes(await picture())).sort()).toEqual([...says].sort());
});

it('answers others while it looks, in the order asked', async () => {
  const pictures = await Promise.all([codeOf(PAY, 900), codeOf(FRIEND, 900), photo().png().toBuffer()]);
  expect(await Promise.all(pictures.map(readCodes))).toEqual([[PAY], [FRIEND], []]);
});

it('refuses what is no picture', async () => {
  await expect(readCodes(Buffer.from('wxp://f2f0'))).rejects.toThrow();
});
