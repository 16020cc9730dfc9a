import { ApiError, mayPass } from '../errors';
import { afterFailure, moved, nextOf, waitsForPerson, wakeAt } from './order';
import { type WaitingStore } from './store';
import { type WaitingWrite } from './types';

/** What the queue works with: the phone, the network, the time. */
export interface QueuePorts {
  /** Who is logged in; null for nobody. */
  person(): string | null;
  store: WaitingStore;
  /** The photo as the phone can send it; null when it is gone. */
  photo(key: string): Promise<string | null>;
  dropPhoto(key: string): Promise<void>;
  /** Sends a photo; rejects with `ApiError`. Answers what the server calls it. */
  upload(path: string, key: string): Promise<string>;
  /** Sends the write itself; rejects with `ApiError`. */
  send(write: WaitingWrite): Promise<void>;
  /** The revision at which a write that met a newer state may be sent after all, because nobody acted; null: tell the person. */
  stillFits(write: WaitingWrite): Promise<number | null>;
  now(): number;
  /** Calls `then` after some milliseconds; returns how not to. */
  later(ms: number, then: () => void): () => void;
  /** Something has changed: pages draw anew. */
  changed(sending: string | null): void;
  sent(write: WaitingWrite): void;
}

/** The longest a timer is set for: a phone that slept looks again. Milliseconds. */
const LONGEST_MS = 300_000;

/**
 * Sends what waits, one step at a time: the photos of a write one by one, then the write, each step kept before the next
 * begins. Whatever ends the program in between, the same steps are taken again under the same keys, and the server does
 * them once. Nothing leaves the store but by the server's yes or the person's word.
 */
export class Sender {
  private running = false;
  private again: false | 'soon' | 'eager' = false;
  private cancel: (() => void) | null = null;

  constructor(private readonly ports: QueuePorts) {}

  /** Sends what is due; `eager` also what pauses after a failure (the network is back, the person asks for it). */
  async run(eager = false): Promise<void> {
    if (this.running) {
      this.again = eager || this.again === 'eager' ? 'eager' : 'soon';
      return;
    }
    this.running = true;
    this.cancel?.();
    try {
      await this.work(eager);
    } finally {
      this.running = false;
      this.ports.changed(null);
    }
    if (this.again) {
      const next = this.again === 'eager';
      this.again = false;
      return this.run(next);
    }
    this.sleep();
  }

  private async work(eager: boolean): Promise<void> {
    const { ports } = this;
    const tried = new Set<string>();
    for (;;) {
      const personId = ports.person();
      if (personId === null) return;
      const writes = ports.store.all(personId).filter(({ line }) => !tried.has(line));
      const write = nextOf(writes, ports.now(), eager);
      if (!write) return;
      ports.changed(write.key);
      const after = await this.step(write);
      if (after === 'stop') return;
      // Each line is tried once; its pause holds after that, also where it was asked for out of turn.
      if (after === 'failed') tried.add(write.line);
    }
  }

  /** The next step of one write, kept when it is done. */
  private async step(write: WaitingWrite): Promise<'went on' | 'failed' | 'stop'> {
    try {
      const photo = write.photos.find(({ fileId }) => fileId === null);
      if (photo) await this.sendPhoto(write, photo.key);
      else await this.sendWrite(write);
      return 'went on';
    } catch (error) {
      if (waitsForPerson(error)) return 'stop';
      return (await this.failed(write, error)) ? 'went on' : 'failed';
    }
  }

  private async sendPhoto(write: WaitingWrite, key: string): Promise<void> {
    const path = await this.ports.photo(key);
    const at = write.photos.findIndex((photo) => photo.key === key) + 1;
    const cannot = (message: string): void => this.keep({ ...write, trouble: { kind: 'photo', photo: key, message: `第 ${at} 张照片没传上：${message}` } });
    if (path === null) return cannot('这台手机上找不到它了');
    const fileId = await this.ports.upload(path, key).catch((error: unknown) => {
      if (!(error instanceof ApiError) || mayPass(error) || waitsForPerson(error)) throw error;
      cannot(error.message);
      return null;
    });
    if (fileId !== null) this.keep({ ...write, photos: write.photos.map((photo) => (photo.key === key ? { ...photo, fileId } : photo)) });
  }

  private async sendWrite(write: WaitingWrite): Promise<void> {
    await this.ports.send(write);
    this.ports.store.drop(write);
    this.ports.sent(write);
    for (const { key } of write.photos) await this.ports.dropPhoto(key);
  }

  /** True when it can go on at once. */
  private async failed(write: WaitingWrite, error: unknown): Promise<boolean> {
    const met = error instanceof ApiError && (error.code === 'conflict' || error.code === 'wrong_state');
    const fits = met ? await this.ports.stillFits(write).catch(() => null) : null;
    if (fits !== null && fits !== write.revision) {
      this.moveTo(write, fits);
      return true;
    }
    // Photos that were sent long ago and never used are gone at the server: they are sent once more from here.
    const stale = error instanceof ApiError && error.data['rule'] === 'photoNotYours' && write.tries === 0;
    if (stale) this.keep({ ...write, tries: 1, photos: write.photos.map(({ key }) => ({ key, fileId: null })) });
    else this.keep(afterFailure(write, error, this.ports.now()));
    return stale;
  }

  /** Goes on against a newer state; what was written after it goes with it. */
  private moveTo(write: WaitingWrite, revision: number): void {
    for (const one of moved(this.ports.store.all(write.personId), write, revision)) this.keep(one);
  }

  /** Keeps what has become of a write, unless the person threw it away meanwhile. */
  private keep(write: WaitingWrite): void {
    if (this.ports.store.has(write)) this.ports.store.put(write);
  }

  private sleep(): void {
    const personId = this.ports.person();
    const at = personId === null ? null : wakeAt(this.ports.store.all(personId));
    this.cancel = at === null ? null : this.ports.later(Math.min(Math.max(at - this.ports.now(), 0), LONGEST_MS), () => void this.run());
  }
}

