import { until, type WeappPage } from '../../support/weapp';
import { me } from '../cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from '../cases/support';
import { OPTIONS, published, view, type View } from './fixtures';

let phone: Phone;
const labels = OPTIONS.map(({ id, label }) => ({ id, label }));
const opened = (vote: View, words: string = vote.title): Promise<WeappPage> => {
  phone.server.answer('GET /votes/:id', () => vote);
  return openShowing(phone, 'features/votes/pages/vote', words, { id: vote.id });
};
async function shows(vote: View, words: readonly string[], not: readonly string[] = []): Promise<void> {
  const page = await opened(vote, words[0]);
  for (const one of words) expect(page.text()).toContain(one);
  for (const one of not) expect(page.text()).not.toContain(one);
  await page.close();
}
beforeEach(async () => { phone = await freshPhone(me); });

it('leads to the ballot by what the server says, whatever this phone takes the time to be; no number before the end', async () => {
  await shows(view, ['去投票', '意向征询', '截止以前，谁也看不到票数', 'abab abab'], ['结果', '收到']);
  await shows({ ...view, state: 'frozen', opens: '2020-01-01T00:00:00.000Z', why: 'voteNotYet' }, ['还没开始'], ['去投票']);
  await shows({ ...view, opens: '2020-01-01T00:00:00.000Z', closes: '2020-01-02T00:00:00.000Z' }, ['去投票']);
  await shows({ ...view, voted: 1 }, ['改我的票', '您投过了']);
  await shows({ ...view, lines: 0, parts: ['guest'] }, ['您不在这次的名单上'], ['去投票']);
});

it('says of a draft when it is to be, from the freeze on', async () => {
  await shows({ ...view, state: 'draft', opens: null, fingerprint: null, roll: null, lines: 0, parts: ['scrutineer'], times: { opensIn: 1_440, lasts: 10_080 }, actions: ['agree'], scrutineers: view.scrutineers.map((one) => ({ ...one, agreed: false, mine: one.id === 'z' })) }, ['定下来以后一天后开始，投七天', '看过了，可以开始'], ['截止']);
});

it('shows yes and no by persons and by area, each share as it was evaluated, and buildings that betray nobody', async () => {
  const asked: Partial<View> = { unit: 'owner', preset: 'owners', binding: true, rule: { quorum: [2, 3, 'ge'], pass: [1, 2, 'gt'], bases: ['area', 'persons'], of: 'participants' }, minutes: '大家都说该修。' };
  const evaluated = [{ what: 'quorum', base: 'area', part: 40_000, whole: 50_000, share: [2, 3, 'ge'], met: true }, { what: 'pass', base: 'persons', part: 1, whole: 4, share: [1, 2, 'gt'], met: false }] as const;
  const counts = { yes: 1, no: 2, abstain: 1, yes_area: 10_050, no_area: 20_000, abstain_area: 9_950 };
  await shows(published({ counts, outcome: { result: 'rejected' }, evaluated: evaluated.map((one) => ({ ...one, share: [...one.share] })), buildings: [{ building: '3栋', lines: 4, voted: 3 }, { building: null, lines: 1, voted: 1 }] }, asked), [
    '没有通过', '5 票里投了 4 票', '500.00 平方米里投了 400.00 平方米', '100.50 平方米', '正式表决', '按面积，参加 400.00 平方米，应到 500.00 平方米，要三分之二以上，够了', '按人数，同意 1 票，共 4 票，要过半数，不够', '3栋', '其他', '手机上 3 票，纸票 1 票，废票 1 张', '大家都说该修。',
  ], ['去投票', '改我的票']);
});

it('says who was chosen of several and that the lot decided; how ranked ballots went over; what is left of a sum', async () => {
  const rule = { quorum: [1, 2, 'gt'] as [number, number, 'gt'], bases: ['persons' as const] };
  await shows(published({ counts: { approvals: { a: 2, b: 2, c: 0 } }, outcome: { result: 'elected', winners: ['b'], tie_used: true }, unconfirmed: true }, { method: 'approval', options: labels, rule: { ...rule, k: 2, seats: 1 } }), ['选出来了：长椅', '按开始前抽签排的先后', '监票人没有都确认']);
  const rounds: NonNullable<NonNullable<View['tally']>['counts']['rounds']> = [{ votes: { a: 2, b: 1, c: 1 }, exhausted: 0, eliminated: 'c' }, { votes: { a: 2, b: 2 }, exhausted: 0, eliminated: 'a' }, { votes: { b: 3 }, exhausted: 1, eliminated: null }];
  await shows(published({ counts: { rounds }, outcome: { result: 'elected', winners: ['b'], tie_used: false } }, { method: 'irv', options: labels, rule }), ['选出来了：长椅', '第 1 轮，晾衣架 2 票，长椅 1 票，路灯 1 票，路灯淘汰', '第 3 轮，长椅 3 票'], ['抽签']);
  await shows(published({ counts: { approvals: { a: 3, b: 2, c: 1 } }, outcome: { result: 'funded', winners: ['a', 'c'], tie_used: false, spent: 100 } }, { method: 'budget', options: OPTIONS, rule: { ...rule, k: 3, amount: 100 } }), ['定下来了：晾衣架、路灯', '用掉 100 元', '长椅，50 元']);
  await shows(published({ counts: { yes: 1, no: 0, abstain: 0 }, outcome: { result: 'no-quorum' } }), ['来的人不够，这次不算']);
});

it('takes an objection with words alone, and shows what was answered', async () => {
  const over = published({ counts: { yes: 3, no: 1, abstain: 0 }, outcome: { result: 'passed' } }, { mayObject: true });
  const objected: View = { ...over, mayObject: false, objections: [{ id: 'o-1', text: '再数一遍', at: over.at, answer: '算过了，没有错', answeredAt: over.at, mine: true }] };
  phone.server.answer('POST /votes/:id/object', () => objected);
  const page = await opened(over, '对结果有意见');
  phone.server.answer('GET /votes/:id', () => (phone.server.calls('POST /votes/:id/object').length > 0 ? objected : over));
  await press(page, '对结果有意见');
  await press(page, '交上去');
  expect(phone.server.calls('POST /votes/:id/object')).toHaveLength(0);
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '再数一遍');
  await press(page, '交上去');
  await until('the answer', () => page.text().includes('算过了，没有错'));
  expect(phone.server.calls('POST /votes/:id/object')[0]).toMatchObject({ params: { id: over.id }, body: { text: '再数一遍' }, key: expect.any(String) });
  await page.close();
});
