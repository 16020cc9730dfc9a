import type { LessonSituation } from '../domain/lessons/lessons';
import { DOORS } from './doors';

/** Where a lesson comes up. */
export const LESSON_SITUATION_WORDS: Readonly<Record<LessonSituation, string>> = {
  counter: '柜台接待', proxy: '电话、代人报事', field: '到现场', emergency: '应急', notice: '发通知', whistle: '吹哨', docket: '调度会', wishes: '心愿', topics: '议事', volunteers: '志愿者',
};

/** Rules in words: what is so, and what to do. */
export const LESSON_RULE_WORDS = { lessonAnswers: '题目刚刚改过，请从头再看一遍' } as const;
export type LessonRuleCode = keyof typeof LESSON_RULE_WORDS;

/** On the pages of lessons. */
export const LESSON = {
  ...DOORS.lessons,
  questions: (count: number): string => (count === 0 ? '' : `，${count} 道小题`),
  state: { fresh: '没看过', read: '看过', passed: '都答对了', changed: '内容改过' },
  own: '看没看、答得怎样，只有您自己知道：谁也查不到，也不比。',
  page: (at: number, all: number): string => `第 ${at} 页，共 ${all} 页`,
  next: '下一页', before: '上一页', quiz: '做几道小题', done: '看完了', again: '从头再看', retry: '再答一次', submit: '就这样', pick: '每道题都选一个',
  passed: '都答对了', passedBody: '碰上的时候，照着做就行。', missed: '有的再想想', missedBody: '下面写着为什么，看完再答一次。',
  right: '对', wrong: '再想想', forget: '忘掉我看过的', forgotten: '忘掉了', readDone: '记下您看过了', toList: '看别的小课',
  empty: { title: '还没有小课', body: '区里写好了，会在这里。' },
  elsewhere: { title: '小课是给工作人员的', body: '您有什么事，直接说给工作站听。', act: '回首页' },
} as const;

/** On the administrator's page. */
export const LESSON_FORM = {
  title: '小课', one: '一节小课', add: '加一节', name: '叫什么', nameHint: '比如：有人说闻到煤气', on: '开着，大家看得到', categories: '碰上哪类事', situations: '在哪里碰上', where: '至少选一处，到了那里就会看见',
  pages: '怎么说', page: (at: number): string => `第 ${at} 页`, pageTitle: (at: number): string => `第 ${at} 页的标题`, pageText: (at: number): string => `第 ${at} 页写什么`, addPage: '加一页', dropPage: '去掉这一页',
  questions: '小题', question: (at: number): string => `小题 ${at}`, addQuestion: '加一道题', dropQuestion: '去掉这道题', option: (at: number, index: number): string => `小题 ${at} 的选项 ${index}`, addOption: '加一个选项', dropOption: '去掉这个选项', right: (at: number): string => `小题 ${at} 哪个对`, why: (at: number): string => `小题 ${at} 为什么`,
  keep: '存进草稿', cancel: '先不改', drop: '去掉这一节', off: '关着', count: (pages: number, questions: number): string => `${pages} 页，${questions} 道小题`, back: '回清单',
  dropAsk: (name: string): { title: string; body: string; yes: string } => ({ title: `去掉「${name}」？`, body: '公布以后谁也看不到它，历史里还留着。', yes: '去掉' }),
} as const;
