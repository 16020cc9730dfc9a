import { audited, chainEnd, chainRows, checkChain, CHAIN_START, feature as audit, unchainedCount, type AuditEntry } from '../../../server/features/audit';
import { check } from '../../../server/features/audit/tasks';
import { settableClock } from '../../../server/platform/clock';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { TEST_NOW, testDeps } from '../../support/server';

const clock = settableClock(TEST_NOW);
const HOUR = 3_600_000;
let deps: Deps;
let second: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  clock.set(TEST_NOW);
  const first = await testDeps({ features: [audit], clock });
  const other = await testDeps({ features: [audit], clock, uri: first.uri });
  [deps, second] = [first.deps, other.deps];
  close = async () => {
    await other.close();
    await first.close();
  };
});
afterEach(() => close());

const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: { personId: 'staff', unitId: 'plum-station', role: 'stationStaff' }, action: 'contactSeen', subject: 'ann',
  object: { kind: 'case', id: 'c1', label: '2026-001' }, reason: { code: 'callBack', text: '回访' }, ...changes,
});
const tell = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await audited(deps, entry());
};
const rows = () => rawCollection<{ _id: string; subjectId: string; at: Date }>(deps.db, 'auditRows');
const links = () => rawCollection<{ _id: number; rowId: string; hash: string }>(deps.db, 'auditLinks');

it('numbers rows from 1 without gaps, each once, and holds', async () => {
  await tell(7);
  await chainRows(deps);
  await tell(5);
  await chainRows(deps);
  await chainRows(deps);
  expect((await links().find().sort({ _id: 1 }).toArray()).map((link) => link._id)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  expect(await unchainedCount(deps)).toBe(0);
  expect(await checkChain(deps)).toEqual({ good: await chainEnd(deps), broken: null, whole: true });
});

it('chains each row once when two processes chain at the same time, again and again', async () => {
  for (let round = 0; round < 5; round++) {
    await tell(20);
    await Promise.all([chainRows(deps), chainRows(second), chainRows(deps), chainRows(second)]);
  }
  await chainRows(second);
  expect(await links().countDocuments()).toBe(100);
  expect((await checkChain(deps)).broken).toBeNull();
});

it('finds rows that came late, of a process that hung for a day', async () => {
  await tell(3);
  await chainRows(deps);
  clock.set(new Date(TEST_NOW.getTime() - 24 * HOUR));
  await audited(second, entry());
  clock.set(TEST_NOW);
  await chainRows(deps);
  expect((await chainEnd(deps)).number).toBe(4);
  expect((await checkChain(deps)).broken).toBeNull();
});

it('makes one row an hour of what is told with every look, and one of a key', async () => {
  for (let i = 0; i < 4; i++) await audited(i % 2 ? deps : second, entry({ action: 'reporterSeen', once: 'hour' }));
  clock.set(new Date(TEST_NOW.getTime() + HOUR));
  await audited(deps, entry({ action: 'reporterSeen', once: 'hour' }));
  await audited(deps, entry({ action: 'reporterSeen', once: 'hour', object: { kind: 'case', id: 'c2' } }));
  await audited(deps, entry({ once: { key: 'k' } }));
  await audited(second, entry({ once: { key: 'k' } }));
  expect(await rows().countDocuments()).toBe(4);
});

describe('a chain that somebody touched', () => {
  beforeEach(async () => {
    await tell(6);
    await chainRows(deps);
  });
  const faultAfter = async (touch: () => Promise<unknown>) => {
    await touch();
    return (await checkChain(deps)).broken;
  };
  const rowOf = async (number: number): Promise<string> => (await links().findOne({ _id: number }))?.rowId ?? '';

  it('tells which row was changed', async () => {
    const rowId = await rowOf(3);
    expect(await faultAfter(() => rows().updateOne({ _id: rowId }, { $set: { subjectId: 'bob' } }))).toEqual({ number: 3, rowId, fault: 'changed' });
  });
  it('tells which row was backdated by a second', async () => {
    const rowId = await rowOf(5);
    expect(await faultAfter(() => rows().updateOne({ _id: rowId }, { $set: { at: new Date(TEST_NOW.getTime() - 1_000) } }))).toEqual({ number: 5, rowId, fault: 'changed' });
  });
  it('tells which row is gone', async () => {
    const rowId = await rowOf(2);
    expect(await faultAfter(() => rows().deleteOne({ _id: rowId }))).toEqual({ number: 2, rowId, fault: 'rowMissing' });
  });
  it('tells which link is gone, and which has another hash', async () => {
    expect(await faultAfter(() => links().updateOne({ _id: 4 }, { $set: { hash: 'f'.repeat(64) } }))).toMatchObject({ number: 4, fault: 'changed' });
    expect(await faultAfter(() => links().deleteOne({ _id: 2 }))).toMatchObject({ number: 2, fault: 'linkMissing' });
  });
  it('is told by the hourly check, which then begins anew and says when all is well', async () => {
    const rowId = await rowOf(3);
    const told = async () => (await deps.db.collection<{ _id: string; finished: unknown }>('auditChecks').findOne({ _id: 'check' }))?.finished;
    await rows().updateOne({ _id: rowId }, { $set: { subjectId: 'bob' } });
    await check.run(deps);
    expect(await told()).toEqual({ at: TEST_NOW, upTo: 2, brokenAt: 3 });
    await rows().updateOne({ _id: rowId }, { $set: { subjectId: 'ann' } });
    await check.run(deps);
    expect(await told()).toEqual({ at: TEST_NOW, upTo: 6, brokenAt: null });
  });
  it('goes on from where a part of the check ended', async () => {
    const part = await checkChain(deps, CHAIN_START, 4);
    expect(part).toMatchObject({ good: { number: 4 }, broken: null, whole: false });
    expect(await checkChain(deps, part.good)).toEqual({ good: await chainEnd(deps), broken: null, whole: true });
  });
});
