import { raiseLevel } from '../../../server/features/identity';
import { hoursOfTeams } from '../../../server/platform/database/migrations/011-hours-of-teams';
import { shownByAll } from '../../../server/platform/database/migrations/015-shown-by-all';
import { activityClock } from '../../../server/features/activities';
import { hoursClock, type ServiceRecordDoc } from '../../../server/features/volunteerHours';
import type { ResponseOf } from '../../../shared/contract';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf } from '../cases/support';
import { setScene, type View } from '../activities/support';

const { as, helper, opened, joined, mine, at, server } = setScene();
const records = stepHands<ResponseOf<'GET /service-records/:id'>>(() => server(), 'service-records', [], 'serviceRecords');

let view: View;
const shiftId = (): string => view.shifts[0]?.id ?? '';
const signUpId = async (): Promise<string> => (await mine('bob'))[0]?.id ?? '';
const codeBy = async (who: string): Promise<string> => (await (await as(who)).get(`/activities/${view.id}/shifts/${shiftId()}/codes`).expect(200)).body.items[0].text;
const attend = async (which: 'arrive' | 'depart', code: string | null, queued = false): Promise<string> => refusalIn(await (await as('bob')).post(`/sign-ups/${await signUpId()}/${which}`, { code, queued, place: code === null ? middleOf(0) : null }));
/** Who leads the shift from now on, put there as the row is. */
const lead = async (who: string | null): Promise<void> => void (await server().deps.db.collection<{ _id: string }>('activities').updateOne({ _id: view.id }, { $set: { 'shifts.0.leaderId': who, leaders: who === null ? [] : [who] } }));
const here = async (which: 'arrive' | 'depart', who = 'plumStaff', when?: string): Promise<void> => {
  if (when) at(when);
  expect(await attend(which, await codeBy(who))).toBe('done');
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
    // Whoever fetched the code does not confirm what came of it.
    expect(await records.refusal('plumStaff', doc._id, 'confirm')).toBe('not_allowed');
    expect((await (await as('plumStaff')).get(`/service-records/${doc._id}`).expect(200)).body).toMatchObject({ viewer: 'enterer', shown: true });
    expect(await records.step('plumHead', doc._id, 'confirm')).toMatchObject({ state: 'published', shown: false });
    at('2026-03-16T10:00:00+08:00');
    await hoursClock.run(server().deps);
    await server().drain();
    expect((await (await as('bob')).get('/hours/mine').expect(200)).body).toMatchObject({ minutes: 120 });
  });

  it('is not confirmed by whoever led the shift, nor by whoever fetched its codes, though neither leads any more, but by another', async () => {
    await lead('plumHead');
    await here('arrive', 'plumHead');
    await lead(null);
    await here('depart', 'plumStaff', '2026-03-07T10:52:00+08:00');
    const doc = await only();
    expect(doc).toMatchObject({ shiftId: shiftId(), shownBy: ['plumHead', 'plumStaff'], teamId: null, enteredBy: null });
    const { body } = await (await as('plumStaff')).get(`/workbench/hour-shifts/${shiftId()}`).expect(200);
    expect(body.items).toMatchObject([{ mayConfirm: false, shown: true }]);
    for (const who of ['plumStaff', 'plumHead']) {
      expect(await records.refusal(who, doc._id, 'confirm')).toBe('not_allowed');
      const together = await (await as(who)).post(`/workbench/hour-shifts/${shiftId()}/confirm`, { records: [{ id: doc._id, revision: 0 }] });
      expect(together.body.left).toMatchObject([{ id: doc._id, code: 'not_allowed' }]);
    }
  });

  it('does not count for whoever could show themselves the code; a place does, and what another marks', async () => {
    await lead('bob');
    const own = await codeBy('bob');
    expect(await attend('arrive', own)).toBe('attendanceOwn');
    // Taken off meanwhile: the codes are still on their phone.
    await lead(null);
    expect(await attend('arrive', own)).toBe('attendanceOwn');
    expect(await attend('arrive', null)).toBe('done');
    at('2026-03-07T10:52:00+08:00');
    expect(await attend('depart', await codeBy('plumStaff'))).toBe('attendanceOwn');
    expect(await attend('depart', null)).toBe('done');
    expect(await only()).toMatchObject({ evidence: 'place', shownBy: [], unleft: false });
  });

  it('says to whoever confirms that nobody left, and that the code came late', async () => {
    const code = await codeBy('plumStaff');
    at('2026-03-07T09:10:00+08:00');
    expect(await attend('arrive', code, true)).toBe('done');
    at('2026-03-07T13:05:00+08:00');
    await activityClock.run(server().deps);
    const { _id } = await only();
    expect((await (await as('plumHead')).get(`/service-records/${_id}`).expect(200)).body).toMatchObject({ unleft: true, queued: true, minutes: 120 });
    expect((await (await as('plumHead')).get(`/workbench/hour-shifts/${shiftId()}`).expect(200)).body.items).toMatchObject([{ unleft: true, queued: true, mayConfirm: true }]);
  });

  it('is given its shift by migration 011 where it was made before, and by 015 all who showed it, and one by hand is given none', async () => {
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
    await rows.updateOne({ _id: doc._id }, { $set: { shownBy: 'plumHead' }, $unset: { unleft: 1, queued: 1 } });
    for (let n = 0; n < 2; n += 1) await shownByAll.run(server().deps.db);
    expect(await rows.findOne({ _id: doc._id })).toMatchObject({ shownBy: ['plumHead'], unleft: false, queued: false });
    expect(await rows.findOne({ _id: 'manual-1' })).toMatchObject({ shownBy: [], unleft: false, queued: false });
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
