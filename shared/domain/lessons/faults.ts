import { repeats, type Fault } from '../settings/faults';
import { LESSON_LIMITS as LIMITS, LESSON_SITUATIONS, type Lesson, type LessonQuestion, type LessonsContent } from './lessons';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const textFault = (path: string, text: string, code: string, max: number): Fault[] => (text.trim() === '' || text.length > max ? [{ path, code, values: { max } }] : []);

function questionFaults({ id, text, options, right, why }: LessonQuestion, path: string): Fault[] {
  const faults: Fault[] = ID.test(id) ? [] : [{ path: `${path}.id`, code: 'badId' }];
  faults.push(...textFault(`${path}.text`, text, 'questionText', LIMITS.questionText), ...textFault(`${path}.why`, why, 'lessonWhy', LIMITS.why));
  if (options.length < 2) faults.push({ path: `${path}.options`, code: 'fewOptions' });
  if (options.length > LIMITS.options) faults.push({ path: `${path}.options`, code: 'manyOptions', values: { max: LIMITS.options } });
  options.forEach((option, at) => faults.push(...textFault(`${path}.options.${at}`, option, 'optionLabel', LIMITS.option)));
  for (const { at } of repeats(options.map((option) => option.trim()))) faults.push({ path: `${path}.options.${at}`, code: 'optionSame' });
  if (!Number.isInteger(right) || right < 0 || right >= options.length) faults.push({ path: `${path}.right`, code: 'lessonRight' });
  return faults;
}

function lessonFault(lesson: Lesson, path: string): Fault[] {
  const { id, name, categories, situations, pages, questions } = lesson;
  const faults: Fault[] = ID.test(id) ? [] : [{ path: `${path}.id`, code: 'badId' }];
  faults.push(...textFault(`${path}.name`, name, 'lessonName', LIMITS.name));
  if (categories.length + situations.length === 0) faults.push({ path: `${path}.categories`, code: 'lessonNowhere' });
  if (categories.length > LIMITS.categories) faults.push({ path: `${path}.categories`, code: 'manyLessonCategories', values: { max: LIMITS.categories } });
  if (situations.some((situation) => !LESSON_SITUATIONS.includes(situation))) faults.push({ path: `${path}.situations`, code: 'unknownSituation' });
  if (pages.length === 0) faults.push({ path: `${path}.pages`, code: 'noPages' });
  if (pages.length > LIMITS.pages) faults.push({ path: `${path}.pages`, code: 'manyPages', values: { max: LIMITS.pages } });
  pages.forEach(({ title, text }, at) => faults.push(...textFault(`${path}.pages.${at}.title`, title, 'pageTitle', LIMITS.pageTitle), ...textFault(`${path}.pages.${at}.text`, text, 'pageText', LIMITS.pageText)));
  if (questions.length > LIMITS.questions) faults.push({ path: `${path}.questions`, code: 'manyLessonQuestions', values: { max: LIMITS.questions } });
  questions.forEach((question, at) => faults.push(...questionFaults(question, `${path}.questions.${at}`)));
  for (const { at, value } of repeats(questions.map((question) => question.id))) faults.push({ path: `${path}.questions.${at}.id`, code: 'questionTwice', values: { value } });
  return faults;
}

/** Everything that is wrong with lessons; empty when they may be published. The words are in `shared/copy/settings.ts`. */
export function lessonFaults({ lessons }: LessonsContent): Fault[] {
  const faults = lessons.flatMap((lesson, at) => lessonFault(lesson, `lessons.${at}`));
  if (lessons.length > LIMITS.lessons) faults.push({ path: 'lessons', code: 'manyLessons', values: { max: LIMITS.lessons } });
  for (const { at, value } of repeats(lessons.map(({ id }) => id))) faults.push({ path: `lessons.${at}.id`, code: 'categoryTwice', values: { value } });
  for (const { at, value } of repeats(lessons.map(({ name }) => name.trim()))) faults.push({ path: `lessons.${at}.name`, code: 'lessonTwice', values: { value } });
  return faults;
}
