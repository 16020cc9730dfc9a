import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { refusalIn } from '../../support/stepHands';
import { asking, bytesOf, service, setScene } from './support';

const { as, seen, step, attempt, refusal, helper, post, entered, enterRefusal, asked, mine, later, counted, server, inboxOf, volunteers } = setScene();
const volunteerId = async (personId: string): Promise<string> => String((await server().deps.db.collection('volunteers').findOne({ personId }))?._id);
const records = () => server().deps.db.collection('serviceRecords');

describe('entering by hand', () => {
  it('is asked for by the volunteer, entered by one, confirmed by another, published, and counts then alone', async () => {
    await helper('bob');
    const { id, state, minutes } = await asked('bob');
    expect({ state, minutes }).toEqual({ state: 'asked', minutes: 180 });
    expect(await inboxOf('plumStaff')).toContain('stationHoursAsked');
    await step('plumStaff', id, 'enter', service({ to: '2026-03-08T03:20:00.000Z' }));
    expect(await seen('plumStaff', id)).toMatchObject({ state: 'toConfirm', minutes: 120, viewer: 'enterer', enteredBy: 'plumStaff先生', actions: ['refuse'] });
    expect(await refusal('plumStaff', id, 'confirm')).toBe('not_allowed');
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) expect((await attempt('plumHead', id, 'confirm', { revision: 1 }, key)).body).toMatchObject({ state: 'published', publishUntil: '2026-03-17T16:00:00.000Z', viewer: 'confirmer' });
    await later(7);
    expect(await mine('bob')).toMatchObject({ minutes: 0, going: 1 });
    await later(1);
    expect(await mine('bob')).toMatchObject({ minutes: 120, years: [{ year: 2026, minutes: 120 }], star: { level: 0, toNext: 5_880 }, going: 0 });
    expect(await seen('bob', id)).toMatchObject({ state: 'counted', counts: 120, enteredBy: null });
    expect((await inboxOf('bob')).sort()).toEqual(['hoursCounted', 'hoursEntered', 'hoursPublished']);
  });

  it('is never confirmed by the volunteer, who may work at the station, nor entered by them', async () => {
    const id = await helper('plumStaff');
    expect(await enterRefusal(id)).toBe('not_allowed');
    const own = await asked('plumStaff');
    expect(await refusal('plumStaff', own.id, 'enter', service())).toBe('not_allowed');
    await step('plumHead', own.id, 'enter', service());
    for (const who of ['plumStaff', 'plumHead']) expect(await refusal(who, own.id, 'confirm')).toBe('not_allowed');
  });

  it.each([
    [{ to: '2026-03-08T01:00:00.000Z' }, 'hoursTime'], [{ to: '2026-03-10T02:30:00.000Z', from: '2026-03-10T01:30:00.000Z' }, 'hoursFuture'], [{ from: '2025-12-08T01:00:00.000Z', to: '2025-12-08T04:00:00.000Z' }, 'hoursTooOld'],
    [{ from: '2026-03-06T01:00:00.000Z', to: '2026-03-08T04:00:00.000Z' }, 'hoursTooLong'], [{ breakMinutes: 160 }, 'hoursNothing'], [{ list: ' ' }, 'hoursList'], [{ evidence: 'photos' }, 'hoursPhotos'], [{ photoIds: ['not-mine'] }, 'photoNotYours'],
    [{ title: '打 13800138000' }, 'hoursPersonal'], [{ from: '2026-03-07T22:00:00.000Z', to: '2026-03-08T07:00:00.000Z' }, 'hoursDay'],
  ])('refuses %j: %s, and keeps nothing', async (changes, rule) => {
    expect(await enterRefusal(await helper('bob'), changes)).toBe(rule);
    expect(await records().countDocuments({})).toBe(0);
  });

  it('is for volunteers in force whose document was seen', async () => {
    expect(await enterRefusal(await helper('plumGrid', 1))).toBe('hoursLevel');
    expect(refusalIn(await post('ann', '/service-records', asking()))).toBe('hoursNotVolunteer');
    const id = await helper('ann');
    expect(await enterRefusal(id, {}, 'pineStaff')).toBe('not_found');
    await volunteers.step('ann', id, 'withdraw');
    expect(await enterRefusal(id)).toBe('hoursNotVolunteer');
  });

  it('refuses what overlaps, and more than forty hours by hand in a month', async () => {
    const id = await helper('bob');
    await entered(id);
    expect(await enterRefusal(id, { from: '2026-03-08T03:30:00.000Z', to: '2026-03-08T05:00:00.000Z' })).toBe('hoursOverlap');
    expect(await enterRefusal(id, { from: '2026-03-08T04:00:00.000Z', to: '2026-03-08T05:00:00.000Z' })).toBe('done');
    for (const day of [2, 3, 4, 5]) await entered(id, { from: `2026-03-0${day}T01:00:00.000Z`, to: `2026-03-0${day}T09:00:00.000Z` });
    expect(await enterRefusal(id, { from: '2026-03-06T01:00:00.000Z', to: '2026-03-06T06:00:00.000Z' })).toBe('hoursMonth');
    expect(await enterRefusal(id, { from: '2026-02-06T01:00:00.000Z', to: '2026-02-06T06:00:00.000Z' })).toBe('done');
  });

  it('is one for the same tap, and refused for the same key with other words', async () => {
    const volunteerId = await helper('bob');
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) expect((await post('plumStaff', '/workbench/service-records', { volunteerId, ...service() }, key)).status).toBe(201);
    expect(refusalIn(await post('plumStaff', '/workbench/service-records', { volunteerId, ...service({ title: '别的' }) }, key))).toBe('key_reused');
    expect(await records().countDocuments({})).toBe(1);
  });

  it('is taken back by whoever asked, and refused with a reason that they hear', async () => {
    await helper('bob');
    const first = await asked('bob');
    expect(await step('bob', first.id, 'withdraw')).toMatchObject({ state: 'refused' });
    const second = await asked('bob');
    expect(await refusal('plumStaff', second.id, 'refuse', { reason: 'other' })).toBe('hoursReason');
    await step('plumStaff', second.id, 'refuse', { reason: 'notThere', text: '' });
    expect(await inboxOf('bob')).toEqual(['hoursRefused']);
    expect(await refusal('plumHead', second.id, 'enter', service())).toBe('wrong_state');
  });
});

describe('publication', () => {
  const published = async (): Promise<string> => {
    const { id } = await entered(await helper('bob'));
    await step('plumHead', id, 'confirm');
    return id;
  };

  it('shows the community surname, what and how long, and nothing else of it', async () => {
    const id = await published();
    const list = (await (await as('ann')).get('/hours/published').expect(200)).body;
    expect(list).toMatchObject({ days: 7, items: [{ id, name: 'b**', title: '清理楼道', minutes: 180 }] });
    const view = await seen('ann', id);
    expect(view).toMatchObject({ viewer: 'neighbour', volunteer: null, list: '', enteredBy: null, timeline: [], actions: ['object'] });
    expect(JSON.stringify(view)).not.toContain('档案柜');
    await (await as('pineStaff')).get(`/service-records/${id}`).expect(404);
    expect((await (await as('cy')).get('/hours/published')).body.items).toHaveLength(0);
  });

  it('is objected to by a neighbour; the volunteer reads the words and not whose they are; not whoever confirmed decides', async () => {
    const id = await published();
    await step('ann', id, 'object', { text: '那天下午楼道没有人' });
    expect(await refusal('ann', id, 'object', { text: '再说一次' })).toBe('hoursObjectedTwice');
    expect(await refusal('bob', id, 'object', { text: '我反对' })).toBe('hoursOwn');
    const view = await seen('bob', id);
    expect(view).toMatchObject({ state: 'objected', objections: [{ text: '那天下午楼道没有人', mine: false, settled: false }] });
    expect(JSON.stringify(view)).not.toContain('"ann"');
    expect(await inboxOf('bob')).toContain('hoursObjected');
    await later(9);
    expect(await mine('bob')).toMatchObject({ minutes: 0 });
    expect(await refusal('plumHead', id, 'keep', { text: '看过了' })).toBe('not_allowed');
    expect(await step('plumStaff', id, 'keep', { text: '问了同组的人，来过' })).toMatchObject({ state: 'published', objections: [{ settled: true }] });
    expect(await inboxOf('ann')).toEqual(['objectionKept']);
    await later(1);
    expect(await mine('bob')).toMatchObject({ minutes: 180 });
  });

  it('ends without hours where the objection is right, and never by whoever objected', async () => {
    const id = await published();
    await step('plumStaff', id, 'object', { text: '签到表上没有他' });
    expect(await refusal('plumStaff', id, 'keep', { text: '我看没事' })).toBe('hoursOwnObjection');
    await later(9);
    expect(await refusal('ann', id, 'refuse', { reason: 'notThere' })).toBe('not_allowed');
    expect(await mine('bob')).toMatchObject({ minutes: 0 });
    expect((await seen('plumStaff', id)).actions).toEqual([]);
  });
});

describe('corrections', () => {
  it('go the whole way by two people, and are entries of their own', async () => {
    const volunteerId = await helper('bob');
    const { id } = await counted(volunteerId);
    const ask = { minutes: 60, text: '多记了两小时', evidence: 'list', list: '签到表背面' };
    expect(refusalIn(await post('plumStaff', `/service-records/${id}/correct`, { ...ask, minutes: 240 }))).toBe('hoursCorrection');
    expect(refusalIn(await post('bob', `/service-records/${id}/correct`, ask))).toBe('not_allowed');
    const correction = (await post('plumStaff', `/service-records/${id}/correct`, ask)).body as { id: string };
    expect(refusalIn(await post('plumHead', `/service-records/${id}/correct`, ask))).toBe('hoursCorrectionSame');
    expect(await refusal('plumStaff', correction.id, 'confirm')).toBe('not_allowed');
    await step('plumHead', correction.id, 'confirm');
    expect(await mine('bob')).toMatchObject({ minutes: 180 });
    await later(8);
    expect(await mine('bob')).toMatchObject({ minutes: 60 });
    expect(await seen('bob', id)).toMatchObject({ minutes: 180, counts: 60 });
    expect(await server().deps.db.collection('volunteerHours').find({}).sort({ n: 1 }).toArray()).toMatchObject([{ n: 1, minutes: 180 }, { n: 2, minutes: -120, kind: 'correction', correctsId: id }]);
  });
});

it('is handed to the national platform as a table of what counted, by the station alone', async () => {
  const { id } = await counted(await helper('bob'));
  const { id: correction } = (await post('plumStaff', `/service-records/${id}/correct`, { minutes: 60, text: '多记了两小时', evidence: 'list', list: '签到表背面' })).body as { id: string };
  await step('plumHead', correction, 'confirm');
  await later(8);
  await entered(await volunteerId('bob'), { from: '2026-03-25T01:00:00.000Z', to: '2026-03-25T03:00:00.000Z' });
  const { url } = (await (await as('plumStaff')).post('/workbench/volunteer-registers', { stationId: 'plum-station', of: 'hours' }).expect(200)).body as { url: string };
  const [sheet] = await readXlsxFile((await server().request.get(url).buffer(true).parse(bytesOf).expect(200)).body as Buffer);
  const [columns, ...lines] = sheet?.data ?? [];
  expect(columns).toEqual(['志愿者编号', '志愿者姓名', '证件类型', '证件号码', '服务项目', '记录类型', '服务单位', '所在社区', '服务日期', '开始时间', '结束时间', '服务时长（小时）', '记录依据', '记录方式', '记录人', '确认人', '记入日期']);
  expect(lines.map((line) => [line[1], line[4], line[5], line[6], line[11], line[13], line[14], line[15]])).toEqual([['bob女士', '清理楼道', '更正', '梅社区工作站', -2, '补录', 'plumStaff先生', 'plumHead先生'], ['bob女士', '清理楼道', '服务', '梅社区工作站', 3, '补录', 'plumStaff先生', 'plumHead先生']]);
  expect(refusalIn(await (await as('pineStaff')).post('/workbench/volunteer-registers', { stationId: 'plum-station', of: 'hours' }))).toBe('not_allowed');
});

describe('what looks wrong', () => {
  it('is shown to the station with names, to auditors without, to nobody else', async () => {
    const id = await helper('bob');
    await entered(id, { from: '2026-03-07T14:00:00.000Z', to: '2026-03-07T18:00:00.000Z' });
    expect((await (await as('plumStaff')).get('/workbench/hour-suspects').expect(200)).body.items).toMatchObject([{ kind: 'night', amount: 240, name: 'bob女士', records: [{ title: '清理楼道' }] }]);
    expect((await (await as('districtAuditor')).get('/workbench/hour-suspects').expect(200)).body.items).toMatchObject([{ kind: 'night', name: null, number: expect.stringMatching(/^ZY/), records: [{ title: '' }] }]);
    expect((await (await as('pineStaff')).get('/workbench/hour-suspects').expect(200)).body.items).toEqual([]);
    await (await as('bob')).get('/workbench/hour-suspects').expect(403);
  });
});

it('is read by the station alone, its desk counted, and exported by whose it is', async () => {
  const { id } = await entered(await helper('bob'));
  expect((await (await as('plumHead')).get('/workbench/service-records?desk=confirm').expect(200)).body).toMatchObject({ items: [{ id, name: 'bob女士', overdue: false }], counts: { confirm: 1, asked: 0 } });
  await (await as('bob')).get('/workbench/service-records').expect(403);
  await (await as('ann')).get(`/service-records/${id}`).expect(404);
  await later(6);
  expect(await inboxOf('plumHead')).toEqual(['stationHoursToConfirm', 'stationHoursWait']);
  const { url } = (await post('bob', '/hours/exports', {})).body as { url: string };
  const { body } = await server().request.get(url).buffer(true).parse(bytesOf).expect(200).expect('Content-Type', /spreadsheetml/);
  const [entries, self] = await readXlsxFile(body as Buffer);
  expect(entries?.data[0]).toEqual(expect.arrayContaining(['服务项目', '服务时长（小时）', '记录依据']));
  expect(self?.data[1]).toEqual(expect.arrayContaining(['bob女士', '梅社区', '还没有星级', expect.stringMatching(/^\*{14}[\dX]{4}$/)]));
  await server().request.get(url.replace(/s=.{4}/, 's=AAAA')).expect(404);
  expect((await attempt('bob', id, 'withdraw')).body).toMatchObject({ state: 'refused' });
});
