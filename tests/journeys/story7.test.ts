/** Story 7: owners decide by persons and area to raise the repair fund for a lift: notice, hearing with the property company, named vote with papers, publication, tasks. */
import type { Page } from 'playwright-core';
import type { ResponseOf } from '../../shared/contract';
import { castOf, type Cast } from '../support/journeys/cases';
import { byMessage, openMine, press, sees, seesAnew, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

// The operator has certified that votes of owners bind.
const stage = setStage({ env: { BINDING_VOTES: 'owner' } });
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLE = '3 栋换电梯，续筹维修资金';
const SCRUTINEERS = [PEOPLE.chen.name, PEOPLE.li.name] as const;

/** The desk of the station, with the consultation open; by the body that talks about it. */
async function atDesk(): Promise<Page> {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  return page;
}
/** The same on the phone of an owner, from the start page. */
async function onPhone(name: string): Promise<Page> {
  const { page } = await stage.phone(name);
  await openMine(page);
  await tap(page, /^议事/);
  await tap(page, new RegExp(TITLE));
  return page;
}
/** Ends the step that goes on, and waits until the server has it. */
async function end(page: Page, step: string): Promise<void> {
  await tap(page, `${step}这一步结束`);
  await press(page, `${step}这一步结束`).first().waitFor({ state: 'hidden' });
}

it('is told to owners by their own body, with the roll by which they will vote', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, /业主大会/);
  await tap(page, '开始协商');
  await tap(page, /^加装、更新电梯/);
  await typeInto(field(page, '叫什么'), TITLE);
  await typeInto(field(page, '怎么回事'), '电梯用了二十年，换新的维修资金不够。');
  await typeInto(field(page, '第几条 1'), '每平方米续筹 20 元，换 3 栋的电梯');
  await tap(page, /^业主名册/);
  await tap(page, '点这里选一下');
  await page.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().click();
  await tap(page, '就是这里');
  await tap(page, '存下来');
  await tap(page, '通报出来');
  await tap(page, '通报出来');
  await sees(page, '正在这一步');
  await sees(page, '表决按业主名册');
});

it('is heard with the property company, that signs what was said', async () => {
  await setAhead(stage.server, 16);
  const desk = await atDesk();
  await end(desk, '通报');
  await tap(desk, '召集开会');
  await typeInto(field(desk, '议程，一行一件'), '物业说电梯的检测报告');
  await typeInto(field(desk, '在哪里'), '活动室');
  await tap(desk, '召集开会');
  for (const name of [PEOPLE.he.name, PEOPLE.chen.name]) {
    await tap(desk, `记下${name}到了`);
    await press(desk, `${name}没到`).first().waitFor();
  }
  await tap(desk, '写会议纪要');
  await typeInto(field(desk, '会议纪要'), '物业说修不如换，差额 38 万元，账目贴在楼道。');
  await tap(desk, '写好了');
  const { page: he } = await stage.phone(PEOPLE.he.name);
  await byMessage(he, new RegExp(`请您来开会.*${TITLE}`, 's'));
  await tap(he, '看过了，是这样');
  await sees(he, new RegExp(`写，${PEOPLE.he.name}看过`));
});

let voteId = '';
it('is put to a vote by area that binds, in the words of the notice, before two of the owners\' committee', async () => {
  await setAhead(stage.server, 24);
  const desk = await atDesk();
  await end(desk, '协商');
  await tap(desk, '表决这件事');
  await typeInto(field(desk, '说清楚'), '每平方米续筹 20 元，今年交清，物业请有资质的公司来换。');
  await tap(desk, /^业主重大事项/);
  for (const name of SCRUTINEERS) await desk.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
  await tap(desk, '存好，请监票人看');
  await sees(desk, '正式表决');
  for (const name of SCRUTINEERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您监票.*${TITLE}`, 's'));
    await tap(page, '看过了，可以开始');
    await sees(page, '记下了');
  }
  await seesAnew(desk, '定下来，公布出去');
  await tap(desk, '定下来，公布出去');
  await tap(desk, '定下来');
  await sees(desk, '防改码');
  voteId = new URL(desk.url()).hash.match(/id=([\w-]+)/)?.[1] ?? '';
});

type Line = ResponseOf<'GET /votes/:id/lines'>['items'][number];
/** Papers are handed out, and each is read by both scrutineers alone: by whom, what it says; what their hands do by taps below, forty times. */
async function readPapers({ chen, li }: Cast, lines: readonly Line[]): Promise<void> {
  const params = { id: voteId };
  for (const [at, { line }] of lines.entries()) {
    const body = { line, choice: at % 8 === 0 ? 'no' : 'yes' } as const;
    await chen.call('POST /votes/:id/paper', { params, body: { line } });
    await Promise.all([chen, li].map((who) => who.call('POST /votes/:id/paper-entry', { params, body })));
  }
}
/** Whoever watches, at the one line that is looked for. */
async function atLine(name: string, label: string): Promise<Page> {
  const { page } = await stage.phone(name);
  await byMessage(page, new RegExp(`请您监票.*${TITLE}`, 's'));
  await tap(page, '名单和纸票');
  await typeInto(field(page, '写房号或姓名'), label);
  return page;
}

it('is voted on by who has a phone, and on paper by the others', async () => {
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await byMessage(wang, new RegExp(`请您投票.*${TITLE}`, 's'));
  await tap(wang, '去投票');
  await tap(wang, '同意');
  await tap(wang, '看一遍再交');
  await tap(wang, '交上去');
  await sees(wang, '收到了，会点进去');
  const cast = await castOf(stage.server.url);
  const { items } = await cast.chen.call('GET /votes/:id/lines', { params: { id: voteId }, query: { limit: 50 } });
  const [byHand, ...others] = items.filter(({ state }) => state === 'none');
  const label = byHand?.label ?? '';
  for (const name of SCRUTINEERS) {
    const page = await atLine(name, label);
    if (name === SCRUTINEERS[0]) await tap(page, `发纸票：${label}`);
    await tap(page, `录纸票：${label}`);
    await tap(page, '同意');
    await tap(page, '录纸票');
    await sees(page, name === SCRUTINEERS[0] ? '一个人录了' : '录好了');
  }
  await readPapers(cast, others.slice(0, 38));
});

it('is counted by persons and area, published, objected to and answered', async () => {
  await setAhead(stage.server, 32);
  for (const name of SCRUTINEERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您确认.*${TITLE}`, 's'));
    await tap(page, '没问题，可以点票');
    await sees(page, '记下了');
  }
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await byMessage(wang, new RegExp(`投票有结果了.*${TITLE}`, 's'));
  await sees(wang, '通过');
  await sees(wang, '手机上 1 票，纸票 39 票，废票 0 张');
  const words = await textOf(wang);
  for (const base of ['按面积', '按人数']) {
    expect(words).toMatch(new RegExp(`${base}，参加 [^，]+，应到 [^，]+，要三分之二以上，够了`));
    expect(words).toMatch(new RegExp(`${base}，同意 [^，]+，共 [^，]+，要四分之三以上，够了`));
  }
  const desk = await atDesk();
  await seesAnew(desk, '决事这一步结束');
  await end(desk, '决事');
  const owner = await onPhone(PEOPLE.wang.name);
  await tap(owner, /^异议和答复/);
  await typeInto(field(owner, '提异议'), '一楼不坐电梯，也要交一样多？');
  await tap(owner, '提异议');
  await sees(owner, /前答复/);
  await tap(desk, /^异议和答复/);
  await typeInto(field(desk, '答复'), '一楼按一半收，另一半从公共收益里出。');
  await tap(desk, /：答复$/);
  await sees(desk, /林晓梅答复/);
  await seesAnew(owner, '一楼按一半收，另一半从公共收益里出。');
});

it('is given to the property company with a day, for every owner to see', async () => {
  await setAhead(stage.server, 40);
  const desk = await atDesk();
  await end(desk, '公示');
  await tap(desk, '交给单位去办');
  await tap(desk, '转成微项目');
  await typeInto(field(desk, '项目叫什么'), '3 栋换电梯');
  await typeInto(field(desk, '办什么'), '收齐续筹的钱，请公司来换电梯');
  await desk.getByRole('radiogroup', { name: '谁来办' }).getByRole('radio', { name: '锦园物业' }).click();
  await desk.getByRole('radiogroup', { name: '哪天办好' }).getByRole('radio').last().click();
  await tap(desk, '交给单位去办');
  await sees(desk, /锦园物业来办/);
  await sees(await onPhone(PEOPLE.wang.name), /锦园物业来办/);
  await setAhead(stage.server, 0);
});
