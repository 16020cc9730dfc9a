import Taro from '@tarojs/taro';
import { refused } from './permission';

/** What became of keeping a picture. `refused`: the album was not allowed, now or earlier. */
export type Kept = 'kept' | 'refused' | 'cancelled' | 'failed';

/** Keeps a picture of this phone in its photo album; the first time WeChat asks whether it may. */
export async function keepPicture(address: string, _name: string): Promise<Kept> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: address });
    return 'kept';
  } catch (error) {
    const said = (error as { errMsg?: string }).errMsg ?? '';
    if (/cancel/i.test(said)) return 'cancelled';
    return refused(said) ? 'refused' : 'failed';
  }
}
