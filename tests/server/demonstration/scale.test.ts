import { deliver } from '../../../server/demonstration/background';
import { generateDistrict } from '../../../server/demonstration';
import { generateHistory } from '../../../server/demonstration/history/script';
import type { Intent } from '../../../server/demonstration/history/types';
import { Marks } from '../../../server/demonstration/marker';
import { depsAt, Player } from '../../../server/demonstration/play';
import { chance } from '../../../server/demonstration/random';
import { writeDistrict } from '../../../server/demonstration/write';
import { features } from '../../../server/features';
import { checkChain } from '../../../server/features/audit';
import type { CaseDoc } from '../../../server/features/cases';
import { settingsOf } from '../../../server/features/settings';
import { workOf } from '../../../server/jobs';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { prepareDatabase } from '../../../server/prepare';
import { loaded, Loader, type LoadOptions } from '../../load/scale/loader';
import { completeMaterial, depsOn } from '../../load/scale/played';
import { MEASURED_RESIDENT } from '../../load/scale/matters';
import { MINE, shapeOf } from '../../load/scale/shape';
import { wordsIn, type Doc, type Material } from '../../load/scale/stories';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { freshDatabase } from '../../support/database';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const CASES = 240;
/** A busy machine may need as long; alone it takes seconds. */
const MINUTES = 240_000;
const quiet = { say: () => undefined, directory: null, least: 0, batch: 24, cases: CASES } satisfies LoadOptions;

/** A few matters that end in every way, and a few that are open. */
function storiesOf(intents: readonly Intent[]): ReadonlySet<string> {
  const chosen = new Set<string>();
  const add = (action: string, most: number, prefix = 'demo-case-'): void => {
    const keys = new Set(intents.filter(({ step, caseKey }) => step.action === action && caseKey.startsWith(prefix)).map(({ caseKey }) => caseKey));
    for (const key of [...keys].slice(0, most)) chosen.add(key);
  };
  add('decline', 1);
  add('withdraw', 1);
  add('evaluate', 4);
  add('submit', 5, 'demo-now-');
  return chosen;
}

/** Some matters of a demonstration, without the background work of each day. */
async function playBriefly(deps: Deps): Promise<void> {
  const now = new Date('2026-03-20T03:00:00.000Z');
  const district = generateDistrict({ seed: 'bench', size: { streets: 1, communities: 2, grids: 16 } });
  await Marks(deps).updateOne({ _id: 'district' }, { $set: { state: 'ready', seed: 'bench', streets: 1, communities: 2, grids: 16, cases: 0, since: now } }, { upsert: true });
  await writeDistrict(depsAt(deps, new Date(now.getTime() - 400 * DAY_MS)), district, () => undefined);
  const script = generateHistory({ district, now, calendar: (await settingsOf(deps)).calendar, cases: 100 });
  const chosen = storiesOf(script.intents);
  const player = await Player.open(deps);
  // Drawing and storing photos takes longest: a few are enough.
  let pictures = 3;
  for (const intent of script.intents) {
    if (!chosen.has(intent.caseKey)) continue;
    const photos = pictures > 0 ? intent.photos.slice(0, 1) : [];
    pictures -= photos.length;
    await player.play({ ...intent, photos });
  }
  await player.close();
  await deliver(deps, workOf(features), now);
}

/** The loader of `npm run bench:scale`, on a district of two communities. */
describe('the loader of a large district', () => {
  let directory = '';
  let material: Material;
  let deps: Deps;

  const fresh = async (): Promise<Deps> => {
    const other = depsOn(await freshDatabase(), directory);
    await prepareDatabase(other, features);
    return other;
  };
  const all = (on: Deps, name: string): Promise<Doc[]> => rawCollection<Doc>(on.db, name).find().sort({ _id: 1 }).toArray();
  const cases = async (): Promise<CaseDoc[]> => (await all(deps, 'cases')) as unknown as CaseDoc[];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'linli-scale-test-'));
    const played = await fresh();
    await playBriefly(played);
    material = await completeMaterial(played, 3);
    expect(await completeMaterial(played, 3)).toEqual(material);
    await played.db.close();
    deps = await fresh();
    // Ended and started again all the time.
    const draw = chance('kills');
    for (let starts = 0; (await loaded(deps.db))?.stage !== 'done' && starts < 100; starts += 1) {
      const loader = await Loader.open(deps, material, { ...quiet, stop: () => draw.happens(0.3) });
      await loader.run();
    }
  }, MINUTES);
  afterAll(async () => {
    await deps.db.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('makes the same district however often it is killed', async () => {
    const other = await fresh();
    await (await Loader.open(other, material, quiet)).run();
    for (const name of ['cases', 'messages', 'files', 'auditRows', 'auditLinks', 'homes', 'rooms', 'outbox', 'figures']) {
      expect([name, (await all(deps, name)).map(({ _id }) => _id)]).toEqual([name, (await all(other, name)).map(({ _id }) => _id)]);
    }
    expect(await all(other, 'cases')).toEqual(await all(deps, 'cases'));
    await other.db.close();
  }, MINUTES);

  it('writes a batch that was cut off again without doubles', async () => {
    const before = (await cases()).length;
    const progress = rawCollection<{ _id: string }>(deps.db, 'benchmarkLoad');
    const done = await progress.findOne({ _id: 'load' });
    await progress.updateOne({ _id: 'load' }, { $set: { stage: 'matters', next: CASES - 60 } as never });
    await (await Loader.open(deps, material, quiet)).run();
    expect((await cases()).length).toBe(before);
    await progress.replaceOne({ _id: 'load' }, done as never);
  }, MINUTES);

  it('has as many matters as it was asked for, each with its own number', async () => {
    const docs = await cases();
    expect(docs).toHaveLength(CASES);
    expect(new Set(docs.map(({ number }) => number)).size).toBe(CASES);
  });

  it('has documents of 2 KB and more on average', async () => {
    const progress = await loaded(deps.db);
    expect((progress?.caseBytes ?? 0) / CASES).toBeGreaterThan(2_048);
  });

  it('keeps the proportions: what is open, what a community and a resident have, years of history', async () => {
    const docs = await cases();
    const shape = shapeOf(CASES, 2);
    expect(docs.filter(({ open }) => open)).toHaveLength(shape.open);
    expect(docs.filter((doc) => doc.open && doc.scope.community === 'c0101')).toHaveLength(shape.openInMain);
    expect(docs.filter((doc) => !doc.open && doc.reporterId === MEASURED_RESIDENT)).toHaveLength(MINE);
    expect(new Set(docs.filter(({ open }) => !open).map(({ era }) => era)).size).toBeGreaterThanOrEqual(5);
    const ends = new Set(docs.map(({ state }) => state));
    for (const state of ['closed', 'declined', 'withdrawn'] as const) expect(ends).toContain(state);
    expect((await all(deps, 'messages')).length).toBeGreaterThan(CASES * 2);
    expect((await all(deps, 'people')).length).toBeGreaterThan(shape.residents);
  });

  it('puts every matter where its place, station, reporter and unit are', async () => {
    const idsIn = async (name: string): Promise<Set<unknown>> => new Set((await all(deps, name)).map(({ _id }) => _id));
    const places = new Map((await all(deps, 'places')).map(({ _id, communityId }) => [_id, communityId]));
    const [units, people] = [await idsIn('units'), await idsIn('people')];
    const wrong = (await cases()).filter(({ place, scope, reporterId, leadUnitId, timeline, open, era }) => {
      const there = place.placeId === null || places.get(place.placeId) === scope.community;
      const known = people.has(reporterId) && timeline.every(({ actorId }) => actorId === null || people.has(actorId));
      return !there || !known || scope.station !== `${scope.community}-st` || (leadUnitId !== null && !units.has(leadUnitId)) || open !== (era === 'open');
    });
    expect(wrong).toEqual([]);
  });

  it('tells nothing of the matters and residents that it was made from', async () => {
    const old = new Set(material.cases.map(({ matter }) => matter._id));
    for (const name of ['cases', 'messages', 'files', 'auditRows', 'outbox']) {
      const told = (await all(deps, name)).filter((doc) => [...wordsIn(doc)].some((word) => old.has(word.slice(0, 24))));
      expect([name, told]).toEqual([name, []]);
    }
  });

  it('chains the audit log as the program does', async () => {
    const { broken, whole } = await checkChain(deps);
    expect({ broken, whole }).toEqual({ broken: null, whole: true });
    expect((await all(deps, 'auditRows')).length).toBeGreaterThan(CASES);
    expect(await all(deps, 'auditLinks')).toHaveLength((await all(deps, 'auditRows')).length);
  });

  it('refuses to go on with another number of matters', async () => {
    await expect(Loader.open(deps, material, { ...quiet, cases: CASES + 1 })).rejects.toThrow(String(CASES));
  });
});
