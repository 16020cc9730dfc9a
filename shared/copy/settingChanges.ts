import type { Catalogue, Category, DeclineRule } from '../domain/cases/catalogue';
import type { CaseLimits, Limit } from '../domain/cases/deadlines';
import type { CategoryQuestion } from '../domain/cases/report';
import { CASE_GRADES } from '../domain/cases/states';
import type { CalendarContent, YearTable } from '../domain/settings/calendar';
import type { SettingContents, SettingKind } from '../domain/settings/kinds';
import { TEXT_PLACES, type TextContent } from '../domain/settings/texts';
import type { Lesson, LessonsContent } from '../domain/lessons/lessons';
import type { RateWeights } from '../domain/statistics/rates';
import { CASE_GRADE_WORDS } from './cases';
import { WEIGHT_WORDS } from './figures';
import { TEXT_DEFAULTS, TEXT_PLACE_WORDS } from './texts';

/** One difference between two versions: what it is about, and how it was and will be. */
export interface SettingChange {
  readonly about: string;
  readonly text: string;
}

/** What a limit of a step is called. */
export const LIMIT_WORDS: Readonly<Record<keyof CaseLimits, string>> = {
  accept: '受理', dispatch: '交办', acknowledge: '签收', answer: '答复', redo: '再办', verify: '核查', evaluate: '等评价',
};

/** `3 个工作日`, `2 个工作小时`, `30 分钟上班时间`. */
export function limitWords({ unit, amount }: Limit): string {
  if (unit === 'workingDays') return `${amount} 个工作日`;
  return amount >= 60 && amount % 60 === 0 ? `${amount / 60} 个工作小时` : `${amount} 分钟上班时间`;
}

/** Minutes after midnight as `9:00`. */
export const clockWords = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
/** `9:00–12:00、14:00–17:30` */
export const hoursWords = (hours: CalendarContent['hours']): string => hours.map(([from, to]) => `${clockWords(from)}–${clockWords(to)}`).join('、');

/** Whatever the order of their fields: what came over the wire has another than what a file says. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
const became = (what: string, before: string, after: string): string[] => (before === after ? [] : [`${what}：${before || '没有'} → ${after || '没有'}`]);
const switched = (before: boolean, after: boolean, on: string, off: string): string[] => (before === after ? [] : [after ? on : off]);

function questionLines(before: readonly Pick<CategoryQuestion, 'id' | 'text'>[], after: readonly Pick<CategoryQuestion, 'id' | 'text'>[]): string[] {
  const old = new Map(before.map((question) => [question.id, question]));
  const fresh = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((question) => {
      const was = old.get(question.id);
      if (!was) return [`加了问题「${question.text}」`];
      return same(was, question) ? [] : [`问题「${question.text}」改了`];
    }),
    ...before.filter(({ id }) => !fresh.has(id)).map(({ text }) => `去掉了问题「${text}」`),
  ];
}

function limitLines(before: Category, after: Category): string[] {
  return CASE_GRADES.flatMap((grade) =>
    (Object.keys(LIMIT_WORDS) as (keyof CaseLimits)[]).flatMap((step) => became(`${CASE_GRADE_WORDS[grade]}的${LIMIT_WORDS[step]}时限`, limitWords(before.limits[grade][step]), limitWords(after.limits[grade][step]))),
  );
}

const standardWords = ({ standard }: Category): string => (standard ? `${standard.code} ${standard.name}` : '');

function categoryLines(before: Category, after: Category): string[] {
  return [
    ...became('名字', before.name, after.name),
    ...became('例子', before.hint, after.hint),
    ...(before.icon === after.icon ? [] : ['换了图标']),
    ...(same(before.words, after.words) ? [] : [`居民的叫法：${after.words.join('、') || '没有'}`]),
    ...switched(Boolean(before.off), Boolean(after.off), '关掉，不再给居民选', '重新打开'),
    ...switched(before.sensitive, after.sensitive, '不再给邻居看', '可以给邻居看'),
    ...switched(before.safety, after.safety, '要第二个人核查', '不用第二个人核查'),
    ...switched(before.solveInGrid, after.solveInGrid, '一般网格里能办', '一般网格里办不了'),
    ...became('急缓', CASE_GRADE_WORDS[before.defaultGrade], CASE_GRADE_WORDS[after.defaultGrade]),
    ...became('标准类别', standardWords(before), standardWords(after)),
    ...limitLines(before, after),
    ...questionLines(before.questions, after.questions),
  ];
}

/** Things of a list by id: new, changed, gone. */
function listChanges<T extends { readonly id: string; readonly name: string }>(before: readonly T[], after: readonly T[], fresh: string, lines: (was: T, is: T) => string[]): SettingChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((one) => {
      const was = old.get(one.id);
      return (was ? lines(was, one) : [fresh]).map((text) => ({ about: one.name, text }));
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ name }) => ({ about: name, text: '去掉了' })),
  ];
}

function catalogueChanges(before: Catalogue, after: Catalogue): SettingChange[] {
  const rule = (was: DeclineRule, is: DeclineRule): string[] => [...became('名字', was.name, is.name), ...became('说明', was.article, is.article)];
  const order = ({ categories }: Catalogue, others: Catalogue): string[] => categories.map(({ id }) => id).filter((id) => others.categories.some((one) => one.id === id));
  const moved = same(order(before, after), order(after, before)) ? [] : [{ about: '顺序', text: '类别的先后变了' }];
  const asListed = (one: Catalogue): boolean => one.order === 'asListed';
  return [
    ...listChanges(before.categories, after.categories, '新加的一类', categoryLines),
    ...moved,
    ...switched(asListed(before), asListed(after), '照这里的先后排', '常报的排前面').map((text) => ({ about: '顺序', text })),
    ...listChanges(before.declineRules, after.declineRules, '新加的规定', rule),
  ];
}

function yearLines(before: YearTable, after: YearTable): string[] {
  const [was, is] = [before.holidays, after.holidays];
  return [
    ...Object.keys(is).filter((day) => was[day] !== is[day]).sort().map((day) => `${day} 放假（${is[day] ?? ''}）`),
    ...Object.keys(was).filter((day) => !(day in is)).sort().map((day) => `${day} 不放假了`),
    ...after.workdays.filter((day) => !before.workdays.includes(day)).map((day) => `${day} 补班`),
    ...before.workdays.filter((day) => !after.workdays.includes(day)).map((day) => `${day} 不补班了`),
  ];
}

function calendarChanges(before: CalendarContent, after: CalendarContent): SettingChange[] {
  const named = ({ years }: CalendarContent) => years.map((table) => ({ ...table, id: String(table.year), name: `${table.year} 年` }));
  const hours = became('上班时间', hoursWords(before.hours), hoursWords(after.hours)).map((text) => ({ about: '上班时间', text }));
  return [...hours, ...listChanges(named(before), named(after), '新加的一年', yearLines)];
}

function textChanges(before: TextContent, after: TextContent): SettingChange[] {
  const words = (content: TextContent, place: (typeof TEXT_PLACES)[number]): string => content[place] ?? TEXT_DEFAULTS[place];
  return TEXT_PLACES.flatMap((place) => became('改成', words(before, place), words(after, place)).map((text) => ({ about: TEXT_PLACE_WORDS[place].name, text: text.replace('改成：', '') })));
}

function rateChanges(before: RateWeights, after: RateWeights): SettingChange[] {
  return (Object.keys(WEIGHT_WORDS) as (keyof RateWeights)[]).flatMap((part) =>
    became('改成', `${before[part]}%`, `${after[part]}%`).map((text) => ({ about: WEIGHT_WORDS[part], text: text.replace('改成：', '') })),
  );
}

function lessonLines(before: Lesson, after: Lesson): string[] {
  const about = ({ categories, situations }: Lesson): string => JSON.stringify([categories, situations]);
  return [
    ...became('名字', before.name, after.name),
    ...switched(before.off === true, after.off === true, '关掉了', '开了'),
    ...(about(before) === about(after) ? [] : ['出现的地方改了']),
    ...(same(before.pages, after.pages) ? [] : [`内容改了，现在 ${after.pages.length} 页`]),
    ...questionLines(before.questions, after.questions),
  ];
}
const lessonChanges = (before: LessonsContent, after: LessonsContent): SettingChange[] => listChanges(before.lessons, after.lessons, '新加的一节', lessonLines);

const CHANGES: { readonly [K in SettingKind]: (before: SettingContents[K], after: SettingContents[K]) => SettingChange[] } = { catalogue: catalogueChanges, calendar: calendarChanges, texts: textChanges, rates: rateChanges, lessons: lessonChanges };

/** Every difference of a draft to what is in force, in words; empty when it says the same. */
export function settingChanges<K extends SettingKind>(kind: K, before: SettingContents[K], after: SettingContents[K]): SettingChange[] {
  return CHANGES[kind](before, after);
}
