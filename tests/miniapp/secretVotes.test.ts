/** The voter's and scrutineers' pages as WeChat gets them, with the real client code, against real keys. */
import { Buffer } from 'node:buffer';
import { constants, privateDecrypt, webcrypto } from 'node:crypto';
import { ballotCode } from '../../shared/domain/ballotClient/ballotCode';
import type { ResponseOf } from '../../shared/contract';
import { closedLeaves } from '../../shared/domain/ballotBoard/build';
import { fromHex, toHex, utf8 } from '../../shared/domain/ballotBoard/bytes';
import { blindedHash, leafHash } from '../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../shared/domain/ballotBoard/leaves';
import { noticeText } from '../../shared/domain/ballotBoard/notice';
import { issueReceiptBytes, promiseBytes } from '../../shared/domain/ballotBoard/signed';
import { secondsAfter } from '../../shared/domain/ballotBoard/times';
import { NoNetwork, Refusal } from '../support/weapp/api';
import { until, type WeappPage } from '../support/weapp';
import { cast, bytesFrom, fileOf, headsOf, makeVote, pss, testKeys } from '../support/votes/boards';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, startAgain, type Phone } from './cases/support';

type View = ResponseOf<'GET /votes/:id'>;
type Line = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
const options = [{ id: 'a', label: '亭子里加座椅' }, { id: 'b', label: '楼道装扶手' }, { id: 'c', label: '晾衣架' }];
const rule = { quorum: [0, 1, 'ge'] as [number, number, 'ge'], bases: ['persons'] as ['persons'], k: 2, seats: 1, min: [0, 1, 'ge'] as [number, number, 'ge'] };
const made = makeVote({ seed: 'weapp', manifest: { title: '先做哪一个', method: 'approval', options, tie_order: ['a', 'b', 'c'], rule, opens: '2026-11-20T00:00:00Z', closes: '2026-12-01T00:00:00Z' }, areas: Array.from({ length: 6 }, () => 0), choices: [] });
const [opening] = made.heads;
if (!opening) throw new Error('no head');
const c = made.parts.roll[2] ?? '';
const own = made.rollOpenings.get(c) ?? { salt: '', body: { ref: '', area: 0 } };
const by = secondsAfter(made.manifest.closes, made.manifest.mmd_s);
const { log, blind } = testKeys();

const secret: NonNullable<View['secret']> = { minBallots: 3, prepared: null, rollUrl: null, lot: '4 2 6', head: { size: opening.size, root: opening.root, time: opening.time }, notice: null, issued: null, papers: null, samples: [], damaged: null, keys: 'kept', destroyedAt: null, due: null };
const view: View = {
  id: 'v-1', state: 'open', title: '先做哪一个', basis: { kind: 'topic', id: 't-1' }, body: { id: 'b-1', name: '议事会' }, method: 'approval', unit: 'person', ballot: 'secret', opens: '2026-11-20T00:00:00.000Z', closes: '2026-12-01T00:00:00.000Z', binding: false, lines: 1, voted: 0, parts: ['voter'], outcome: null, at: '2026-11-20T00:00:00.000Z',
  revision: 4, text: '五个微改造，先做哪个。', clauseIds: ['x'], clauses: [], options, preset: 'simple', rule, rulesVersion: 1, least: 'any', tieOrder: ['a', 'b', 'c'], community: { id: 'c01', name: '梧桐里社区' }, station: me.home?.station ?? { id: '', name: '', phone: '', hours: '', open: [] }, publish: 'open', paper: true, times: null,
  scrutineers: [{ id: 's-1', name: '周老师', agreed: true, confirmed: false, checked: false, mine: false }, { id: 's-2', name: '吴老师', agreed: true, confirmed: false, checked: false, mine: false }], secret, roll: { count: 6, area: 0 }, fingerprint: { vote: made.vote, logKey: made.fingerprint, root: made.manifest.roll.root }, corrections: [], taken: null, tally: null, publishedAt: null, minutes: null,
  objectUntil: null, mayObject: false, objections: [], seesWho: false, entersPaper: false, boardUrl: null, publicUrl: null, why: null, timeline: [], actions: [],
};
const line: Line = { line: c, salt: own.salt, body: own.body, label: '陈雅文', proxy: null, state: 'none', b: null, seq: 0, choice: null, receipt: null, why: null };

let phone: Phone;
let sent: Omit<BallotLeaf, 't'>[] = [];
const blindSign = (blinded: string): string => privateDecrypt({ key: blind.key, padding: constants.RSA_NO_PADDING }, Buffer.from(blinded, 'hex')).toString('hex');
const promised = (ballot: Omit<BallotLeaf, 't'>) => { const leaf = toHex(leafHash({ t: 'ballot', ...ballot })); return { leaf, by, promise: pss(log.key, promiseBytes({ by, leaf, vote: made.vote })) }; };
/** A server that does as it must, with the smallest pause that the phone draws. */
function serve(one: Phone, now: Partial<View> = {}): void {
  let mine = line;
  const { server, app } = one;
  app.wx.answer('getRandomValues', ({ length }) => ({ randomValues: (length === 1 ? new Uint8Array(1) : webcrypto.getRandomValues(new Uint8Array(Number(length)))).buffer }));
  server.answer('GET /votes/:id', () => ({ ...view, ...now }));
  server.answer('GET /votes/:id/manifest', () => ({ format: 'ballot-board/1', log_key: log.shown, leaves: made.leaves.slice(0, 1 + made.manifest.roll.count), heads: [opening as NonNullable<typeof opening>], text: view.text }));
  server.answer('GET /votes/:id/my-line', () => ({ items: [mine] }));
  server.answer('POST /votes/:id/token', ({ body }) => {
    const b = blindedHash(fromHex(body.blinded));
    mine = { ...line, state: 'issued', b };
    return { line: c, blind_sig: blindSign(body.blinded), b, issue_sig: pss(log.key, issueReceiptBytes({ b, c, vote: made.vote })) };
  });
  server.answer('GET /votes/:id/samples', () => ({ items: [] }));
  server.answer('POST /cast/:vote', ({ body }) => { sent.push(body); return promised(body); });
}
const opened = (words: string): Promise<WeappPage> => openShowing(phone, 'features/secretVotes/pages/ballot', words, { id: 'v-1' });
const receipts = (words: string): Promise<WeappPage> => openShowing(phone, 'features/ballotReceipts/pages/mine', words, { id: 'v-1' });
/** The page of those who watch and prepare. */
const watched = (words: string): Promise<WeappPage> => openShowing(phone, 'features/voteDesk/pages/secret', words, { id: 'v-1' });
async function toReview(page: WeappPage): Promise<void> {
  await press(page, '看明白了，去选');
  await press(page, '楼道装扶手');
  await press(page, '看一遍再交');
}
beforeEach(async () => {
  sent = [];
  phone = await freshPhone(me);
  serve(phone);
});

it('says who sees what, draws, waits, casts without a session, and shows what was promised, never the choice', async () => {
  const page = await opened('看明白了，去选');
  for (const words of ['票上没有名字', '领没领票', '请一个人投', '别人不能替', '名单 6 票，签名对得上']) expect(page.text()).toContain(words);
  await toReview(page);
  for (const words of ['楼道装扶手', '票只能领一次', '交了就不能改']) expect(page.text()).toContain(words);
  expect(phone.server.calls('POST /votes/:id/token')).toEqual([]);
  await press(page, '交上去');
  await until('the token is drawn', () => page.text().includes('等几秒再交'));
  expect(sent).toEqual([]);
  await until('it is promised', () => page.text().includes('收到了，会点进去'));
  expect(page.text()).not.toContain('楼道装扶手');
  const [call] = phone.server.calls('POST /cast/:vote');
  expect([call?.token, call?.key, call?.params.vote, sent[0]?.choice]).toEqual([undefined, undefined, made.vote, ['b']]);
  // What the phone keeps says nothing of the choice, and nothing on the page leads out of it.
  const kept = JSON.stringify([...phone.app.wx.storage].filter(([name]) => name.includes('ballot.')));
  expect(kept).toContain('"promise"');
  for (const words of ['"choice"', '"pk"', '["b"]']) expect(kept).not.toContain(words);
  for (const words of ['分享', '转发']) expect(page.text()).not.toContain(words);
  await page.close();
});

it('keeps what was signed when the network goes and the app is closed, and casts the very same again', async () => {
  phone.server.answer('POST /cast/:vote', () => { throw new NoNetwork(); });
  const page = await opened('看明白了，去选');
  await toReview(page);
  await press(page, '交上去');
  await until('it is not counted', () => page.text().includes('还没有点进去'));
  for (const words of ['没有丢', '换一个网', '请监票人代交']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('收到了');
  const drawn = phone.server.calls('POST /votes/:id/token');
  await page.close();
  phone = await startAgain(phone);
  serve(phone);
  phone.server.answer('GET /votes/:id/my-line', () => ({ items: [{ ...line, state: 'issued', b: blindedHash(fromHex(drawn[0]?.body.blinded ?? '')) }] }));
  const again = await opened('还没有点进去');
  await press(again, '再交一次');
  await until('it is promised', () => again.text().includes('收到了，会点进去'));
  expect([phone.server.calls('POST /votes/:id/token'), sent[0]?.choice]).toEqual([[], ['b']]);
  await again.close();
});

it('does not say counted on a promise by another key, however often', async () => {
  phone.server.answer('POST /cast/:vote', ({ body }) => ({ ...promised(body), promise: pss(blind.key, utf8('another')).padEnd(768, '0') }));
  const page = await opened('看明白了，去选');
  await toReview(page);
  await press(page, '交上去');
  await until('it is not counted', () => page.text().includes('还没有点进去'));
  expect(page.text()).toContain('回执和您的票对不上');
  await page.close();
});

it.each([
  ['randomness', () => { Reflect.deleteProperty((globalThis as unknown as { wx: object }).wx, 'getRandomValues'); }, '给不出够随机的数'],
  ['big numbers', () => { Reflect.deleteProperty(globalThis, 'BigInt'); }, '微信太旧'],
])('asks nothing of the server on a phone without %s, and says to take paper', async (_, without, words) => {
  const { BigInt: big } = globalThis;
  without();
  try {
    const page = await opened(words === '微信太旧' ? words : '看明白了，去选');
    if (words !== '微信太旧') {
      await toReview(page);
      await press(page, '交上去');
      await until(words, () => page.text().includes(words));
    }
    expect(page.text()).toContain('领一张纸票');
    expect(phone.server.calls('POST /votes/:id/token')).toEqual([]);
    await page.close();
  } finally {
    globalThis.BigInt = big;
  }
});

it('stops before anything is asked where roll or key are not what was published, and tells a ballot that was drawn elsewhere', async () => {
  phone.server.answer('GET /votes/:id', () => ({ ...view, fingerprint: { ...(view.fingerprint ?? { vote: '', root: '' }), logKey: '0'.repeat(64) } }));
  const wrong = await opened('签名钥匙和公布的对不上');
  await wrong.close();
  phone = await freshPhone(me);
  serve(phone);
  phone.server.answer('GET /votes/:id/my-line', () => ({ items: [{ ...line, state: 'issued', b: 'ab'.repeat(32) }] }));
  const elsewhere = await opened('不在这部手机上');
  expect(elsewhere.text()).not.toContain('去选');
  await elsewhere.close();
});

it('holds the printed code against what it was shown', async () => {
  const notice = { id: 'v-1', size: opening.size, root: opening.root, logKey: made.fingerprint };
  phone.app.wx.answer('scanCode', () => ({ result: noticeText('https://linli.test', notice) }));
  const page = await opened('扫楼道里贴的码');
  await press(page, '扫楼道里贴的码');
  await until('it is the same', () => page.text().includes('对上了，和贴的一样'));
  phone.app.wx.answer('scanCode', () => ({ result: noticeText('https://linli.test', { ...notice, root: '0'.repeat(64) }) }));
  await press(page, '扫楼道里贴的码');
  await until('it is not', () => page.text().includes('和贴的不一样'));
  await page.close();
});

/** The published file with these ballots and issued tokens. */
function publish(ballots: readonly BallotLeaf[], issued: readonly { c: string; b: string }[]): void {
  const leaves = closedLeaves({ ...made.parts, ballots: [...ballots], issued: [...issued].sort((one, other) => (one.c < other.c ? -1 : 1)), paper: [], paperCounts: [], changes: [] });
  phone.app.wx.contents.set('wxfile://board.json', utf8(fileOf({ leaves, heads: headsOf(made.manifest, leaves) })));
  phone.app.wx.answer('downloadFile', () => ({ tempFilePath: 'wxfile://board.json', statusCode: 200 }));
}
const others = [0, 1, 3].map((at) => ({ ballot: cast(bytesFrom('w', at), made.vote, ['a'], bytesFrom('p', at)), issued: { c: made.parts.roll[at] ?? '', b: bytesFrom('b', at) } }));

it('finds its ballot in the whole file without showing the choice, raises the alarm where it is gone, and forgets', async () => {
  const page = await opened('看明白了，去选');
  await toReview(page);
  await press(page, '交上去');
  await until('it is promised', () => page.text().includes('收到了，会点进去'));
  await page.close();
  const b = blindedHash(fromHex(phone.server.calls('POST /votes/:id/token')[0]?.body.blinded ?? ''));
  phone.server.answer('GET /votes/:id', () => ({ ...view, state: 'published', publishedAt: '2026-12-01T02:00:00.000Z' }));
  const ballots = [...others.map(({ ballot }) => ballot), { t: 'ballot' as const, ...(sent[0] as Omit<BallotLeaf, 't'>) }].sort((one, other) => (one.pk < other.pk ? -1 : 1));
  publish(ballots, [...others.map(({ issued }) => issued), { c, b }]);
  const mine = await receipts('在公布的票里找一找');
  await press(mine, '在公布的票里找一找');
  await until('it is found', () => mine.text().includes('您这一票点进去了'));
  expect(mine.text()).not.toContain('楼道装扶手');
  expect(phone.app.wx.callsOf('downloadFile')[0]).not.toHaveProperty('header.Authorization');
  publish(others.map(({ ballot }) => ballot), [...others.map(({ issued }) => issued), { c, b }]);
  await press(mine, '在公布的票里找一找');
  await until('it is missed', () => mine.text().includes('公布的票里没有您这一票'));
  expect(mine.text()).toContain('复制回执给监票人');
  await press(mine, '忘掉我的回执');
  await press(mine, '忘掉');
  await until('it is forgotten', () => mine.text().includes('回执也忘掉了'));
  expect(JSON.stringify([...phone.app.wx.storage])).not.toContain('"promise"');
  await mine.close();
});

it('tells somebody who never asked whether anybody asked in their name', async () => {
  phone.server.answer('GET /votes/:id', () => ({ ...view, state: 'published', publishedAt: '2026-12-01T02:00:00.000Z' }));
  publish(others.map(({ ballot }) => ballot), others.map(({ issued }) => issued));
  const page = await receipts('看看有没有人冒领我的票');
  await press(page, '看看有没有人冒领我的票');
  await until('nobody did', () => page.text().includes('没有人冒领您的票'));
  publish(others.map(({ ballot }) => ballot), [...others.map(({ issued }) => issued), { c, b: 'ab'.repeat(32) }]);
  await press(page, '看看有没有人冒领我的票');
  await until('somebody did', () => page.text().includes('有人用您的名义领了票'));
  await page.close();
});

describe('the two who watch', () => {
  const watching = (over: Partial<View>): void => phone.server.answer('GET /votes/:id', () => ({ ...view, lines: 0, parts: ['scrutineer'], scrutineers: view.scrutineers.map((one, at) => ({ ...one, mine: at === 0 })), ...over }));

  it('look at the roll before they agree, and see nothing that is for them where they are not', async () => {
    watching({ state: 'draft', secret: { ...secret, head: null, keys: 'none', lot: null, prepared: { count: 6, root: 'ab'.repeat(32), at: '2026-11-20T00:00:00.000Z' }, rollUrl: '/api/v1/votes/v-1/roll?e=1&s=x' }, actions: ['agree'], scrutineers: view.scrutineers.map((one, at) => ({ ...one, agreed: false, mine: at === 0 })) });
    phone.server.answer('POST /votes/:id/agree', () => ({ ...view, parts: ['scrutineer'], state: 'draft' }));
    const page = await watched('6 行');
    for (const words of ['存整份名单', '一行一行看', '看过了，可以开始']) expect(page.text()).toContain(words);
    await press(page, '看过了，可以开始');
    await until('it is said', () => phone.server.calls('POST /votes/:id/agree').length === 1);
    await page.close();
    phone.server.answer('GET /votes/:id', () => view);
    const guest = await watched('这里给监票人看');
    await guest.close();
  });

  it('send the ballot of somebody without a network, and show its promise back, never what it says', async () => {
    const lost = await opened('看明白了，去选');
    phone.server.answer('POST /cast/:vote', () => { throw new NoNetwork(); });
    await toReview(lost);
    await press(lost, '交上去');
    await until('it is not counted', () => lost.text().includes('请监票人代交'));
    await lost.close();
    const [, kept] = [...phone.app.wx.storage].find(([name]) => name.includes('ballot.')) ?? [];
    const { ballot } = kept as { ballot: BallotLeaf };
    phone.app.wx.answer('scanCode', () => ({ result: ballotCode(made.vote, ballot) }));
    phone.server.answer('POST /cast/:vote', ({ body }) => { sent.push(body); return promised(body); });
    watching({});
    const page = await watched('替人交一张票');
    await press(page, '扫他的码');
    await until('it was sent', () => page.text().includes('送进去了'));
    expect([sent[0]?.choice, phone.server.calls('POST /cast/:vote').at(-1)?.token, page.text().includes('楼道装扶手')]).toEqual([['b'], undefined, false]);
    await page.close();
  });

  it('count paper each alone, draw whom to call, and are told where somebody never asked', async () => {
    watching({ state: 'closing', actions: ['confirm', 'sample'] });
    phone.server.answer('GET /votes/:id/paper-counts', () => ({ marks: 5, handed: 0, boxes: [{ box: '1', state: 'unequal', mine: { name: '周老师', handed: 5, votes: [{ choice: ['a'], n: 4 }], invalid: 1 }, both: [{ name: '吴老师', handed: 5, votes: [{ choice: ['a'], n: 5 }], invalid: 0 }] }] }));
    phone.server.answer('GET /votes/:id/samples', () => ({ items: [{ id: 'm-1', seed: '20261128', of: 4, at: '2026-12-01T00:00:00.000Z', by: '周老师', items: [{ line: c, label: '陈雅文', building: null, said: 'notAsked' }] }] }));
    phone.server.answer('POST /votes/:id/sample', () => ({ ...view, state: 'closing', parts: ['scrutineer'] }));
    const page = await watched('点纸票');
    await until('the sample', () => page.text().includes('陈雅文'));
    for (const words of ['发出去 5 张', '两位点的不一样', '有人说没领过', '没问题，可以点票']) expect(page.text()).toContain(words);
    await press(page, '抽出来');
    expect(phone.server.calls('POST /votes/:id/sample')).toEqual([]);
    await press(page, '录好了');
    expect(phone.server.calls('POST /votes/:id/paper-count')).toEqual([]);
    await page.close();
  });

  it('verify the published file on the phone before they say so; a changed file is told line by line', async () => {
    watching({ state: 'published', actions: ['check'], secret: { ...secret, issued: 3, papers: 0, due: '2026-12-05T00:00:00.000Z' } });
    phone.server.answer('GET /votes/:id/samples', () => ({ items: [] }));
    phone.server.answer('POST /votes/:id/check', () => { throw new Refusal('conflict', '刚有人改过'); });
    const sorted = others.map(({ ballot }) => ballot).sort((one, other) => (one.pk < other.pk ? -1 : 1));
    publish(sorted, others.map(({ issued }) => issued));
    const page = await watched('核对公布的票');
    await press(page, '核对过，没问题');
    expect(phone.server.calls('POST /votes/:id/check')).toEqual([]);
    await press(page, '在手机上点一遍');
    await until('it was counted again', () => page.text().includes('都对得上'));
    await press(page, '核对过，没问题');
    await until('it was said', () => phone.server.calls('POST /votes/:id/check').length === 1);
    const file = phone.app.wx.contents.get('wxfile://board.json') ?? new Uint8Array();
    phone.app.wx.contents.set('wxfile://board.json', utf8(Buffer.from(file).toString('utf8').replace('"choice":["a"]', '"choice":["c"]')));
    await press(page, '在手机上点一遍');
    await until('it is refused', () => page.text().includes('对不上'));
    await page.close();
  });
});
