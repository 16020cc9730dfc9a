import { refusalIn } from '../../support/stepHands';
import { founding, setScene, type Body } from './support';

const { as, found, seat, must, post, refused, inboxOf, later } = setScene();
const seenBy = async (who: string, id: string): Promise<Body> => (await (await as(who)).get(`/bodies/${id}`).expect(200)).body as Body;

it('is founded by the head of the station, with its first rules, once for one tap; others are told no', async () => {
  const head = await as('plumHead');
  const first = await head.post('/bodies', founding(), 'body-key-000001').expect(201);
  expect((await head.post('/bodies', founding(), 'body-key-000001')).body.id).toBe(first.body.id);
  expect((await head.post('/bodies', founding({ name: '别的' }), 'body-key-000001')).body.error.code).toBe('key_reused');
  expect(first.body).toMatchObject({ state: 'active', version: 1, effectiveFrom: '2026-03-02', actions: ['edit', 'end', 'rules', 'seat'], conveners: [{ id: 'plum-station' }] });
  expect(await seenBy('ann', first.body.id)).toMatchObject({ actions: [], units: [], members: 0 });
  for (const who of ['plumStaff', 'pineStaff', 'ann', 'northDispatcher']) expect(await refused(who, '/bodies', founding())).toBe('not_allowed');
});

it.each([
  [{ kind: 'jointConference' }, 'bodyConveners'], [{ kind: 'jointConference', convenerIds: ['plum-station', 'plum-station'] }, 'bodyConveners'], [{ convenerIds: ['plum-station', 'plum-property'] }, 'bodyConveners'], [{ convenerIds: ['pine-property'] }, 'bodyConvenerUnit'], [{ kind: 'fourSeats' }, 'bodyEstate'], [{ kind: 'adHoc' }, 'bodyUntil'], [{ kind: 'adHoc', until: '2026-03-01' }, 'bodyUntil'],
] as const)('refuses %j: %s', async (changes, rule) => expect(await refused('plumHead', '/bodies', founding(changes as never))).toBe(rule));

it('a joint conference has two conveners, and both answer for it', async () => {
  const { conveners } = await found({ kind: 'jointConference', convenerIds: ['plum-station', 'plum-property'] });
  expect(conveners.map(({ id }) => id)).toEqual(['plum-station', 'plum-property']);
  const { bodies } = (await (await as('plumWorker')).get('/topics/waiting').expect(200)).body as { bodies: object[] };
  expect(bodies).toMatchObject([{ mayAnswer: true }]);
});

it('seats whom name and number name, for a term, and everybody reads who sits there', async () => {
  const { id } = await found();
  const after = await seat(id, 0, { chair: true });
  expect(after).toMatchObject({ members: 1, seats: [{ name: '邻居0', chair: true, now: true, side: 'resident', proxy: null }] });
  expect([await refused('plumHead', `/bodies/${id}/seats`, { name: '邻居0', phoneTail: '9999', side: 'resident', since: '2026-01-01', until: '2027-12-31' }), await refused('plumHead', `/bodies/${id}/seats`, { name: '邻居0', phoneTail: '2000', side: 'resident', since: '2026-05-01', until: '2027-12-31' })]).toEqual(['seatNobody', 'seatTwice']);
  expect(JSON.stringify(await seenBy('ann', id))).not.toContain('2000"');
  expect(await inboxOf('n0')).toEqual(['bodySeated']);
  const [row] = (await seenBy('n0', id)).seats;
  const ended = await must<Body>('plumHead', `/bodies/${id}/seats/${row?.id}/end`, { revision: row?.revision, until: '2026-03-01' });
  expect([ended.members, ended.seats]).toEqual([0, []]);
  expect(await inboxOf('n0')).toEqual(['bodySeatEnded', 'bodySeated']);
});

it('puts a proxy on record within the rules, and takes it off', async () => {
  const { id } = await found();
  await seat(id, 0);
  const { seats } = await seat(id, 1);
  const [a, b] = ['邻居0', '邻居1'].map((name) => seats.find((one) => one.name === name));
  const give = (seatId: string | undefined, to: number, revision = 0) => post('plumHead', `/bodies/${id}/seats/${seatId}/proxy`, { revision, name: `邻居${to}`, phoneTail: `200${to}`, from: '2026-03-02', to: '2026-03-31', limits: '只在晾衣这件事上' });
  expect(refusalIn(await give(a?.id, 2))).toBe('done');
  expect((await seenBy('ann', id)).seats.find(({ name }) => name === '邻居0')).toMatchObject({ proxy: { name: '邻居2', limits: '只在晾衣这件事上' } });
  expect([refusalIn(await give(b?.id, 2)), refusalIn(await give(b?.id, 0)), refusalIn(await give(b?.id, 3, 7))]).toEqual(['proxyMany', 'proxyOfProxy', 'conflict']);
  const off = await must<Body>('plumHead', `/bodies/${id}/seats/${a?.id}/proxy-end`, { revision: 1 });
  expect(off.seats.map(({ proxy }) => proxy)).toEqual([null, null]);
  expect(await inboxOf('n2')).toEqual(['bodyProxy', 'bodyProxyEnded']);
});

it('never changes a version of its rules: another one holds from its day, and of two at once one is the next', async () => {
  const body = await found();
  const next = { version: 1, effectiveFrom: '2026-03-10', why: '人多了', procedure: { ...body.procedure, threshold: 5 } };
  const both = await Promise.all(['plumHead', 'plumHead'].map((who, at) => post(who, `/bodies/${body.id}/rules`, { ...next, why: `第${at}个` })));
  expect(both.map((answer) => refusalIn(answer)).sort()).toEqual(['conflict', 'done']);
  expect(await seenBy('ann', body.id)).toMatchObject({ version: 1, procedure: { threshold: 3 }, versions: [{ version: 2, procedure: { threshold: 5 } }, { version: 1, procedure: { threshold: 3 } }] });
  later(8);
  expect(await seenBy('ann', body.id)).toMatchObject({ version: 2, procedure: { threshold: 5 } });
  expect([await refused('plumHead', `/bodies/${body.id}/rules`, { ...next, version: 2 }), await refused('plumHead', `/bodies/${body.id}/rules`, { ...next, version: 2, effectiveFrom: '2026-03-11' })]).toEqual(['bodyRulesSame', 'bodyRulesSame']);
});

it('ends with the reason; nobody raises there any more', async () => {
  const body = await found();
  expect(await must<Body>('plumHead', `/bodies/${body.id}/end`, { revision: 0, reason: '换届了' })).toMatchObject({ state: 'ended', endedWhy: '换届了', actions: [] });
  expect([await refused('plumHead', `/bodies/${body.id}/end`, { revision: 1, reason: '再' }), await refused('plumHead', `/bodies/${body.id}/edit`, { revision: 1, name: '新名', convenerIds: ['plum-station'] })]).toEqual(['wrong_state', 'wrong_state']);
});
