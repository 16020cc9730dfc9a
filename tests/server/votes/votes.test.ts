import { createVerify, constants, createPublicKey } from 'node:crypto';
import { leafHash, namedCommitment } from '../../../shared/domain/ballotBoard/hashes';
import { toHex } from '../../../shared/domain/ballotBoard/bytes';
import { promiseBytes } from '../../../shared/domain/ballotBoard/signed';
import { at, COUNCIL, HOUR, setScene, START, type Cast, type View } from './support';

const { as, clock, cast, council, draft, drafting, ended, frozen, inboxOf, later, linesOf, must, opened, post, refusal, refused, rows, seen, server, step, tick } = setScene();

it('is drafted by who acts for the body alone, about what was adopted, and asked as the rules allow', async () => {
  const { topicId } = await council();
  const made = await draft(topicId);
  expect(made).toMatchObject({ state: 'draft', binding: false, rulesVersion: 1, rule: { quorum: [1, 2, 'gt'], pass: [1, 2, 'gt'], bases: ['persons'], of: 'participants' }, fingerprint: null, actions: ['edit', 'freeze', 'drop'], clauses: ['楼下加两排晾衣架：晴天抢不到。'] });
  const wrong: readonly (readonly [Parameters<typeof drafting>[1], string])[] = [
    [{ closes: at(0.1) }, 'voteTooShort'], [{ closes: at(24 * 70) }, 'voteTooLong'], [{ opens: at(-1) }, 'voteOpensPast'], [{ opens: at(24 * 100), closes: at(24 * 101) }, 'voteOpensFar'], [{ clauseIds: ['other'] }, 'voteClauses'], [{ options: [{ id: 'a', label: '甲' }] }, 'voteOptions'],
    [{ method: 'approval', options: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙' }], k: 3 }, 'voteSeats'], [{ method: 'budget', options: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙' }] }, 'voteCost'], [{ preset: 'owners' }, 'voteOwners'], [{ binding: true }, 'votePollOnly'],
    [{ scrutineerIds: ['n1', 'n1'] }, 'voteScrutineers'], [{ scrutineerIds: ['n0', 'n1'] }, 'voteScrutineers'], [{ scrutineerIds: ['n1', 'ann'] }, 'voteScrutineerWho'],
  ];
  for (const [changes, rule] of wrong) expect([rule, await refused('n0', '/votes', drafting(topicId, changes))]).toEqual([rule, rule]);
  expect([await refused('n3', '/votes', drafting(topicId)), await refused('ann', '/votes', drafting(topicId)), await refused('n0', '/votes', drafting('nothing'))]).toEqual(['not_allowed', 'not_allowed', 'not_found']);
  for (const who of ['n3', 'ann']) await (await as(who)).get(`/votes/${made.id}`).expect(404);
  await must('n0', `/topics/${topicId}/stop`, { revision: 1, reason: 'law', text: '不让装' });
  expect(await refused('n0', '/votes', drafting(topicId))).toBe('voteNotReady');
});

it('opens only when both scrutineers looked at what is frozen, and nothing of it changes after that', async () => {
  const { topicId, bodyId } = await council();
  const { id } = await draft(topicId);
  await step('n1', id, 'agree');
  expect(await refusal('n0', id, 'freeze')).toBe('voteAgree');
  await step('n2', id, 'agree');
  const { basis: _basis, ...said } = drafting(topicId, { text: '花 900 元，物业来装。' });
  expect((await step('n0', id, 'edit', said)).scrutineers.map(({ agreed }) => agreed)).toEqual([false, false]);
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  // Rules edited meanwhile: the two agreed to those that are over.
  const rules = { ...(await must<{ procedure: object }>('plumHead', `/bodies/${bodyId}/rules`, { version: 1, effectiveFrom: '2026-03-02', why: '改一改', procedure: { quorum: 'twoThirds', majority: 'half', of: 'present', level: 1, threshold: 3, secondDays: 30, answerDays: 10, direct: true, sees: 'members', proxies: 1 } })).procedure };
  expect(await refusal('n0', id, 'freeze')).toBe('voteRulesNewer');
  await step('n0', id, 'edit', said);
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  const fixed = await step('n0', id, 'freeze');
  expect(fixed).toMatchObject({ state: 'frozen', roll: { count: 5, area: 0 }, rule: { quorum: [2, 3, 'ge'] }, rulesVersion: 2, fingerprint: { vote: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  await must('plumHead', `/bodies/${bodyId}/rules`, { version: 2, effectiveFrom: '2026-03-02', why: '再改', procedure: { ...rules, quorum: 'all' } });
  expect([(await seen('n3', id)).rule.quorum, await refusal('n0', id, 'edit', said), await refusal('n0', id, 'drop')]).toEqual([[2, 3, 'ge'], 'wrong_state', 'wrong_state']);
  const part = (await (await as('n3')).get(`/votes/${id}/manifest`).expect(200)).body as { leaves: { t: string; c?: string }[]; heads: { size: number }[] };
  expect([toHex(leafHash(part.leaves[0] as object)), part.leaves.length, part.heads[0]?.size]).toEqual([fixed.fingerprint?.vote, 6, 6]);
  expect(part.leaves.slice(1).map(({ c }) => c)).toEqual([...part.leaves.slice(1)].map(({ c }) => c).sort());
});

it('counts its moments from the freeze by the clock of the server, however long the two looked at it', async () => {
  const { topicId } = await council();
  const relative = { ...drafting(topicId), closes: undefined, times: { opensIn: 0, lasts: 30 } };
  expect(await refused('n0', '/votes', { ...relative, times: { opensIn: 0, lasts: 9 } })).toBe('voteTooShort');
  for (const both of [{ ...relative, closes: at(2) }, { ...relative, times: undefined }]) expect((await post('n0', '/votes', both)).body.error).toMatchObject({ code: 'invalid_input', fields: [expect.objectContaining({ path: 'closes' })] });
  const { id } = await must<View>('n0', '/votes', relative);
  expect((await seen('n1', id)).times).toEqual({ opensIn: 0, lasts: 30 });
  later(5);
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  const fixed = await step('n0', id, 'freeze');
  expect([fixed.opens, fixed.closes, fixed.why]).toEqual([new Date(at(5)).toISOString(), new Date(at(5.5)).toISOString(), null]);
  await cast('n3', id, 'yes');
  const { id: waits } = await must<View>('n0', '/votes', { ...relative, times: { opensIn: 60, lasts: 30 } });
  for (const who of ['n1', 'n2']) await step(who, waits, 'agree');
  await step('n0', waits, 'freeze');
  expect((await seen('n3', waits)).why).toBe('voteNotYet');
  expect(await refused('n3', `/votes/${waits}/named`, { choice: 'yes', seq: 1 })).toBe('voteNotYet');
  later(6);
  expect((await seen('n3', waits)).why).toBeNull();
});

it('says in the words that are hashed, and wherever it stands, that a vote about a topic is an opinion poll', async () => {
  const { id } = await opened();
  const { text } = (await (await as('n3')).get(`/votes/${id}/manifest`).expect(200)).body as { text: string };
  expect(text).toMatch(/^意向征询：/);
  expect((await server().request.get(`/p/votes/${id}`).expect(200)).text).toContain('意向征询');
});

it('keeps one of two who freeze at once, with its own lines and no others', async () => {
  const { topicId } = await council();
  const { id } = await draft(topicId);
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  const answers = await Promise.all([1, 2, 3].map(async () => post('n0', `/votes/${id}/freeze`, { revision: 2 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const [vote] = await rows('votes');
  const lines = await rows('voteLines');
  expect(lines.filter(({ freeze }) => freeze === (vote?.frozen as { freeze: string }).freeze)).toHaveLength(5);
  expect((await seen('n3', id)).roll?.count).toBe(5);
});

it('takes a named ballot with a promise that the voter can check, the same for the same, changed by the next', async () => {
  const { id } = await opened();
  expect((await linesOf('n3', id))[0]).toMatchObject({ state: 'none', seq: 0, choice: null, why: null });
  const first = await cast('n3', id, 'yes');
  const view = await seen('n3', id);
  const [line] = await linesOf('n3', id);
  expect(first.body).toEqual({ vote: view.fingerprint?.vote, roll: line?.line, choice: 'yes', area: 0, seq: 1, via: 'app' });
  const leaf = toHex(leafHash({ t: 'named', c: namedCommitment(first.salt, first.body) }));
  expect(first.promise).toMatchObject({ leaf, by: expect.stringMatching(/Z$/) });
  const key = ((await server().stranger.get(`/votes/${id}/manifest`)).body as { log_key: { n: string } }).log_key;
  const publicKey = createPublicKey({ key: { kty: 'RSA', n: Buffer.from(key.n, 'hex').toString('base64url'), e: 'AQAB' }, format: 'jwk' });
  const checked = createVerify('sha384').update(promiseBytes({ by: first.promise.by, leaf, vote: first.body.vote })).verify({ key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, first.promise.sig, 'hex');
  expect(checked).toBe(true);
  expect(await cast('n3', id, 'yes')).toMatchObject({ salt: first.salt, body: first.body });
  expect(await refused('n3', `/votes/${id}/named`, { choice: 'no', seq: 1 })).toBe('conflict');
  expect(await refused('n3', `/votes/${id}/named`, { choice: 'no', seq: 3 })).toBe('conflict');
  expect((await cast('n3', id, 'no', 2)).body).toMatchObject({ choice: 'no', seq: 2 });
  expect((await linesOf('n3', id))[0]).toMatchObject({ state: 'voted', seq: 2, choice: 'no' });
  expect([await refused('ann', `/votes/${id}/named`, { choice: 'yes', seq: 1 }), await refused('n4', `/votes/${id}/named`, { choice: ['a'], seq: 1 }), await refused('n4', `/votes/${id}/named`, { choice: 'yes', seq: 1, line: 'a'.repeat(64) })]).toEqual(['not_allowed', 'voteChoice', 'voteLineNone']);
});

it('takes one of a thousand at once', async () => {
  const { id } = await opened();
  const n3 = await as('n3');
  const tries = Array.from({ length: 1_000 }, (_, n) => ({ choice: n % 3 === 0 ? 'yes' : n % 3 === 1 ? 'no' : 'abstain', seq: 1 }));
  const answers: { choice: string; status: number; salt: string }[] = [];
  for (let from = 0; from < tries.length; from += 100) answers.push(...(await Promise.all(tries.slice(from, from + 100).map(async (body) => { const { status, body: said } = await n3.post(`/votes/${id}/named`, body); return { choice: body.choice, status, salt: (said as Partial<Cast>).salt ?? '' }; }))));
  const taken = answers.filter(({ status }) => status === 200);
  expect(new Set(taken.map(({ choice }) => choice)).size).toBe(1);
  expect(new Set(taken.map(({ salt }) => salt)).size).toBe(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(1_000 - taken.length);
  expect(await rows('namedBallots')).toHaveLength(1);
}, 120_000);

it('takes nothing before its moment, at the close or a millisecond after it, and tells nobody a number before', async () => {
  const { topicId } = await council();
  const { id } = await frozen(topicId, { opens: at(1), closes: at(2) });
  expect(await refused('n3', `/votes/${id}/named`, { choice: 'yes', seq: 1 })).toBe('voteNotYet');
  later(1);
  await cast('n3', id, 'yes');
  clock.set(new Date(START.getTime() + 2 * HOUR - 1));
  await cast('n4', id, 'no');
  const tells = await Promise.all(['n0', 'n3', 'ann', 'n1'].map(async (who) => { const view = await seen(who, id); return [view.tally, view.taken]; }));
  expect(tells).toEqual([[null, null], [null, null], [null, null], [null, 2]]);
  later(2);
  expect(await refused('n0', `/votes/${id}/named`, { choice: 'yes', seq: 1 })).toBe('voteOver');
  clock.set(new Date(START.getTime() + 2 * HOUR + 1));
  expect(await refused('n3', `/votes/${id}/named`, { choice: 'no', seq: 2 })).toBe('voteOver');
  await tick();
  await tick();
  expect([(await seen('n3', id)).state, (await rows('namedBallots')).length]).toEqual(['closing', 2]);
});

it('is counted when both confirmed, published with its board, and told to everybody on the roll', async () => {
  const { id } = await opened();
  for (const [who, choice] of [['n0', 'yes'], ['n1', 'yes'], ['n2', 'no'], ['n3', 'no']] as const) await cast(who, id, choice);
  await cast('n3', id, 'yes', 2);
  expect(await refusal('n1', id, 'confirm')).toBe('wrong_state');
  const over = await ended(id);
  expect(over).toMatchObject({ state: 'published', outcome: { result: 'passed' }, tally: { counts: { roll: 5, participants: 4, yes: 3, no: 1, abstain: 0, online: 4, paper: 0 }, unconfirmed: false, evaluated: [{ what: 'quorum', part: 4, whole: 5, met: true }, { what: 'pass', part: 3, whole: 4, met: true }] } });
  const board = (await server().stranger.get(`/votes/${id}/board`).expect(200)).body as { format: string; leaves: { t: string; c?: string; counts?: object }[]; heads: { size: number; phase: string }[]; openings?: object };
  expect([board.format, board.leaves.map(({ t }) => t), board.heads.map(({ phase, size }) => [phase, size]), board.openings]).toEqual(['ballot-board/1', ['manifest', ...Array<string>(5).fill('roll'), ...Array<string>(4).fill('named'), 'tally'], [['open', 6], ['close', 11]], undefined]);
  const [mine] = await linesOf('n3', id);
  expect(board.leaves.map(({ c }) => c)).toContain(namedCommitment(mine?.receipt?.salt ?? '', mine?.receipt?.body ?? {}));
  expect(board.leaves[board.leaves.length - 1]?.counts).toEqual(over.tally?.counts);
  const { boardUrl } = await seen('n1', id);
  expect(Object.keys((await server().request.get(boardUrl ?? '')).body as object)).toEqual(expect.arrayContaining(['openings', 'roll_openings']));
  expect([await inboxOf('n4'), await inboxOf('n1'), await inboxOf('ann')]).toEqual([['voteOpens', 'voteResult'], ['voteOpens', 'voteResult', 'voteWatch', 'voteWatchClose', 'voteWatchFrozen'], []]);
  expect([(await (await as('n1')).get(`/votes/${id}/ballots`)).body.items.find(({ label }: { label: string }) => label === '邻居3').history, (await (await as('n4')).get(`/votes/${id}/ballots`)).body.items.find(({ label }: { label: string }) => label === '邻居3')]).toEqual([[expect.objectContaining({ seq: 1, choice: 'no' }), expect.objectContaining({ seq: 2, choice: 'yes' })], expect.objectContaining({ choice: 'yes', history: [] })]);
  await (await as('ann')).get(`/votes/${id}/ballots`).expect(403);
});

it('is published before its day though a scrutineer did not confirm, and says so; nobody is no quorum', async () => {
  const { id } = await opened();
  later(2.1);
  await tick();
  later(2 + 71.5);
  await tick();
  expect(await seen('n3', id)).toMatchObject({ state: 'published', outcome: { result: 'no-quorum' }, tally: { unconfirmed: true, counts: { participants: 0 } } });
  expect(await inboxOf('n0')).toContain('voteUnconfirmed');
});

it.each([
  ['all abstain', ['abstain', 'abstain', 'abstain', 'abstain', 'abstain'], 'rejected'],
  ['a tie', ['yes', 'yes', 'no', 'no', 'abstain'], 'rejected'],
  ['one too few', ['yes', 'yes'], 'no-quorum'],
  ['just enough', ['yes', 'yes', 'no'], 'passed'],
])('counts %s as %s', async (_name, choices, result) => {
  const { id } = await opened();
  for (const [n, choice] of choices.entries()) await cast(COUNCIL[n] ?? '', id, choice as 'yes');
  expect((await ended(id)).outcome?.result).toBe(result);
});

it('lets somebody choose several, rank, or spend a sum, and decides ties by the lot that was drawn before', async () => {
  const options = [{ id: 'a', label: '晾衣架', cost: 60 }, { id: 'b', label: '长椅', cost: 50 }, { id: 'c', label: '路灯', cost: 40 }];
  const { id } = await opened({ method: 'approval', options: options.map(({ id: one, label }) => ({ id: one, label })), k: 2, seats: 1 });
  expect([await refused('n3', `/votes/${id}/named`, { choice: ['a', 'b', 'c'], seq: 1 }), await refused('n3', `/votes/${id}/named`, { choice: ['b', 'a'], seq: 1 }), await refused('n3', `/votes/${id}/named`, { choice: 'yes', seq: 1 })]).toEqual(['voteChoice', 'voteChoice', 'voteChoice']);
  for (const [who, choice] of [['n0', ['a', 'b']], ['n1', ['b']], ['n2', ['a']]] as const) await cast(who, id, [...choice]);
  const over = await ended(id);
  expect(over.outcome).toMatchObject({ result: 'elected', winners: [over.tieOrder.find((one) => one !== 'c')], tie_used: true });
});

it('is stopped with its reason, and what was cast counts nowhere; a stranger reads a plain page of it', async () => {
  const { id } = await opened();
  await cast('n3', id, 'yes');
  expect(await refusal('n3', id, 'cancel', { reason: '写错了' })).toBe('not_allowed');
  expect((await step('n0', id, 'cancel', { reason: '选项写错了' })).state).toBe('cancelled');
  expect(await refused('n4', `/votes/${id}/named`, { choice: 'yes', seq: 1 })).toMatch(/voteOver|unavailable/);
  const html = (await server().request.get(`/p/votes/${id}`).expect(200)).text;
  expect([html.includes('选项写错了'), html.includes('草地边加两排晾衣架'), html.includes('<script')]).toEqual([true, true, false]);
  await server().request.get('/p/votes/not-there').expect(404);
  expect(await inboxOf('n4')).toEqual(['voteCancelled', 'voteOpens']);
});
