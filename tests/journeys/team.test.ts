import type { Page } from 'playwright-core';
import { castOf } from '../support/journeys/cases';
import { writeActivity } from '../support/journeys/activities';
import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';
import { cardOf } from '../server/volunteers/support';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TEAM = '晚归有灯队';
let code = '';

beforeAll(async () => {
  // Two neighbours who are volunteers in force: how one becomes one is a journey of its own.
  const cast = await castOf(stage.server.url);
  for (const [who, n] of [['zhou', 1], ['chen', 2]] as const) {
    const { id, revision } = await cast[who].call('POST /volunteers', { body: { name: PEOPLE[who].name, document: { kind: 'identityCard', number: cardOf(n) }, skills: [{ skill: 'company' }], times: ['weekday'], emergency: { name: '家里人', relation: 'child', phone: `1990000888${n}` }, promise: '2026-1', risk: '2026-1' } });
    await cast.lin.call('POST /volunteers/:id/approve', { params: { id }, body: { revision, guardianSeen: false } });
  }
});

async function openTeams(page: Page): Promise<void> {
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, /^我的团队/);
}

it('is founded by a volunteer, and agreed to by the station', async () => {
  const { page } = await stage.phone('赵志强');
  await openTeams(page);
  await tap(page, '办一支队');
  await tap(page, '交给工作站');
  await sees(page, /还差 4 处/);
  await typeInto(field(page, '队名'), TEAM);
  await typeInto(field(page, '一句话，为了什么'), '晚上回来的人，路上有灯');
  await typeInto(field(page, '做什么，什么时候，在哪里'), '每晚八点，两个人一组，看看楼道的灯。');
  await page.getByRole('checkbox', { name: '平安巡防' }).filter({ visible: true }).tap();
  await tap(page, '交给工作站');
  await sees(page, '等工作站看');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '志愿者');
  await tap(desk, '志愿服务队');
  await tap(desk, new RegExp(TEAM));
  await tap(desk, '同意');
  await sees(desk, '在办');
});

it('is joined by a code that the leader shows, and by a request that the leader looks at', async () => {
  const leader = await stage.phone('赵志强');
  await openTeams(leader.page);
  await tap(leader.page, new RegExp(TEAM));
  await tap(leader.page, '发加入码');
  await sees(leader.page, /念给要来的人/);
  code = /[A-HJ-NP-Z2-9]{6}/.exec(await leader.page.locator('.u-row__title').filter({ hasText: /^[A-Z2-9]{6}$/ }).first().innerText())?.[0] ?? '';
  const { page } = await stage.phone(PEOPLE.zhou.name);
  await openTeams(page);
  await typeInto(field(page, '加入码'), code.toLowerCase());
  await tap(page, '加入');
  await sees(page, /每晚八点，两个人一组/);
  const { page: other } = await stage.phone(PEOPLE.chen.name);
  await openTeams(other);
  await tap(other, '找一支队');
  await tap(other, new RegExp(TEAM));
  await typeInto(field(other, '和队长说一句（可以不写）'), '每天晚上都在家');
  await tap(other, '想加入');
  await sees(other, '等队长看');
});

it('is led by somebody with a deputy who said yes', async () => {
  const { page } = await stage.phone('赵志强');
  await openTeams(page);
  await tap(page, new RegExp(TEAM));
  await tap(page, /^队员/);
  await sees(page, /每天晚上都在家/);
  await tap(page, '接收');
  await tap(page, /^队员/);
  await sees(page, new RegExp(PEOPLE.chen.name));
  await tap(page, '请他当副队长');
  const { page: deputy } = await stage.phone(PEOPLE.chen.name);
  await tap(deputy, /^消息/);
  await openMessage(deputy, /您加入了/);
  await sees(deputy, new RegExp(TEAM));
  const { page: zhou } = await stage.phone(PEOPLE.zhou.name);
  await tap(zhou, /^消息/);
  await openMessage(zhou, /想请您当副队长/);
  await tap(zhou, '我愿意');
  await sees(zhou, /副队长/);
});

it('is more than teams: somebody lets themselves be found, the station asks them to come, and they answer', async () => {
  const { page } = await stage.phone(PEOPLE.zhou.name);
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, /^让工作站找得到我/);
  await tap(page, '可以为陪伴聊天来问我');
  await typeInto(field(page, '陪伴聊天：会到什么程度'), '会下象棋，能推轮椅');
  await tap(page, '记下');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '志愿者');
  await tap(desk, '找人手');
  await typeInto(field(desk, '写到什么（比如：梯子）'), '轮椅');
  await sees(desk, '会下象棋，能推轮椅');
  await desk.getByRole('checkbox', { name: `选上${PEOPLE.zhou.name}` }).filter({ visible: true }).click();
  await tap(desk, '请这 1 位');
  await typeInto(field(desk, '一句话，请人做什么'), '陪刘爷爷下楼晒太阳');
  await typeInto(field(desk, '说清楚一点'), '坐轮椅，推到小广场坐一会儿。');
  await typeInto(field(desk, '大概在哪里'), '6 栋楼下');
  await desk.getByRole('radiogroup', { name: '请他们哪一天' }).getByRole('radio').nth(2).click();
  await tap(desk, '发出去');
  await sees(desk, '请了 1 位，0 位可以');
  const asked = await stage.phone(PEOPLE.zhou.name);
  await tap(asked.page, /^消息/);
  await openMessage(asked.page, /能来帮把手吗/);
  await tap(asked.page, '可以');
  await sees(asked.page, '您说：可以');
  const after = await stage.desk(PEOPLE.lin.name);
  await tap(after.page, '志愿者');
  await tap(after.page, '找人手');
  await tap(after.page, '请过的人');
  await tap(after.page, /陪刘爷爷下楼晒太阳/);
  await sees(after.page, '请了 1 位，1 位可以');
});

it('does something over months as a project, and says at the end what came of it', async () => {
  const { page } = await stage.phone('赵志强');
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, /^志愿服务项目/);
  await tap(page, '办一个项目');
  await tap(page, TEAM);
  await typeInto(field(page, '项目叫什么'), '楼道的灯都亮');
  await typeInto(field(page, '为了什么'), '晚上回来看得见台阶');
  await typeInto(field(page, '为谁'), '3 栋和 6 栋的邻居');
  await tap(page, '平安巡防');
  await tap(page, '办起来');
  await sees(page, '正在做');
  await tap(page, '办一场活动');
  await writeActivity(page, { title: '换楼道的灯', text: '两个人一组，换坏了的灯。', meet: '3 栋门口找小赵', role: '换灯', places: 4 });
  await tap(page, '户外、要出力');
  await tap(page, '先存着');
  await tap(page, '交给社区看');
  await sees(page, '等社区看');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '志愿者');
  await tap(desk, '志愿活动');
  await tap(desk, /^等您看/);
  await tap(desk, /换楼道的灯/);
  await tap(desk, '同意，发出去');
  await sees(desk, '招人中');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, /您的队办了新活动/);
  await tap(chen, '报名');
  await sees(chen, '3 栋门口找小赵');
  await tap(page, /^属于哪个项目/);
  await sees(page, /换楼道的灯/);
  await tap(page, '做完了，写几句');
  await typeInto(field(page, '做了些什么，帮到了谁'), '看了 12 次，报修 5 盏灯，都亮了。');
  await tap(page, '结束，给大家看');
  await sees(page, '看了 12 次，报修 5 盏灯，都亮了。');
  await sees(page, '做完的');
});
