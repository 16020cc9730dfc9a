import fc from 'fast-check';
import { activityClock } from '../../../server/features/activities';
import { raiseLevel } from '../../../server/features/identity';
import { checkHours, hoursClock, loadRecord, type ServiceRecordDoc } from '../../../server/features/volunteerHours';
import type { HourEntry } from '../../../server/features/volunteerHours/document';
import { rawEntries } from '../../../server/features/volunteerHours/model';
import { setScene, type View } from '../activities/support';

const { as, helper, opened, joined, mine, at, server } = setScene();
const WHO = ['plumStaff', 'plumHead', 'bob', 'v1', 'pineStaff'] as const;
const command = fc.record({ what: fc.constantFrom('fetch', 'fetch', 'arrive', 'arrive', 'depart', 'depart', 'confirm', 'confirm', 'together', 'lead', 'mark', 'hour', 'close'), who: fc.constantFrom(...WHO), of: fc.nat(5) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
const START = new Date('2026-03-07T08:50:00+08:00').getTime();

/** What a run knows beside the database: the codes that were given out, and to whom. */
interface Run { readonly view: View; readonly given: { who: string; text: string }[]; now: number }

/** Sends one command, whether it may be or not; bob is who comes, and sometimes leads. */
async function send(run: Run, { what, who, of }: Command): Promise<void> {
  const [{ deps }, shiftId, [signUp]] = [server(), run.view.shifts[0]?.id ?? '', await mine('bob')];
  const records = async (): Promise<ServiceRecordDoc[]> => { await server().drain(); return deps.db.collection<ServiceRecordDoc>('serviceRecords').find({}).toArray(); };
  if (what === 'hour' || what === 'close') {
    run.now += (what === 'hour' ? 60 : 300) * 60_000;
    at(new Date(run.now).toISOString());
    await activityClock.run(deps);
  } else if (what === 'lead') await deps.db.collection<{ _id: string }>('activities').updateOne({ _id: run.view.id }, { $set: { 'shifts.0.leaderId': of < 3 ? who : null } });
  else if (what === 'fetch') {
    const answer = await (await as(who)).get(`/activities/${run.view.id}/shifts/${shiftId}/codes`);
    if (answer.status === 200) run.given.unshift({ who, text: (answer.body as { items: { text: string }[] }).items[0]?.text ?? '' });
  } else if (what === 'arrive' || what === 'depart') await (await as('bob')).post(`/sign-ups/${signUp?.id ?? 'none'}/${what}`, { code: run.given[of % 2]?.text ?? '000000' });
  else if (what === 'mark') await (await as(who)).post(`/sign-ups/${signUp?.id ?? 'none'}/mark`, { mark: 'left' });
  else for (const { _id: id, revision } of await records()) {
    if (what === 'confirm') await (await as(who)).post(`/service-records/${id}/confirm`, { revision });
    else await (await as(who)).post(`/workbench/hour-shifts/${shiftId}/confirm`, { records: [{ id, revision }] });
  }
}

/** How a shift goes most often, among which the rest is strewn: else few attendances would ever count. */
const usual = (who: 'plumStaff' | 'plumHead'): Command[] => [{ what: 'fetch', who, of: 0 }, { what: 'arrive', who: 'bob', of: 0 }, { what: 'hour', who, of: 0 }, { what: 'hour', who, of: 0 }, { what: 'fetch', who, of: 0 }, { what: 'depart', who: 'bob', of: 0 }, { what: 'confirm', who, of: 0 }];

it('makes no hours by code of one person, whoever fetches, leads, comes and confirms in whatever order', async () => {
  let hours = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('plumStaff' as const, 'plumHead' as const), fc.array(fc.tuple(fc.nat(8), command), { minLength: 4, maxLength: 10 }), async (first, strewn) => {
      for (const name of ['volunteers', 'volunteerDocuments', 'activities', 'signUps', 'volunteerSeats', 'serviceRecords', 'volunteerHours', 'hourSeals']) await server().deps.db.collection(name).deleteMany({});
      at('2026-03-02T10:00:00+08:00');
      await helper('bob');
      await raiseLevel(server().deps, 'bob', 2);
      const run: Run = { view: await opened(), given: [], now: START };
      await joined('bob', run.view);
      at(new Date(START).toISOString());
      const commands = usual(first);
      for (const [where, one] of strewn) commands.splice(where, 0, one);
      for (const one of [...commands, { what: 'confirm' as const, who: first === 'plumStaff' ? ('plumHead' as const) : ('plumStaff' as const), of: 0 }]) await send(run, one);
      at('2026-03-20T10:00:00+08:00');
      await hoursClock.run(server().deps);
      await server().drain();
      const entries: HourEntry[] = await rawEntries(server().deps).find().toArray();
      for (const entry of entries.filter(({ evidence }) => evidence === 'code')) {
        const showers = new Set(run.given.map(({ who }) => who));
        const { shownBy } = await loadRecord(server().deps, entry.recordId);
        hours += 1;
        expect(shownBy).not.toContain(entry.confirmedBy);
        expect([...showers].some((who) => who !== 'bob')).toBe(true);
        expect(entry.confirmedBy).not.toBe('bob');
        // Two at the station and nobody else: where both had fetched codes before bob left, nobody confirms.
        expect(shownBy.some((who) => who !== 'bob')).toBe(true);
      }
      expect((await checkHours(server().deps)).faults).toEqual([]);
    }),
    { numRuns: 20, seed: 20260307 },
  );
  expect(hours).toBeGreaterThan(0);
}, 120_000);
