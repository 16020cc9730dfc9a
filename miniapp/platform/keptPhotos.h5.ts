import { addressOf, fileAt } from './blobs.h5';

const BASE = 'linli-kept';
const SHELF = 'photos';

/** Addresses of this page for photos that were read once: each is made once. */
const shown = new Map<string, string>();

function openBase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('no room for photos'));
  });
}

/** Does one thing with the shelf and waits until it is on the disk. */
async function onShelf<T>(mode: IDBTransactionMode, work: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await openBase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const turn = base.transaction(SHELF, mode);
      const asked = work(turn.objectStore(SHELF));
      turn.oncomplete = () => resolve(asked.result);
      turn.onabort = turn.onerror = () => reject(turn.error ?? new Error('no room for photos'));
    });
  } finally {
    base.close();
  }
}

/** Keeps a photo over restarts under a name; false when the browser has no room or forbids it. */
export async function keepPhoto(name: string, address: string): Promise<boolean> {
  const file = fileAt(address);
  if (!file) return false;
  try {
    await onShelf('readwrite', (shelf) => shelf.put(file, name));
    shown.set(name, address);
    return true;
  } catch {
    return false;
  }
}

/** An address to show and send it by; null when it is gone. */
export async function keptPhoto(name: string): Promise<string | null> {
  const known = shown.get(name);
  if (known) return known;
  const file: unknown = await onShelf<unknown>('readonly', (shelf) => shelf.get(name)).catch(() => undefined);
  if (!(file instanceof Blob)) return null;
  const address = addressOf(file);
  shown.set(name, address);
  return address;
}

/** Forgets it. */
export async function dropPhoto(name: string): Promise<void> {
  shown.delete(name);
  await onShelf('readwrite', (shelf) => shelf.delete(name)).catch(() => undefined);
}

/** Names of all that are kept. */
export async function keptPhotoNames(): Promise<string[]> {
  const names = await onShelf('readonly', (shelf) => shelf.getAllKeys()).catch(() => []);
  return names.map(String);
}
