import { randomUUID } from 'node:crypto';
import { raiseLevel } from '../../../server/features/identity';
import type { ResponseOf } from '../../../shared/contract';
import { refusalIn, stepHands } from '../../support/stepHands';
import { CROWD, setScene } from '../activities/support';

type Shift = ResponseOf<'GET /workbench/hour-shifts/:shiftId'>;
type Desk = ResponseOf<'GET /workbench/service-records'>;
const { as, helper, opened, joined, mine, at, server } = setScene();
const records = stepHands<ResponseOf<'GET /service-records/:id'>>(() => server(), 'service-records', [], 'serviceRecords');
const [FIRST, SECOND, THIRD] = CROWD;
let shiftId: string;

const shift = async (who: string): Promise<Shift> => (await (await as(who)).get(`/workbench/hour-shifts/${shiftId}`).expect(200)).body as Shift;
const confirm = async (who: string, items: Shift['items'], key: string = randomUUID()) => (await as(who)).post(`/workbench/hour-shifts/${shiftId}/confirm`, { records: items.map(({ id, revision }) => ({ id, revision })) }, key);
const states = async (): Promise<string[]> => (await shift('plumHead')).items.map(({ state }) => state);

beforeEach(async () => {
  for (const name of ['serviceRecords', 'volunteerHours']) await server().deps.db.collection(name).deleteMany({});
  const view = await opened({ roles: [{ name: '捡拾', places: 5 }] });
  shiftId = view.shifts[0]?.id ?? '';
  const ids: string[] = [];
  for (const who of [FIRST, SECOND, THIRD]) {
    await helper(who);
    await raiseLevel(server().deps, who, 2);
    await joined(who, view);
    ids.push((await mine(who))[0]?.id ?? '');
  }
  at('2026-03-07T11:10:00+08:00');
  for (const id of ids) expect(refusalIn(await (await as('plumStaff')).post(`/sign-ups/${id}/mark`, { mark: 'present' }))).toBe('done');
  await server().drain();
});

it('is listed as one at the desk of who may confirm, and for nobody else', async () => {
  const desk = async (who: string): Promise<Desk> => (await (await as(who)).get('/workbench/service-records').expect(200)).body as Desk;
  expect((await desk('plumHead')).shifts).toEqual([{ shiftId, title: '周六清洁日', from: '2026-03-07T01:00:00.000Z', to: '2026-03-07T03:00:00.000Z', count: 3 }]);
  expect((await desk('plumStaff')).shifts).toEqual([]);
  for (const who of ['pineStaff', FIRST]) await (await as(who)).get(`/workbench/hour-shifts/${shiftId}`).expect(404);
});

it('confirms what was ticked, leaves what was taken out, and is the same when it is sent twice', async () => {
  const { items } = await shift('plumHead');
  expect(items).toMatchObject([{ evidence: 'mark', enteredBy: 'plumStaff先生', mayConfirm: true, minutes: 120 }, {}, {}]);
  const key = randomUUID();
  for (let n = 0; n < 2; n += 1) expect((await confirm('plumHead', items.slice(0, 2), key)).body).toMatchObject({ left: [], items: [{ state: 'published' }, { state: 'published' }, { state: 'toConfirm', mayConfirm: true }] });
  expect(await server().deps.db.collection('serviceRecords').countDocuments({ revision: 1 })).toBe(2);
});

it('goes on where it ended half-way: what is done stays, what changed meanwhile is told, the rest is confirmed', async () => {
  const { items } = await shift('plumHead');
  const [one, other, third] = items;
  // One was confirmed by a press that was cut off; another was refused in between.
  await records.step('plumHead', one?.id ?? '', 'confirm');
  await records.step('plumHead', other?.id ?? '', 'refuse', { reason: 'notThere', text: '' });
  const { body } = await confirm('plumHead', items);
  expect((body as Shift).left).toEqual([{ id: other?.id, code: 'conflict', rule: null }]);
  expect(await states()).toEqual(['published', 'refused', 'published']);
  expect((body as Shift).items.find(({ id }) => id === third?.id)).toMatchObject({ state: 'published', viewer: 'confirmer' });
});

it('confirms nothing for whoever marked it, whose it is, or who has no right to it; and tells the rule of one that does not fit', async () => {
  const { items } = await shift('plumHead');
  expect((await confirm('plumStaff', items)).body).toMatchObject({ left: items.map(({ id }) => ({ id, code: 'not_allowed' })) });
  expect(refusalIn(await confirm('pineStaff', items))).toBe('not_found');
  expect(refusalIn(await confirm(FIRST, items))).toBe('not_found');
  await server().deps.db.collection('serviceRecords').insertOne({ _id: 'beside' as never, volunteerId: (await server().deps.db.collection('serviceRecords').findOne({ _id: items[0]?.id as never }))?.volunteerId, kind: 'service', state: 'published', entry: null, from: new Date('2026-03-07T01:30:00Z'), to: new Date('2026-03-07T02:30:00Z'), minutes: 60, manual: false });
  expect((await confirm('plumHead', items)).body).toMatchObject({ left: [{ id: items[0]?.id, code: 'rule_refused', rule: 'hoursOverlap' }] });
  expect(await states()).toEqual(['toConfirm', 'published', 'published']);
});

it('is refused without a record, and with one of another shift leaves it', async () => {
  expect(refusalIn(await confirm('plumHead', []))).toBe('invalid_input');
  const [one] = (await shift('plumHead')).items;
  expect((await (await as('plumHead')).post(`/workbench/hour-shifts/${shiftId}/confirm`, { records: [{ id: 'of-another', revision: 0 }] })).body).toMatchObject({ left: [{ id: 'of-another', code: 'not_found' }] });
  expect(one).toMatchObject({ state: 'toConfirm' });
});

it('is told once a shift to who leads its team and had no hand in it, and leads to the shift', async () => {
  const { db } = server().deps;
  const leader = (personId: string): object => ({ personId, volunteerId: personId });
  await db.collection<{ _id: string }>('volunteerTeams').insertOne({ _id: 'team-told', name: '清洁队', state: 'active', leader: leader('ann'), deputies: [leader('plumStaff'), leader('plumHead')] } as { _id: string });
  await db.collection('serviceRecords').updateMany({}, { $set: { teamId: 'team-told' } });
  for (const who of [FIRST, SECOND]) expect(refusalIn(await (await as('plumHead')).post(`/sign-ups/${(await mine(who))[0]?.id ?? ''}/mark`, { mark: 'late' }))).toBe('done');
  await server().drain();
  const told = async (personId: string) => db.collection('messages').find({ personId, kind: 'leaderHoursOfShift' }).toArray();
  // The head marked both anew; staff, who marked first, is a second person now.
  expect([await told('ann'), await told('plumStaff'), await told('plumHead')].map(({ length }) => length)).toEqual([1, 1, 0]);
  const { items } = (await (await as('ann')).get('/inbox').expect(200)).body as ResponseOf<'GET /inbox'>;
  expect(items.find(({ kind }) => kind === 'leaderHoursOfShift')).toMatchObject({ target: { kind: 'hoursShift', id: shiftId }, body: expect.stringContaining('周六清洁日') });
});
