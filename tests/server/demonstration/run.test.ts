import { Whistles } from '../../../server/features/whistles';
import { features } from '../../../server/features';
import { demoPeople } from '../../../server/features/identity/queries';
import { Cases } from '../../../server/features/cases/model';
import { createUnit } from '../../../server/features/organisation';
import { outboxState, workOf, type Work } from '../../../server/jobs';
import { rawCollection } from '../../../server/platform/database/model';
import { settableClock } from '../../../server/platform/clock';
import { demonstrationState, ensureDemonstration } from '../../../server/demonstration';
import { startTestServer, testDeps, type TestServerOptions } from '../../support/server';

const NOW = new Date('2026-11-24T01:41:00.000Z');
const SMALL = { district: { seed: 'linli', size: { streets: 1, communities: 2, grids: 18 } }, cases: 12 };
const work = workOf(features);

/** A year is played many times here, and slow machines play slowly. */
jest.setTimeout(240_000);

const closers: (() => Promise<void>)[] = [];
async function open(options: TestServerOptions = {}): ReturnType<typeof testDeps> {
  const opened = await testDeps({ clock: settableClock(NOW), ...options });
  closers.push(opened.close);
  return opened;
}
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Work that is cut off when its tasks have come round so many times, as by a kill. */
function cutOff(after: number): Work {
  let left = after;
  const [first, ...others] = work.tasks;
  if (!first) throw new Error('no tasks');
  const run: typeof first.run = async (deps) => {
    left -= 1;
    if (left < 0) throw new Error('the process was killed');
    await first.run(deps);
  };
  return { ...work, tasks: [{ ...first, run }, ...others] };
}

/** What a case looks like apart from what nobody may rely on. */
async function told(db: Awaited<ReturnType<typeof open>>['deps']): Promise<unknown[]> {
  const rows = await Cases(db).find({}, { _id: 1, number: 1, state: 1, outcome: 1, title: 1, dueAt: 1, leadUnitId: 1, updatedAt: 1 }).sort({ _id: 1 }).lean();
  return rows;
}

describe('the seed of the demonstration', () => {
  const lines: string[] = [];
  let whole: Awaited<ReturnType<typeof testDeps>>;
  let made: Awaited<ReturnType<typeof ensureDemonstration>>;
  beforeAll(async () => {
    whole = await testDeps({ clock: settableClock(NOW) });
    made = await ensureDemonstration(whole.deps, work, { ...SMALL, say: (line) => void lines.push(line) });
  });
  afterAll(() => whole.close());

  it('makes district, people and a year of matters through the commands, none refused', async () => {
    const { deps } = whole;
    expect(made?.refused).toEqual([]);
    expect(made?.cases).toBeGreaterThanOrEqual(28);
    expect(lines.length).toBeGreaterThan(10);
    expect(await demonstrationState(deps)).toBe('ready');
    expect(await Cases(deps).countDocuments()).toBe(made?.cases);
    expect(await demoPeople(deps)).toHaveLength(15);

    const cases = await Cases(deps).find().lean();
    for (const doc of cases) {
      expect(doc.pending).toEqual([]);
      expect(doc.timeline[0]?.at).toEqual(doc.createdAt);
      expect(doc.updatedAt.getTime()).toBeLessThanOrEqual(NOW.getTime());
      expect(doc.timeline.every((line, i) => i === 0 || line.at >= doc.timeline[i - 1]!.at)).toBe(true);
    }
    const byTime = [...cases].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    const ofYear = byTime.filter(({ number }) => number.startsWith('LL26')).map(({ number }) => number);
    expect(ofYear).toEqual([...ofYear].sort());
    expect(cases.filter(({ outsideGrids }) => outsideGrids)).toHaveLength(1);
    expect(cases.filter(({ open: isOpen }) => isOpen).length).toBeGreaterThanOrEqual(15);
    // Somebody to call back, something for the street to review, and a whistle that one unit has heard and one has not.
    expect(cases.filter(({ awaits }) => awaits === 'callback').map(({ title, callback }) => [title.slice(0, 6), callback?.why])).toContainEqual(['9 栋停水两', 'urgent']);
    expect(cases.filter(({ awaits }) => awaits === 'review').map(({ title }) => title.slice(0, 4))).toContain('12 栋');
    const whistles = await Whistles(deps).find({ state: 'open' }).lean();
    expect(whistles.map(({ calls }) => calls.map(({ state }) => state))).toEqual([['contacted', 'called']]);
    expect(await outboxState(deps)).toEqual({ waiting: 0, dead: 0 });
  });

  it('lets messages and figures come about by themselves', async () => {
    const { deps } = whole;
    const messages = await rawCollection<{ personId: string; at: Date }>(deps.db, 'messages').find().toArray();
    expect(messages.filter(({ personId }) => personId === 'p-hejianguo').length).toBeGreaterThan(5);
    expect(messages.some(({ personId }) => personId === 'p-wangxiuying')).toBe(true);
    const received = await rawCollection<{ tally: { received: number } }>(deps.db, 'figures').find({ aboveId: null, dimension: 'unit' }).toArray();
    expect(received.reduce((sum, row) => sum + row.tally.received, 0)).toBe(await Cases(deps).countDocuments());
    const photos = await rawCollection<{ state: string; usedAt: Date | null }>(deps.db, 'files').find().toArray();
    expect(photos.length).toBeGreaterThan(8);
    expect(photos.every(({ state, usedAt }) => state === 'stored' && usedAt !== null)).toBe(true);
  });

  it('gives everybody of the cast pages that keep the contract, and something to do', async () => {
    const { deps, uri } = whole;
    const server = await startTestServer({ uri, clock: settableClock(NOW) });
    closers.push(server.close);
    const actions = new Set<string>();
    for (const { person } of await demoPeople(deps)) {
      const caller = await server.as(person._id);
      const me = await caller.get('/me').expect(200);
      await caller.get('/inbox').expect(200);
      const mine = await caller.get('/cases/mine?tab=open').expect(200);
      const asked = await caller.get('/cases/mine?tab=toEvaluate').expect(200);
      // The administrator looks after the organisation and has no cases.
      const works = me.body.staff === true && person._id !== 'p-gaoxiang';
      const desk = works ? await caller.get('/workbench/cases?view=all&limit=50').expect(200) : { body: { items: [] } };
      const rows: { id: string }[] = [...mine.body.items, ...asked.body.items, ...desk.body.items];
      for (const { id } of rows) {
        const shown = await caller.get(`/cases/${id}`).expect(200);
        for (const action of shown.body.actions as string[]) actions.add(`${me.body.roles[0].role} ${action}`);
      }
    }
    expect([...actions]).toEqual(
      expect.arrayContaining([
        'resident withdraw', 'resident supplement', 'resident evaluate', 'stationStaff accept', 'stationStaff acceptAndDispatch', 'stationStaff takeOn', 'stationStaff decline',
        'stationStaff dispatch', 'stationStaff verify', 'gridWorker inspect', 'gridWorker verify', 'departmentHandler acknowledge', 'departmentHandler handle',
      ]),
    );
  });

  it('starts again when it was cut off, and ends with the same district', async () => {
    const { deps } = await open();
    await expect(ensureDemonstration(deps, cutOff(3), SMALL)).rejects.toThrow('killed');
    expect(await demonstrationState(deps)).toBe('halfway');
    expect(await Cases(deps).countDocuments()).toBeGreaterThan(0);
    const again = await ensureDemonstration(deps, work, SMALL);
    expect(again?.refused).toEqual([]);
    expect(await demonstrationState(deps)).toBe('ready');
    const numberless = (rows: unknown[]): unknown[] => rows.map((row) => ({ ...(row as object), number: '' }));
    expect(numberless(await told(deps))).toEqual(numberless(await told(whole.deps)));
  });

  it('changes nothing when it is run again', async () => {
    const { deps } = await open();
    await ensureDemonstration(deps, work, { ...SMALL, cases: 0 });
    const units = await rawCollection(deps.db, 'units').countDocuments();
    expect(await ensureDemonstration(deps, work, SMALL)).toBeNull();
    expect(await rawCollection(deps.db, 'units').countDocuments()).toBe(units);
    expect(await Cases(deps).countDocuments()).toBe(0);
  });

  it('makes one district when two processes start at once', async () => {
    const { deps, uri } = await open();
    const other = await open({ uri });
    const both = await Promise.all([ensureDemonstration(deps, work, { ...SMALL, cases: 3 }), ensureDemonstration(other.deps, work, { ...SMALL, cases: 3 })]);
    expect(both.filter((made) => made !== null)).toHaveLength(1);
    expect(await Cases(deps).countDocuments()).toBe(both.find((made) => made !== null)?.cases);
  });

  it("leaves somebody's own data alone", async () => {
    const { deps } = await open();
    await createUnit(deps, { id: 'own', name: '某区', kind: 'district', parentId: null });
    await createUnit(deps, { id: 'street', name: '某街道', kind: 'street', parentId: 'own' });
    await createUnit(deps, { id: 'community', name: '某社区', kind: 'community', parentId: 'street' });
    expect(await ensureDemonstration(deps, work, SMALL)).toBeNull();
    expect(await rawCollection(deps.db, 'units').countDocuments()).toBe(3);
  });

  it('refuses production', async () => {
    const { deps } = await open({ config: { mode: 'production' } });
    await expect(ensureDemonstration(deps, work, SMALL)).rejects.toThrow(/demonstration mode/);
    expect(await demonstrationState(deps)).toBe('empty');
  });
});
