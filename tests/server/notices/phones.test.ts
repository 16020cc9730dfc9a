import { createPerson } from '../../../server/features/identity';
import { sendNotices } from '../../../server/features/notifications/noticePhones';
import type { Sandbox } from '../../../server/sandbox';
import { bindHome } from '../../support/homes';
import { sandboxFor } from '../../support/sandbox';
import { setScene, writing, type View } from './support';

let sandbox: Sandbox;
const LIMIT = 3;
const { must, step, seen, storm, send, server, inboxOf } = setScene(async () => {
  const started = await sandboxFor();
  sandbox = started.sandbox;
  return { config: { ...started.config, noticeSms: LIMIT } };
});
afterAll(() => sandbox.close());
const numbers = ['13900003001', '13900003002', '13900003003', '13900003004', '13900003005'];
/** People of plum who have confirmed a number; the last one said theirs and did not confirm it. */
beforeAll(async () => {
  for (const [at, phone] of numbers.entries()) {
    await createPerson(server().deps, { id: `told${at}`, name: `居民${at}`, level: 1, phone });
    await bindHome(server().deps, `told${at}`, 'plum', `${at} 栋`);
    if (at < 4) await server().deps.db.collection<{ _id: string; personId: string; confirmedAt: Date }>('phoneClaims').insertOne({ _id: `mark${at}`, personId: `told${at}`, confirmedAt: new Date() });
  }
});
const arrived = (number: string): string[] => [...sandbox.state.phones.values()].filter((one) => one.number === number).flatMap((one) => one.arrived.flatMap(({ lines }) => lines));
const rows = () => server().deps.db.collection('wechatDeliveries').find({ channel: 'sms' }).toArray();

it('sends an emergency to confirmed numbers up to the operator’s limit, once each however often it is cut off', async () => {
  const { id } = await storm();
  await step('plumStaff', id, 'hand-in');
  await step('plumHead', id, 'release');
  await send();
  // As if the process had ended before it noted how far it was.
  await server().deps.db.collection('noticeSendings').updateMany({ channel: 'sms' }, { $set: { list: 0, after: '', sent: 0, state: 'going', nextAt: new Date(0) } });
  await sendNotices.run(server().deps);
  expect((await rows()).map(({ state }) => String(state))).toEqual(['sent', 'sent', 'sent']);
  expect(numbers.map((number) => arrived(number).length)).toEqual([1, 1, 1, 0, 0]);
  expect(arrived(numbers[0] ?? '')[0]).toMatch(/^【邻里】梅社区工作站应急通知：台风要来。/);
  expect((await seen('plumStaff', id)).desk?.phones).toEqual([{ channel: 'sms', sent: 3, state: 'full' }, { channel: 'wechat', sent: 0, state: 'done' }]);
  await step('plumHead', id, 'recall', { reason: '发错了' });
  await send();
  expect(arrived(numbers[0] ?? '')[0]).toContain('发错了地方，请不要理会');
});

it('costs an inbox no row: what stands there is the notice itself, and nothing else goes to phones', async () => {
  await step('plumStaff', (await must<View>('plumStaff', '/notices', writing())).id, 'release');
  await send();
  expect([(await rows()).length, await server().deps.db.collection('messages').countDocuments({ personId: 'told0' }), (await inboxOf('told0')).length]).toEqual([0, 0, 1]);
});
