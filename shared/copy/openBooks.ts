import { formatDay } from '../domain/kernel/dates';
import type { BookFault, BookFaultCode } from '../domain/openBooks/finance';
import type { BookKind, BookQuestionState, BookSide, BookUnitKind } from '../domain/openBooks/kinds';
import { type BookPeriod, type BookRhythm, type DuePeriod, rhythmOf } from '../domain/openBooks/periods';
import type { BookRuleCode } from '../domain/openBooks/rules';
import { DOORS } from './doors';
import { yuan } from './projects';

export const BOOK_UNIT_WORDS: Readonly<Record<BookUnitKind, string>> = { residentsCommittee: '居委会', collectiveCompany: '股份公司', ownersCommittee: '业委会', property: '物业' };
export const BOOK_KIND_WORDS: Readonly<Record<BookKind, string>> = { finance: '财务', contract: '合同', decision: '决定' };
export const BOOK_SIDE_WORDS: Readonly<Record<BookSide, string>> = { in: '收入', out: '支出' };
export const BOOK_RHYTHM_WORDS: Readonly<Record<BookRhythm, string>> = { month: '按月', quarter: '按季度', year: '按年' };
export const BOOK_QUESTION_WORDS: Readonly<Record<BookQuestionState, string>> = { open: '等答复', answered: '答复了' };

/** `2026 年 10 月`, `2026 年第 3 季度`, `2026 年`. */
export function bookPeriodWords(period: BookPeriod): string {
  const year = `${period.slice(0, 4)} 年`;
  return { year, quarter: `${year}第 ${period.slice(6)} 季度`, month: `${year} ${Number(period.slice(5))} 月` }[rhythmOf(period)];
}
/** A sum that may be below nothing. */
export const bookMoney = (fen: number): string => (fen < 0 ? `-${yuan(-fen)}` : yuan(fen));
export const bookDueWords = ({ period, by, late }: DuePeriod): string => `${bookPeriodWords(period)}的财务${late ? `，${formatDay(by)}就该公开了` : `，${formatDay(by)}前公开`}`;

const FAULTS: Readonly<Record<BookFaultCode, string>> = {
  heads: '第一行要有「收支、项目、金额（元）」，可以再加「说明」', side: '「收支」只写收入、支出或结余', item: '写上项目，不超过 60 个字', amount: '金额写成 1234.50 这样的数，收入、支出都不写负数', decimals: '金额最多到分，两位小数', tooMuch: '金额太大，看看是不是多写了',
  longNote: '说明不超过 120 个字', sumIn: '收入合计不对', sumOut: '支出合计不对', rest: '结余不对', nothing: '表里一行也没有', tooMany: '最多 300 行，分成几份',
};
export const BOOK_FORMULA = '这一格是公式。复制整张表，“选择性粘贴”成数值再传';
export const bookFaultWords = ({ code, is, should }: Pick<BookFault, 'code' | 'is' | 'should'>): string => `${FAULTS[code]}${is !== undefined && should !== undefined ? `：写的是 ${bookMoney(is)}，上面各行加起来是 ${bookMoney(should)}` : ''}`;

/** Rules in words: what is so, and what to do. */
export const BOOK_RULE_WORDS: Readonly<Record<BookRuleCode, string>> = {
  bookLines: '财务公开要有收支明细，先传一张表', bookNoLines: '只有财务公开带收支明细', bookContract: '写上和谁签的、多少钱、从哪天到哪天', bookNoContract: '只有合同公开写签约的一方', bookContractDays: '合同结束的日子在开始之前，改一下', bookDecided: '写上哪天决定的，不能是以后的日子', bookAhead: '这一期还没开始，选已经开始的',
  bookTwice: '这一期的财务已经公开了，要改请用更正', bookSame: '和现在写的一样，没有要更正的', bookCorrections: '更正了太多次，请另外公开一份说明', bookTimelineFull: '更正了太多次，请另外公开一份说明', bookNeighbour: '住在这个社区才能在这里问，先选好您住的社区', bookQuestions: '您问的还有 5 条没答，等答复了再问', bookUnit: '这个单位没有公开栏',
};
export const BOOK_FIELDS = { period: '哪一期', lines: '收支明细', contract: '合同', decidedOn: '哪天决定的' } as const;

/** On the pages of open books. */
export const BOOK = {
  title: DOORS.openBooks.title, one: '公开', all: '全部', empty: { title: '还没有公开的', body: '公开了会出现在这里。' },
  homeless: { title: '先选您住的社区', body: '选好了，就看得到这个社区公开的账和决定。', act: '选社区' },
  desk: '公开栏的活', deskEmpty: { title: '这里归公开的单位', body: '居委会、股份公司、业委会由工作站来公开，物业自己公开。' },
  lines: '收支明细', chart: '钱从哪来，花到哪去', rest: '结余', history: '更正过什么', before: '原来写的', until: (when: string): string => `${when}前是这样`, publishedBy: (unit: string, person: string): string => `${unit}　${person}`,
  party: '和谁签的', price: '多少钱', term: '从哪天到哪天', decidedOn: '哪天决定的', noPrice: '没写价钱', corrected: (count: number): string => `更正过 ${count} 次`, other: '其他',
  questions: '居民问的', noQuestions: '还没有人问。', ask: '问一问', askLabel: '您想问什么', askNote: '7 个工作日内署名答复，问题和答复大家都看得到，不写是谁问的。', asked: '问好了，7 个工作日内答复您', waiting: '答复以后，问题和答复一起公开。', mine: '您问的', by: (name: string): string => `${name}问的`, late: '答晚了', answerBy: (when: string): string => `${when}前答复`, answeredBy: (name: string): string => `答复人：${name}`,
  answer: '答复', answerLabel: '怎么答', answered: '答复好了，问的人会收到消息', print: '打印出来贴', missing: '没有这一份公开，回公开栏再找。', paper: '扫一扫，看现在的样子和居民的问题', correct: '更正', due: '该公开的', noDue: '该公开的都公开了。', waitingQuestions: '等您答的', noWaiting: '没有等着答的。', published: '公开过的', publish: '公开一份',
} as const;
export const BOOK_FORM = {
  title: '公开一份', correct: '更正', unit: '哪个单位的', kind: '公开什么', rhythm: '多久一期', period: '哪一期', name: '标题', text: '说明', textPlaceholder: '想让邻居知道的', file: '选一张表（xlsx）', fileAgain: '换一张表', reading: '正在看这张表…',
  fileNote: '第一行写：收支、项目、金额（元）、说明。合计、结余会核对，不能有公式。', faults: (count: number): string => `有 ${count} 处要改，改好再传一次，什么都还没有存`, clean: '核对过了，没有问题', party: '和谁签的', fen: '多少钱（元），不写就空着', from: '从哪天', to: '到哪天', decidedOn: '哪天决定的',
  why: '为什么更正', submit: '公开', submitCorrect: '更正', sending: '正在公开…', done: '公开了，居民看得到了', corrected: '更正了，原来写的也还在', missing: { title: '写上标题', lines: '传一张财务表', party: '写上和谁签的', money: '金额写成 1234.50 这样', days: '选好从哪天到哪天', decidedOn: '选好哪天决定的', why: '写上为什么更正' },
} as const;
