import { isRecord, isString, readStored, removeStored, storedNames, writeStored } from '../../platform/storage';
import { type WaitingWrite } from './types';

/** Where waiting writes lie: one record each, so that whatever ends the program leaves whole ones. */
export interface WaitingStore {
  all(personId: string): WaitingWrite[];
  has(write: Pick<WaitingWrite, 'personId' | 'key'>): boolean;
  /** False when the phone has no room; nothing is kept then. */
  put(write: WaitingWrite): boolean;
  drop(write: Pick<WaitingWrite, 'personId' | 'key'>): void;
}

const isPhoto = (value: unknown): boolean => isRecord(value) && isString(value['key']) && (value['fileId'] === null || isString(value['fileId']));

/** What an older version left behind and this one cannot read is not sent, and not thrown away either. */
function isWaiting(value: unknown): value is WaitingWrite & Record<string, unknown> {
  return (
    isRecord(value) &&
    ['key', 'personId', 'line', 'route', 'about', 'doing', 'words'].every((name) => isString(value[name])) &&
    ['place', 'writtenAt', 'tries', 'notBefore'].every((name) => typeof value[name] === 'number') &&
    isRecord(value['params']) && isRecord(value['body']) &&
    Array.isArray(value['photos']) && value['photos'].every(isPhoto)
  );
}

const nameOf = ({ personId, key }: Pick<WaitingWrite, 'personId' | 'key'>): string => `waiting.${personId}.${key}`;

/** The phone's own storage. Each belongs to its person: the next one at this phone neither sees nor sends it. */
export const phoneStore: WaitingStore = {
  all: (personId) => storedNames(`waiting.${personId}.`).flatMap((name) => readStored(name, isWaiting) ?? []),
  has: (write) => readStored(nameOf(write), isWaiting) !== undefined,
  put: (write) => writeStored(nameOf(write), write),
  drop: (write) => removeStored(nameOf(write)),
};

const isMarks = (value: unknown): value is Record<string, number> => isRecord(value) && Object.values(value).every((mark) => typeof mark === 'number');
/** Lines whose last revision is remembered at most. */
const MOST_MARKS = 60;

/** The revision that a line came to by what was sent from here: what is listed on this phone may be older. */
export function lastRevision(personId: string, line: string): number {
  return readStored(`reached.${personId}`, isMarks)?.[line] ?? 0;
}

export function rememberRevision(personId: string, line: string, revision: number): void {
  const { [line]: _, ...others } = readStored(`reached.${personId}`, isMarks) ?? {};
  writeStored(`reached.${personId}`, Object.fromEntries([...Object.entries(others).slice(1 - MOST_MARKS), [line, revision]]));
}

const holdsPhotos = (value: unknown): value is { photos: unknown[] } & Record<string, unknown> => isRecord(value) && Array.isArray(value['photos']);

/** Keys of the photos that anything on this phone still needs, whoever wrote it: what waits, and drafts. */
export function photosNeeded(): Set<string> {
  const holders = [...storedNames('waiting.'), ...storedNames('draft.')].flatMap((name) => readStored(name, holdsPhotos)?.photos ?? []);
  return new Set(holders.flatMap((photo) => (isRecord(photo) && isString(photo['key']) ? [photo['key']] : [])));
}
