import type { Fault } from '../domain/settings/faults';
import type { SettingKind } from '../domain/settings/kinds';
import { fill } from './fill';

/** What is set. */
export const SETTING_KIND_WORDS: Readonly<Record<SettingKind, string>> = { catalogue: '事项清单', calendar: '上班和放假', texts: '页面上的话', rates: '三率怎么合成', lessons: '小课' };

/** Who and why of versions that nobody published by hand. */
export const BROUGHT = { first: '开始时随程序带来的', years: '随程序更新带来 {years} 年的放假安排' } as const;

/** What may be wrong with a setting, and how to mend it. */
export const FAULT_WORDS: Readonly<Record<string, string>> = {
  noCategories: '至少要开着一类',
  manyCategories: '最多 {max} 类，去掉用不着的',
  manyRules: '不予受理的规定最多 {max} 条',
  categoryTwice: '编号 {value} 用了两次，换一个',
  nameTwice: '已经有一类叫「{value}」，换一个名字',
  ruleTwice: '编号 {value} 用了两次，换一个',
  badId: '编号只能用字母、数字、- 和 _，最多 64 个',
  categoryName: '名字要有 1 到 {max} 个字',
  hint: '写一句例子，最多 {max} 个字',
  unknownIcon: '请从给出的图标里选一个',
  unknownGrade: '请选一般、加急或紧急',
  manyWords: '居民的叫法最多 {max} 个',
  wordLength: '居民的每个叫法最多 {max} 个字，不能空着',
  standardCode: '标准代码要 4 位数字，如 0104',
  noLimits: '三种急缓都要写时限',
  limitAmount: '时限要写大于 0 的整数',
  limitLong: '时限最多写 {max}',
  urgentLater: '越急的要越早答复，这里反而晚了，请改小',
  fewOptions: '至少要有两个回答',
  manyOptions: '最多 {max} 个回答',
  notYesNo: '是非题的回答只能是“是”和“不是”两个',
  optionTwice: '回答的编号 {value} 用了两次',
  optionValue: '回答的编号要有 1 到 {max} 个字',
  optionLabel: '回答要有 1 到 {max} 个字',
  questionId: '问题的编号只能用字母、数字、- 和 _',
  questionText: '问题要有 1 到 {max} 个字',
  questionTwice: '问题的编号 {value} 用了两次',
  manyQuestions: '一类最多问 {max} 个问题',
  ruleName: '规定的名字要有 1 到 {max} 个字',
  ruleArticle: '写上出自哪里、怎么办，最多 {max} 个字',
  noHours: '至少写一段上班时间',
  manySpans: '一天最多 {max} 段上班时间',
  badSpan: '上班时间要先早后晚，如 9:00 到 12:00',
  spansMeet: '这一段和前一段连着或重叠了，请合成一段或错开',
  badYear: '年份要在 {min} 到 {max} 之间',
  yearTwice: '{value} 年写了两次',
  yearGap: '中间缺了 {year} 年',
  noYears: '至少要有一年',
  badDay: '{day} 不是一个日子，写成 2027-02-06 这样',
  otherYear: '{day} 不在 {year} 年里',
  holidayName: '{day} 是什么假，写 1 到 {max} 个字',
  restAndWork: '{day} 写成了放假又写成上班，留一个',
  alreadyWorked: '{day} 本来就是工作日，不用写',
  dayTwice: '{day} 写了两次',
  badPercent: '请写 0 到 100 之间的整数',
  notHundred: '三项加起来要等于 100，现在是 {sum}',
  unknownPlace: '没有这个位置',
  textLong: '这里最多放 {max} 个字',
  textEmpty: '这里不能空着，用原来的话就点「用回原来的」',
  manyLessons: '最多 {max} 节，去掉用不着的',
  lessonName: '小课的名字要有 1 到 {max} 个字',
  lessonTwice: '已经有一节叫「{value}」，换一个名字',
  lessonNowhere: '选一类事，或者一个地方，不然谁也碰不上它',
  manyLessonCategories: '一节最多放在 {max} 类事里',
  unknownSituation: '没有这个地方，请从给出的里选',
  noPages: '至少要有一页',
  manyPages: '一节最多 {max} 页，再多就没人看了',
  pageTitle: '每一页的标题要有 1 到 {max} 个字',
  pageText: '每一页要有 1 到 {max} 个字',
  manyLessonQuestions: '一节最多 {max} 道小题',
  lessonWhy: '写一句为什么，最多 {max} 个字',
  lessonRight: '选一个对的',
  optionSame: '两个选项一样，改一个',
};

/** The sentence for one fault. */
export function faultSentence({ code, values }: Fault): string {
  return fill(FAULT_WORDS[code] ?? '这里写得不对，请再看看', values ?? {});
}
