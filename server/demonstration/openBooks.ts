import { DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import type { BookLine, BookSide } from '../../shared/domain/openBooks/kinds';
import { periodsBefore } from '../../shared/domain/openBooks/periods';
import { answer, ask, authorisePublisher, correct, publish, unitsFor, type BookDoc, type Publishing } from '../features/openBooks';
import { viewerOfPerson } from '../features/identity';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [WANG, CHEN, LIN, HE] = ['p-wangxiuying', 'p-chenyawen', 'p-linxiaomei', 'p-hejianguo'] as const;
const line = (side: BookSide, item: string, yuan: number, note = ''): BookLine => ({ side, item, fen: Math.round(yuan * 100), note });
const COMMITTEE = [line('in', '民生微实事经费', 20_000, '街道拨付'), line('in', '场地借用', 1_200), line('out', '活动室修灯', 3_480.5), line('out', '长者午餐补贴', 8_600), line('out', '宣传栏换新', 2_150)];
const PROPERTY = [line('in', '物业费', 386_400), line('in', '停车费', 96_250, '其中临停 18,250 元'), line('in', '电梯广告', 12_000), line('out', '人员工资', 248_000), line('out', '保洁绿化', 62_300), line('out', '电梯维保', 31_500), line('out', '公共水电', 48_760.8), line('out', '零星维修', 17_920)];

/** Publishes as somebody for the first unit of a kind they publish for; null where the district has none. */
async function out(deps: Deps, personId: string, kind: string, what: Partial<Publishing> & Pick<Publishing, 'kind' | 'period' | 'title'>): Promise<BookDoc | null> {
  const viewer = await viewerOfPerson(deps, personId);
  const unit = viewer && (await unitsFor(deps, viewer)).find((one) => one.kind === kind);
  return unit ? publish(deps, personId, unit, { unitId: unit.id, text: '', lines: [], contract: null, decidedOn: null, ...what }, `demo-book-${what.title.length}-${kind}-${what.kind}`) : null;
}

/** The committee's month with a question that was answered, the property company's quarter with a correction and a question that waits, a contract, a decision. */
export async function makeBooks(deps: Deps, now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const [month = '', quarter = ''] = [...periodsBefore(dayOf(now), 'month', 1), ...periodsBefore(dayOf(now), 'quarter', 1)];
  const day = (days: number): string => dayOf(new Date(now.getTime() - days * DAY_MS));
  const viewers = await Promise.all([viewerOfPerson(deps, LIN), viewerOfPerson(deps, HE)]);
  const committee = await out(at(12), LIN, 'residentsCommittee', { kind: 'finance', period: month, title: '居委会上个月的账', lines: COMMITTEE });
  await out(at(20), LIN, 'residentsCommittee', { kind: 'decision', period: day(20).slice(0, 7), title: '活动室周末也开', text: '居民代表商量后定了：活动室周六、周日上午九点到十一点半也开门，请志愿者轮流看着。', decidedOn: day(21) });
  await out(at(30), HE, 'property', { kind: 'contract', period: day(30).slice(0, 4), title: '电梯维保合同', text: '每半个月保养一次，困人三十分钟内到场。', contract: { party: '安顺电梯维保公司', fen: 12_600_000, from: day(30), to: day(-335) } });
  const property = await out(at(9), HE, 'property', { kind: 'finance', period: quarter, title: '物业上个季度的账', lines: PROPERTY.slice(0, -1) });
  if (committee && viewers[0]) {
    const asked = await ask(at(8), committee, CHEN, '宣传栏换新花了两千多，换了几块？', 'demo-book-ask-1');
    await answer(at(6), asked, await authorisePublisher(deps, viewers[0], committee), { revision: asked.revision, key: 'demo-book-answer-1', text: '换了 3 块，每块 716 元左右，在 1 栋、3 栋和东门。单据在活动室，欢迎来看。' });
  }
  if (!property || !viewers[1]) return;
  const { title, text, contract, decidedOn } = property;
  const fixed = await correct(at(4), property, await authorisePublisher(deps, viewers[1], property), { revision: property.revision, key: 'demo-book-correct-1', title, text, contract, decidedOn, lines: PROPERTY, why: '漏了零星维修一项' });
  await ask(at(2), fixed, WANG, '电梯广告的钱，用到哪里去了？', 'demo-book-ask-2');
}
