import type { Locator } from 'playwright-core';
import { readCodes } from '../../../server/features/files/codes/reader';

/** What a camera reads from a picture on the screen. */
export async function readQr(picture: Locator): Promise<string> {
  const [says] = await readCodes(await picture.screenshot());
  if (says === undefined) throw new Error('nothing can be read from the picture');
  return says;
}
