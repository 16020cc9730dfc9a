import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { isVouched } from '../../../shared/domain/volunteerHours/rules';
import { overlap } from '../../../shared/domain/volunteerHours/time';
import { append, hashOfEntry } from '../../../server/features/volunteerHours/ledger/chain';
import { loadRecord } from '../../../server/features/volunteerHours';
import type { HourEntry } from '../../../server/features/volunteerHours/document';
import { rawEntries, rawSeals } from '../../../server/features/volunteerHours/model';
import { asking, service, setScene } from './support';

const { attempt, helper, post, counted, entered, step, mine, later, restart, check, server, teamOf } = setScene();
const entries = (): Promise<HourEntry[]> => rawEntries(server().deps).find().sort({ n: 1 }).toArray();
const morning = (day: number): object => ({ from: `2026-03-0${day}T01:00:00.000Z`, to: `2026-03-0${day}T03:00:00.000Z` });

/** Two mornings that counted, and the days in between sealed. */
async function twoMornings(): Promise<string> {
  const id = await helper('bob');
  await counted(id, morning(7));
  await counted(id, morning(8));
  await later(1);
  return id;
}

describe('the chain', () => {
  it('holds, is summed up, and is sealed by day', async () => {
    await twoMornings();
    expect(await check()).toMatchObject({ entries: 2, volunteers: 1, faults: [], seal: { number: 2 } });
    expect(await mine('bob')).toMatchObject({ minutes: 240 });
  });

  const broken: readonly (readonly [string, () => Promise<unknown>, string, RegExp])[] = [
    ['a row that was changed', () => rawEntries(server().deps).updateOne({ n: 1 }, { $set: { minutes: 6_000 } }), 'entryChanged', / 1$/],
    ['a row that was taken out', () => rawEntries(server().deps).deleteOne({ n: 1 }), 'entryMissing', / 1$/],
    ['an end that was cut off', () => rawEntries(server().deps).deleteOne({ n: 2 }), 'cut', / 2 \(2026-03-26\)$/],
    ['a seal that was changed', () => rawSeals(server().deps).updateOne({ _id: 1 }, { $set: { heads: [] } }), 'sealChanged', /^2026-03-18$/],
    ['a seal that was taken out', () => rawSeals(server().deps).deleteOne({ _id: 1 }), 'sealMissing', /^1$/],
  ];
  it.each(broken)('finds %s, and says where', async (_what, breakIt, fault, where) => {
    await twoMornings();
    await breakIt();
    expect((await check()).faults).toContainEqual({ fault, where: expect.stringMatching(where) });
  });

  it('finds a row of which any field was changed, taken out or added behind the program\'s back, also where its hash was left alone', async () => {
    await twoMornings();
    const [entry] = await entries();
    if (!entry) throw new Error('no entry');
    const others = (value: unknown): unknown => (value instanceof Date ? new Date(value.getTime() + 60_000) : typeof value === 'number' ? value + 30 : typeof value === 'boolean' ? !value : `${String(value)}x`);
    const fields = Object.keys(entry).filter((field) => field !== '_id');
    expect(fields).toEqual(expect.arrayContaining(['minutes', 'from', 'to', 'personId', 'enteredBy', 'confirmedBy', 'evidence', 'manual', 'at', 'title', 'recordId', 'before', 'hash']));
    const rowsOf = rawEntries(server().deps);
    const changes: [string, object][] = [...fields.flatMap((field): [string, object][] => [[field, { $set: { [field]: others(entry[field as keyof HourEntry]) } }], [field, { $unset: { [field]: 1 } }]]), ['added', { $set: { extra: 1 } }]];
    for (const [field, change] of changes) {
      await rowsOf.updateOne({ _id: entry._id }, change);
      expect({ field, found: (await check()).faults.length > 0 }).toEqual({ field, found: true });
      await rowsOf.replaceOne({ _id: entry._id }, entry);
    }
    expect((await check()).faults).toEqual([]);
  });

  it('is found out by the next entry and by the seal where a row was changed with its hash', async () => {
    await twoMornings();
    const [first, second] = await entries();
    if (!first || !second) throw new Error('no entries');
    for (const entry of [first, second]) {
      const changed = { ...entry, minutes: entry.minutes + 600 };
      await rawEntries(server().deps).replaceOne({ _id: entry._id }, { ...changed, hash: hashOfEntry(changed) });
      expect((await check()).faults.map(({ fault }) => fault)).toContain('entryChanged');
      await rawEntries(server().deps).replaceOne({ _id: entry._id }, entry);
    }
  });

  it('has one writer, which one command alone calls: what writes the ledger is all here', () => {
    const root = path.resolve(__dirname, '../../../server');
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
    const those = (holds: RegExp): string[] => sources.filter(([, text]) => holds.test(text)).map(([file]) => file).sort();
    const ours = (files: readonly string[]): string[] => files.filter((file) => file.startsWith('features/volunteerHours/'));
    expect(ours(those(/rawEntries\([^)]*\)\s*\.(insert|update|replace|delete|bulk|findOneAnd)\w*\(/))).toEqual(['features/volunteerHours/ledger/chain.ts']);
    expect(those(/'volunteerHours'(?=, entrySchema|\))/)).toEqual(['features/volunteerHours/model.ts']);
    expect(those(/volunteerHours\/model'/)).toEqual([]);
    expect(those(/import \{[^}]*\bappend\b[^}]*\} from '[^']*ledger\/chain'/)).toEqual(['features/volunteerHours/commands/watch.ts']);
  });

  it('gives no second entry to one source, and to many at once each their own number', async () => {
    const volunteerId = await helper('bob');
    const made = await Promise.all([5, 6, 7, 8].map(async (day) => { const { id } = await entered(volunteerId, morning(day)); return step('plumHead', id, 'confirm'); }));
    const docs = await Promise.all(made.map(({ id }) => loadRecord(server().deps, id)));
    const numbers = await Promise.all([...docs, ...docs].map((doc) => append(server().deps, doc)));
    expect(new Set(numbers.map((one) => ('n' in one ? one.n : 0)))).toEqual(new Set([1, 2, 3, 4]));
    expect((await entries()).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect((await check()).faults).toEqual([]);
  });

  it('takes nothing that overlaps, however it came, and nothing that two people do not stand behind', async () => {
    const volunteerId = await helper('bob');
    const one = await entered(volunteerId, morning(7));
    await step('plumHead', one.id, 'confirm');
    const doc = await loadRecord(server().deps, one.id);
    await append(server().deps, doc);
    expect(await append(server().deps, { ...doc, _id: 'another' })).toEqual({ rule: 'hoursOverlap' });
    for (const bad of [{ confirmedBy: doc.personId }, { confirmedBy: doc.enteredBy }, { confirmedBy: null }, { evidence: null }]) await expect(append(server().deps, { ...doc, ...morning(8), _id: 'bad', from: new Date('2026-03-01T01:00:00Z'), to: new Date('2026-03-01T03:00:00Z'), ...bad })).rejects.toThrow('vouched');
  });

  it('goes on where a process ended between the state and the entry', async () => {
    const { id } = await entered(await helper('bob'), morning(7));
    await step('plumHead', id, 'confirm');
    await server().deps.db.collection('serviceRecords').updateOne({ _id: id as never }, { $set: { state: 'counted', nextCheckAt: server().deps.clock.now() } });
    await later(0);
    expect(await mine('bob')).toMatchObject({ minutes: 120 });
    expect((await entries())).toHaveLength(1);
  });
});

const WHO = ['bob', 'plumStaff', 'plumHead', 'plumStaff', 'plumHead', 'ann', 'plumGrid', 'pineStaff'] as const;
const STEPS = ['ask', 'byHand', 'byTeam', 'together', 'enter', 'confirm', 'refuse', 'withdraw', 'object', 'keep', 'correct', 'later'] as const;
const command = fc.record({ who: fc.constantFrom(...WHO), what: fc.constantFrom(...STEPS, 'confirm', 'confirm', 'byHand', 'byHand', 'later', 'later'), day: fc.integer({ min: 1, max: 9 }), about: fc.nat(3), minutes: fc.constantFrom(0, 30, 60, 120, 600) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Sends one command, whether it may be or not. */
async function send({ who, what, day, about, minutes }: Command, volunteerId: string, ids: string[]): Promise<void> {
  const id = ids[about % Math.max(1, ids.length)] ?? 'none';
  const keep = async (answer: { status: number; body: unknown }): Promise<void> => {
    if (answer.status !== 201) return;
    const made = (answer.body as { id: string }).id;
    ids.push(made);
    await server().deps.db.collection<{ _id: string }>('serviceRecords').updateOne({ _id: made }, { $set: { shiftId: 'shift-1' } });
  };
  if (what === 'later') return later(day);
  if (what === 'ask') return keep(await post(who, '/service-records', asking(morning(day))));
  if (what === 'byHand') return keep(await post(who, '/workbench/service-records', { volunteerId, ...service(morning(day)) }));
  if (what === 'byTeam') return keep(await post(who, '/workbench/service-records', { volunteerId, teamId: 'team-1', ...service(morning(day)) }));
  if (what === 'together') return void (await post(who, '/workbench/hour-shifts/shift-1/confirm', { records: ids.slice(0, 5).map((one) => ({ id: one, revision: about % 3 })) }));
  if (what === 'correct') return keep(await post(who, `/service-records/${id}/correct`, { minutes, text: '对不上', evidence: 'list', list: '签到表' }));
  const body = { enter: service(morning(day)), refuse: { reason: 'timeWrong' }, object: { text: '没有来' }, keep: { text: '问过了' }, confirm: {}, withdraw: {} }[what];
  await attempt(who, id, what, body);
}

it('makes no hours without two people and evidence, whatever is sent in whatever order by whomever', async () => {
  const collections = ['volunteers', 'volunteerDocuments', 'serviceRecords', 'volunteerHours', 'hourSeals'];
  let hours = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 24 }), async (commands) => {
      restart();
      for (const name of collections) await server().deps.db.collection(name).deleteMany({});
      const [volunteerId, ids] = [await helper('bob'), [] as string[]];
      // Two who lead a team that bob is of, and records that are looked through together.
      await teamOf('team-1', { leader: 'ann', deputies: ['plumGrid'], members: ['bob'] });
      for (const one of commands) await send(one, volunteerId, ids);
      const [all, { faults }, { minutes }] = [await entries(), await check(), await mine('bob')];
      hours += all.length;
      expect(faults).toEqual([]);
      expect(minutes).toBe(all.reduce((sum, entry) => sum + entry.minutes, 0));
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(all.every((entry) => isVouched(entry) && new Set([entry.personId, entry.enteredBy, entry.confirmedBy]).size === 3)).toBe(true);
      const services = all.filter(({ kind }) => kind === 'service');
      const live = services.filter((entry) => all.filter(({ correctsId }) => correctsId === entry.recordId).reduce((sum, one) => sum + one.minutes, entry.minutes) > 0);
      expect(live.some((one) => live.some((other) => one !== other && overlap(one, other)))).toBe(false);
      for (const entry of all) expect(entry.at.getTime() - ((await loadRecord(server().deps, entry.recordId)).publishedAt?.getTime() ?? Infinity)).toBeGreaterThanOrEqual(7 * 86_400_000);
    }),
    { numRuns: 25, seed: 20260310 },
  );
  expect(hours).toBeGreaterThan(0);
}, 120_000);

it('npm run verify:hours ends with 0 and the anchor when all is well, with 1 and where when a row was touched', async () => {
  const root = path.resolve(__dirname, '../../..');
  const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const env = { ...process.env, MONGODB_URI: server().uri, LOG_LEVEL: 'silent' };
    return promisify(execFile)(process.execPath, [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, 'server/verifyHours.ts'), ...args], { env, cwd: server().deps.config.dataDir }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr }),
    );
  };
  await twoMornings();
  const well = await run();
  expect(well).toMatchObject({ code: 0, said: expect.stringContaining('2 条') });
  expect((await run('--anchor', `1:${'0'.repeat(64)}`)).code).toBe(1);
  await rawEntries(server().deps).updateOne({ n: 2 }, { $set: { minutes: 600 } });
  expect(await run()).toMatchObject({ code: 1, said: expect.stringMatching(/ 2：被改过/) });
}, 120_000);
