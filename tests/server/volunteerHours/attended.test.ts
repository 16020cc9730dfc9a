import { raiseLevel } from '../../../server/features/identity';
import { hoursOfTeams } from '../../../server/platform/database/migrations/011-hours-of-teams';
import { hoursClock, type ServiceRecordDoc } from '../../../server/features/volunteerHours';
import type { ResponseOf } from '../../../shared/contract';
import { refusalIn, stepHands } from '../../support/stepHands';
import { setScene, type View } from '../activities/support';

const { as, helper, opened, joined, mine, at, server } = setScene();
const records = stepHands<ResponseOf<'GET /service-records/:id'>>(() => server(), 'service-records', [], 'serviceRecords');

let view: View;
const shiftId = (): string => view.shifts[0]?.id ?? '';
const signUpId = async (): Promise<string> => (await mine('bob'))[0]?.id ?? '';
const here = async (which: 'arrive' | 'depart'): Promise<void> => {
  const [code] = (await (await as('plumStaff')).get(`/activities/${view.id}/shifts/${shiftId()}/codes`).expect(200)).body.items as { text: string }[];
  expect(refusalIn(await (await as('bob')).post(`/sign-ups/${await signUpId()}/${which}`, { code: code?.text }))).toBe('done');
};
const mark = async (who: string, id: string, word: string): Promise<string> => refusalIn(await (await as(who)).post(`/sign-ups/${id}/mark`, { mark: word }));
const stored = async (): Promise<ServiceRecordDoc[]> => {
  await server().drain();
  return server().deps.db.collection<ServiceRecordDoc>('serviceRecords').find({}).toArray();
};
const only = async (): Promise<ServiceRecordDoc> => {
  const [one, more] = await stored();
  if (!one || more) throw new Error('not one record');
  return one;
};

beforeEach(async () => {
  for (const name of ['serviceRecords', 'volunteerHours']) await server().deps.db.collection(name).deleteMany({});
  await helper('bob');
  await raiseLevel(server().deps, 'bob', 2);
  view = await opened();
  await joined('bob', view);
  at('2026-03-07T08:55:00+08:00');
});

describe('an attendance by code', () => {
  it('becomes one record of the shift as planned, is confirmed by one person, published, and counts', async () => {
    await here('arrive');
    expect(await stored()).toEqual([]);
    at('2026-03-07T10:52:00+08:00');
    await here('depart');
    const doc = await only();
    expect(doc).toMatchObject({ _id: `signUp-${await signUpId()}`, state: 'toConfirm', minutes: 120, manual: false, evidence: 'code', enteredBy: null, title: '周六清洁日', personId: 'bob', scope: { station: 'plum-station' } });
    expect(await records.step('plumStaff', doc._id, 'confirm')).toMatchObject({ state: 'published' });
    at('2026-03-16T10:00:00+08:00');
    await hoursClock.run(server().deps);
    await server().drain();
    expect((await (await as('bob')).get('/hours/mine').expect(200)).body).toMatchObject({ minutes: 120 });
  });

  it('is not confirmed by whoever led the shift and showed the code, but by another', async () => {
    await server().deps.db.collection<{ _id: string }>('activities').updateOne({ _id: view.id }, { $set: { 'shifts.0.leaderId': 'plumStaff' } });
    await here('arrive');
    at('2026-03-07T10:52:00+08:00');
    await here('depart');
    const doc = await only();
    expect(doc).toMatchObject({ shiftId: shiftId(), shownBy: 'plumStaff', teamId: null, enteredBy: null });
    expect(await records.refusal('plumStaff', doc._id, 'confirm')).toBe('not_allowed');
    expect(await records.step('plumHead', doc._id, 'confirm')).toMatchObject({ state: 'published' });
  });

  it('is given its shift by migration 011 where it was made before, and one by hand is given none', async () => {
    await here('arrive');
    at('2026-03-07T10:52:00+08:00');
    await here('depart');
    const doc = await only();
    const rows = server().deps.db.collection<{ _id: string }>('serviceRecords');
    await rows.updateOne({ _id: doc._id }, { $unset: { shiftId: 1, teamId: 1, shownBy: 1 } });
    await rows.insertOne({ _id: 'manual-1' });
    await hoursOfTeams.run(server().deps.db);
    expect(await rows.findOne({ _id: doc._id })).toMatchObject({ shiftId: shiftId(), teamId: null, shownBy: null });
    expect(await rows.findOne({ _id: 'manual-1' })).toEqual({ _id: 'manual-1', shiftId: null, teamId: null, shownBy: null });
  });

  it('counts nothing where somebody leaves before half an hour is over', async () => {
    await here('arrive');
    at('2026-03-07T09:25:00+08:00');
    await here('depart');
    expect(await stored()).toEqual([]);
  });
});

describe('an attendance by mark', () => {
  it('is never confirmed by whoever marked it, nor by the volunteer', async () => {
    const id = await signUpId();
    at('2026-03-07T11:10:00+08:00');
    expect(await mark('plumStaff', id, 'present')).toBe('done');
    const doc = await only();
    expect(doc).toMatchObject({ evidence: 'mark', enteredBy: 'plumStaff', minutes: 120 });
    expect(await records.refusal('plumStaff', doc._id, 'confirm')).toBe('not_allowed');
    expect(await records.refusal('bob', doc._id, 'confirm')).toBe('not_allowed');
    expect(await records.step('plumHead', doc._id, 'confirm')).toMatchObject({ state: 'published' });
  });

  it('that is corrected after it was published is confirmed anew, and one that is taken back is none', async () => {
    const id = await signUpId();
    at('2026-03-07T11:10:00+08:00');
    await mark('plumStaff', id, 'present');
    const { _id } = await only();
    await records.step('plumHead', _id, 'confirm');
    expect(await mark('plumHead', id, 'late')).toBe('done');
    expect(await only()).toMatchObject({ state: 'toConfirm', enteredBy: 'plumHead', confirmedBy: null, publishUntil: null });
    expect(await records.refusal('plumHead', _id, 'confirm')).toBe('not_allowed');
    expect(await mark('plumStaff', id, 'noShow')).toBe('done');
    expect(await only()).toMatchObject({ state: 'refused' });
    // Nothing makes of it a record again but people.
    expect(await mark('plumStaff', id, 'present')).toBe('done');
    expect(await only()).toMatchObject({ state: 'refused' });
  });
});
