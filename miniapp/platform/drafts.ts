import { isRecord, readStored, removeStored, writeStored } from './storage';

/**
 * Drafts that survive closing the app. A draft belongs to one person and one form, so that somebody who
 * borrows the phone does not send another's words. Plain data only.
 */
export interface Drafts<T extends object> {
  load: (personId: string) => T | undefined;
  save: (personId: string, draft: T) => boolean;
  drop: (personId: string) => void;
}

/** `accept` judges what an older version may have left behind; what it does not accept is forgotten. */
export function draftsOf<T extends object>(form: string, accept: (value: Record<string, unknown>) => T | undefined): Drafts<T> {
  const name = (personId: string) => `draft.${form}.${personId}`;
  return {
    load: (personId) => {
      const kept = readStored(name(personId), isRecord);
      return kept && accept(kept);
    },
    save: (personId, draft) => writeStored(name(personId), draft),
    drop: (personId) => removeStored(name(personId)),
  };
}
