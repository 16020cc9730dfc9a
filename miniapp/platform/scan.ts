import Taro from '@tarojs/taro';

/** What stands in the picture of a desk that asks to be let in: the address of the page that answers it. */
const CODE = /pages\/scan\/index\?code=([A-Za-z0-9_-]{22,64})$/;

/** Lets the person scan a QR picture: what it says; undefined when they changed their mind. A browser cannot scan. */
export async function scanText(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result;
  } catch {
    return undefined;
  }
}

/**
 * Lets staff scan the picture on their desk's screen. The code in it; null when it is some other picture; undefined
 * when they changed their mind. A browser cannot scan: there the phone's camera opens the address itself.
 */
export async function scanDesk(): Promise<string | null | undefined> {
  const result = await scanText();
  return result === undefined ? undefined : (CODE.exec(result)?.[1] ?? null);
}
