import { codeText, slotOf } from '../../../shared/domain/activities/attendance';
import { commandsOf } from '../../support/commands';
import { setScene } from './support';

const { as, helper, opened, mine, at, server } = setScene();
/** Commands of a call whose session this process knows. */
const commands = async (call: () => PromiseLike<{ status: number }>): Promise<string[]> => {
  const { answer, commands: asked } = await commandsOf(server().deps.db, async () => call());
  expect(answer.status).toBe(200);
  return asked.sort();
};
// What a process remembers does not grow old here, however slow the machine is.
beforeEach(() => void jest.spyOn(performance, 'now').mockReturnValue(performance.now()));
afterEach(() => jest.restoreAllMocks());

it('signs up with eight commands and comes with three', async () => {
  await helper('bob');
  const view = await opened({ roles: [{ name: '捡拾', places: 200 }] });
  const [shift] = view.shifts;
  const bob = await as('bob');
  await bob.get('/sign-ups').expect(200);
  const joined = await commands(() => bob.post(`/activities/${view.id}/sign-up`, { shiftId: shift?.id, roleId: 'r0' }));
  expect(joined).toEqual(['find activities', 'find signUps', 'find signUps', 'find volunteerSeats', 'find volunteers', 'insert signUps', 'insert volunteerSeats', 'update volunteers']);
  at(shift?.startsAt ?? '');
  const [slot, signUp] = [slotOf(server().deps.clock.now()), (await mine('bob'))[0]];
  const later = await as('bob');
  await later.get('/sign-ups').expect(200);
  const came = await commands(() => later.post(`/sign-ups/${signUp?.id}/arrive`, { code: codeText(shift?.id ?? '', slot, server().deps.shiftCodes.of(shift?.id ?? '', slot).proof) }));
  expect(came).toEqual(['find activities', 'find signUps', 'findAndModify signUps']);
});
