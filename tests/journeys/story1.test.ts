import sharp from 'sharp';
import { clientOf } from '../support/journeys/client';
import { eventually } from '../support/journeys/district';
import { givePhoto, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const WORDS = '3 栋门口的井盖裂成两半，老人孩子都从这里走。';
const TITLE = '3 栋门口的井盖裂成两半';

const stage = setStage();
let caseId = '';
let picture: Buffer;
beforeAll(async () => {
  picture = await manholePhoto();
});

/** Story 1: a broken manhole cover in front of building 3, from the first tap to solved. Each role begins on the start page. */
describe('a broken manhole cover, by taps from the start page', () => {
  it('is reported by a resident with a photo from the phone', async () => {
    const { page, resetTaps, taps } = await stage.phone(PEOPLE.chen.name);
    resetTaps();
    await tap(page, /^随手拍/);
    await givePhoto(page, '拍一张', picture);
    await sees(page, '1 张，最多 9 张');
    await tap(page, '井盖道路破损');
    await tap(page, '井盖');
    await typeInto(page.getByRole('textbox', { name: '说两句' }), WORDS);
    await tap(page, '改地方');
    await typeInto(page.getByRole('textbox', { name: '按名字找' }), '3 栋');
    await tap(page, /(^|\s)3 栋$/);
    await tap(page, '就是这里');
    await sees(page, /前答复您/);
    await tap(page, '交给工作站');
    await sees(page, /交上去了，.*工作站会看到/);
    // The photo, what it is, which of them, another place, its name, that place, and handing in.
    expect(taps()).toBeLessThanOrEqual(8);
    caseId = /id=([^&]+)/.exec(page.url())?.[1] ?? '';
    expect(caseId).not.toBe('');
    expect(await textOf(page)).toContain('您交来这件事');
  });

  it('is stored without what the phone wrote into the photo', async () => {
    const chen = await clientOf(stage.server.url, PEOPLE.chen.id);
    const view = await chen.call('GET /cases/:id', { params: { id: caseId } });
    expect(view.photos).toHaveLength(1);
    const raw = await chen.upload(picture);
    for (const photo of [view.photos[0], raw]) {
      for (const address of [photo?.url, photo?.thumbUrl]) {
        const stored = Buffer.from(await (await fetch(new URL(address ?? '', stage.server.url))).arrayBuffer());
        const facts = await sharp(stored).metadata();
        expect(facts.width).toBeGreaterThan(100);
        expect([facts.exif, facts.xmp, facts.iptc]).toEqual([undefined, undefined, undefined]);
        expect(stored.includes('TestPhone')).toBe(false);
      }
    }
    expect((await sharp(picture).metadata()).exif).toBeDefined();
  });

  it('is seen on the spot by the grid worker', async () => {
    const { page } = await stage.phone(PEOPLE.wu.name);
    await tap(page, new RegExp(TITLE));
    await givePhoto(page, '拍现场', picture);
    await typeInto(page.getByRole('textbox', { name: /现场什么样/ }), '井盖断了，已经放了路锥。');
    await tap(page, '现场核实');
    await sees(page, '现场情况记下了');
    expect(await textOf(page)).toContain('井盖断了，已经放了路锥。');
  });

  it('is accepted and given to the property company by the station, at its desk, in at most three taps', async () => {
    const { page, resetTaps, taps } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: new RegExp(TITLE) }).waitFor();
    resetTaps();
    await page.getByRole('option', { name: new RegExp(TITLE) }).click();
    await sees(page, '井盖断了，已经放了路锥。');
    await tap(page, /^受理并交给.*物业/);
    await sees(page, /受理了，交给.*物业.*了，.*签收/);
    expect(taps()).toBeLessThanOrEqual(3);
  });

  it('is acknowledged and repaired, with a photo, by the property company', async () => {
    const { page, resetTaps, taps } = await stage.phone(PEOPLE.he.name);
    resetTaps();
    await tap(page, new RegExp(TITLE));
    await tap(page, '签收');
    await sees(page, /签收了，.*办好/);
    await givePhoto(page, '拍办好的样子', picture);
    await typeInto(page.getByRole('textbox', { name: /办了什么/ }), '换了新井盖，四周填平了。');
    await tap(page, '办好了');
    await sees(page, '记下了，居民会收到消息');
    // The case, the receipt, the photo, done.
    expect(taps()).toBeLessThanOrEqual(4);
  });

  it('cannot be judged by its reporter before somebody else has checked it, for it concerns safety', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await tap(page, new RegExp(TITLE));
    await sees(page, '换了新井盖，四周填平了。');
    expect(await textOf(page)).toContain('等核查');
    expect(await page.getByText('交评价').filter({ visible: true }).count()).toBe(0);
  });

  it('is checked by somebody else than who repaired it', async () => {
    const { page } = await stage.phone(PEOPLE.wu.name);
    await tap(page, new RegExp(TITLE));
    await tap(page, '核查通过');
    await sees(page, '核查通过，等居民评价');
  });

  it('is called solved by its reporter, who comes from the message, and closes', async () => {
    const chen = await clientOf(stage.server.url, PEOPLE.chen.id);
    await eventually('the message that asks for a word', async () => {
      const { items } = await chen.call('GET /inbox', {});
      return items.find((item) => item.kind === 'caseToEvaluate' && item.target?.id === caseId);
    });
    const { page, resetTaps, taps } = await stage.phone(PEOPLE.chen.name);
    resetTaps();
    await tap(page, /^消息/);
    await tap(page, new RegExp(`您说了算.*${TITLE}`));
    await tap(page, '联系过');
    await tap(page, '解决了');
    await tap(page, '满意');
    await tap(page, '交评价');
    await sees(page, '谢谢您，这件事办结了');
    await sees(page, '已解决');
    expect(taps()).toBe(6);
    const text = await textOf(page);
    const steps = ['您评价了结果', '核查通过', '办好了', '签收', '去办', '受理', '到现场核实', '您交来这件事'];
    const found = steps.map((step) => text.lastIndexOf(step));
    expect(found.every((position) => position >= 0)).toBe(true);
    expect((await chen.call('GET /cases/:id', { params: { id: caseId } })).state).toBe('closed');
  });
});

describe('a matter that the station handles itself', () => {
  it('costs it at most three taps and a photo', async () => {
    const li = await clientOf(stage.server.url, PEOPLE.li.id);
    const { home } = await li.call('GET /me');
    const { categories } = await li.call('GET /catalogue');
    const other = categories.find((one) => one.name === '其他');
    const text = '九栋的公告栏玻璃松了，风一吹就响。';
    if (!home?.point || !other) throw new Error('the demonstration lacks a home or a category');
    await li.call('POST /cases', { body: { categoryId: other.id, text, place: { text: home.placeText, point: home.point } } });

    const { page, resetTaps, taps } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: /九栋的公告栏玻璃松了/ }).waitFor();
    resetTaps();
    await page.getByRole('option', { name: /九栋的公告栏玻璃松了/ }).click();
    await tap(page, /我们来办/);
    await sees(page, /由我们来办/);
    await givePhoto(page, '拍办好的样子', picture);
    await tap(page, '办好了');
    await sees(page, '记下了，居民会收到消息');
    const photo = 1;
    expect(taps()).toBeLessThanOrEqual(3 + photo);
  });
});
