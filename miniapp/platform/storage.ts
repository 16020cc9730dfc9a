import Taro from '@tarojs/taro';

const PREFIX = 'linli.';

/** Reads something kept on this phone; undefined when absent, unreadable, or not accepted by `accept`. */
export function readStored<T>(name: string, accept: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(PREFIX + name);
    return accept(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something on this phone. A full or forbidden storage is no reason to stop: returns whether it was kept. */
export function writeStored(name: string, value: object | string | number | boolean): boolean {
  try {
    Taro.setStorageSync(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}

/** Forgets it. */
export function removeStored(name: string): void {
  try {
    Taro.removeStorageSync(PREFIX + name);
  } catch {
    // Nothing to forget where nothing can be kept.
  }
}

/** Forgets everything that is kept under the name of one person: drafts, and what waits to be sent. */
export function forgetOwner(personId: string): void {
  for (const name of storedNames('')) if (name.split('.').includes(personId)) removeStored(name);
}

/** Names of all that is kept under a beginning such as `draft.`. */
export function storedNames(beginning: string): string[] {
  try {
    return Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(PREFIX + beginning))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isString = (value: unknown): value is string => typeof value === 'string';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
