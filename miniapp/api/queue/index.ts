import { create } from 'zustand';
import { dropPhoto, keptPhoto, keptPhotoNames } from '../../platform/keptPhotos';
import { onBackOnline } from '../../platform/network';
import { sentenceOf } from '../errors';
import { useMe } from '../me';
import { onSessionEnd, signedIn } from '../session';
import { sendPhoto } from '../upload';
import { caseOf, mayStill, sendWaiting, stillFits } from './caseWrites';
import { behind, freed, moved } from './order';
import { Sender } from './sender';
import { lastRevision, phoneStore, photosNeeded, rememberRevision } from './store';
import { type WaitingWrite } from './types';

export { type WaitingPhoto, type WaitingTrouble, type WaitingWrite } from './types';

/** What waits on this phone for the person who is logged in, oldest first; which of it is on its way; how many have gone. */
interface Queue {
  writes: readonly WaitingWrite[];
  sending: string | null;
  sent: number;
  lastSent: WaitingWrite | null;
}
export const useQueue = create<Queue>(() => ({ writes: [], sending: null, sent: 0, lastSent: null }));

const person = (): string | null => (signedIn() ? (useMe.getState().me?.id ?? null) : null);
const own = (): WaitingWrite[] => {
  const personId = person();
  return personId === null ? [] : phoneStore.all(personId).sort((a, b) => a.writtenAt - b.writtenAt || a.place - b.place);
};
const find = (key: string): WaitingWrite | undefined => own().find((write) => write.key === key);

const sender = new Sender({
  person,
  store: phoneStore,
  photo: keptPhoto,
  dropPhoto,
  upload: async (path, key) => (await sendPhoto(path, key)).id,
  send: async (write) => {
    const revision = await sendWaiting(write);
    if (revision !== null) rememberRevision(write.personId, write.line, revision);
  },
  stillFits,
  now: () => Date.now(),
  later: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  changed: (sending) => useQueue.setState({ writes: own(), sending }),
  sent: (write) => useQueue.setState(({ sent }) => ({ sent: sent + 1, lastSent: write })),
});

/** What a form hands over: the rest is the queue's to know. */
export type NewWrite = Omit<WaitingWrite, 'personId' | 'place' | 'writtenAt' | 'tries' | 'notBefore' | 'trouble' | 'photos'> & { readonly photos: readonly { readonly key: string }[] };

/**
 * Leaves something to be sent: at once when there is a network, else as soon as there is. Left twice under the same key it
 * waits once. False when this phone has no room to keep it; nothing was kept then and the form stays.
 */
export function leaveToSend(write: NewWrite): boolean {
  const personId = person();
  if (personId === null) return false;
  if (!find(write.key)) {
    const known = write.revision === null ? null : Math.max(write.revision, lastRevision(personId, write.line));
    const { place, revision } = behind(own(), write.line, known);
    const photos = write.photos.map(({ key }) => ({ key, fileId: null }));
    const kept = phoneStore.put({ ...write, personId, place, revision, photos, writtenAt: Date.now(), tries: 0, notBefore: 0, trouble: null });
    if (!kept) return false;
  }
  useQueue.setState({ writes: own() });
  void sender.run();
  return true;
}

/** Sends now what waits, without waiting out a pause. */
export const sendNow = (): Promise<void> => sender.run(true);

/** Throws something away that has not gone: by the person's own word only. */
export async function discard(key: string): Promise<void> {
  const write = find(key);
  if (!write || useQueue.getState().sending === key) return;
  phoneStore.drop(write);
  useQueue.setState({ writes: own() });
  for (const photo of write.photos) await dropPhoto(photo.key);
  void sender.run();
}

/** Leaves out the photo that is in the way, and goes on without it. */
export async function leaveOutPhoto(key: string): Promise<void> {
  const write = find(key);
  const lost = write?.trouble?.photo;
  if (!write || lost === undefined) return;
  phoneStore.put({ ...freed(write), photos: write.photos.filter((photo) => photo.key !== lost) });
  await dropPhoto(lost);
  await sender.run(true);
}

/**
 * Sends something once more that met a newer state, against the state as it is now: the person has been told. Answers the
 * sentence that says why it cannot be done any more, or null when it is on its way.
 */
export async function tryAgain(key: string): Promise<string | null> {
  const write = find(key);
  if (!write) return null;
  try {
    const view = write.step === null ? null : await caseOf(write);
    if (view && !mayStill(write, view)) return '这件事已经往前走了，这一步现在做不了。写的话可以抄下来，放进别的一步里';
    const again = view && write.revision !== null ? moved(own(), freed(write), view.revision) : [freed(write)];
    again.forEach(phoneStore.put);
  } catch (error) {
    return sentenceOf(error);
  }
  await sender.run(true);
  return null;
}

/** Forgets photos that nothing needs any more: what was left behind when the program ended between two steps. */
async function sweep(): Promise<void> {
  const needed = photosNeeded();
  for (const name of await keptPhotoNames()) if (!needed.has(name)) await dropPhoto(name);
}

/** Called once when the app starts: what waits is sent by itself from then on, whenever its person is there and a network. */
export function startQueue(): void {
  const look = (): void => {
    useQueue.setState({ writes: own() });
    void sender.run(true);
  };
  onBackOnline(look);
  onSessionEnd(() => useQueue.setState({ writes: [] }));
  useMe.subscribe(({ me }, before) => {
    if (me?.id !== before.me?.id) look();
  });
  void sweep();
  look();
}
