import Taro from '@tarojs/taro';
import { fileAddress } from '@/platform/address';

/** A photo that can be seen large. */
export interface ViewerPhoto {
  url: string;
  thumbUrl: string;
}

/** Opens WeChat's own viewer. */
export function openViewer(photos: readonly ViewerPhoto[], at: number): void {
  const urls = photos.map((photo) => fileAddress(photo.url));
  Taro.previewImage({ urls, current: urls[at] ?? '' }).catch(() => undefined);
}

/** WeChat draws its viewer itself. */
export function PhotoViewer(): null {
  return null;
}
