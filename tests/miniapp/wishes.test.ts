import { until } from '../support/weapp';
import { Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { press } from './cases/support';
import { areas, claimed, row, setScene, view, type View } from './support/wishes';

const { opened, phone, switchOn, unplug } = setScene();

describe('the wall of wishes in WeChat', () => {
  it('shows what waits, how many there are, and asks for one kind', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    expect(page.text()).toContain('等认领 1');
    expect(page.text()).toContain('已实现 146');
    expect(page.text()).toContain('这里只收东西、手艺和时间，不收钱');
    await press(page, '想有人陪');
    await until('nothing of that kind', () => page.text().includes('现在没有等认领的心愿'));
    expect(phone().server.calls('GET /wishes').at(-1)?.query).toMatchObject({ lane: 'open', category: 'company' });
    await page.close();
  });

  it('keeps what was seen last where there is no network, and says so', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    await page.close();
    unplug();
    const again = await opened('features/wishes/pages/feed', {}, row.text);
    await again.close();
  });

  it('shows that of another community to whoever chooses it', async () => {
    const page = await opened('features/wishes/pages/feed', {}, row.text);
    await press(page, '看看别的社区');
    await until('the communities', () => page.text().includes('枫林社区'));
    await press(page, '枫林社区');
    await until('its wall', () => phone().server.calls('GET /wishes').at(-1)?.query.communityId === 'c02');
    await page.close();
  });

  it('shows one grid of the community to whoever looks for what is near, and the whole again', async () => {
    const page = await opened('features/wishes/pages/feed', {}, '看哪一片：整个社区');
    await press(page, '看哪一片：整个社区');
    await press(page, '第二网格');
    await until('nothing there', () => page.text().includes('这一片现在没有'));
    expect(page.text()).toContain('看哪一片：第二网格');
    expect(phone().server.calls('GET /wishes').at(-1)?.query).toMatchObject({ lane: 'open', communityId: 'c01', gridId: 'g2' });
    await press(page, '看整个社区');
    await until('all of it', () => page.text().includes(row.text));
    expect(page.text()).toContain('看哪一片：整个社区');
    await press(page, '看哪一片：整个社区');
    await press(page, '第一网格');
    await until('what hangs there', () => phone().server.calls('GET /wishes').at(-1)?.query.gridId === 'g1' && page.text().includes(row.text));
    // Another community has other grids.
    await press(page, '看看别的社区');
    await until('the communities', () => page.text().includes('枫林社区'));
    await press(page, '枫林社区');
    await until('its wall', () => phone().server.calls('GET /wishes').at(-1)?.query.communityId === 'c02');
    expect(phone().server.calls('GET /wishes').at(-1)?.query.gridId).toBeUndefined();
    await page.close();
  });

  it('lets a grid go that was taken away meanwhile, and needs no choice where there is but one', async () => {
    const page = await opened('features/wishes/pages/feed', {}, '看哪一片：整个社区');
    const { server } = phone();
    const whole = { items: [row], next: null, counts: { open: 1, going: 0, realised: 0 }, community: { id: 'c01', name: '梧桐里社区' } };
    server.answer('GET /wishes', ({ query }) => ({ ...whole, items: query.gridId ? [] : [row], grids: [{ id: 'g9', name: '中网格' }] }));
    await press(page, '看哪一片：整个社区');
    await press(page, '第二网格');
    await until('the whole', () => page.text().includes(row.text));
    expect(page.text()).not.toContain('看哪一片');
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
    phone().server.answer('GET /wishes/:id', () => claimed);
    await press(page, '我来认领');
    await until('the claim', () => page.text().includes('您认领的'));
    expect(phone().server.calls('POST /wishes/:id/claim')[0]).toMatchObject({ params: { id: 'wish-1' }, body: { quantity: 1 }, key: expect.any(String) });
    expect(page.text()).toContain('约好日子');
    await page.close();
  });

  it('tells whoever comes second kindly, and shows the wish as it is now', async () => {
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, row.text);
    phone().server.answer('POST /wishes/:id/claim', () => { throw new Refusal('rule_refused', '刚刚有邻居先认领了，谢谢您的好意。还有别的心愿在等人'); });
    phone().server.answer('GET /wishes/:id', () => ({ ...view, state: 'claimed', left: 0, actions: [], askable: [] }));
    await press(page, '我来认领');
    await until('the kind word', () => page.text().includes('刚刚有邻居先认领了'));
    await until('the wish as it is', () => page.text().includes('有人认领了'));
    await page.close();
  });

  it('of a visit leads whoever was not seen at the counter there first', async () => {
    phone().server.answer('GET /wishes/:id', () => ({ ...view, visit: true }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '先去看一次证件');
    expect(page.text()).not.toContain('我来认领');
    await page.close();
  });

  it('asks one of the fixed questions, and shows the answers there are', async () => {
    phone().server.answer('POST /wishes/:id/question', () => view);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '用过的行不行');
    await press(page, '要多大的');
    await until('the question', () => phone().server.calls('POST /wishes/:id/question').length === 1);
    expect(phone().server.calls('POST /wishes/:id/question')[0]?.body).toEqual({ revision: 3, code: 'size' });
    await page.close();
  });

  it('is not there for others, and says so', async () => {
    phone().server.answer('GET /wishes/:id', () => { throw new Refusal('not_found', '没找到，可能已经不在了'); });
    const page = await opened('features/wishes/pages/wish', { id: 'gone' }, '没找到');
    await page.close();
  });
});

describe.each([false, true])('what both sides agree on after a claim, elder mode %s', (elderMode) => {
  const asked: View = { ...claimed, viewer: 'author', text: '我家门口想要一张旧木凳', claimantsRead: '想要一张旧木凳', actions: ['propose'], claims: claimed.claims.map((claim) => ({ ...claim, own: false, name: '赵先生', actions: [] })) };
  const proposed: View = { ...asked, actions: [], proposal: { kind: 'edit', text: '想要一张矮木凳', neededOn: '2026-12-06', reason: '想要的变了' } };
  beforeEach(() => switchOn({ ...me, preferences: { elderMode } }));

  it('is written by who wished it, from what the claimant reads and nothing else of it', async () => {
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/propose').length > 0 ? proposed : asked));
    phone().server.answer('POST /wishes/:id/propose', () => proposed);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '想改一改');
    await press(page, '想改一改');
    await press(page, '想要的变了');
    await press(page, '问问认领的邻居');
    await until('that something changes', () => page.text().includes('改一处'));
    expect(phone().server.calls('POST /wishes/:id/propose')).toEqual([]);
    await page.input(areas(page)[0] as HTMLElement, '请大家捐款');
    await until('no money', () => page.text().includes('这里只收东西、手艺和时间，不收钱。换成'));
    await page.input(areas(page)[0] as HTMLElement, '想要一张矮木凳');
    await press(page, '一周内');
    await press(page, '问问认领的邻居');
    await until('it is asked', () => page.text().includes('等认领的邻居答复'));
    expect(phone().server.calls('POST /wishes/:id/propose')[0]?.body).toEqual({ revision: 4, kind: 'edit', text: '想要一张矮木凳', neededOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), reason: '想要的变了' });
    expect(page.findAll('.wish-beside__side').map((side) => side.textContent)).toEqual(['现在想要一张旧木凳', '想改成想要一张矮木凳', '现在不急', expect.stringContaining('想改成')]);
    await page.close();
  });

  it('is shown beside what is to whoever claimed it, who agrees or leaves it as it was', async () => {
    const theirs: View = { ...claimed, proposal: proposed.proposal, actions: [...claimed.actions, 'agree', 'refuse'] };
    const agreed: View = { ...theirs, claims: claimed.claims.map((claim) => ({ ...claim, agreed: true })) };
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/agree').length > 0 ? agreed : theirs));
    phone().server.answer('POST /wishes/:id/agree', () => agreed);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '那边想商量一下');
    expect(page.findAll('.wish-beside__side').slice(0, 2).map((side) => side.textContent)).toEqual(['现在想要一张旧木凳', '想改成想要一张矮木凳']);
    expect(page.text()).toContain('先不改');
    await press(page, '我同意');
    await until('that they agreed', () => !page.text().includes('我同意'));
    expect(page.text()).toContain('同意了');
    expect(phone().server.calls('POST /wishes/:id/agree')[0]?.body).toEqual({ revision: 4, claimId: 'wish-1-0' });
    await page.close();
  });
});

describe.each([false, true])('stopping, elder mode %s', (elderMode) => {
  beforeEach(() => switchOn({ ...me, preferences: { elderMode } }));
  const forMe: View = { ...claimed, viewer: 'recipient', whom: 'proxy', actions: ['shareAddress', 'takeBack'], claims: claimed.claims.map((claim) => ({ ...claim, own: false, name: '赵先生', actions: [] })) };

  it('takes one tap and a yes of whoever it was written for, and asks nobody else', async () => {
    const stopped: View = { ...forMe, state: 'withdrawn', claims: [], actions: [], timeline: [{ id: '9', at: '2026-11-25T02:00:00.000Z', action: 'takeBack', part: 'recipient', unit: null, code: null, text: null }] };
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/take-back').length > 0 ? stopped : forMe));
    phone().server.answer('POST /wishes/:id/take-back', () => stopped);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '我不想要了');
    await press(page, '我不想要了');
    await until('the question', () => page.text().includes('认领的邻居会知道不用再跑'));
    expect(phone().server.calls('POST /wishes/:id/take-back')).toEqual([]);
    await press(page, '不要了');
    await until('it is stopped', () => page.text().includes('本人不想要了，撤回了'));
    expect(phone().server.calls('POST /wishes/:id/take-back')[0]).toMatchObject({ params: { id: 'wish-1' }, body: { revision: 4 }, key: expect.any(String) });
    expect(page.text()).not.toContain('我不想要了');
    await page.close();
  });

  it('is not offered where one wrote it oneself: that goes by agreement', async () => {
    phone().server.answer('GET /wishes/:id', () => ({ ...forMe, viewer: 'author', actions: ['propose'] }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '想撤回');
    expect(page.text()).not.toContain('我不想要了');
    await page.close();
  });

  it('after a death tells the station first what that stops, and whom it never tells', async () => {
    const desk: View = { ...forMe, viewer: 'station', actions: ['end'], mayContact: true };
    phone().server.answer('GET /wishes/:id', () => desk);
    phone().server.answer('POST /wishes/:id/end', () => ({ ...desk, state: 'ended', claims: [], actions: [] }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
    await press(page, '不用再办了');
    expect(page.text()).not.toContain('认领的邻居只知道情况变了');
    await press(page, '本人过世了');
    expect(page.text()).toContain('本人别的心愿也会停下，不再给他发消息。认领的邻居只知道情况变了，不知道原因');
    await press(page, '不用再办了');
    await until('it is noted', () => phone().server.calls('POST /wishes/:id/end').length === 1);
    expect(phone().server.calls('POST /wishes/:id/end')[0]?.body).toMatchObject({ revision: 4, reason: 'gone' });
    await page.close();
  });
});
