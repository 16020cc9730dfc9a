import { generateKeyPairSync } from 'node:crypto';
import { pss } from '../../support/votes/boards';
import { until, type WeappPage } from '../../support/weapp';
import { NoNetwork, Refusal } from '../../support/weapp/api';
import { me } from '../cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from '../cases/support';
import { OPTIONS, type Cast, type Line, type View } from './fixtures';
import { line, manifest, promised, view } from './signed';

let phone: Phone;
let vote: View;
let mine: Line;
const sent = () => phone.server.calls('POST /votes/:id/named').map(({ body }) => body);
const opened = (words: string = vote.title): Promise<WeappPage> => openShowing(phone, 'features/votes/pages/ballot', words, { id: vote.id });
const handIn = async (page: WeappPage, ...choices: readonly string[]): Promise<void> => {
  for (const choice of choices) await press(page, choice);
  await press(page, '看一遍再交');
};
const done = (page: WeappPage): Promise<void> => until('it is promised', () => page.text().includes('收到了，会点进去'));
beforeEach(async () => {
  phone = await freshPhone(me);
  [vote, mine] = [view, line];
  phone.server.answer('GET /votes/:id', () => vote);
  phone.server.answer('GET /votes/:id/manifest', () => manifest);
  phone.server.answer('GET /votes/:id/my-line', () => ({ items: [mine] }));
  phone.server.answer('POST /votes/:id/named', ({ body }) => promised(body));
});

it('is chosen, looked at once more and handed in; what was promised is checked on the phone', async () => {
  const page = await opened('意向征询');
  await press(page, '看一遍再交');
  expect(page.text()).not.toContain('您选的是');
  await handIn(page, '同意');
  await until('what was chosen', () => page.text().includes('您选的是'));
  expect(sent()).toHaveLength(0);
  await press(page, '交上去');
  await done(page);
  expect(page.text()).toContain('这是您第 1 次投');
  expect(page.text()).toContain('不要转发');
  expect(sent()).toEqual([{ choice: 'yes', seq: 1, line: line.line }]);
  await page.close();
});

it('is not called counted where the promise is of another choice', async () => {
  phone.server.answer('POST /votes/:id/named', ({ body }): Cast => promised({ ...body, choice: 'no' }));
  const page = await opened();
  await handIn(page, '同意');
  await press(page, '交上去');
  await until('it says so', () => page.text().includes('还没有点进去'));
  expect(page.text()).not.toContain('收到了');
  await page.close();
});

it('is not called counted where another key promised it, nor handed in where the frozen vote is another one', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 3_072 }).privateKey;
  phone.server.answer('POST /votes/:id/named', ({ body }) => promised(body, (bytes) => pss(other, bytes)));
  const page = await opened();
  await handIn(page, '同意');
  await press(page, '交上去');
  await until('it says so', () => page.text().includes('还没有点进去'));
  expect(page.text()).not.toContain('收到了');
  await page.close();
  const before = sent().length;
  phone.server.answer('GET /votes/:id/manifest', () => ({ ...manifest, leaves: [{ ...(manifest.leaves[0] as object), title: '别的事' }, ...manifest.leaves.slice(1)] }));
  const next = await opened();
  await handIn(next, '同意');
  await press(next, '交上去');
  await until('it is not sent', () => next.text().includes('还没有点进去'));
  expect(sent()).toHaveLength(before);
  await next.close();
});

it('is the same ballot however often it is handed in while the network is away, or at the end', async () => {
  const answers = [() => { throw new NoNetwork(); }, () => { throw new Refusal('unavailable', '现在记不下来，等一会儿再试'); }];
  phone.server.answer('POST /votes/:id/named', ({ body }) => answers.shift()?.() ?? promised(body));
  const page = await opened();
  await handIn(page, '弃权');
  await press(page, '交上去');
  await until('it is not counted', () => page.text().includes('不会变成两票'));
  await press(page, '再交一次');
  await until('it was refused', () => sent().length === 2 && page.text().includes('再交一次'));
  await press(page, '再交一次');
  await done(page);
  expect(sent()).toEqual([1, 2, 3].map(() => ({ choice: 'abstain', seq: 1, line: line.line })));
  await page.close();
});

it('is changed by the next one, and says what was chosen before', async () => {
  mine = { ...line, state: 'voted', seq: 1, choice: 'yes' };
  const page = await opened('您投过了：同意');
  await handIn(page, '不同意');
  await press(page, '交上去');
  await done(page);
  expect(page.text()).toContain('这是您第 2 次投');
  expect(sent()).toEqual([{ choice: 'no', seq: 2, line: line.line }]);
  await page.close();
});

it('is chosen anew where another phone was first, and never sent over the other one', async () => {
  const answers = [() => { mine = { ...line, state: 'voted', seq: 1, choice: 'no' }; throw new Refusal('conflict', '别人先办了一步，看看现在的样子'); }];
  phone.server.answer('POST /votes/:id/named', ({ body }) => answers.shift()?.() ?? promised(body));
  const page = await opened();
  await handIn(page, '同意');
  await press(page, '交上去');
  await until('what is there', () => page.text().includes('您投过了：不同意'));
  await press(page, '看一遍再交');
  await press(page, '交上去');
  await done(page);
  expect(sent().map(({ seq }) => seq)).toEqual([1, 2]);
  await page.close();
});

/** Hands in what was looked at, and holds what was sent against what was chosen. */
async function castAs(page: Awaited<ReturnType<typeof opened>>, choice: readonly string[]): Promise<void> {
  await press(page, '交上去');
  await done(page);
  expect(sent()[0]?.choice).toEqual(choice);
  await page.close();
}

it('takes as many of several as the rule lets, in the order of the board', async () => {
  vote = { ...view, method: 'approval', options: OPTIONS.map(({ id, label }) => ({ id, label })), rule: { quorum: [1, 2, 'gt'], bases: ['persons'], k: 2, seats: 1, min: [0, 1, 'ge'] } };
  const page = await opened('最多选 2 个');
  await handIn(page, '路灯', '晾衣架', '长椅');
  await until('two of them', () => page.text().includes('晾衣架、路灯'));
  await castAs(page, ['a', 'c']);
});

it('ranks by the order of the taps; nothing tapped is an abstention', async () => {
  vote = { ...view, method: 'irv', options: OPTIONS.map(({ id, label }) => ({ id, label })), rule: { quorum: [1, 2, 'gt'], bases: ['persons'] } };
  const page = await opened('第一个最想要');
  await press(page, '看一遍再交');
  await until('an abstention', () => page.text().includes('您选的是') && page.text().includes('弃权'));
  await press(page, '再改改');
  await handIn(page, '路灯', '长椅', '晾衣架', '长椅');
  await until('the order', () => page.text().includes('第 1 路灯，第 2 晾衣架'));
  await castAs(page, ['c', 'a']);
});

it('shows what each costs where a sum is spent', async () => {
  vote = { ...view, method: 'budget', options: OPTIONS, rule: { quorum: [1, 2, 'gt'], bases: ['persons'], k: 3, amount: 100, min: [0, 1, 'ge'] } };
  const page = await opened('60 元');
  await handIn(page, '长椅', '路灯');
  await castAs(page, ['b', 'c']);
});

it('says whom one stands in for, within which limits, and why a line takes nothing', async () => {
  const other: Line = { ...line, line: '78'.repeat(32), label: '李明', proxy: { limits: '只表决晾衣架' } };
  phone.server.answer('GET /votes/:id/my-line', () => ({ items: [{ ...line, state: 'paper', why: 'votePaper' }, other] }));
  const page = await opened('替李明');
  await press(page, '陈雅文');
  await until('why not', () => page.text().includes('领了纸票的，用纸票投'));
  await press(page, '替李明');
  await until('the limits', () => page.text().includes('托的是：只表决晾衣架'));
  await page.close();
  phone.server.answer('GET /votes/:id/my-line', () => ({ items: [] }));
  const stranger = await opened('您不在这次的名单上');
  await stranger.close();
});
