import { consultationBasis } from '../../../server/features/consultations/votes';
import { voteClock } from '../../../server/features/votes';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { stepHands } from '../../support/stepHands';
import { middleOf } from '../cases/support';
import { setScene } from '../topics/support';

type Talk = ResponseOf<'GET /consultations/:id'>;
type Vote = ResponseOf<'GET /votes/:id'>;
type Drafting = RequestOf<'POST /votes'>['body'];
const { found, seat, raise, must, refused, later, step, seen, server, inboxOf } = setScene();
const talks = stepHands<Talk>(server, 'consultations', []);
const votes = stepHands<Vote>(server, 'votes', []);
const WIPED = ['consultations', 'consultationFollows', 'votes', 'voteLines', 'namedBallots'];
beforeEach(async () => { for (const name of WIPED) await server().deps.db.collection(name).deleteMany({}); });

const ABOUT = { template: 'plain', title: '3 栋南边停车', text: '划不划、划几个。', clauses: ['南边划停车位', '垃圾点挪到北墙'], options: [{ label: '划 12 个', cost: 6_000 }, { label: '划 8 个，留草地', cost: 4_000 }, { label: '不划', cost: 0 }] };
const OPTIONS = [{ id: 'o1', label: '划 12 个', cost: 6_000 }, { id: 'o2', label: '划 8 个，留草地', cost: 4_000 }, { id: 'o3', label: '不划' }];
const WATCHERS = ['n1', 'n2'];

/** A consultation of a council of four whose step is the decision: six days after the beginning. */
async function toDecide(about: object = ABOUT): Promise<{ id: string; topicId: string }> {
  const { id: bodyId } = await found();
  for (const n of [0, 1, 2, 3]) await seat(bodyId, n, { chair: n === 0 });
  const { id: topicId } = await raise('ann', bodyId);
  for (const who of ['n1', 'n2', 'n4']) await must(who, `/topics/${topicId}/second`, { on: true });
  await step('n0', topicId, 'adopt', { text: '开个会商量' });
  const { id } = await must<Talk>('plumStaff', '/consultations', { bodyId, topicId, ...about });
  await talks.step('plumStaff', id, 'give');
  for (const [days, ended] of [[3, 'notice'], [6, 'deliberation']] as const) {
    later(days);
    await talks.step('plumStaff', id, 'end-step', { step: ended });
  }
  return { id, topicId };
}
const HOUR = 1 / 24;
const drafting = (id: string, changes: Partial<Drafting>): Drafting => ({ basis: { kind: 'consultation', id }, method: 'yesno', preset: 'body', unit: 'person', title: '两条一起定', text: '照通报的。', clauseIds: ['c1', 'c2'], closes: new Date(Date.parse('2026-03-08T10:00:00+08:00') + 3_600_000).toISOString(), scrutineerIds: WATCHERS, ...changes });
async function opened(id: string, changes: Partial<Drafting> = {}): Promise<string> {
  const { id: vote } = await must<Vote>('plumStaff', '/votes', drafting(id, changes));
  for (const who of WATCHERS) await votes.step(who, vote, 'agree');
  await votes.step('plumStaff', vote, 'freeze');
  return vote;
}
const tick = async (): Promise<void> => {
  await voteClock.run(server().deps);
  await server().drain();
};
/** So many hours later it is over, confirmed and counted, and everybody has heard of it. */
async function counted(vote: string, hours: number): Promise<void> {
  later(6 + hours * HOUR);
  await tick();
  for (const who of WATCHERS) await votes.step(who, vote, 'confirm');
  await server().drain();
}

it('is decided by what votes found: yes or no on its clauses, one among its options, both before the step ends', async () => {
  const { id, topicId } = await toDecide();
  expect(await refused('plumStaff', '/votes', drafting(id, { method: 'approval', options: [{ id: 'o1', label: '划 12 个', cost: 5_000 }, { id: 'o2', label: '划 8 个，留草地' }] }))).toBe('voteOptionNew');
  const [clauses, options] = [await opened(id), await opened(id, { title: '划几个', method: 'approval', options: OPTIONS })];
  later(6 + HOUR / 60);
  await tick();
  for (const [who, choice] of [['n0', 'yes'], ['n1', 'yes'], ['n2', 'no']] as const) await must(who, `/votes/${clauses}/named`, { choice, seq: 1 });
  for (const [who, choice] of [['n0', 'o2'], ['n1', 'o2'], ['n3', 'o1']] as const) await must(who, `/votes/${options}/named`, { choice: [choice], seq: 1 });
  await counted(clauses, 2);
  expect((await talks.seen('ann', id)).decision).toMatchObject({ way: 'vote', results: [{ id: 'c1', yes: 2, no: 1, abstain: 0, passed: true }, { id: 'c2', passed: true }] });
  // Its options are still open: the step does not end before they are decided too.
  expect(await talks.refusal('plumStaff', id, 'end-step', { step: 'decision' })).toBe('consultationDecision');
  await counted(options, 2);
  const view = await talks.seen('ann', id);
  expect(view.decision?.results.slice(2)).toEqual([{ id: 'o1', yes: 1, no: 0, abstain: 0, passed: false }, { id: 'o2', yes: 2, no: 0, abstain: 0, passed: true }, { id: 'o3', yes: 0, no: 0, abstain: 0, passed: false }]);
  expect(await inboxOf('n3')).toContain('consultationDecided');
  await talks.step('plumStaff', id, 'end-step', { step: 'decision' });
  await server().drain();
  expect([(await talks.seen('ann', id)).next?.id, (await seen('ann', topicId)).decision?.text]).toEqual(['publication', '两条一起定；划几个']);
});

it('of options alone is decided by one vote among them', async () => {
  const { id } = await toDecide({ ...ABOUT, clauses: [] });
  expect(await refused('plumStaff', '/votes', drafting(id, { clauseIds: [] }))).toBe('voteClauses');
  const vote = await opened(id, { clauseIds: [], method: 'approval', options: OPTIONS });
  later(6 + HOUR / 60);
  await tick();
  for (const [who, choice] of [['n0', 'o2'], ['n1', 'o2'], ['n3', 'o1']] as const) await must(who, `/votes/${vote}/named`, { choice: [choice], seq: 1 });
  await counted(vote, 2);
  expect((await talks.seen('ann', id)).decision).toMatchObject({ way: 'vote', results: [{ id: 'o1', passed: false }, { id: 'o2', yes: 2, passed: true }, { id: 'o3', passed: false }] });
  await talks.step('plumStaff', id, 'end-step', { step: 'decision' });
  expect((await talks.seen('ann', id)).next?.id).toBe('publication');
});

it('is not decided by a vote to which too few came: the body asks once more', async () => {
  const { id } = await toDecide();
  const empty = await opened(id);
  await counted(empty, 2);
  expect((await votes.seen('n0', empty)).outcome).toEqual({ result: 'no-quorum' });
  expect(await talks.seen('ann', id)).toMatchObject({ decision: null, next: { id: 'decision' } });
  const again = await opened(id, { closes: new Date(Date.parse('2026-03-08T10:00:00+08:00') + 4 * 3_600_000).toISOString() });
  later(6 + 2.1 * HOUR);
  await tick();
  for (const who of ['n0', 'n1', 'n3']) await must(who, `/votes/${again}/named`, { choice: 'no', seq: 1 });
  await counted(again, 5);
  expect((await talks.seen('ann', id)).decision?.results).toMatchObject([{ id: 'c1', no: 3, passed: false }, { id: 'c2', passed: false }]);
});

it('names a roll in its notice: a settled one of its own body, in whichever version holds when it is voted', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 0, { chair: true });
  const rolls = server().deps.db.collection<{ _id: string }>('rolls');
  const roll = (_id: string, more: object) => ({ _id, bodyId, kind: 'owners', version: 1, state: 'settled', replacedBy: null, ...more });
  await rolls.insertMany([roll('r-1', { state: 'replaced', replacedBy: 'r-2' }), roll('r-2', { version: 2 }), roll('r-3', { version: 3, state: 'open' }), roll('r-other', { bodyId: 'other' })]);
  const asked = { bodyId, ...ABOUT, place: { text: '草地', point: middleOf(0) } };
  for (const rollId of ['r-3', 'r-other']) expect(await refused('plumStaff', '/consultations', { ...asked, rollId })).toBe('consultationRoll');
  expect(await refused('plumStaff', '/consultations', { ...asked, rollId: 'none' })).toBe('not_found');
  const { id } = await must<Talk>('plumStaff', '/consultations', { ...asked, rollId: 'r-1' });
  expect((await talks.seen('plumStaff', id)).rollId).toBe('r-2');
  const { title, text, clauses, options } = ABOUT;
  expect((await talks.step('plumStaff', id, 'edit', { title, text, clauses, options })).rollId).toBeNull();
  await talks.step('plumStaff', id, 'edit', { title, text, clauses, options, rollId: 'r-2' });
  await talks.step('plumStaff', id, 'give');
  await rolls.updateOne({ _id: 'r-2' }, { $set: { state: 'replaced', replacedBy: 'r-3' } });
  await rolls.updateOne({ _id: 'r-3' }, { $set: { state: 'settled' } });
  expect((await (await votes.as('plumStaff')).get(`/votes/new?kind=consultation&id=${id}`).expect(200)).body).toMatchObject({ hasRoll: true, units: ['owner', 'household'], free: false });
  expect((await consultationBasis.load(server().deps, id)).rollId).toBe('r-3');
  await rolls.deleteMany({ bodyId });
});
