import { performance } from 'node:perf_hooks';
import { CALENDAR } from '../../../config/calendar';
import { loadCatalogue } from '../../../config/catalogue';
import { bringDefaults } from '../../../server/features/settings/commands/bringDefaults';
import { Versions } from '../../../server/features/settings/model';
import { discardDraft, publishDraft, saveDraft, settingPage, settingsOf } from '../../../server/features/settings';
import { correct, loadCase, submitCase } from '../../../server/features/cases';
import { presentCase } from '../../../server/features/cases/presenter';
import { viewerOfPerson } from '../../../server/features/identity';
import type { Deps } from '../../../server/platform/deps';
import type { Catalogue, Category } from '../../../shared/domain/cases/catalogue';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { testDeps } from '../../support/server';
import { as, ask, filed, report, seedDistrict } from '../cases/support';
import { put, tell } from './support';

let deps: Deps;
let uri: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ deps, uri, close } = await testDeps());
  await seedDistrict(deps);
});
afterEach(() => close());

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(() => 'done', (error: unknown) => (error instanceof DomainError ? [error.code, error.data.rule].filter(Boolean).join(' ') : String(error)));
const change = (id: string, part: Partial<Category>) => (now: Catalogue): Catalogue => ({ ...now, categories: now.categories.map((one) => (one.id === id ? { ...one, ...part } : one)) });
const without = (id: string) => (now: Catalogue): Catalogue => ({ ...now, categories: now.categories.filter((one) => one.id !== id) });

describe('versions of a setting', () => {
  it('begin with what the files bring, stored once', async () => {
    await bringDefaults(deps);
    await bringDefaults(deps);
    expect(await Versions(deps).countDocuments()).toBe(5);
    expect((await settingPage(deps, 'catalogue')).inForce).toEqual(loadCatalogue());
    expect(await settingsOf(deps)).toMatchObject({ catalogueVersion: 1, calendarVersion: 1 });
  });

  it('take up the holidays of years that a newer program brings, and leave the rest as the district has it', async () => {
    await Versions(deps).updateOne({ _id: 'calendar.1' }, { $set: { content: { hours: [[480, 720]], years: CALENDAR.years.slice(0, -1) } } });
    await bringDefaults(deps);
    await bringDefaults(deps);
    const { version, inForce } = await settingPage(deps, 'calendar');
    expect([version.version, version.by, version.why]).toEqual([2, null, expect.stringContaining('2026')]);
    expect(inForce).toEqual({ hours: [[480, 720]], years: CALENDAR.years });
  });

  it('are published whole, with who, when and why, once for the same request', async () => {
    const draft = change('litter', { name: '垃圾' })((await settingPage(deps, 'catalogue')).inForce);
    await saveDraft(deps, 'catalogue', { personId: 'admin', revision: 0 }, draft);
    expect((await settingsOf(deps)).catalogueVersion).toBe(1);
    const publishing = { personId: 'admin', revision: 1, why: '居民都这么叫', key: 'key-00000001', tell };
    await publishDraft(deps, 'catalogue', publishing);
    await publishDraft(deps, 'catalogue', publishing);
    const page = await settingPage(deps, 'catalogue');
    expect(page).toMatchObject({ draft: null, version: { version: 2, by: 'admin', why: '居民都这么叫', at: deps.clock.now() } });
    expect(page.history.map((one) => one.version)).toEqual([2, 1]);
    expect((await settingsOf(deps)).catalogue.categories.find(({ id }) => id === 'litter')?.name).toBe('垃圾');
  });

  it('refuse a draft with faults, one that changes nothing, and none at all', async () => {
    const publish = (revision: number): Promise<string> => codeOf(publishDraft(deps, 'catalogue', { personId: 'admin', revision, why: '试', key: `key-0000000${revision}`, tell }));
    expect(await publish(0)).toBe('rule_refused noDraft');
    const { inForce } = await settingPage(deps, 'catalogue');
    await saveDraft(deps, 'catalogue', { personId: 'admin', revision: 0 }, inForce);
    expect(await publish(1)).toBe('rule_refused nothingChanged');
    await saveDraft(deps, 'catalogue', { personId: 'admin', revision: 1 }, change('litter', { name: '' })(inForce));
    expect((await settingPage(deps, 'catalogue')).draft?.faults).toMatchObject([{ path: 'categories.3.name', code: 'categoryName' }]);
    expect(await publish(2)).toBe('rule_refused draftHasProblems');
    await discardDraft(deps, 'catalogue', { personId: 'admin', revision: 2 });
    expect(await publish(3)).toBe('rule_refused noDraft');
    expect((await settingPage(deps, 'catalogue')).version.version).toBe(1);
  });

  it('tell two administrators at once of each other, and lose nothing of either', async () => {
    const { inForce } = await settingPage(deps, 'texts');
    const both = await Promise.all(['admin', 'other'].map((personId) => codeOf(saveDraft(deps, 'texts', { personId, revision: 0 }, { ...inForce, homeGreeting: personId }))));
    expect([...both].sort()).toEqual(['conflict', 'done']);
    expect(await codeOf(publishDraft(deps, 'texts', { personId: 'admin', revision: 0, why: '试', key: 'key-00000001', tell }))).toBe('conflict');
    const twice = await Promise.all([1, 2].map((n) => codeOf(publishDraft(deps, 'texts', { personId: 'admin', revision: 1, why: '试', key: `key-0000000${n}`, tell }))));
    expect(twice.filter((code) => code === 'done')).toHaveLength(1);
    expect((await settingPage(deps, 'texts')).version.version).toBe(2);
    // A revision is never used again, so whoever still sees an old page is told.
    expect(await codeOf(saveDraft(deps, 'texts', { personId: 'other', revision: 1 }, {}))).toBe('conflict');
  });

  it('count a draft as published when the process ended before it was put away', async () => {
    await saveDraft(deps, 'texts', { personId: 'admin', revision: 0 }, { homeGreeting: '您好' });
    const row = { _id: 'texts.2', kind: 'texts' as const, version: 2, content: { homeGreeting: '您好' }, at: deps.clock.now(), by: 'admin', why: '试', key: 'k', draftRevision: 1 };
    await Versions(deps).insertMany([row]);
    expect((await settingPage(deps, 'texts')).draft).toBeNull();
    await saveDraft(deps, 'texts', { personId: 'admin', revision: 1 }, { homeGreeting: '早' });
    await publishDraft(deps, 'texts', { personId: 'admin', revision: 2, why: '改', key: 'key-00000009', tell });
    expect((await settingPage(deps, 'texts')).inForce).toEqual({ homeGreeting: '早' });
  });

  it('hold in every process within five seconds, and are not read again while they are fresh', async () => {
    const other = await testDeps({ uri });
    try {
      const before = await settingsOf(other.deps);
      expect(await settingsOf(other.deps)).toBe(before);
      await put(deps, 'texts', () => ({ homeGreeting: '都好' }));
      const began = performance.now();
      while ((await settingsOf(other.deps)).texts.homeGreeting !== '都好') {
        expect(performance.now() - began).toBeLessThan(5_000);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      await other.close();
    }
  });
});

describe('a case of an older catalogue', () => {
  const seen = async (id: string) => {
    const viewer = await viewerOfPerson(deps, 'ann');
    if (!viewer) throw new Error('no ann');
    return presentCase(deps, await loadCase(deps, id), viewer);
  };

  it('stays readable when its category is removed, and goes on by its own limits', async () => {
    const doc = await filed(deps, { answers: [{ questionId: 'where', value: 'stairs' }] });
    await put(deps, 'catalogue', without('stairLight'));
    expect(await seen(doc._id)).toMatchObject({ category: { name: '楼道照明', icon: 'lamp' }, answers: [{ question: '哪里的灯', answer: '楼道里' }], clock: { promisedAt: doc.promisedAt.toISOString() } });
    const after = await correct(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), grade: 'urgent', reason: '很黑' });
    // Two working days, as the catalogue it was filed under says.
    expect(after.promisedAt.toISOString()).toBe('2026-03-04T09:30:00.000Z');
    expect(await codeOf(submitCase(deps, 'ann', report(), 'key-00000001'))).toBe('rule_refused offCatalogue');
  });

  it('keeps its promise when the limits change; the next case gets the new one', async () => {
    const doc = await filed(deps);
    const limits = loadCatalogue().categories[0]!.limits;
    await put(deps, 'catalogue', change('stairLight', { limits: { ...limits, ordinary: { ...limits.ordinary, answer: { unit: 'workingDays', amount: 1 } }, urgent: { ...limits.urgent, answer: { unit: 'workingDays', amount: 1 } } } }));
    expect((await loadCase(deps, doc._id)).promisedAt).toEqual(new Date('2026-03-09T09:30:00.000Z'));
    expect((await filed(deps)).promisedAt).toEqual(new Date('2026-03-03T09:30:00.000Z'));
  });

  it('is not offered any more when switched off, but may be gone on with', async () => {
    const doc = await filed(deps);
    await put(deps, 'catalogue', change('stairLight', { off: true }));
    expect(await codeOf(submitCase(deps, 'ann', report(), 'key-00000001'))).toBe('rule_refused offCatalogue');
    expect((await correct(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), grade: 'urgent', reason: '很黑' })).categoryId).toBe('stairLight');
  });
});
