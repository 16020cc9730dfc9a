import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

/** The district at ten of a working day, with who hands tables in, who works with what comes of them, and a category to file under. */
export interface TablesStage {
  readonly clock: ReturnType<typeof settableClock>;
  server: TestServer;
  dispatcher: Caller;
  staff: Caller;
  category: { id: string; name: string };
}
export const START = new Date('2026-03-02T10:00:00+08:00');

/** Sets the stage for the tests of a file; the clock stands at `START` before each. */
export function tablesStage(): TablesStage {
  const clock = settableClock(START);
  const stage = { clock } as TablesStage;
  beforeAll(async () => {
    stage.server = await startTestServer({ clock });
    await seedDistrict(stage.server.deps);
    [stage.dispatcher, stage.staff] = await Promise.all([stage.server.as('northDispatcher'), stage.server.as('plumStaff')]);
    [stage.category] = (await stage.staff.get('/catalogue').expect(200)).body.categories;
  });
  afterAll(() => stage.server.close());
  beforeEach(() => clock.set(START));
  return stage;
}
