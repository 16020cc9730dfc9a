import { statfs } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import { calculateObjectSize } from 'bson';
import { hashOf, type ChainEnd } from '../../../server/features/audit/chain';
import type { AuditRow } from '../../../server/features/audit/model';
import { CHAIN_START } from '../../../server/features/audit';
import { isDuplicateKey } from '../../../server/platform/database/errors';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { settleDistrict } from './settle';
import { Land } from './land';
import { Matters } from './matters';
import { buildingsOf, Residents } from './residents';
import { shapeOf } from './shape';
import type { Doc, Material, Told } from './stories';

/** How far a load has come. Written after what it tells of, so that a batch in doubt is written again under the same ids. */
export interface Progress {
  _id: 'load';
  cases: number;
  stage: 'once' | 'residents' | 'matters' | 'settling' | 'done';
  /** Residents or matters that are there. */
  next: number;
  chain: ChainEnd;
  documents: number;
  /** Milliseconds of loading, over all starts. */
  ms: number;
  caseBytes: number;
}

export interface LoadOptions {
  readonly cases: number;
  /** Where the data lie, to see how much room there is; null: elsewhere. */
  readonly directory: string | null;
  /** Bytes of free disk at which it stops. */
  readonly least: number;
  readonly say: (line: string) => void;
  /** Documents of one kind made before they are written together. */
  readonly batch?: number;
  /** Asked after every batch; true ends the load there, to be resumed. */
  readonly stop?: () => boolean;
}

const BATCH = 400;
const SAY_MS = 5_000;
const progressOf = (db: Connection) => rawCollection<Progress>(db, 'benchmarkLoad');

/** What a load has done so far; null before the first. */
export const loaded = (db: Connection): Promise<Progress | null> => progressOf(db).findOne({ _id: 'load' });

/** Fills a prepared database with a district of so many matters, and goes on where an earlier start ended. */
export class Loader {
  private readonly land: Land;
  private readonly residents: Residents;
  private readonly matters: Matters;
  private progress: Progress;
  private began = 0;
  private said = 0;
  private before = 0;

  private constructor(private readonly deps: Deps, private readonly material: Material, private readonly options: LoadOptions, progress: Progress) {
    this.progress = progress;
    this.land = new Land(material);
    const shape = shapeOf(options.cases, this.land.communities.length);
    this.residents = new Residents(material, this.land, shape, deps.cipher);
    this.matters = new Matters(material, this.land, this.residents, shape);
  }

  /** Throws when the database holds a load of another size. */
  static async open(deps: Deps, material: Material, options: LoadOptions): Promise<Loader> {
    const known = await loaded(deps.db);
    if (known && known.cases !== options.cases) throw new Error(`this database is being filled with ${known.cases} matters, not with ${options.cases}`);
    return new Loader(deps, material, options, known ?? { _id: 'load', cases: options.cases, stage: 'once', next: 0, chain: CHAIN_START, documents: 0, ms: 0, caseBytes: 0 });
  }

  /** Loads until all is there or it has to stop. @returns how far it has come */
  async run(): Promise<Progress> {
    this.began = performance.now();
    this.before = this.progress.ms;
    this.said = this.began;
    if (this.progress.stage === 'once') {
      const once = [...this.material.once].flatMap(([collection, docs]) => docs.map((doc): Told => ({ collection, doc })));
      await this.write([...buildingsOf(this.land), ...once]);
      await this.note({ stage: 'residents', next: 0 });
    }
    await this.all('residents', this.residents.count, (n) => this.residents.tell(n), 'matters');
    await this.all('matters', this.options.cases, (n) => this.matters.tell(n), 'settling');
    if (this.progress.stage === 'settling') {
      await settleDistrict(this.deps, this.progress.cases, this.options.say);
      await this.note({ stage: 'done' });
    }
    return this.progress;
  }

  /** One stage: batch after batch, the next one being made while the last is written. */
  private async all(stage: 'residents' | 'matters', count: number, tell: (n: number) => Told[], then: Progress['stage']): Promise<void> {
    if (this.progress.stage !== stage) return;
    const [began, first] = [performance.now(), this.progress.next];
    const size = this.options.batch ?? BATCH;
    while (this.progress.next < count) {
      const to = Math.min(count, this.progress.next + size);
      const told: Told[] = [];
      for (let n = this.progress.next; n < to; n += 1) told.push(...tell(n));
      await this.write(told);
      await this.note({ next: to });
      this.tellProgress(stage, count, (performance.now() - began) / (to - first));
      if (this.options.stop?.() || !(await this.hasRoom())) return;
    }
    await this.note({ stage: then, next: 0 });
  }

  private async write(told: readonly Told[]): Promise<void> {
    const rows = new Map<string, Doc[]>();
    for (const { collection, doc } of told) {
      const known = rows.get(collection);
      if (known) known.push(doc);
      else rows.set(collection, [doc]);
      if (collection === 'cases') this.progress.caseBytes += calculateObjectSize(doc);
    }
    const links = this.chained((rows.get('auditRows') ?? []) as unknown as AuditRow[]);
    if (links.length > 0) rows.set('auditLinks', links);
    await Promise.all([...rows].map(([collection, docs]) => this.insert(collection, docs)));
    this.progress.documents += [...rows.values()].reduce((sum, docs) => sum + docs.length, 0);
  }

  /** Links for rows of the audit log, as the program would append them. */
  private chained(rows: readonly AuditRow[]): Doc[] {
    return rows.map((row) => {
      const { number, hash } = this.progress.chain;
      this.progress.chain = { number: number + 1, hash: hashOf(hash, row) };
      return { _id: number + 1, rowId: row._id, at: row.at, hash: this.progress.chain.hash };
    });
  }

  /** A document that is there already is the same one: of a batch that was cut off. */
  private async insert(collection: string, docs: readonly Doc[]): Promise<void> {
    if (docs.length === 0) return;
    try {
      await rawCollection<Doc>(this.deps.db, collection).insertMany([...docs], { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async note(change: Partial<Progress>): Promise<void> {
    this.progress = { ...this.progress, ...change, ms: this.before + performance.now() - this.began };
    await progressOf(this.deps.db).replaceOne({ _id: 'load' }, this.progress, { upsert: true });
  }

  private tellProgress(stage: string, count: number, msEach: number): void {
    const now = performance.now();
    if (now - this.said < SAY_MS && this.progress.next < count) return;
    this.said = now;
    const { next, documents, ms } = this.progress;
    const left = (msEach * (count - next)) / 60_000;
    this.options.say(`${stage}: ${next} of ${count} (${((100 * next) / count).toFixed(1)} %), ${documents} documents, ${(ms / 1e3).toFixed(0)} s; about ${left.toFixed(0)} min more`);
  }

  private async hasRoom(): Promise<boolean> {
    if (this.options.directory === null) return true;
    const { bavail, bsize } = await statfs(this.options.directory);
    if (bavail * bsize >= this.options.least) return true;
    this.options.say(`stopped: ${((bavail * bsize) / 1e9).toFixed(1)} GB of disk are left; ${this.progress.next} are there, --resume goes on`);
    return false;
  }
}
