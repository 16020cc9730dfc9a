import { LESSONS } from '../../../../config/catalogue/lessons';
import { CATEGORIES } from '../../../../config/catalogue/categories';
import { lessonFaults } from '../../../../shared/domain/lessons/faults';
import { judge, lessonsFor, minutesOf, passes, type Lesson } from '../../../../shared/domain/lessons/lessons';

const lesson = (part: Partial<Lesson> = {}): Lesson => ({ id: 'a', name: '一节', categories: ['noise'], situations: ['counter'], pages: [{ title: '先做什么', text: '先听他说完。' }], questions: [{ id: 'q', text: '先做什么？', options: ['听', '说'], right: 0, why: '听完再说。' }], ...part });
const question = (part: object): Lesson => lesson({ questions: [{ ...(lesson().questions[0] as Lesson['questions'][number]), ...part }] });
const codes = (one: Lesson): string[] => lessonFaults({ lessons: [one] }).map(({ path, code }) => `${path} ${code}`);

describe('what a district may publish', () => {
  it.each<[string, Lesson, string[]]>([
    ['a lesson as it should be', lesson(), []],
    ['without a quiz', lesson({ questions: [] }), []],
    ['without a name', lesson({ name: ' ' }), ['lessons.0.name lessonName']],
    ['that comes up nowhere', lesson({ categories: [], situations: [] }), ['lessons.0.categories lessonNowhere']],
    ['without pages', lesson({ pages: [] }), ['lessons.0.pages noPages']],
    ['with too many pages', lesson({ pages: Array.from({ length: 7 }, () => ({ title: '一', text: '二' })) }), ['lessons.0.pages manyPages']],
    ['with an empty page', lesson({ pages: [{ title: '', text: '' }] }), ['lessons.0.pages.0.title pageTitle', 'lessons.0.pages.0.text pageText']],
    ['with a page of 301 characters', lesson({ pages: [{ title: '长', text: '字'.repeat(301) }] }), ['lessons.0.pages.0.text pageText']],
    ['with one answer', question({ options: ['听'] }), ['lessons.0.questions.0.options fewOptions']],
    ['with five answers', question({ options: ['一', '二', '三', '四', '五'] }), ['lessons.0.questions.0.options manyOptions']],
    ['with two equal answers', question({ options: ['听', '听 '] }), ['lessons.0.questions.0.options.1 optionSame']],
    ['whose right answer is none of them', question({ right: 2 }), ['lessons.0.questions.0.right lessonRight']],
    ['without a reason', question({ why: '' }), ['lessons.0.questions.0.why lessonWhy']],
  ])('%s', (_name, one, expected) => expect(codes(one)).toEqual(expected));

  it('names what stands twice', () => {
    expect(lessonFaults({ lessons: [lesson(), lesson()] }).map(({ code }) => code)).toEqual(['categoryTwice', 'lessonTwice']);
  });

  it('starts from lessons without a fault, about categories that exist', () => {
    expect(lessonFaults(LESSONS)).toEqual([]);
    const known = CATEGORIES.map(({ id }) => id);
    expect(LESSONS.lessons.flatMap(({ categories }) => categories).filter((id) => !known.includes(id))).toEqual([]);
    for (const one of LESSONS.lessons) expect(minutesOf(one)).toBeLessThanOrEqual(3);
  });
});

it('comes up by category, by situation, and not where it is off', () => {
  const content = { lessons: [lesson(), lesson({ id: 'b', categories: [], situations: ['field'] }), lesson({ id: 'c', off: true })] };
  const ids = (occasion: object): string[] => lessonsFor(content, occasion).map(({ id }) => id);
  expect([ids({}), ids({ category: 'noise' }), ids({ situation: 'field' }), ids({ category: 'noise', situation: 'field' }), ids({ category: 'gone' })]).toEqual([['a', 'b'], ['a'], ['b'], [], []]);
});

it('is passed with every answer right, and judged only when each question has an answer that exists', () => {
  const two = lesson({ questions: [0, 1].map((right) => ({ ...(lesson().questions[0] as Lesson['questions'][number]), id: `q${right}`, right })) });
  expect(judge(two, [0])).toBeNull();
  expect(judge(two, [0, 2])).toBeNull();
  expect(judge(two, [0, 0])?.map(({ chosen, right }) => chosen === right)).toEqual([true, false]);
  expect([[0, 1], [0, 0], [1, 1]].map((answers) => passes(judge(two, answers) ?? []))).toEqual([true, false, false]);
});
