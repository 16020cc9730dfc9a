import Taro from '@tarojs/taro';

const ENDING = '.kept.jpg';
const folder = (): string => Taro.env.USER_DATA_PATH ?? '';
const pathOf = (name: string): string => `${folder()}/${name}${ENDING}`;
const files = () => Taro.getFileSystemManager();

/** Keeps a photo over restarts under a name (WeChat: 200 MB a mini-program); false when the phone has no room. */
export function keepPhoto(name: string, tempFilePath: string): Promise<boolean> {
  return new Promise((resolve) => {
    files().copyFile({ srcPath: tempFilePath, destPath: pathOf(name), success: () => resolve(true), fail: () => resolve(false) });
  });
}

/** A path to show and send it by; null when it is gone. */
export function keptPhoto(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    files().access({ path: pathOf(name), success: () => resolve(pathOf(name)), fail: () => resolve(null) });
  });
}

/** Forgets it. */
export function dropPhoto(name: string): Promise<void> {
  return new Promise((resolve) => {
    files().unlink({ filePath: pathOf(name), success: () => resolve(), fail: () => resolve() });
  });
}

/** Names of all that are kept. */
export function keptPhotoNames(): Promise<string[]> {
  return new Promise((resolve) => {
    files().readdir({
      dirPath: folder(),
      success: ({ files: names }) => resolve(names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length))),
      fail: () => resolve([]),
    });
  });
}
