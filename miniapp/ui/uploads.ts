import { sentenceOf } from '../api';

/** A photo or a recording of a form: its own small upload with its own key, so that sending twice makes one. */
export interface Uploading {
  key: string;
  /** Where it lies on this phone; gone when a browser was closed. */
  localPath: string | null;
  fileId: string | null;
  state: 'sending' | 'sent' | 'failed';
  /** One sentence on what is wrong and how to mend it. */
  problem: string | null;
}

/** Writes into one of them, where the form keeps it. */
type Change<U> = (key: string, part: Partial<U>) => void;
type Part<U> = Partial<U & Uploading>;

/** Sends one with `upload`, which gives what is known of it once it has arrived; sending it again with the same key makes no second one. */
export async function sendUpload<U extends Uploading>(change: Change<U>, { key, localPath }: U, upload: (path: string, key: string) => Promise<Partial<U>>): Promise<void> {
  const say = (part: Part<U>): void => change(key, part);
  say({ state: 'sending', problem: null } as Part<U>);
  try {
    say({ ...(await upload(localPath ?? '', key)), state: 'sent', problem: null });
  } catch (error) {
    say({ state: 'failed', problem: sentenceOf(error) } as Part<U>);
  }
}

/** Those that did not arrive and are still on the phone; what is gone from it can only be made anew. */
export const unsent = <U extends Uploading>(uploads: readonly U[]): U[] => uploads.filter(({ state, localPath }) => state === 'failed' && localPath);

/** Ids of those that have arrived, in order. */
export const arrivedIds = (uploads: readonly Uploading[]): string[] => uploads.flatMap(({ fileId }) => fileId ?? []);
