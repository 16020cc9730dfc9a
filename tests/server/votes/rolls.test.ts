import { Readable } from 'node:stream';
import type { Feature } from '../../../server/http/types';
import { nodeBoardCrypto } from '../../../server/platform/crypto/boardCrypto';
import type { RollLine } from '../../../server/platform/votes';
import { BoardVerifier } from '../../../shared/domain/ballotBoard/verify/verifier';
import { at, setScene, type View } from './support';

/** A roll of owners: 60 flats of 100 m² whose owners n0 to n4 hold one each, the others on paper alone, and a garage of nobody's area. */
const owners: RollLine[] = Array.from({ length: 6 }, (_, n) => ({ ref: `flat-${n}`, area: n === 5 ? 0 : 10_000, voterId: n < 4 ? `n${n}` : null, label: `1 栋 10${n}`, building: '1 栋' }));
let bodyId = '';
const rolls: Feature = {
  name: 'fakeRolls', handlers: {}, ensureIndexes: () => Promise.resolve(), rollSources: [{ kind: 'roll', lines: () => Promise.resolve(owners) }],
  voteBases: [{ kind: 'consultation', load: (_deps, id) => Promise.resolve({ kind: 'consultation', id, bodyId, title: '大修', clauses: [{ id: 'c1', words: '屋面大修' }], options: [{ id: 'a', label: '甲方案' }, { id: 'b', label: '乙方案' }], rollId: 'roll-1', ready: true }) }],
};
const { cast, council, ended, frozen, inboxOf, later, linesOf, must, opened, post, refusal, refused, rows, seen, server, step, tick } = setScene([rolls]);

/** The file of a board held against all fourteen steps. */
async function verified(url: string, view: View): Promise<string> {
  const { text } = await server().request.get(url).buffer(true).expect(200);
  const verifier = new BoardVerifier({ crypto: nodeBoardCrypto(), fingerprint: view.fingerprint?.logKey ?? null });
  for await (const chunk of Readable.from([Buffer.from(text)])) verifier.push(chunk as Buffer);
  const report = verifier.end();
  return `${report.verdict} ${report.findings.map(({ code }) => code).join(' ')}`.trim();
}

it('takes what is read off a paper from the moment of opening on, before the clock has come round, and not earlier', async () => {
  const { topicId } = await council();
  const { id } = await frozen(topicId, { paper: true, opens: at(1), closes: at(3) });
  const line = (await linesOf('n3', id))[0]?.line ?? '';
  await must('n1', `/votes/${id}/paper`, { line });
  expect(await refused('n1', `/votes/${id}/paper-entry`, { line, choice: 'yes' })).toBe('voteNotYet');
  later(1.01);
  expect((await seen('n1', id)).state).toBe('frozen');
  expect(await must('n1', `/votes/${id}/paper-entry`, { line, choice: 'yes' })).toMatchObject({ state: 'entered' });
});

it('takes paper that two people read alone, settles what is equal, and shows both what is not', async () => {
  const { id } = await opened({ paper: true });
  const line = async (who: string) => (await linesOf(who, id))[0]?.line ?? '';
  const [n3, n4] = [await line('n3'), await line('n4')];
  await cast('n0', id, 'yes');
  expect(await refused('n1', `/votes/${id}/paper`, { line: await line('n0') })).toBe('votePaperVoted');
  for (const one of [n3, n4]) await must('n1', `/votes/${id}/paper`, { line: one });
  expect([await refused('n3', `/votes/${id}/named`, { choice: 'yes', seq: 1 }), await refused('n3', `/votes/${id}/named`, { choice: 'yes', seq: 2 }), await refused('n3', `/votes/${id}/paper-entry`, { line: n3, choice: 'yes' })]).toEqual(['votePaper', 'votePaper', 'not_allowed']);
  expect(await must('n1', `/votes/${id}/paper-entry`, { line: n3, choice: 'no' })).toMatchObject({ state: 'entered', mine: { choice: 'no' }, both: [] });
  expect(await must('n2', `/votes/${id}/paper-entry`, { line: n3, choice: 'yes' })).toMatchObject({ state: 'unequal', both: expect.arrayContaining([{ name: '邻居1', choice: 'no' }, { name: '邻居2', choice: 'yes' }]) });
  expect(await refused('plumStaff', `/votes/${id}/paper-entry`, { line: n3, choice: 'yes' })).toBe('votePaperTwo');
  for (const who of ['n1', 'n2']) await must(who, `/votes/${id}/paper-entry`, { line: n4, choice: null });
  later(2.1);
  await tick();
  expect(await refusal('n1', id, 'confirm')).toBe('votePaperUnequal');
  expect(await must('n1', `/votes/${id}/paper-entry`, { line: n3, choice: 'yes' })).toMatchObject({ state: 'counted' });
  const over = await ended(id);
  expect(over.tally?.counts).toMatchObject({ online: 1, paper: 1, invalid: 1, participants: 2, yes: 2 });
  expect(await verified(`/api/v1/votes/${id}/board`, over)).toBe('incomplete');
  expect(await verified((await seen('n1', id)).boardUrl ?? '', over)).toBe('accepted');
});

it('corrects the roll in public before the close alone, and counts neither who was voided nor leaves out who was added', async () => {
  const { id } = await opened();
  const [n4] = await linesOf('n4', id);
  for (const who of ['n3', 'n4', 'n0']) await cast(who, id, 'yes');
  expect(await refusal('n3', id, 'roll-void', { line: n4?.line, reason: '搬走了' })).toBe('not_allowed');
  await step('n1', id, 'roll-void', { line: n4?.line, reason: '搬走了' });
  expect(await refusal('n1', id, 'roll-void', { line: n4?.line, reason: '再划' })).toBe('voteVoided');
  expect(await refused('n4', `/votes/${id}/named`, { choice: 'no', seq: 2 })).toBe('voteVoided');
  const added = await step('n0', id, 'roll-add', { label: '邻居5', name: '邻居5', phoneTail: '2005', reason: '漏了' });
  expect(added.corrections.map(({ kind, reason }) => [kind, reason])).toEqual([['void', '搬走了'], ['add', '漏了']]);
  await cast('n5', id, 'no');
  const over = await ended(id);
  expect(over.tally?.counts).toMatchObject({ roll: 5, participants: 3, yes: 2, no: 1 });
  expect(await verified((await seen('n2', id)).boardUrl ?? '', over)).toBe('accepted');
  expect(await refusal('n1', id, 'roll-add', { label: '晚了', reason: '晚了' })).toBe('wrong_state');
});

it('lets a proxy in writing vote for one line within its days, never further, and the last of the two counts', async () => {
  const { bodyId: body, topicId } = await council();
  const member = (await must<{ seats: { id: string; name: string; revision: number }[] }>('plumHead', `/bodies/${body}/edit`, { revision: 0, name: '梅园居民议事会', convenerIds: ['plum-station'] })).seats.find(({ name }) => name === '邻居4');
  await must('plumHead', `/bodies/${body}/seats/${member?.id ?? ''}/proxy`, { revision: member?.revision, name: '邻居6', phoneTail: '2006', from: '2026-03-02', to: '2026-03-02', limits: '只表决晾衣架' });
  expect(await refused('plumHead', `/bodies/${body}/seats/${(await must<{ seats: { id: string; name: string }[] }>('plumHead', `/bodies/${body}/edit`, { revision: 1, name: '梅园居民议事会', convenerIds: ['plum-station'] })).seats.find(({ name }) => name === '邻居3')?.id ?? ''}/proxy`, { revision: 0, name: '邻居4', phoneTail: '2004', from: '2026-03-02', to: '2026-03-03', limits: '全部' })).toBe('proxyOfProxy');
  const { id } = await frozen(topicId, { closes: at(30) });
  later(0.1);
  await tick();
  expect((await linesOf('n6', id))[0]).toMatchObject({ label: '邻居4', proxy: { limits: '只表决晾衣架' }, why: null });
  await cast('n6', id, 'yes');
  expect(await refused('n4', `/votes/${id}/named`, { choice: 'no', seq: 1 })).toBe('conflict');
  await cast('n4', id, 'no', 2);
  later(25);
  expect(await refused('n6', `/votes/${id}/named`, { choice: 'yes', seq: 3 })).toBe('voteProxyDays');
  expect((await linesOf('n4', id))[0]).toMatchObject({ seq: 2, choice: 'no', proxy: null });
});

it('counts owners by persons and by area, a line without area as a person, several lines of one person each by itself', async () => {
  ({ bodyId } = await council());
  const basis = { kind: 'consultation' as const, id: 'consult-1' };
  const asked = { basis, preset: 'owners' as const, unit: 'owner' as const, clauseIds: ['c1'], closes: at(24 * 6), binding: false, paper: true };
  expect(await refused('n0', '/votes', { ...asked, method: 'approval', preset: 'body', title: '选', text: '选', options: [{ id: 'a', label: '甲方案' }, { id: 'c', label: '丙方案' }], k: 1, seats: 1, scrutineerIds: ['n1', 'n2'] })).toBe('voteOptionNew');
  expect(await refused('n0', '/votes', { ...asked, method: 'yesno', title: '修', text: '修', scrutineerIds: ['n1', 'n2'], binding: true })).toBe('voteBinding');
  owners[5] = { ...(owners[5] as RollLine), voterId: 'n3' };
  const { id } = await frozen('', asked);
  later(0.1);
  await tick();
  expect((await seen('n3', id)).roll).toEqual({ count: 6, area: 50_000 });
  for (const who of ['n0', 'n1', 'n2']) await cast(who, id, 'yes');
  expect(await refused('n3', `/votes/${id}/named`, { choice: 'yes', seq: 1 })).toBe('voteLineWhich');
  const mine = await linesOf('n3', id);
  expect(mine.map(({ body }) => body.area).sort()).toEqual([0, 10_000]);
  for (const { line, body } of mine) await cast('n3', id, body.area > 0 ? 'no' : 'yes', 1, { line });
  const over = await ended(id);
  expect(over.tally).toMatchObject({ counts: { participants: 5, participants_area: 40_000, yes: 4, yes_area: 30_000, no: 1, no_area: 10_000 }, outcome: { result: 'passed' }, buildings: [{ building: '1 栋', lines: 6, voted: 5 }] });
  expect(over.tally?.evaluated.map(({ what, base, part, whole, met }) => [what, base, part, whole, met])).toEqual([['quorum', 'area', 40_000, 50_000, true], ['quorum', 'persons', 5, 6, true], ['pass', 'area', 30_000, 40_000, true], ['pass', 'persons', 4, 5, true]]);
  expect(await verified((await seen('n1', id)).boardUrl ?? '', over)).toBe('accepted');
});

it('is objected to once by who lives there or is on the roll, for seven days, and answered by who acts for the body', async () => {
  const { id } = await opened();
  await cast('n3', id, 'yes');
  expect(await refused('n5', `/votes/${id}/object`, { text: '早了' })).toBe('voteObjectOver');
  await ended(id);
  expect((await must<View>('n5', `/votes/${id}/object`, { text: '再算一遍' })).objections).toEqual([expect.objectContaining({ text: '再算一遍', mine: true, answer: null })]);
  expect([await refused('n5', `/votes/${id}/object`, { text: '别的' }), await refused('cy', `/votes/${id}/object`, { text: '别的' })]).toEqual(['voteObjectTwice', 'voteElsewhere']);
  const [objection] = (await seen('n0', id)).objections;
  expect(await refused('n3', `/votes/${id}/objections/${objection?.id ?? ''}/answer`, { text: '算过了' })).toBe('not_allowed');
  expect((await must<View>('n0', `/votes/${id}/objections/${objection?.id ?? ''}/answer`, { text: '算过了' })).objections[0]?.answer).toBe('算过了');
  later(24 * 8);
  expect((await post('n4', `/votes/${id}/object`, { text: '晚了' })).body.error.data.rule).toBe('voteObjectOver');
  expect([(await inboxOf('n5')), await inboxOf('n0'), (await rows('voteObjections')).length]).toEqual([['voteObjectionAnswered'], expect.arrayContaining(['voteObjected']), 1]);
});
