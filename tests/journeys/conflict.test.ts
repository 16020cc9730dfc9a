import type { WatchedPage } from '../support/browser';
import { castOf, file, handled, seen, type Cast } from '../support/journeys/cases';
import { outcomeOf } from '../support/journeys/client';
import { sees, tap, textOf } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
});

async function desk(name: string, title: RegExp): Promise<WatchedPage> {
  const watched = await stage.desk(name);
  await watched.page.getByRole('option', { name: title }).click();
  await watched.page.locator('#wb-title').getByText(title).waitFor();
  return watched;
}

describe('two people of a station at one case', () => {
  it('lets one win and tells the other, by name and in words, what was done', async () => {
    const view = await file(cast.li, { text: '北门的桶满得盖不上。' });
    const [first, second] = [await desk(PEOPLE.lin.name, /北门的桶满得盖不上/), await desk(PEOPLE.liang.name, /北门的桶满得盖不上/)];
    // The refusal is what this is about; Chromium writes every 409 into its console.
    second.allow(/409/);
    await tap(first.page, /^受理并交给/);
    await sees(first.page, /受理了，交给.*签收/);
    await tap(second.page, '只受理');
    await sees(second.page, /刚才有人先办了/);
    expect(await textOf(second.page)).toContain(`是${PEOPLE.lin.name}办的`);
    const now = await seen(cast.lin, view);
    expect(now.state).toBe('dispatched');
    expect(now.timeline.filter((entry) => entry.action === 'accept')).toHaveLength(1);
  });

  it('lets exactly one of many at the same moment win', async () => {
    const view = await file(cast.li, { text: '南门的桶也满了。' });
    const params = { id: view.id };
    const body = { revision: view.revision };
    const outcomes = await Promise.all([cast.lin, cast.liang, cast.lin, cast.liang].map((who) => outcomeOf(who.call('POST /cases/:id/accept', { params, body }))));
    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done']);
    expect((await seen(cast.lin, view)).timeline.filter((entry) => entry.action === 'accept')).toHaveLength(1);
  });

  it('does once what is sent twice under one key', async () => {
    const view = await file(cast.li, { text: '东门的桶倒了。' });
    const twice = { params: { id: view.id }, body: { revision: view.revision }, key: 'one-intent-of-lin' };
    const [first, second] = [await cast.lin.call('POST /cases/:id/accept', twice), await cast.lin.call('POST /cases/:id/accept', twice)];
    expect(second.revision).toBe(first.revision);
    expect(second.timeline.filter((entry) => entry.action === 'accept')).toHaveLength(1);
  });
});

describe('other ends of a case', () => {
  it('declines by a rule, and the resident reads rule and reason', async () => {
    const view = await file(cast.chen, { categoryId: 'other', text: '楼上半夜砸门骂人。' });
    const { declineRules } = await cast.lin.call('GET /catalogue', {});
    const params = { id: view.id };
    const missing = await outcomeOf(cast.lin.call('POST /cases/:id/decline', { params, body: { revision: view.revision, ruleId: 'no-such-rule', reason: '报警' } }));
    expect(missing).not.toBe('done');
    await cast.lin.call('POST /cases/:id/decline', { params, body: { revision: view.revision, ruleId: declineRules[0]?.id ?? '', reason: '这件事归派出所管，请打 110' } });
    expect((await seen(cast.chen, view)).state).toBe('declined');

    const watched = await stage.phone(PEOPLE.chen.name);
    await watched.page.goto(`${stage.server.url}/#/features/cases/pages/case/index?id=${view.id}`);
    await sees(watched.page, '为什么没有受理');
    expect(await textOf(watched.page)).toContain('这件事归派出所管，请打 110');
  });

  it('is withdrawn by its reporter, after a question, and nobody may go on with it', async () => {
    const view = await file(cast.li, { text: '灯罩掉了，已经自己捡走了。', categoryId: 'stairLight' });
    const watched = await stage.phone(PEOPLE.li.name);
    await watched.page.goto(`${stage.server.url}/#/features/cases/pages/case/index?id=${view.id}`);
    await tap(watched.page, '撤回这件事');
    await tap(watched.page, '撤回');
    await sees(watched.page, '已经撤回');
    await sees(watched.page, '已撤回');
    expect(await outcomeOf(cast.lin.call('POST /cases/:id/accept', { params: { id: view.id }, body: { revision: view.revision } }))).toMatch(/conflict|wrong_state/);
  });

  it('is done again once when its reporter is not satisfied, and checked by a second person', async () => {
    const view = await file(cast.chen, { text: '单元门口的桶一直没人洗。' });
    const params = { id: view.id };
    const first = await handled(cast, view);
    const no = { contacted: true, solved: false, satisfaction: 'unsatisfied', text: '没洗干净' } as const;
    const again = await cast.chen.call('POST /cases/:id/evaluate', { params, body: { revision: first.revision, ...no } });
    expect([again.state, again.round]).toEqual(['dispatched', 2]);
    expect(again.timeline.map((entry) => entry.action)).toContain('redo');

    const taken = await cast.he.call('POST /cases/:id/acknowledge', { params, body: { revision: again.revision } });
    const second = await cast.he.call('POST /cases/:id/handle', { params, body: { revision: taken.revision, text: '又洗了一遍' } });
    expect(await outcomeOf(cast.chen.call('POST /cases/:id/evaluate', { params, body: { revision: second.revision, ...no } }))).toBe('rule_refused');
    const checked = await cast.wu.call('POST /cases/:id/verify', { params, body: { revision: second.revision, text: '看过了，干净' } });
    const end = await cast.chen.call('POST /cases/:id/evaluate', { params, body: { revision: checked.revision, ...no } });
    expect([end.state, end.outcome, end.round]).toEqual(['closed', 'unsatisfied', 2]);
    expect(end.actions).not.toContain('evaluate');
  });

  it('was closed unrated, after a reminder, where a resident stayed silent, and is counted apart from the satisfied', async () => {
    const { items } = await cast.lin.call('GET /workbench/cases', { query: { view: 'closed', limit: 50 } });
    const silent = items.filter((item) => item.outcome === 'unrated');
    expect(silent.length).toBeGreaterThan(0);
    const view = await seen(cast.lin, { id: silent[0]?.id ?? '' });
    expect(view.timeline.filter((entry) => entry.action === 'remind').length).toBeGreaterThanOrEqual(1);
    expect(view.evaluation).toBeNull();
    expect(view.timeline.at(-1)?.action).toBe('close');
  });
});
