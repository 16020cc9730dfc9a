import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { NoNetwork, Refusal } from '../support/weapp/api';
import { me, voice } from './cases/fixtures';
import { phoneOf, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /wishes/:id'>;
type Row = ResponseOf<'GET /wishes'>['items'][number];
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };

const row: Row = { id: 'wish-1', state: 'open', category: 'goods', text: '想要一张旧木凳', community: '梧桐里社区', grid: '第一网格', urgent: false, visit: false, neededOn: null, target: 1, left: 1, at: '2026-11-20T02:00:00.000Z', thumbUrl: null, again: false };
const { thumbUrl: _thumb, community: _community, ...facts } = row;
const view: View = {
  ...facts, number: null, revision: 3, viewer: 'guest', community: { id: 'c01', name: '梧桐里社区' }, photos: [], voices: [], station, whom: null, care: null, original: null, claimantsRead: null, address: null, addressOpen: false,
  recipient: null, author: null, createdAt: '2026-11-19T02:00:00.000Z', dueAt: null, claims: [], questions: [{ code: 'used', answer: 'yes' }], askable: ['size'], proposal: null, thanks: null, storyConsent: null, story: null,
  timeline: [{ id: '2', at: '2026-11-20T02:00:00.000Z', action: 'approve', part: 'station', unit: null, code: null, text: null }], alike: [], careful: false, mayContact: false, receipt: false, linked: false, actions: ['claim', 'question'],
};
const claimed: View = {
  ...view, state: 'claimed', left: 0, viewer: 'claimant', revision: 4, askable: [], actions: ['arrange', 'send', 'prove', 'release', 'callFor'],
  claims: [{ id: 'wish-1-0', name: null, unit: null, own: true, quantity: 1, state: 'active', companion: null, at: '2026-11-24T04:30:00.000Z', dueAt: '2026-12-01T04:30:00.000Z', arrangedOn: null, sentAt: null, proof: null, agreed: false, actions: ['arrange', 'send', 'prove', 'release'] }],
};

let phone: Phone;
let online: boolean;
const here = <T>(answer: T): T => {
  if (!online) throw new NoNetwork();
  return answer;
};
const feedOf = (items: Row[]): ResponseOf<'GET /wishes'> => ({ items, next: null, counts: { open: items.length, going: 8, realised: 146 }, community: { id: 'c01', name: '梧桐里社区' } });
async function opened(path: string, params: Record<string, string>, words: string): Promise<WeappPage> {
  const page = await phone.app.openPage(path, params);
  await until(words, () => page.text().includes(words));
  return page;
}
const areas = (page: WeappPage): HTMLElement[] => [...page.findAll('.u-ruled__input'), ...page.findAll('.u-field__input')] as HTMLElement[];

async function switchOn(who = me): Promise<void> {
  document.body.replaceChildren();
  jest.resetModules();
  phone = await phoneOf(who);
  const { server } = phone;
  server.answer('GET /wishes', ({ query }) => here(feedOf(query.category === 'company' ? [] : [row])));
  const street = { id: 's1', name: '青云街道' };
  server.answer('GET /communities', () => here({ items: [{ id: 'c01', name: '梧桐里社区', street }, { id: 'c02', name: '枫林社区', street }] }));
  server.answer('GET /wishes/:id', () => here(view));
  server.answer('POST /wishes/:id/claim', () => here(claimed));
}
beforeEach(async () => {
  online = true;
  await switchOn();
});

describe('the wall of wishes in WeChat', () => {
  it('shows what waits, how many there are, and asks for one kind', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    expect(page.text()).toContain('等认领 1');
    expect(page.text()).toContain('已实现 146');
    expect(page.text()).toContain('这里只收东西、手艺和时间，不收钱');
    await press(page, '想有人陪');
    await until('nothing of that kind', () => page.text().includes('现在没有等认领的心愿'));
    expect(phone.server.calls('GET /wishes').at(-1)?.query).toMatchObject({ lane: 'open', category: 'company' });
    await page.close();
  });

  it('keeps what was seen last where there is no network, and says so', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    await page.close();
    online = false;
    const again = await opened('features/wishes/pages/feed', {}, row.text);
    await again.close();
  });

  it('shows that of another community to whoever chooses it', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    await press(page, '看看别的社区');
    await until('the communities', () => page.text().includes('枫林社区'));
    await press(page, '枫林社区');
    await until('its wall', () => phone.server.calls('GET /wishes').at(-1)?.query.communityId === 'c02');
    await page.close();
  });

  it('has residents without a community choose one first', async () => {
    await switchOn({ ...me, home: null });
    const page = await opened('features/wishes/pages/feed', {}, '先选您住的社区');
    await page.close();
  });
});

describe('one wish', () => {
  it('is claimed by one press, and asks for a day next', async () => {
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, row.text);
    expect(page.text()).toContain('名字、门牌、电话先不显示');
    phone.server.answer('GET /wishes/:id', () => claimed);
    await press(page, '我来认领');
    await until('the claim', () => page.text().includes('您认领的'));
    expect(phone.server.calls('POST /wishes/:id/claim')[0]).toMatchObject({ params: { id: 'wish-1' }, body: { quantity: 1 }, key: expect.any(String) });
    expect(page.text()).toContain('约好日子');
    await page.close();
  });

  it('tells whoever comes second kindly, and shows the wish as it is now', async () => {
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, row.text);
    phone.server.answer('POST /wishes/:id/claim', () => { throw new Refusal('rule_refused', '刚刚有邻居先认领了，谢谢您的好意。还有别的心愿在等人'); });
    phone.server.answer('GET /wishes/:id', () => ({ ...view, state: 'claimed', left: 0, actions: [], askable: [] }));
    await press(page, '我来认领');
    await until('the kind word', () => page.text().includes('刚刚有邻居先认领了'));
    await until('the wish as it is', () => page.text().includes('有人认领了'));
    await page.close();
  });

  it('of a visit leads whoever was not seen at the counter there first', async () => {
    phone.server.answer('GET /wishes/:id', () => ({ ...view, visit: true }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '先去看一次证件');
    expect(page.text()).not.toContain('我来认领');
    await page.close();
  });

  it('asks one of the fixed questions, and shows the answers there are', async () => {
    phone.server.answer('POST /wishes/:id/question', () => view);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '用过的行不行');
    await press(page, '要多大的');
    await until('the question', () => phone.server.calls('POST /wishes/:id/question').length === 1);
    expect(phone.server.calls('POST /wishes/:id/question')[0]?.body).toEqual({ revision: 3, code: 'size' });
    await page.close();
  });

  it('is not there for others, and says so', async () => {
    phone.server.answer('GET /wishes/:id', () => { throw new Refusal('not_found', '没找到，可能已经不在了'); });
    const page = await opened('features/wishes/pages/wish', { id: 'gone' }, '没找到');
    await page.close();
  });
});

describe.each([false, true])('what both sides agree on after a claim, elder mode %s', (elderMode) => {
  const asked: View = { ...claimed, viewer: 'author', text: '我家门口想要一张旧木凳', claimantsRead: '想要一张旧木凳', actions: ['propose'], claims: claimed.claims.map((claim) => ({ ...claim, own: false, name: '赵先生', actions: [] })) };
  const proposed: View = { ...asked, actions: [], proposal: { kind: 'edit', text: '想要一张矮木凳', neededOn: '2026-12-06', reason: '想要的变了' } };
  beforeEach(() => switchOn({ ...me, preferences: { elderMode } }));

  it('is written by who wished it, from what the claimant reads and nothing else of it', async () => {
    phone.server.answer('GET /wishes/:id', () => (phone.server.calls('POST /wishes/:id/propose').length > 0 ? proposed : asked));
    phone.server.answer('POST /wishes/:id/propose', () => proposed);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '想改一改');
    await press(page, '想改一改');
    await press(page, '想要的变了');
    await press(page, '问问认领的邻居');
    await until('that something changes', () => page.text().includes('改一处'));
    expect(phone.server.calls('POST /wishes/:id/propose')).toEqual([]);
    await page.input(areas(page)[0] as HTMLElement, '请大家捐款');
    await until('no money', () => page.text().includes('这里只收东西、手艺和时间，不收钱。换成'));
    await page.input(areas(page)[0] as HTMLElement, '想要一张矮木凳');
    await press(page, '一周内');
    await press(page, '问问认领的邻居');
    await until('it is asked', () => page.text().includes('等认领的邻居答复'));
    expect(phone.server.calls('POST /wishes/:id/propose')[0]?.body).toEqual({ revision: 4, kind: 'edit', text: '想要一张矮木凳', neededOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), reason: '想要的变了' });
    expect(page.findAll('.wish-beside__side').map((side) => side.textContent)).toEqual(['现在想要一张旧木凳', '想改成想要一张矮木凳', '现在不急', expect.stringContaining('想改成')]);
    await page.close();
  });

  it('is shown beside what is to whoever claimed it, who agrees or leaves it as it was', async () => {
    const theirs: View = { ...claimed, proposal: proposed.proposal, actions: [...claimed.actions, 'agree', 'refuse'] };
    const agreed: View = { ...theirs, claims: claimed.claims.map((claim) => ({ ...claim, agreed: true })) };
    phone.server.answer('GET /wishes/:id', () => (phone.server.calls('POST /wishes/:id/agree').length > 0 ? agreed : theirs));
    phone.server.answer('POST /wishes/:id/agree', () => agreed);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '那边想商量一下');
    expect(page.findAll('.wish-beside__side').slice(0, 2).map((side) => side.textContent)).toEqual(['现在想要一张旧木凳', '想改成想要一张矮木凳']);
    expect(page.text()).toContain('先不改');
    await press(page, '我同意');
    await until('that they agreed', () => !page.text().includes('我同意'));
    expect(page.text()).toContain('同意了');
    expect(phone.server.calls('POST /wishes/:id/agree')[0]?.body).toEqual({ revision: 4, claimId: 'wish-1-0' });
    await page.close();
  });
});

describe.each([false, true])('stopping, elder mode %s', (elderMode) => {
  beforeEach(() => switchOn({ ...me, preferences: { elderMode } }));
  const forMe: View = { ...claimed, viewer: 'recipient', whom: 'proxy', actions: ['shareAddress', 'takeBack'], claims: claimed.claims.map((claim) => ({ ...claim, own: false, name: '赵先生', actions: [] })) };

  it('takes one tap and a yes of whoever it was written for, and asks nobody else', async () => {
    const stopped: View = { ...forMe, state: 'withdrawn', claims: [], actions: [], timeline: [{ id: '9', at: '2026-11-25T02:00:00.000Z', action: 'takeBack', part: 'recipient', unit: null, code: null, text: null }] };
    phone.server.answer('GET /wishes/:id', () => (phone.server.calls('POST /wishes/:id/take-back').length > 0 ? stopped : forMe));
    phone.server.answer('POST /wishes/:id/take-back', () => stopped);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '我不想要了');
    await press(page, '我不想要了');
    await until('the question', () => page.text().includes('认领的邻居会知道不用再跑'));
    expect(phone.server.calls('POST /wishes/:id/take-back')).toEqual([]);
    await press(page, '不要了');
    await until('it is stopped', () => page.text().includes('本人不想要了，撤回了'));
    expect(phone.server.calls('POST /wishes/:id/take-back')[0]).toMatchObject({ params: { id: 'wish-1' }, body: { revision: 4 }, key: expect.any(String) });
    expect(page.text()).not.toContain('我不想要了');
    await page.close();
  });

  it('is not offered where one wrote it oneself: that goes by agreement', async () => {
    phone.server.answer('GET /wishes/:id', () => ({ ...forMe, viewer: 'author', actions: ['propose'] }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '想撤回');
    expect(page.text()).not.toContain('我不想要了');
    await page.close();
  });

  it('after a death tells the station first what that stops, and whom it never tells', async () => {
    const desk: View = { ...forMe, viewer: 'station', actions: ['end'], mayContact: true };
    phone.server.answer('GET /wishes/:id', () => desk);
    phone.server.answer('POST /wishes/:id/end', () => ({ ...desk, state: 'ended', claims: [], actions: [] }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
    await press(page, '不用再办了');
    expect(page.text()).not.toContain('认领的邻居只知道情况变了');
    await press(page, '本人过世了');
    expect(page.text()).toContain('本人别的心愿也会停下，不再给他发消息。认领的邻居只知道情况变了，不知道原因');
    await press(page, '不用再办了');
    await until('it is noted', () => phone.server.calls('POST /wishes/:id/end').length === 1);
    expect(phone.server.calls('POST /wishes/:id/end')[0]?.body).toMatchObject({ revision: 4, reason: 'gone' });
    await page.close();
  });
});

describe('writing a wish', () => {
  it('refuses money while it is written, masks a number on the phone, and sends the rest once', async () => {
    phone.server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '想要哪一样');
    await press(page, '交给工作站');
    await until('what is missing', () => page.text().includes('还差 2 处'));
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await page.input(areas(page)[0] as HTMLElement, '请大家捐款');
    await until('no money', () => page.text().includes('这里只收东西、手艺和时间，不收钱。换成'));
    await page.input(areas(page)[0] as HTMLElement, '想要木凳，打１３８００１３８０００');
    await until('the number', () => page.text().includes('里面有电话号码'));
    await press(page, '替我隐去');
    await press(page, '交给工作站');
    await until('it is sent', () => phone.server.calls('POST /wishes').length === 1);
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'goods', text: '想要木凳，打＊＊', whom: 'self', place: { text: '6 栋 1 单元' } });
    await page.close();
  });

  it('says of a picture with a code to pay in it that it cannot stay, and sends nothing until it is taken out', async () => {
    phone.server.answer('POST /wish-checks', ({ body }) => ({ faults: [], personal: [], masked: '', codes: (body as { photoIds: string[] }).photoIds.map((photoId) => ({ photoId, kind: 'pay' as const })) }));
    phone.server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '想要哪一样');
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await page.input(areas(page)[0] as HTMLElement, '想要一张旧木凳');
    await press(page, '拍一张');
    await until('what is wrong with it', () => page.text().includes('收款码不能放在心愿里'));
    await press(page, '交给工作站');
    expect(phone.server.calls('POST /wishes')).toEqual([]);
    await page.tap(page.find('.u-photo__remove') as HTMLElement);
    await until('nothing is wrong any more', () => !page.text().includes('收款码不能放在心愿里'));
    await press(page, '交给工作站');
    await until('it is sent', () => phone.server.calls('POST /wishes').length === 1);
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ photoIds: [] });
    await page.close();
  });

  it.each([false, true])('by staff for somebody: by which door, read out, agreed to, and the paper to hand over; elder mode %s', async (elderMode) => {
    const receipt = { id: 'wish-9', number: 'XY26-000123', code: 'ABCDEFGH23', page: '/p/w/XY26-000123/ABCDEFGH23', print: '/p/wish-receipt/wish-9?e=1&s=x', station: { name: '梧桐里社区工作站', phone: '0755-1' }, promisedAt: '2026-11-27T09:30:00.000Z' };
    await switchOn({ ...me, preferences: { elderMode }, roles: [{ role: 'stationStaff', unit: { id: 'st', name: '梧桐里社区工作站', kind: 'station' }, since: '2026-01-01T00:00:00.000Z', until: null }] });
    phone.server.answer('POST /wishes', () => ({ ...view, id: 'wish-9', state: 'submitted', viewer: 'author', whom: 'proxy', receipt: true, actions: [] }));
    phone.server.answer('POST /wishes/:id/receipt', () => receipt);
    phone.app.wx.answer('chooseLocation', () => ({ name: '3 栋', address: '', longitude: 113.9, latitude: 22.6 }));
    const page = await opened('features/wishes/pages/post', { whom: 'proxy' }, '念给这位听');
    expect(page.text()).toContain('随时可以不要。您同意吗？');
    await press(page, '交给工作站');
    await until('what is missing', () => page.text().includes('写上这位的姓名'));
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await page.input(areas(page)[0] as HTMLElement, '想要一台收音机');
    await press(page, '电话');
    expect(page.text()).not.toContain('当面答应');
    await press(page, '电话里答应');
    await page.input(page.findAll('.u-field__input')[1] as HTMLElement, '何桂香');
    await press(page, '点这里选一下');
    await until('the place', () => page.text().includes('3 栋'));
    await press(page, '交给工作站');
    await until('the receipt', () => page.text().includes('XY26-000123'));
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ whom: 'proxy', source: 'hotline', consent: 'phone', person: { name: '何桂香', phone: '' }, text: '想要一台收音机' });
    for (const told of ['ABCDEFGH23', '前核实好', '打印回执', '再替一位写']) expect(page.text()).toContain(told);
    await page.close();
  });

  it('goes by three screens in elder mode, one question each', async () => {
    await switchOn({ ...me, preferences: { elderMode: true } });
    phone.server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '您想要什么？');
    await press(page, '下一步');
    expect(page.text()).toContain('您想要什么？');
    await page.tap(page.findAll('.u-option')[3] as HTMLElement);
    await press(page, '下一步');
    await until('the words', () => page.text().includes('说说您的心愿'));
    await page.input(areas(page)[0] as HTMLElement, '想有人陪我下棋');
    await press(page, '下一步');
    await until('the check', () => page.text().includes('这样交上去，行吗？'));
    await press(page, '交给工作站');
    await until('it is sent', () => phone.server.calls('POST /wishes').length === 1);
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'company', text: '想有人陪我下棋' });
    await page.close();
  });

  it('keeps what was started on the phone, offers it again, and forgets it when it is handed in or left', async () => {
    phone.server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const first = await opened('features/wishes/pages/post', {}, '想要哪一样');
    expect(first.text()).not.toContain('上次没写完的还在这里');
    await first.tap(first.findAll('.u-option')[0] as HTMLElement);
    await first.input(areas(first)[0] as HTMLElement, '想要一张旧木凳');
    await first.close();
    const again = await opened('features/wishes/pages/post', {}, '上次没写完的还在这里');
    await press(again, '交给工作站');
    await until('it is sent', () => phone.server.calls('POST /wishes').length === 1);
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'goods', text: '想要一张旧木凳' });
    await again.close();
    const third = await opened('features/wishes/pages/post', {}, '想要哪一样');
    expect(third.text()).not.toContain('上次没写完的还在这里');
    await third.input(areas(third)[0] as HTMLElement, '想学用手机');
    await third.close();
    const fourth = await opened('features/wishes/pages/post', {}, '上次没写完的还在这里');
    await press(fourth, '不要了，重新写');
    await fourth.close();
    const last = await opened('features/wishes/pages/post', {}, '想要哪一样');
    expect(last.text()).not.toContain('上次没写完的还在这里');
    await last.close();
  });
});

describe('a voice', () => {
  const speak = async (page: WeappPage): Promise<void> => {
    phone.server.answer('POST /voices', ({ key }) => voice(`voice-${key ?? ''}`));
    await page.tap(page.find('.voice-key') as HTMLElement);
    await until('the recorder', () => page.text().includes('正在听'));
    await page.tap(page.find('.voice-key') as HTMLElement);
    await until('the upload', () => phone.server.calls('POST /voices').length === 1);
    await until('the recording', () => page.text().includes('录音 0:04') && !page.text().includes('正在传'));
  };
  const voiceId = (): string => `voice-${phone.server.calls('POST /voices')[0]?.key ?? ''}`;

  it('is a wish without a word written', async () => {
    phone.server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '也能说出来');
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await speak(page);
    await press(page, '交给工作站');
    await until('it is sent', () => phone.server.calls('POST /wishes').length === 1);
    expect(phone.server.calls('POST /wishes')[0]?.body).toMatchObject({ text: '', voiceIds: [voiceId()] });
    await page.close();
  });

  it('is thanks, and is heard by whoever is thanked', async () => {
    const realised: View = { ...claimed, state: 'realised', viewer: 'author', actions: ['thank'], claims: [] };
    const thanked: View = { ...realised, actions: [], thanks: { text: null, voices: [voice('voice-t')], wish: '想要一张旧木凳', at: '2026-11-25T02:00:00.000Z' } };
    phone.server.answer('GET /wishes/:id', () => (phone.server.calls('POST /wishes/:id/thank').length > 0 ? thanked : realised));
    phone.server.answer('POST /wishes/:id/thank', () => thanked);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '也能说给他听');
    await press(page, '送出谢意');
    expect(phone.server.calls('POST /wishes/:id/thank')).toEqual([]);
    await speak(page);
    await press(page, '送出谢意');
    await until('the thanks', () => page.text().includes('谢谢您') && !page.text().includes('送出谢意'));
    expect(phone.server.calls('POST /wishes/:id/thank')[0]?.body).toEqual({ revision: 4, text: '', voiceIds: [voiceId()] });
    expect(page.text()).toContain('录音 0:04');
    await page.close();
  });
});
