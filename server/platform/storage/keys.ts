const KEY = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\.[a-z0-9]{1,8})?$/;

/** Refuses keys that could leave the storage or mean something to it. */
export function checkKey(key: string): string {
  if (key.length > 200 || !KEY.test(key)) throw new Error('storage key of an unknown form');
  return key;
}
