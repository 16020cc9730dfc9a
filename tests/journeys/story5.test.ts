import type { Page } from 'playwright-core';
import { eventually } from '../support/journeys/district';
import { givePhoto, openMine, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';
import writeXlsxFile from 'write-excel-file/node';

const WORK = '收集住户用水承诺书';
const REASON = '要挨户收身份证号，供水用不着';
const ENDED = '承诺书不收了';
const LINE = '楼道水表箱的巡查和上报';

const stage = setStage();

const toAdmissions = (page: Page): Promise<void> => tap(page, '准入');
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
/** The rows of a table on the page, with blanks as single spaces. */
const rowOf = async (page: Page, name: string): Promise<string> => (await page.locator('.u-table__line').filter({ hasText: name }).first().innerText()).replace(/\s+/g, ' ');

/** Story 5: a department asks the station to collect forms that are not on the list: admission is refused with the article; it shows in the yearly report. */
describe('work from above that is not on the list', () => {
  it('is asked for by the department, which sees first what the list has', async () => {
    const { page } = await stage.phone(PEOPLE.luo.name);
    await toAdmissions(page);
    await tap(page, '申请准入');
    await typeInto(field(page, '请哪个社区做'), '梧桐里');
    await tap(page, /梧桐里社区/);
    await typeInto(field(page, '什么工作'), '井盖缺失破损上报');
    await sees(page, '清单里有相近的，先看看是不是这一条');
    await typeInto(field(page, '什么工作'), WORK);
    await tap(page, '交给工作站定');
    await sees(page, '写清楚要社区做什么，站里才好定');
    await sees(page, '选做到哪一天');
    await typeInto(field(page, '要社区做什么'), '请社区挨户收承诺书，填身份证号，月底前交齐。');
    await typeInto(field(page, '依据'), '没有文件');
    await tap(page, /^一个月/);
    await tap(page, '交给工作站定');
    await sees(page, '等工作站定');
    await sees(page, /青禾供水西所，请梧桐里社区做/);
  });

  it('is refused by the station with the article, from the message to it', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, '居民页面');
    await tap(page, /^消息/);
    await eventually('the message of the request', async () => (await press(page, new RegExp(WORK)).count()) > 0);
    await press(page, new RegExp(WORK)).first().click();
    await tap(page, '不予准入');
    await tap(page, '不予准入');
    await sees(page, '选按哪一条不准入');
    await press(page, /^不该向居民收这些信息/).first().click();
    await typeInto(field(page, '理由'), REASON);
    await tap(page, '不予准入');
    await sees(page, '没准入');
    await sees(page, /个人信息保护法第六条/);
  });

  it('shows in the yearly report, with the article, to any resident from 公示, and to nobody with a name', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, '公示');
    await tap(page, /^社区事项清单/);
    await sees(page, '主体责任');
    await sees(page, /社区微心愿的收集和对接/);
    await tap(page, '准入年报');
    await sees(page, WORK);
    await sees(page, new RegExp(REASON));
    expect(await rowOf(page, '青禾供水西所')).toMatch(/^青禾供水西所 1 0 1 0 0 1 0/);
    expect(await textOf(page)).not.toContain(PEOPLE.luo.name);
    expect(await press(page, '导出表格').count()).toBe(0);
  });

  it('comes again to whoever asked, and is a table for the station', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toAdmissions(page);
    await tap(page, '定了的');
    await tap(page, new RegExp(WORK));
    await sees(page, /个人信息保护法第六条/);
    await tap(page, '准入年报');
    await sees(page, '没准入的');
    const saved = page.waitForEvent('download');
    await tap(page, '导出表格');
    expect((await saved).suggestedFilename()).toMatch(/^梧桐里社区-准入年报-\d{4}\.xlsx$/);
    const { page: phone } = await stage.phone(PEOPLE.luo.name);
    await toAdmissions(phone);
    await tap(phone, '定了的');
    await tap(phone, new RegExp(WORK));
    await sees(phone, '补齐了再申请');
  });

  it('is asked again, admitted, and ended before its day by whoever asked, with the reason in the report', async () => {
    const { page: asker } = await stage.phone(PEOPLE.luo.name);
    await toAdmissions(asker);
    await tap(asker, '定了的');
    await tap(asker, new RegExp(WORK));
    await tap(asker, '补齐了再申请');
    await tap(asker, /^一个月/);
    await tap(asker, '再交一次');
    await sees(asker, '等工作站定');
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toAdmissions(page);
    await tap(page, new RegExp(WORK));
    await tap(page, '同意准入');
    await typeInto(field(page, '为什么同意'), '只发通知，不收身份证号');
    await tap(page, '同意准入');
    await sees(page, '准入了');
    const { page: phone } = await stage.phone(PEOPLE.luo.name);
    await toAdmissions(phone);
    await tap(phone, '定了的');
    await tap(phone, new RegExp(WORK));
    await tap(phone, '提前结束');
    await tap(phone, '提前结束');
    await sees(phone, '写一句为什么，记进年报');
    await typeInto(field(phone, '为什么提前结束'), ENDED);
    await tap(phone, '提前结束');
    await sees(phone, '提前结束了');
    await tap(phone, '准入年报');
    await sees(phone, new RegExp(`提前结束，申请单位提出：${ENDED}`));
  });

  it('stands on a list that the street writes: from a table, published from today, read at once, the old version too', async () => {
    const { page } = await stage.desk(PEOPLE.zheng.name);
    await toAdmissions(page);
    await tap(page, /收集居民医保缴费凭证/);
    await tap(page, '社区事项清单');
    await tap(page, '改清单');
    await tap(page, '加一条');
    await press(page, '协助责任').first().click();
    await typeInto(field(page, '事项'), LINE);
    await typeInto(field(page, '依据'), '供水条例第九条');
    await tap(page, '就这样写');
    await sees(page, '写上哪个单位牵头');
    await typeInto(field(page, '牵头单位'), '青禾供水西所');
    await tap(page, '就这样写');
    await sees(page, /正在改，公布以前/);
    const wrong = await writeXlsxFile([['责任', '事项', '依据', '牵头单位'], ['协助责任', '甲事', '某法', '']].map((line) => line.map((value) => (value === '' ? null : { value, type: String })))).toBuffer();
    await givePhoto(page, '从表格带入', wrong);
    await sees(page, '协助的事要写清楚哪个单位牵头');
    await tap(page, '公布这一版');
    await sees(page, '写一句为什么，居民看得到');
    await typeInto(field(page, '为什么改'), '水表箱归供水所牵头');
    await tap(page, '公布这一版');
    await sees(page, /第 3 版，.*起生效/);
    await sees(page, LINE);
    await tap(page, '看第 1 版');
    await sees(page, '这是以前的第 1 版，现在不按它办');
    expect(await textOf(page)).not.toContain(LINE);
  });

  it('is found from 谁来管 and in elder mode', async () => {
    const old = await stage.phone(PEOPLE.wang.name);
    await openMine(old.page);
    await tap(old.page, /^身边的事/);
    await tap(old.page, /^社区事项清单/);
    await sees(old.page, LINE);
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, '先问问，这事归谁管');
    await sees(page, /只是问问，不会记下来/);
    await tap(page, /楼道/);
    await tap(page, '看这个社区的事项清单');
    await sees(page, LINE);
  });
});
