import { ApiError, offlineError } from '@/api/errors';
import { behind } from '@/api/queue/order';
import { Sender, type QueuePorts } from '@/api/queue/sender';
import type { WaitingWrite } from '@/api/queue/types';

/** What happens to one message: it goes through, never leaves, or arrives and its answer is lost. */
export type Fate = 'through' | 'lost' | 'answerLost';

/** A case at the server: guarded by its revision, remembering keys. */
interface Matter {
  revision: number;
  keys: string[];
  done: string[];
  closed: boolean;
}

/** A server that does what is asked once by key, refuses what was written against another state, and keeps files by key. */
export class ServerWorld {
  readonly matters = new Map<string, Matter>();
  readonly files = new Map<string, number>();
  /** How often each write arrived with a photo that is not there. */
  wrongPhotos = 0;

  matter(line: string): Matter {
    const known = this.matters.get(line) ?? { revision: 0, keys: [], done: [], closed: false };
    this.matters.set(line, known);
    return known;
  }

  take(write: WaitingWrite): void {
    const matter = this.matter(write.line);
    if (matter.keys.includes(write.key)) return;
    if (matter.closed) throw new ApiError('not_found', '没有这件事', 404);
    if (matter.revision !== write.revision) throw new ApiError('conflict', '别人先办了', 409);
    if (write.photos.some(({ fileId }) => fileId === null || !this.files.has(fileId))) this.wrongPhotos += 1;
    matter.revision += 1;
    matter.keys.push(write.key);
    matter.done.push(write.key);
  }
}

/** A phone: what lies in its storage outlives the program. */
export class PhoneWorld {
  readonly kept = new Map<string, string>();
  readonly photos = new Set<string>();
  clock = 1_000;
  person: string | null = 'lin';

  writes = (personId: string): WaitingWrite[] => [...this.kept.values()].map((text) => JSON.parse(text) as WaitingWrite).filter((write) => write.personId === personId);

  leave(key: string, line: string, photos: string[] = [], revision = 0, personId = 'lin'): void {
    const place = behind(this.writes(personId), line, revision);
    photos.forEach((photo) => this.photos.add(photo));
    const write: WaitingWrite = {
      ...{ key, personId, line, route: 'POST /cases/:id/handle', params: { id: line }, step: 'handle', body: { text: key }, about: line, doing: '报告办好了', words: key },
      ...place,
      photos: photos.map((photo) => ({ key: photo, fileId: null })),
      writtenAt: (this.clock += 1),
      tries: 0,
      notBefore: 0,
      trouble: null,
    };
    this.kept.set(key, JSON.stringify(write));
  }
}

const never = new Promise<never>(() => undefined);

/** The program on a phone, killed where the test wants it. */
export class Program {
  /** Calls that leave or change something, counted; at `killAt` the program stops, before or after the effect. */
  count = 0;
  sent: string[] = [];
  wake: number | null = null;
  fits: number | null = null;
  fate: () => Fate = () => 'through';
  readonly sender: Sender;

  constructor(
    readonly phone: PhoneWorld,
    readonly server: ServerWorld,
    readonly killAt: { at: number; after: boolean } | null = null,
  ) {
    this.sender = new Sender(this.ports());
  }

  private dead = false;

  private effect<T>(work: () => T): T | Promise<never> {
    if (this.dead) return never;
    this.count += 1;
    const last = this.killAt?.at === this.count;
    if (last && !this.killAt?.after) {
      this.dead = true;
      return never;
    }
    const done = work();
    if (last) {
      this.dead = true;
      return never;
    }
    return done;
  }

  /** A synchronous effect of a program that is dead does not take place. */
  private now(work: () => void): void {
    if (this.dead) return;
    this.count += 1;
    if (this.killAt?.at === this.count && !this.killAt.after) {
      this.dead = true;
      return;
    }
    work();
    if (this.killAt?.at === this.count) this.dead = true;
  }

  private async over<T>(work: () => T): Promise<T> {
    const fate = this.fate();
    await Promise.resolve();
    if (fate === 'lost') throw offlineError();
    const answer = await this.effect(work);
    if (fate === 'answerLost') throw offlineError();
    return answer;
  }

  private ports(): QueuePorts {
    const { phone, server } = this;
    return {
      person: () => (this.dead ? null : phone.person),
      store: {
        all: phone.writes,
        has: ({ key }) => !this.dead && phone.kept.has(key),
        put: (write) => {
          this.now(() => phone.kept.set(write.key, JSON.stringify(write)));
          return true;
        },
        drop: ({ key }) => this.now(() => phone.kept.delete(key)),
      },
      photo: async (key) => (phone.photos.has(key) ? `path of ${key}` : null),
      dropPhoto: async (key) => this.now(() => phone.photos.delete(key)),
      upload: (_path, key) =>
        this.over(() => {
          server.files.set(key, (server.files.get(key) ?? 0) + 1);
          return key;
        }),
      send: (write) => this.over(() => server.take(write)),
      stillFits: async () => this.fits,
      now: () => phone.clock,
      later: (ms) => {
        this.wake = phone.clock + ms;
        return () => {
          this.wake = null;
        };
      },
      changed: () => undefined,
      sent: ({ key }) => void this.sent.push(key),
    };
  }

  /** Runs until it stands still or is dead. */
  async run(eager = false): Promise<void> {
    const still = new Promise<void>((resolve) => setTimeout(resolve, 5));
    await Promise.race([this.sender.run(eager), still]);
  }

  /** Lets time pass until nothing goes by itself any more. */
  async runOn(turns = 60): Promise<void> {
    await this.run();
    for (let turn = 0; turn < turns && this.wake !== null; turn += 1) {
      this.phone.clock = this.wake + 1;
      this.wake = null;
      await this.run();
    }
  }
}
