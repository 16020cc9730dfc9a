import { until, type WeappPage } from '../support/weapp';
import { me, voice } from './cases/fixtures';
import { press } from './cases/support';
import { areas, claimed, setScene, view, type View } from './support/wishes';

const { opened, phone, switchOn } = setScene();

describe('writing a wish', () => {
  it('refuses money while it is written, masks a number on the phone, and sends the rest once', async () => {
    phone().server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
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
    await until('it is sent', () => phone().server.calls('POST /wishes').length === 1);
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'goods', text: '想要木凳，打＊＊', whom: 'self', place: { text: '6 栋 1 单元' } });
    await page.close();
  });

  it('says of a picture with a code to pay in it that it cannot stay, and sends nothing until it is taken out', async () => {
    phone().server.answer('POST /wish-checks', ({ body }) => ({ faults: [], personal: [], masked: '', codes: (body as { photoIds: string[] }).photoIds.map((photoId) => ({ photoId, kind: 'pay' as const })) }));
    phone().server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '想要哪一样');
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await page.input(areas(page)[0] as HTMLElement, '想要一张旧木凳');
    await press(page, '拍一张');
    await until('what is wrong with it', () => page.text().includes('收款码不能放在心愿里'));
    await press(page, '交给工作站');
    expect(phone().server.calls('POST /wishes')).toEqual([]);
    await page.tap(page.find('.u-photo__remove') as HTMLElement);
    await until('nothing is wrong any more', () => !page.text().includes('收款码不能放在心愿里'));
    await press(page, '交给工作站');
    await until('it is sent', () => phone().server.calls('POST /wishes').length === 1);
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ photoIds: [] });
    await page.close();
  });

  it.each([false, true])('by staff for somebody: by which door, read out, agreed to, and the paper to hand over; elder mode %s', async (elderMode) => {
    const receipt = { id: 'wish-9', number: 'XY26-000123', code: 'ABCDEFGH23', page: '/p/w/XY26-000123/ABCDEFGH23', print: '/p/wish-receipt/wish-9?e=1&s=x', station: { name: '梧桐里社区工作站', phone: '0755-1' }, promisedAt: '2026-11-27T09:30:00.000Z', sms: true };
    await switchOn({ ...me, preferences: { elderMode }, roles: [{ role: 'stationStaff', unit: { id: 'st', name: '梧桐里社区工作站', kind: 'station' }, since: '2026-01-01T00:00:00.000Z', until: null }] });
    phone().server.answer('POST /wishes', () => ({ ...view, id: 'wish-9', state: 'submitted', viewer: 'author', whom: 'proxy', receipt: true, actions: [] }));
    phone().server.answer('POST /wishes/:id/receipt', () => receipt);
    phone().app.wx.answer('chooseLocation', () => ({ name: '3 栋', address: '', longitude: 113.9, latitude: 22.6 }));
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
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ whom: 'proxy', source: 'hotline', consent: 'phone', person: { name: '何桂香', phone: '' }, text: '想要一台收音机' });
    for (const told of ['ABCDEFGH23', '前核实好', '打印回执', '再替一位写']) expect(page.text()).toContain(told);
    await page.close();
  });

  it('goes by three screens in elder mode, one question each', async () => {
    await switchOn({ ...me, preferences: { elderMode: true } });
    phone().server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
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
    await until('it is sent', () => phone().server.calls('POST /wishes').length === 1);
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'company', text: '想有人陪我下棋' });
    await page.close();
  });

  it('keeps what was started on the phone, offers it again, and forgets it when it is handed in or left', async () => {
    phone().server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const first = await opened('features/wishes/pages/post', {}, '想要哪一样');
    expect(first.text()).not.toContain('上次没写完的还在这里');
    await first.tap(first.findAll('.u-option')[0] as HTMLElement);
    await first.input(areas(first)[0] as HTMLElement, '想要一张旧木凳');
    await first.close();
    const again = await opened('features/wishes/pages/post', {}, '上次没写完的还在这里');
    await press(again, '交给工作站');
    await until('it is sent', () => phone().server.calls('POST /wishes').length === 1);
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ category: 'goods', text: '想要一张旧木凳' });
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
    phone().server.answer('POST /voices', ({ key }) => voice(`voice-${key ?? ''}`));
    await page.tap(page.find('.voice-key') as HTMLElement);
    await until('the recorder', () => page.text().includes('正在听'));
    await page.tap(page.find('.voice-key') as HTMLElement);
    await until('the upload', () => phone().server.calls('POST /voices').length === 1);
    await until('the recording', () => page.text().includes('录音 0:04') && !page.text().includes('正在传'));
  };
  const voiceId = (): string => `voice-${phone().server.calls('POST /voices')[0]?.key ?? ''}`;

  it('is a wish without a word written', async () => {
    phone().server.answer('POST /wishes', () => ({ ...view, state: 'submitted', viewer: 'author', actions: [] }));
    const page = await opened('features/wishes/pages/post', {}, '也能说出来');
    await page.tap(page.findAll('.u-option')[0] as HTMLElement);
    await speak(page);
    await press(page, '交给工作站');
    await until('it is sent', () => phone().server.calls('POST /wishes').length === 1);
    expect(phone().server.calls('POST /wishes')[0]?.body).toMatchObject({ text: '', voiceIds: [voiceId()] });
    await page.close();
  });

  it('is thanks, and is heard by whoever is thanked', async () => {
    const realised: View = { ...claimed, state: 'realised', viewer: 'author', actions: ['thank'], claims: [] };
    const thanked: View = { ...realised, actions: [], thanks: { text: null, voices: [voice('voice-t')], wish: '想要一张旧木凳', at: '2026-11-25T02:00:00.000Z' } };
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/thank').length > 0 ? thanked : realised));
    phone().server.answer('POST /wishes/:id/thank', () => thanked);
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '也能说给他听');
    await press(page, '送出谢意');
    expect(phone().server.calls('POST /wishes/:id/thank')).toEqual([]);
    await speak(page);
    await press(page, '送出谢意');
    await until('the thanks', () => page.text().includes('谢谢您') && !page.text().includes('送出谢意'));
    expect(phone().server.calls('POST /wishes/:id/thank')[0]?.body).toEqual({ revision: 4, text: '', voiceIds: [voiceId()] });
    expect(page.text()).toContain('录音 0:04');
    await page.close();
  });
});
