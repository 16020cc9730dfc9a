import Taro from '@tarojs/taro';
import { fitted, PHOTO_BYTES, QUALITIES, type SentFile } from './photoLimits';

/** Lets the person take or choose up to `count` photos; resolves with paths, none when they change their mind. */
export function choosePhotos(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    // With callbacks: Taro makes no promise of this one.
    Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
      success: ({ tempFiles }) => resolve(tempFiles.map((file) => file.tempFilePath)),
      fail: () => resolve([]),
    })?.catch?.(() => undefined);
  });
}

function bytesOf(filePath: string): Promise<number> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: (info) => resolve(info.size),
      fail: () => resolve(0),
    });
  });
}

/** Makes a photo small enough to send; the original where the phone cannot (the server judges it then). */
export async function compressPhoto(src: string): Promise<string> {
  try {
    const { width, height } = await Taro.getImageInfo({ src });
    const size = fitted(width, height);
    if (size.width === width && (await bytesOf(src)) <= PHOTO_BYTES) return src;
    let smaller = src;
    for (const quality of QUALITIES) {
      smaller = (await Taro.compressImage({ src, quality, compressedWidth: size.width, compressedHeight: size.height })).tempFilePath;
      if ((await bytesOf(smaller)) <= PHOTO_BYTES) break;
    }
    return smaller;
  } catch {
    return src;
  }
}

/** Sends a file as the multipart field `file`. Rejects when no answer came. */
export async function sendFile(url: string, filePath: string, header: Record<string, string>): Promise<SentFile> {
  const { statusCode, data } = await Taro.uploadFile({ url, filePath, name: 'file', header, timeout: 60_000 });
  return { statusCode, data };
}
