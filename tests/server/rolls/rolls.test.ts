import { loadLine, loadRoll, rollSource, settleRoll } from '../../../server/features/rolls';
import { correctLine } from '../../../server/features/rolls/commands/correct';
import { rollEraser } from '../../../server/features/rolls/erase';
import { refusalIn } from '../../support/stepHands';
import { OWNERS, ROWS, setScene, type Own, type View } from './support';

const { as, server, found, handIn, accept, bringIn, settled, look, must, post, refused, lines, line, onLine, step, refusal, days, later, tick, inboxOf } = setScene();
const changed = (at: number, cell: number, value: string): string[][] => ROWS.map((row, place) => row.map((text, column) => (place === at && column === cell ? value : String(text))));

it('reads a table, names every fault by its row and how to mend it, and takes nothing in until it has none', async () => {
  const bodyId = await found();
  const bad = changed(1, 3, '九十').map((row, at) => (at === 4 ? ['3栋', '2单元', '501室', '89.5', '甲女士', '', '110101199001010011', '', ''] : row));
  const first = await handIn(bodyId, bad);
  expect(first).toMatchObject({ state: 'checked', rows: 6, problemCount: 2, sums: null, changes: null });
  expect(first.problems).toEqual([
    { row: 3, column: '建筑面积', text: '建筑面积要写成数字，比如 89.50，不要写别的字' },
    { row: 6, column: '手机号或证件尾号', text: '不要写整个证件号，只写后四位就够' },
  ]);
  expect(JSON.stringify(first)).not.toMatch(/110101|甲女士|1390000/);
  expect(await refused('plumStaff', `/rolls/imports/${first.id}/accept`, {})).toBe('rollFaults');
  const clean = await handIn(bodyId, ROWS);
  // Two flats of one buyer are one, the developer's two are one, the couple is one: 278 counts four.
  expect(clean).toMatchObject({ problemCount: 0, sums: { lines: 6, persons: 4, area: 8950 + 9000 + 12025 + 7500 + 12000, reachable: 0, buildings: [{ name: '3栋', lines: 2 }, { name: '5栋', lines: 4 }] } });
  const rollId = await accept(clean.id);
  expect(await look('plumStaff', `/rolls/${rollId}`)).toMatchObject({ state: 'draft', version: 1, lines: 6, work: { unmatched: 4 } });
  expect((await as('a')).get(`/rolls/${rollId}`).expect(404)).toBeDefined();
});

it.each([
  ['a title is missing', OWNERS.filter((title) => title !== '房号'), ROWS, '房号'],
  ['there are no rows', OWNERS, [], '没有'],
] as const)('says what is wrong where %s', async (_, titles, rows, word) => {
  const read = await handIn(await found(), rows, { titles });
  expect([read.state, read.problems[0]?.text]).toEqual(['checked', expect.stringContaining(word)]);
});

it('names and numbers lie sealed: in the database, in messages, in what others read', async () => {
  const id = await settled(await found());
  const dump = JSON.stringify(await Promise.all(['rolls', 'rollLines', 'rollImports', 'rollObjections', 'outbox', 'auditRows', 'messages'].map((name) => server().deps.db.collection(name).find({}).toArray())));
  expect(dump).not.toMatch(/甲女士|丙女士|安居置业|1390000300/);
  expect(JSON.stringify(await look('a', `/rolls/${id}`)) + JSON.stringify(await look('f', `/rolls/${id}`))).not.toMatch(/乙先生|丙女士|安居|1390000/);
  // Of a building with so few lines the area would be somebody's.
  expect((await look<View>('f', `/rolls/${id}`)).sums.buildings).toMatchObject([{ name: '3栋', lines: 2, area: null }, { name: '5栋', lines: 4, area: 12025 + 7500 + 12000 }]);
  for (const who of ['a', 'plumWorker', 'pineStaff', 'northDispatcher']) expect((await (await as(who)).get(`/rolls/${id}/lines`)).status).toBe(403);
});

it('suggests who it is, and says yes at once only where it is certain', async () => {
  const id = await bringIn(await found());
  const one = await line(id, '501');
  expect(one.suggestions).toEqual([expect.objectContaining({ at: 0, name: '甲女士', sure: 'certain', home: true, sameName: true, sameNumber: true })]);
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  const after = (await lines(id)).items;
  expect(after.map(({ holders }) => holders.map(({ person }) => person?.name ?? null))).toEqual([['甲女士'], ['乙先生'], ['乙先生'], ['丙女士', '丁先生'], [null], [null]]);
  expect(await look('plumStaff', `/rolls/${id}`)).toMatchObject({ work: { unmatched: 0, matching: false }, sums: { reachable: 3 } });
  // While it is a draft nobody is told.
  expect(await inboxOf('a')).toEqual([]);
});

it('matches nobody without a document seen, nobody by a name alone, and takes somebody off again', async () => {
  const id = await bringIn(await found(), changed(0, 4, '己先生').map((row, at) => (at === 0 ? row.map((text, cell) => (cell === 6 ? '' : text)) : row)));
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  expect((await line(id, '501')).holders[0]?.person).toBeNull();
  expect([refusalIn(await onLine('plumStaff', id, '501', 'match', { at: 0, name: '己先生', phoneTail: '3006' })), refusalIn(await onLine('plumStaff', id, '501', 'match', { at: 0, name: '没有人', phoneTail: '0000' })), refusalIn(await onLine('plumStaff', id, '501', 'match', { at: 5, name: '戊女士', phoneTail: '3005' }))]).toEqual(['rollLevel', 'rollNobody', 'rollHolder']);
  expect(refusalIn(await onLine('plumStaff', id, '501', 'match', { at: 0, name: '戊女士', phoneTail: '3005' }))).toBe('done');
  expect((await line(id, '501')).holders[0]?.person).toMatchObject({ name: '戊女士', phoneTail: '3005' });
  expect(refusalIn(await onLine('plumStaff', id, '501', 'match', { at: 0, personId: 'a' }))).toBe('not_found');
  expect(refusalIn(await onLine('plumStaff', id, '501', 'unmatch', { at: 0 }))).toBe('done');
  expect((await line(id, '501')).log.map(({ what }) => what)).toEqual(['unmatched', 'matched']);
});

it('is posted with numbers alone; who stands there sees the line, objects and is answered; then it is settled', async () => {
  const id = await bringIn(await found());
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  expect([await refusal('plumStaff', id, 'post', { until: days(3) }), await refusal('plumStaff', id, 'settle')]).toEqual(['rollUntil', 'wrong_state']);
  await step('plumStaff', id, 'post', { until: days(7) });
  expect(await inboxOf('a')).toEqual(['rollPosted']);
  const [own] = (await look<{ items: Own[] }>('a', '/rolls/mine')).items;
  expect(own).toMatchObject({ place: '3栋2单元501', area: 8950, at: 0, holders: [{ name: '甲女士', mine: true }], mayObject: true, mayName: false });
  const objecting = { ref: own?.ref, kind: 'wrongArea', text: '房产证上是 92.30' };
  expect(await must<View>('a', `/rolls/${id}/objections`, objecting)).toMatchObject({ objections: [{ state: 'open', kind: 'wrongArea', place: '3栋2单元501', text: '房产证上是 92.30' }] });
  expect([await refused('a', `/rolls/${id}/objections`, objecting), await refused('b', `/rolls/${id}/objections`, objecting), await refused('b', `/rolls/${id}/objections`, { ref: null, kind: 'missing', text: '没有我' }), await refused('e', `/rolls/${id}/objections`, { ref: null, kind: 'missing', text: '没有我' })]).toEqual(['rollObjected', 'not_found', 'rollStands', 'done']);
  expect(await inboxOf('plumHead')).toEqual(['stationRollObjected', 'stationRollObjected']);
  later(9);
  await tick();
  expect((await inboxOf('plumHead')).slice(2).sort()).toEqual(['stationRollLate', 'stationRollLate', 'stationRollOver']);
  expect(await refusal('plumStaff', id, 'settle')).toBe('rollObjections');
  expect(refusalIn(await onLine('plumStaff', id, '501', 'correct', { what: 'area', area: 9230, reason: '看过房产证' }))).toBe('done');
  for (const one of (await look<{ items: { id: string; revision: number; kind: string }[] }>('plumStaff', `/rolls/${id}/objections`)).items) {
    await must('plumStaff', `/rolls/${id}/objections/${one.id}/answer`, { revision: one.revision, accept: one.kind === 'wrongArea', text: '看过了' });
  }
  expect((await inboxOf('a')).sort()).toEqual(['rollAnswered', 'rollCorrected', 'rollPosted']);
  const done = await step('plumStaff', id, 'settle');
  expect(done).toMatchObject({ state: 'settled', sums: { area: 8950 + 280 + 9000 + 12025 + 7500 + 12000 } });
  expect((await look<View>('a', `/rolls/${id}`)).objections).toMatchObject([{ state: 'accepted', answer: '看过了' }]);
  expect(await inboxOf('a')).toContain('rollSettled');
});

it('「这不是我」 that is accepted takes the person off, and tells them', async () => {
  const id = await bringIn(await found());
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  await step('plumStaff', id, 'post', { until: days(7) });
  const { ref } = await line(id, '501');
  await must('a', `/rolls/${id}/objections`, { ref, kind: 'notMe', text: '同名的' });
  const [one] = (await look<{ items: { id: string; revision: number }[] }>('plumStaff', `/rolls/${id}/objections`)).items;
  await must('plumStaff', `/rolls/${id}/objections/${one?.id}/answer`, { revision: one?.revision, accept: true, text: '对不起，取下了' });
  expect((await line(id, '501')).holders[0]?.person).toBeNull();
  expect((await look<{ items: Own[] }>('a', '/rolls/mine')).items).toEqual([]);
});

it('co-owners name their voter: all of them, changeable; unmatched ones on paper', async () => {
  const id = await settled(await found());
  expect(await refused('c', `/rolls/${id}/lines/${(await line(id, '102')).ref}/name-voter`, { revision: 0, at: 0 })).toBe('not_found');
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  const { ref } = await line(id, '102');
  const name = async (who: string, at: number): Promise<string> => refusalIn(await post(who, `/rolls/${id}/lines/${ref}/name-voter`, { revision: (await line(id, '102')).revision, at }));
  const voter = async (): Promise<string | null | undefined> => (await rollSource.lines(server().deps, id, 'owner')).find(({ label }) => label === '5栋102')?.voterId;
  expect([await name('a', 0), await name('c', 4)]).toEqual(['not_found', 'rollHolder']);
  expect(await name('c', 1)).toBe('done');
  expect(await voter()).toBeNull();
  expect(await inboxOf('d')).toContain('rollVoterAsked');
  expect(await name('d', 1)).toBe('done');
  expect(await voter()).toBe('d');
  expect((await look<{ items: Own[] }>('c', '/rolls/mine')).items[0]).toMatchObject({ holders: [{ name: '丙女士', mine: true }, { name: '丁**', mine: false }], voter: { at: 1, agreed: [0, 1], named: true } });
  // Another name begins anew; what a vote has taken stays with it.
  const frozen = await rollSource.lines(server().deps, id, 'owner');
  expect(await name('d', 0)).toBe('done');
  expect([await voter(), frozen.find(({ label }) => label === '5栋102')?.voterId]).toEqual([null, 'd']);
  expect(refusalIn(await onLine('plumStaff', id, '102', 'name-on-paper', { at: 0, reason: '两人都签了名' }))).toBe('done');
  expect(await voter()).toBe('c');
  expect([await refused('a', `/rolls/${id}/lines/${(await line(id, '501')).ref}/name-voter`, { revision: (await line(id, '501')).revision, at: 0 })]).toEqual(['rollSingle']);
});

it('a proxy in writing votes in its days, within the limits of the body, and never for another proxy', async () => {
  const id = await settled(await found());
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  const give = async (no: string, name: string, tail: string, to = days(30)): Promise<string> => refusalIn(await onLine('plumStaff', id, no, 'delegate', { name, phoneTail: tail, from: days(0), to, limits: '只在电梯这件事上' }));
  expect([await give('501', '甲女士', '3001'), await give('501', '戊女士', '3005', days(-1)), await give('501', '戊女士', '3005', days(400))]).toEqual(['proxySelf', 'rollDelegateTerm', 'rollDelegateTerm']);
  expect(await give('501', '戊女士', '3005')).toBe('done');
  expect([await give('502', '戊女士', '3005'), await give('502', '甲女士', '3001')]).toEqual(['proxyMany', 'proxyOfProxy']);
  const voters = async (): Promise<(string | null)[]> => (await rollSource.lines(server().deps, id, 'owner')).map(({ voterId }) => voterId);
  expect((await voters()).filter((voter) => voter !== null).sort()).toEqual(['b', 'e']);
  expect((await look<{ items: Own[] }>('e', '/rolls/mine')).items).toMatchObject([{ at: null, holders: [], delegate: { mine: true, limits: '只在电梯这件事上' } }]);
  expect(refusalIn(await onLine('plumStaff', id, '501', 'delegate-end'))).toBe('done');
  expect((await voters()).filter((voter) => voter !== null).sort()).toEqual(['a', 'b']);
});

it('once settled a correction needs two people with its reason, and is public without names', async () => {
  const id = await settled(await found());
  const put = { what: 'holders', holders: [{ name: '戊女士', number: '13900003005' }], reason: '房子卖给了戊女士' };
  expect(refusalIn(await onLine('plumStaff', id, '501', 'correct', put))).toBe('done');
  expect((await line(id, '501')).holders[0]?.name).toBe('甲女士');
  expect([refusalIn(await onLine('plumStaff', id, '501', 'confirm', { yes: true })), refusalIn(await onLine('plumHead', id, '501', 'correct', { what: 'void', reason: '再改' }))]).toEqual(['rollSecond', 'rollProposed']);
  expect(await inboxOf('plumHead')).toContain('stationRollProposed');
  expect(refusalIn(await onLine('plumHead', id, '501', 'confirm', { yes: true }))).toBe('done');
  expect(await line(id, '501')).toMatchObject({ holders: [{ name: '戊女士', person: null }], log: [{ what: 'holders', by: 'plumStaff先生', second: 'plumHead先生', reason: '房子卖给了戊女士' }] });
  expect(refusalIn(await onLine('plumStaff', id, '101', 'correct', { what: 'void', reason: '拆了' }))).toBe('done');
  expect(refusalIn(await onLine('plumHead', id, '101', 'confirm', { yes: false }))).toBe('done');
  await server().drain();
  const seen = await look<View>('f', `/rolls/${id}`);
  expect(seen.corrections).toEqual([{ at: expect.any(String), what: 'holders', building: '3栋' }]);
  expect(JSON.stringify(seen)).not.toMatch(/戊女士|卖给/);
  expect([refusalIn(await onLine('plumStaff', id, '101', 'correct', { what: 'area', area: 12025, reason: '一样' })), refusalIn(await onLine('plumStaff', id, '101', 'confirm', { yes: true }))]).toEqual(['rollNothing', 'rollNoProposal']);
});

it('a line that is put right at the instant its roll is settled waits for a second person, or the roll is not settled', async () => {
  const id = await bringIn(await found());
  await step('plumStaff', id, 'post', { until: days(7) });
  later(9);
  const { deps } = server();
  const before = await loadRoll(deps, id);
  const keeper = { personId: 'plumStaff', actor: { personId: 'plumStaff', unitId: 'plum-station', role: 'stationStaff' as const } };
  const right = async (no: string, key: string) => correctLine(deps, before, await loadLine(deps, id, (await line(id, no)).ref), keeper, { what: 'area', area: 10_000, reason: '看过房产证', revision: (await line(id, no)).revision, key });
  expect(await right('501', 'right-501')).toMatchObject({ area: 10_000, proposal: null });
  // Whoever looked at it before that line was put right is told to look again.
  await expect(settleRoll(deps, before, keeper, { revision: before.revision, key: 'settle-1' })).rejects.toMatchObject({ code: 'conflict' });
  await step('plumStaff', id, 'settle');
  // It was open when this request began.
  expect(await right('102', 'right-102')).toMatchObject({ area: 7_500, proposal: { what: 'area', by: 'plumStaff' } });
  expect(await right('102', 'right-102')).toMatchObject({ area: 7_500, proposal: { by: 'plumStaff' } });
  expect(await inboxOf('plumHead')).toContain('stationRollProposed');
  expect(refusalIn(await onLine('plumHead', id, '102', 'confirm', { yes: true }))).toBe('done');
  expect((await line(id, '102')).log).toMatchObject([{ what: 'area', second: 'plumHead先生' }]);
});

it('a new version says what it changes, carries on whom the station knew, and replaces the old one once it is settled', async () => {
  const bodyId = await found();
  const old = await settled(bodyId);
  await step('plumStaff', old, 'match-certain');
  await server().drain();
  const rows = changed(1, 3, '91').filter((_, at) => at !== 5).map((row, at) => (at === 2 ? row.map((text, cell) => (cell === 4 ? '庚先生' : cell === 6 ? '' : text)) : row));
  const next = await handIn(bodyId, [...rows, ['5栋', '', '301', '80', '辛女士', '', '', '', '']]);
  expect(next.changes).toEqual({ since: 1, counts: { added: 1, removed: 1, area: 1, holders: 1 }, first: expect.arrayContaining([{ what: 'area', place: '3栋2单元502', from: 9000, to: 9100 }, { what: 'removed', place: '5栋202', from: 6000, to: null }]) });
  const id = await accept(next.id);
  expect((await lines(id)).items.map(({ holders }) => holders[0]?.person?.name ?? null)).toEqual(['甲女士', '乙先生', null, '丙女士', null, null]);
  // In use meanwhile is the one that was settled.
  expect((await rollSource.lines(server().deps, old, 'owner')).length).toBe(4);
  await expect(rollSource.lines(server().deps, id, 'owner')).rejects.toMatchObject({ data: { rule: 'rollNotSettled' } });
  expect(await refused('plumStaff', `/rolls/imports/${(await handIn(bodyId, ROWS)).id}/accept`, {})).toBe('rollUnderWay');
  await step('plumStaff', id, 'post', { until: days(7) });
  later(20);
  await step('plumStaff', id, 'settle');
  await server().drain();
  await expect(rollSource.lines(server().deps, old, 'owner')).rejects.toMatchObject({ data: { rule: 'rollReplaced' } });
  await expect(rollSource.lines(server().deps, id, 'person')).rejects.toMatchObject({ data: { rule: 'rollUnit' } });
  expect((await look<{ items: View[] }>('f', `/rolls?bodyId=${bodyId}`)).items.map(({ version, state }) => [version, state])).toEqual([[2, 'settled'], [1, 'replaced']]);
});

it('of two tables at once one is the next version; the other is told to look again', async () => {
  const bodyId = await found();
  const [one, two] = [await handIn(bodyId, ROWS), await handIn(bodyId, ROWS.slice(1), { who: 'plumHead' })];
  const answers = await Promise.all([post('plumStaff', `/rolls/imports/${one.id}/accept`, {}), post('plumHead', `/rolls/imports/${two.id}/accept`, {})]);
  expect(answers.map((answer) => refusalIn(answer)).filter((rule) => rule === 'done')).toHaveLength(1);
  expect(answers.map((answer) => refusalIn(answer)).filter((rule) => rule !== 'done')[0]).toMatch(/rollNewer|rollUnderWay/);
  await server().drain();
  expect(await server().deps.db.collection('rolls').countDocuments({})).toBe(1);
  const [roll] = await server().deps.db.collection<{ _id: string; sums: { lines: number } }>('rolls').find({}).toArray();
  expect((await lines(String(roll?._id))).items).toHaveLength(roll?.sums.lines ?? -1);
});

it('one person speaks for one household; a member of two is refused the second', async () => {
  const bodyId = await found({ kind: 'householdReps' });
  const id = await accept((await handIn(bodyId, [['3栋', '2单元', '501', '甲女士', '13900003001'], ['5栋', '', '101', '甲女士', '']], { kind: 'households', titles: ['楼栋', '单元（选填）', '房号', '户主', '手机号或证件尾号（选填）'] })).id);
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  expect([(await line(id, '501')).matched, refusalIn(await onLine('plumStaff', id, '101', 'match', { at: 0, name: '甲女士', phoneTail: '3001' }))]).toEqual([true, 'rollElsewhere']);
  expect(refusalIn(await (await as('plumStaff')).post(`/rolls/imports?bodyId=${bodyId}&kind=owners`, undefined).attach('file', Buffer.from('x'), 'a.xlsx'))).toBe('rollKind');
});

it('takes twenty thousand lines in, all or nothing', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [`${1 + Math.floor(at / 200)}栋`, '', String(100 + (at % 200)), '80.5', `业主${String.fromCharCode(0x4e00 + at)}`, '', '', '', '']);
  const bodyId = await found();
  const read = await handIn(bodyId, rows);
  expect(read).toMatchObject({ rows: 20_000, problemCount: 0, sums: { lines: 20_000, persons: 20_000, area: 161_000_000 } });
  const id = await accept(read.id);
  expect(await look('plumStaff', `/rolls/${id}`)).toMatchObject({ state: 'draft', lines: 20_000, work: { unmatched: 20_000 } });
  expect(await server().deps.db.collection('rollLines').countDocuments({ rollId: id })).toBe(20_000);
  const over = await handIn(bodyId, [...rows, ['101栋', '', '1', '80', '多一个', '', '', '', '']]);
  expect(over).toMatchObject({ state: 'unreadable', problems: [{ row: 0 }] });
}, 60_000);

it('forgets who closes their account: off every line, out of every objection, and the owner still counts', async () => {
  const id = await settled(await found());
  await step('plumStaff', id, 'match-certain');
  await server().drain();
  await must('a', `/rolls/${id}/objections`, { ref: (await line(id, '501')).ref, kind: 'wrongArea', text: '甲说面积不对' });
  const gone = { personId: 'a', name: '甲女士', closedAt: new Date() };
  for (const again of [1, 2]) expect([again, await rollEraser.erase(server().deps, gone)]).toEqual([again, true]);
  const [left] = (await line(id, '501')).holders;
  expect([left?.person, (await rollSource.lines(server().deps, id, 'owner')).length]).toEqual([null, 4]);
  expect(await look<{ items: object[] }>('plumStaff', `/rolls/${id}/objections?state=declined`)).toMatchObject({ items: [{ text: '（已抹去）', answer: '（已抹去）' }] });
});

it('reads its template as its own', async () => {
  const { body } = await server().stranger.get('/rolls/templates/owners.xlsx').buffer(true).parse((answer, done) => { const parts: Buffer[] = []; answer.on('data', (part: Buffer) => parts.push(part)); answer.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
  const bodyId = await found();
  const { id } = (await (await as('plumStaff')).post(`/rolls/imports?bodyId=${bodyId}&kind=owners`, undefined).attach('file', body as Buffer, 'a.xlsx').expect(201)).body as { id: string };
  await server().drain();
  expect(await look('plumStaff', `/rolls/imports/${id}`)).toMatchObject({ state: 'checked', rows: 1, problemCount: 0 });
  expect(await look('plumStaff', `/rolls/desk`)).toMatchObject({ bodies: [{ kinds: ['owners'] }], imports: [{ id }] });
  expect(await must('plumStaff', `/rolls/imports/${id}/refuse`, {})).toMatchObject({ state: 'refused' });
  expect(await refused('plumStaff', `/rolls/imports/${id}/accept`, {})).toBe('wrong_state');
});
