import { randomUUID } from 'node:crypto';
import { bookingCalendar, bookingClock } from '../../../server/features/bookings';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';
import { put, withHoliday } from '../settings/support';

type View = ResponseOf<'GET /bookings/:id'>;
type Bookable = ResponseOf<'GET /bookables/:id'>;
type Sheet = ResponseOf<'GET /workbench/bookables/:id/sheet'>;
type Writing = RequestOf<'POST /bookables'>['body'];
/** A Thursday. */
const START = new Date('2026-08-20T08:00:00+08:00');
const [TODAY, FRIDAY, SATURDAY] = ['2026-08-20', '2026-08-21', '2026-08-22'] as const;
const clock = settableClock(START);
let server: TestServer;
const callers = new Map<string, ReturnType<TestServer['as']>>();
const as = (who: string) => {
  const name = `${who} ${clock.now().toISOString().slice(0, 10)}`;
  const known = callers.get(name) ?? server.as(who);
  callers.set(name, known);
  return known;
};
const room = (changes: Partial<Writing> = {}): Writing => ({ kind: 'activity', title: '二楼活动室', where: '党群服务中心二楼', capacity: 20, room: { workdays: [{ from: 540, to: 1020 }], restdays: [{ from: 540, to: 720 }] }, atOnce: 2, ...changes });
const reception = (changes: Partial<Writing> = {}): Writing => ({ kind: 'reception', title: '书记接待日', where: '工作站一楼', who: '社区书记', service: { weekdays: [4, 5], weeks: [], restdays: false, from: 540, minutes: 15, places: 2 }, atOnce: 2, ...changes });
const post = async (who: string, path: string, body: object, key: string = randomUUID()) => (await as(who)).post(path, body, key);
const must = async <T>(who: string, path: string, body: object, key?: string): Promise<T> => {
  const answer = await post(who, path, body, key);
  if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};
const get = async <T>(who: string, path: string): Promise<T> => (await (await as(who)).get(path).expect(200)).body as T;
const kept = (writing: Writing, who = 'plumStaff'): Promise<Bookable> => must<Bookable>(who, '/bookables', writing);
const wish = (from: number, to: number, day: string = FRIDAY, more: object = {}) => ({ day, span: { from, to }, ...more });
const take = (who: string, id: string, body: object): Promise<View> => must<View>(who, `/bookables/${id}/bookings`, body);
const refused = async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body));
const seen = (who: string, id: string): Promise<View> => get<View>(who, `/bookings/${id}`);
const step = async (who: string, id: string, action: string, body: object = {}, by = who): Promise<View> => must<View>(who, `/bookings/${id}/${action}`, { revision: (await seen(by, id)).revision, ...body });
const stepRefused = async (who: string, id: string, action: string, body: object = {}): Promise<string> => refused(who, `/bookings/${id}/${action}`, { revision: (await seen('plumStaff', id)).revision, ...body });
const kinds = async (who: string): Promise<string[]> => { await server.drain(); return (await get<{ items: { kind: string }[] }>(who, '/inbox')).items.map(({ kind }) => kind); };
const raw = (name: string) => server.deps.db.collection<{ _id: string; rows: { state: string; personId: string; from: number }[]; nextCheckAt?: Date }>(name);
const until = (at: string): void => clock.set(new Date(at));
const tick = async (): Promise<void> => { await bookingClock.run(server.deps); await server.drain(); };

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  await server.drain();
  for (const name of ['bookables', 'bookingSheets', 'bookingTalks', 'messages', 'outbox', 'cases']) await raw(name).deleteMany({});
});

it('keeps a room with hours by the real calendar, and shows what is free and never who has the rest', async () => {
  const { id } = await kept(room());
  expect(await refused('plumStaff', '/bookables', room({ room: null }))).toBe('bookingKind');
  expect(await refused('plumStaff', '/bookables', room({ room: { workdays: [{ from: 540, to: 700 }], restdays: [] } }))).toBe('bookingHours');
  expect(await refused('ann', '/bookables', room())).toBe('not_allowed');
  await take('bob', id, wish(600, 660));
  const view = await get<Bookable>('ann', `/bookables/${id}?day=${FRIDAY}`);
  expect(view).toMatchObject({ staff: false, rule: null, nextOn: TODAY, day: { spans: [{ from: 540, to: 1020 }], taken: [{ from: 600, to: 660 }] } });
  expect(JSON.stringify(view)).not.toContain('bob先生');
  expect((await get<Bookable>('ann', `/bookables/${id}?day=${SATURDAY}`)).day?.spans).toEqual([{ from: 540, to: 720 }]);
  expect((await get<{ items: { id: string }[] }>('ann', '/bookables')).items.map((one) => one.id)).toEqual([id]);
  expect((await get<{ items: unknown[] }>('cy', '/bookables')).items).toEqual([]);
});

it('refuses what overlaps, is outside the hours, off the grid, too long, too far, for too many, or not theirs', async () => {
  const { id } = await kept(room());
  await take('bob', id, wish(600, 660));
  const path = `/bookables/${id}/bookings`;
  expect(await refused('ann', path, wish(645, 700))).toBe('bookingGrid');
  expect(await refused('ann', path, wish(645, 705))).toBe('bookingTaken');
  expect(await refused('ann', path, wish(480, 600))).toBe('bookingClosed');
  expect(await refused('ann', path, wish(660, 840))).toBe('bookingTooLong');
  expect(await refused('ann', path, wish(660, 720, '2026-09-20'))).toBe('bookingTooFar');
  expect(await refused('ann', path, wish(660, 720, '2026-08-19'))).toBe('bookingPast');
  expect(await refused('ann', path, wish(660, 720, FRIDAY, { people: 21 }))).toBe('bookingCapacity');
  expect(await refused('cy', path, wish(660, 720))).toBe('bookingNotYours');
  await take('ann', id, wish(660, 720));
  expect(await refused('ann', path, wish(660, 720))).toBe('bookingTwice');
  await take('ann', id, wish(720, 780));
  expect(await refused('ann', path, wish(780, 840))).toBe('bookingAtOnce');
  const key = randomUUID();
  const first = await must<View>('bob', path, wish(780, 840), key);
  expect((await must<View>('bob', path, wish(780, 840), key)).id).toBe(first.id);
  expect((await post('bob', path, wish(840, 900), key)).status).toBe(409);
});

it('gives one slot to exactly one of a thousand who want it at once, and no service a place too many', async () => {
  const { id } = await kept(room({ audience: 'everybody', atOnce: 5 }));
  const people = ['ann', 'bob', 'cy', 'plumGrid', 'plumHead'];
  const crowd = await Promise.all(people.map((who) => as(who)));
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, n) => (crowd[n % people.length] as (typeof crowd)[number]).post(`/bookables/${id}/bookings`, wish(600, 660), randomUUID())));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalIn))).toEqual(new Set(['bookingTaken', 'bookingTwice', ...(answers.some((one) => one.status === 429) ? ['too_many_requests'] : [])]));
  const [sheet] = await raw('bookingSheets').find({}).toArray();
  expect(sheet?.rows).toHaveLength(1);
  const service = await kept(reception({ audience: 'everybody' }));
  const places = await Promise.all(crowd.map((one) => one.post(`/bookables/${service.id}/bookings`, { day: FRIDAY }, randomUUID())));
  expect(places.filter(({ status }) => status === 201).map(({ body }) => (body as View).number).sort()).toEqual([1, 2]);
}, 120_000);

it('lets nobody have more at once than they may, also where they ask at one moment', async () => {
  const { id } = await kept(room());
  const ann = await as('ann');
  const answers = await Promise.all([540, 600, 660, 720, 780].map((from, n) => ann.post(`/bookables/${id}/bookings`, wish(from, from + 60, n % 2 ? FRIDAY : TODAY), randomUUID())));
  expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(2);
  const sheets = await raw('bookingSheets').find({}).toArray();
  expect(sheets.flatMap(({ rows }) => rows).filter(({ state }) => state === 'booked').length).toBeLessThanOrEqual(2);
});

it('waits in a list that moves up, and lets go until a limit', async () => {
  const { id } = await kept(reception());
  const [one, two] = [await take('ann', id, { day: FRIDAY }), await take('bob', id, { day: FRIDAY, purpose: '说说楼道的灯' })];
  expect([one.number, two.number]).toEqual([1, 2]);
  expect(await refused('plumGrid', `/bookables/${id}/bookings`, { day: FRIDAY })).toBe('bookingTaken');
  const waiting = await take('plumGrid', id, { day: FRIDAY, wait: true });
  expect(waiting).toMatchObject({ state: 'waiting', number: null, waitingAt: 1 });
  await step('ann', one.id, 'cancel');
  expect(await seen('plumGrid', waiting.id)).toMatchObject({ state: 'booked', number: 1 });
  expect(await kinds('plumGrid')).toEqual(['bookingMovedUp']);
  until('2026-08-21T07:30:00+08:00');
  expect(await stepRefused('bob', two.id, 'cancel')).toBe('bookingTooLate');
  expect((await (await as('ann')).get(`/bookings/${two.id}`)).status).toBe(404);
});

it('is changed to another day and time, and the old one is given up', async () => {
  const { id } = await kept(room());
  const first = await take('ann', id, wish(600, 660));
  expect(await stepRefused('ann', first.id, 'change', wish(600, 660))).toBe('bookingSame');
  const same = await step('ann', first.id, 'change', wish(630, 690));
  expect(await seen('ann', first.id)).toMatchObject({ state: 'changed', next: same.id });
  const other = await step('ann', same.id, 'change', wish(540, 600, SATURDAY));
  expect(other).toMatchObject({ state: 'booked', day: SATURDAY });
  expect(await seen('ann', same.id)).toMatchObject({ state: 'changed', next: other.id });
  await take('bob', id, wish(630, 690));
  expect((await get<{ items: View[] }>('ann', '/bookings')).items.map((row) => row.id)).toEqual([other.id]);
});

it('waits for the station to agree where it says so, reminds it, and lets go at the begin', async () => {
  const { id } = await kept(room({ agree: true }));
  const [one, two] = [await take('ann', id, wish(600, 660, SATURDAY)), await take('bob', id, wish(660, 720, SATURDAY))];
  expect(one.state).toBe('asked');
  expect(await kinds('plumHead')).toEqual(['stationBookingAsked', 'stationBookingAsked']);
  expect(await stepRefused('pineStaff', one.id, 'agree')).toBe('not_found');
  expect((await get<{ items: View[] }>('plumStaff', '/workbench/bookings?list=asked')).items).toHaveLength(2);
  await step('plumStaff', one.id, 'agree');
  until('2026-08-21T16:01:00+08:00');
  await tick();
  expect(await kinds('plumHead')).toContain('stationBookingWaits');
  expect((await kinds('ann')).sort()).toEqual(['bookingAgreed', 'bookingSoon'].sort());
  until('2026-08-22T11:01:00+08:00');
  await tick();
  expect(await seen('bob', two.id)).toMatchObject({ state: 'over' });
  expect(await kinds('bob')).toContain('bookingNotAnswered');
});

it('calls the next one, marks who came, and makes of what was said a case in their name', async () => {
  const { id } = await kept(reception());
  const [one, two] = [await take('ann', id, { day: FRIDAY }), await take('bob', id, { day: FRIDAY })];
  expect(await stepRefused('plumStaff', one.id, 'call')).toBe('bookingNotYet');
  until('2026-08-21T09:02:00+08:00');
  await step('plumStaff', one.id, 'call');
  expect((await seen('bob', two.id)).queue).toEqual({ before: 0, calling: 1 });
  expect(await kinds('ann')).toContain('bookingCalled');
  const saying = { to: 'case', categoryId: 'stairLight', text: '二楼的灯不亮', place: { text: '3 栋 2 单元', point: middleOf(0) }, consent: 'spoken' };
  expect(await stepRefused('plumStaff', one.id, 'say', { ...saying, categoryId: 'nothing' })).toBe('offCatalogue');
  expect(await stepRefused('plumStaff', one.id, 'say', { ...saying, consent: 'phone' })).toBe('consentDoesNotFit');
  expect(await stepRefused('bob', one.id, 'say', saying)).toBe('not_found');
  const key = randomUUID();
  const revision = (await seen('plumStaff', one.id)).revision;
  const after = await must<View>('plumStaff', `/bookings/${one.id}/say`, { revision, ...saying }, key);
  expect(after).toMatchObject({ state: 'came', talks: [{ to: 'case', text: '二楼的灯不亮' }] });
  await must<View>('plumStaff', `/bookings/${one.id}/say`, { revision, ...saying }, key);
  expect(await raw('cases').countDocuments({})).toBe(1);
  const mine = await seen('ann', one.id);
  expect(await get<{ text: string; viewer: string }>('ann', `/cases/${mine.talks[0]?.target ?? ''}`)).toMatchObject({ text: '二楼的灯不亮', viewer: 'reporter' });
  expect(await kinds('ann')).toContain('caseFiledForYou');
  const thread = await get<{ matters: { kind: string }[] }>('ann', `/threads/talk/${mine.talks[0]?.id ?? ''}`);
  expect(thread.matters.map(({ kind }) => kind).sort()).toEqual(['case', 'talk']);
  expect((await get<{ matters: { kind: string }[] }>('northDispatcher', `/threads/case/${mine.talks[0]?.target ?? ''}`)).matters.map(({ kind }) => kind)).toEqual(['case']);
  expect(await refused('plumStaff', `/threads/talk/${mine.talks[0]?.id ?? ''}/conversions`, { to: 'case', revision: 0, categoryId: 'stairLight', text: '别的' })).toBe('not_allowed');
});

it('sends who did not come so often through the station, which may book for them and excuse them', async () => {
  const { id } = await kept(room({ atOnce: 5 }));
  for (const from of [540, 600, 660]) await take('ann', id, wish(from, from + 60));
  until('2026-08-21T18:00:00+08:00');
  const sheet = await get<Sheet>('plumStaff', `/workbench/bookables/${id}/sheet?day=${FRIDAY}`);
  expect(sheet.items.map(({ person, from }) => [person, from])).toEqual([['ann先生', 540], ['ann先生', 600], ['ann先生', 660]]);
  for (const row of sheet.items) await step('plumStaff', row.id, 'missed');
  expect(await refused('ann', `/bookables/${id}/bookings`, wish(540, 600, SATURDAY))).toBe('bookingThroughStation');
  expect((await get<Bookable>('ann', `/bookables/${id}`)).rule).toBe('bookingThroughStation');
  await step('plumStaff', sheet.items[0]?.id ?? '', 'excuse');
  await take('ann', id, wish(540, 600, SATURDAY));
});

it('is booked for somebody at the counter, who may have no phone; other stations of the street book what is open to it', async () => {
  const { id } = await kept(room());
  const guest = { person: { name: '孙奶奶', phone: '' }, source: 'counter', consent: 'spoken' };
  expect(await refused('ann', `/bookables/${id}/bookings`, wish(600, 660, FRIDAY, guest))).toBe('not_allowed');
  expect(await refused('pineStaff', `/bookables/${id}/bookings`, wish(600, 660, FRIDAY, guest))).toBe('bookingElsewhere');
  expect(await refused('plumStaff', `/bookables/${id}/bookings`, wish(600, 660, FRIDAY, { ...guest, consent: undefined }))).toBe('bookingConsent');
  expect(await take('plumStaff', id, wish(600, 660, FRIDAY, guest))).toMatchObject({ state: 'booked', person: '孙奶奶', helped: true, parts: expect.arrayContaining(['station']) as string[] });
  const pool = await kept(room({ audience: 'street', title: '街道会议室' }));
  const theirs = await take('pineStaff', pool.id, wish(600, 660, FRIDAY, { ...guest, person: { name: '周大爷', phone: '' } }));
  expect(theirs).toMatchObject({ parts: ['helper'], person: '周大爷' });
  await step('pineStaff', theirs.id, 'cancel');
});

it('tells whoever is hit by days that are closed or by changed holidays, and asks them to choose anew', async () => {
  const { id } = await kept(room());
  const [one, two] = [await take('ann', id, wish(600, 660)), await take('bob', id, wish(840, 900))];
  const revision = (await get<Bookable>('plumStaff', `/bookables/${id}`)).revision;
  await must<Bookable>('plumStaff', `/bookables/${id}/close`, { revision, closure: { from: FRIDAY, to: FRIDAY, why: '检修电路' } });
  expect([await seen('ann', one.id), await seen('bob', two.id)].map(({ state, waits }) => [state, waits])).toEqual([['hit', true], ['hit', true]]);
  expect(await kinds('ann')).toEqual(['bookingHit']);
  expect((await kinds('plumHead'))).toEqual(['stationBookingsHit', 'stationBookingsHit']);
  expect((await get<{ items: { person: string | null }[] }>('plumStaff', '/workbench/bookings?list=hit')).items.map(({ person }) => person).sort()).toEqual(['ann先生', 'bob先生']);
  const anew = await step('ann', one.id, 'change', wish(540, 600, SATURDAY));
  expect(anew).toMatchObject({ state: 'booked', day: SATURDAY });
  expect((await get<{ items: unknown[] }>('plumStaff', '/workbench/bookings?list=hit')).items).toHaveLength(1);
  // A Monday becomes a holiday: at one in the afternoon it is not open any more.
  const monday = await take('bob', id, wish(780, 840, '2026-08-24'));
  await put(server.deps, 'calendar', withHoliday('2026-08-24', '台风假'));
  await bookingCalendar.run(server.deps);
  expect(await seen('bob', monday.id)).toMatchObject({ state: 'hit' });
});

it('shows the number to the station with a reason, and erases names when their time has come', async () => {
  const { id } = await kept(room());
  const one = await take('ann', id, wish(600, 660, FRIDAY, { purpose: '只有我知道的事' }));
  const contact = await post('plumStaff', `/bookings/${one.id}/contact`, { reason: 'tellResult' });
  expect(contact.body).toMatchObject({ name: 'ann先生' });
  expect((await post('ann', `/bookings/${one.id}/contact`, { reason: 'tellResult' })).status).toBe(403);
  until('2026-08-21T18:00:00+08:00');
  await step('plumStaff', one.id, 'came');
  until('2026-11-22T00:00:00+08:00');
  await tick();
  const [sheet] = await raw('bookingSheets').find({}).toArray();
  expect(sheet?.rows).toMatchObject([{ state: 'came', personId: '', purpose: '' }]);
  expect(sheet?.nextCheckAt).toBeUndefined();
  expect((await (await as('ann')).get(`/bookings/${one.id}`)).status).toBe(404);
});
