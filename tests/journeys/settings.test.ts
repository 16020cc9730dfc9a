import type { Page } from 'playwright-core';
import { loadCalendar } from '../../config/calendar';
import { formatDue } from '../../shared/domain/kernel/dates';
import { dayOf } from '../../shared/domain/kernel/days';
import { addWorkingDays } from '../../shared/domain/kernel/workingTime';
import { file, seen } from '../support/journeys/cases';
import { clientOf } from '../support/journeys/client';
import { eventually } from '../support/journeys/district';
import { lookAnew, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();

const at = async (device: 'phone' | 'desk', name: string): Promise<Page> => (await stage[device](name)).page;
const write = (page: Page, label: string, text: string): Promise<void> => typeInto(page.getByRole('textbox', { name: label, exact: true }), text);

/** From the start page to one of the settings. */
async function settings(page: Page, which: RegExp): Promise<void> {
  await tap(page, '设置');
  await tap(page, which);
}
async function publish(page: Page, why: string): Promise<void> {
  await write(page, '为什么改', why);
  await tap(page, '公布');
  await sees(page, /公布了，五秒以内处处都用新的/);
}

/** The administrator adds what the files do not have; a resident reports it and is promised by its own limit. */
it('adds a category with a question and limits, and a resident is promised by it', async () => {
  const desk = await at('desk', '高翔');
  await settings(desk, /^事项清单/);
  await tap(desk, '加一类');
  await write(desk, '名字', '电梯故障');
  await write(desk, '一行例子', '困人、异响、停了');
  await write(desk, '答复时限', '12');
  await tap(desk, '加一个是非题');
  await write(desk, '问题 1', '有没有困人');
  await tap(desk, '存进草稿');
  await sees(desk, '新加的一类');
  await publish(desk, '居民常问');
  await sees(desk, '第 2 版　居民常问');

  const phone = await at('phone', PEOPLE.chen.name);
  await eventually('the new category', async () => {
    const { categories } = await (await clientOf(stage.server.url, PEOPLE.chen.id)).call('GET /catalogue');
    return categories.some(({ name }) => name === '电梯故障');
  });
  await tap(phone, /^随手拍/);
  await tap(phone, /^看全部 \d+ 类/);
  await typeInto(phone.getByRole('textbox', { name: '找一找' }), '电梯');
  await tap(phone, /^电梯故障/);
  await sees(phone, '有没有困人');
  await phone.getByRole('radio', { name: '不是', exact: true }).tap();
  await write(phone, '说两句', '电梯上上下下抖得厉害。');
  const now = new Date();
  const due = addWorkingDays(now, 12, loadCalendar());
  // `12 月 14 日（周一）17:30 前`
  await sees(phone, formatDue(due, now));
  await tap(phone, '交给工作站');
  await phone.waitForURL(/pages\/case/);
  await sees(phone, /会看到。每走一步都告诉您/);
  await sees(phone, '有没有困人：不是');
});

/** A day off that nobody knew of: the promise of what is open moves by a day, and the reporter hears of it. */
it('enters a holiday, and the promise of an open case moves and the resident is told', async () => {
  const chen = await clientOf(stage.server.url, PEOPLE.chen.id);
  const before = await file(chen);
  const { promisedAt } = before.clock;
  const day = dayOf(new Date(promisedAt));
  const desk = await at('desk', '高翔');
  await settings(desk, /^上班和放假/);
  await tap(desk, new RegExp(`^${day.slice(0, 4)} 年`));
  await write(desk, '什么假', '停电检修');
  await write(desk, '第一天', day);
  await tap(desk, '加这个假');
  await sees(desk, `${day} 放假（停电检修）`);
  await publish(desk, '全区停电检修');
  const moved = await eventually('the new promise', async () => {
    const view = await seen(chen, before);
    return view.clock.promisedAt !== promisedAt && view;
  }, 60_000);
  expect(new Date(moved.clock.promisedAt).getTime()).toBeGreaterThan(new Date(promisedAt).getTime());

  await eventually('the message', async () => JSON.stringify((await chen.call('GET /inbox', { query: { limit: 20 } })).items).includes('全区停电检修'));
  const phone = await at('phone', PEOPLE.chen.name);
  await tap(phone, /^消息/);
  const told = `原定 ${formatDue(promisedAt, new Date())}答复您，改到 ${formatDue(moved.clock.promisedAt, new Date())}。因为全区停电检修。`;
  await sees(phone, new RegExp(`「${before.title}」.*${told.replace(/[()]/g, '.')}`));
  await press(phone, /答复时间改了/).first().tap();
  await sees(phone, new RegExp(`原定 .*改到 ${formatDue(moved.clock.promisedAt, new Date())}`));
});

it("shows the operator's own greeting to residents", async () => {
  const desk = await at('desk', '高翔');
  await settings(desk, /^页面上的话/);
  await tap(desk, /^首页问候/);
  await typeInto(desk.getByRole('textbox', { name: '首页问候', exact: true }), '桂花开了，出来走走');
  await tap(desk, '存进草稿');
  await publish(desk, '入秋');
  const phone = await at('phone', PEOPLE.li.name);
  await lookAnew(phone, async () => {
    await sees(phone, /随手拍/);
    return phone.getByText('桂花开了，出来走走').first().isVisible();
  });
  await tap(desk, /^第 1 版/);
  await tap(desk, '写草稿');
  await sees(desk, '草稿照第 1 版写好了，公布以后才算数');
  await sees(desk, /桂花开了，出来走走/);
  await publish(desk, '照原来的');
  await lookAnew(phone, async () => {
    await sees(phone, /随手拍/);
    return !(await phone.getByText('桂花开了，出来走走').first().isVisible());
  });
});

/** The administrator lets a system in: its key is shown once, and opens; it is exchanged, revoked, and opens nothing any more. */
it('makes a key for a system outside, which hands in a matter with it until it is revoked', async () => {
  const watched = await stage.desk('高翔');
  const { page: desk } = watched;
  await settings(desk, /^对接密钥/);
  await sees(desk, '还没有密钥');
  await tap(desk, '做一把密钥');
  await tap(desk, '做一把密钥');
  await sees(desk, '选一个单位');
  await write(desk, '给哪个单位', '锦园物业');
  await tap(desk, /^锦园物业/);
  await write(desk, '给哪个系统用', '物业报修系统');
  await desk.getByRole('checkbox', { name: /^交诉求/ }).click();
  await tap(desk, '做一把密钥');
  await sees(desk, '物业报修系统：做好了，现在就抄下来');
  const shown = async (): Promise<string> => (await desk.getByText(/^lk1\.[\w-]+\.[\w-]+$/).innerText()).trim();
  const first = await shown();
  const handIn = async (key: string): Promise<number> => {
    const home = (await (await clientOf(stage.server.url, PEOPLE.chen.id)).call('GET /me')).home?.community.id ?? '';
    const map = await (await clientOf(stage.server.url, PEOPLE.chen.id)).call('GET /communities/:id/map', { params: { id: home } });
    const body = new URLSearchParams({ api_key: key, service_code: 'litter', description: '垃圾桶满了', address_id: map.places[0]?.id ?? '' });
    return (await fetch(`${stage.server.url}/open311/v2/requests.json`, { method: 'POST', body })).status;
  };
  expect(await handIn(first)).toBe(200);
  await tap(desk, '抄好了');
  expect(await desk.getByText(first).count()).toBe(0);
  await tap(desk, '物业报修系统换密钥');
  await desk.getByRole('dialog').getByRole('button', { name: '换密钥' }).click();
  await eventually('another key', async () => (await shown().catch(() => first)) !== first);
  const second = await shown();
  expect([await handIn(first), await handIn(second)]).toEqual([200, 200]);
  await tap(desk, '物业报修系统作废');
  await desk.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await sees(desk, '作废了');
  expect([await handIn(first), await handIn(second)]).toEqual([403, 403]);
});
