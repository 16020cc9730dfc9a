import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { judge, lessonsFor, minutesOf, passes, type Lesson } from '../../../shared/domain/lessons/lessons';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';
import type { RecordDoc } from './model';
import { authorise } from './policy';
import { editionOf, forget, note, recordsOf } from './records';

type Whole = ResponseOf<'GET /lessons/:id'>;
type Mine = NonNullable<Whole['mine']>;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function mineOf(lesson: Lesson, row: RecordDoc | undefined): Mine | null {
  return row ? { readAt: iso(row.readAt), passedAt: iso(row.passedAt), changed: row.edition !== editionOf(lesson) } : null;
}
/** A lesson that is on. `not_found` for one that is off or gone. */
async function lessonOf(deps: Deps, viewer: Viewer, id: string): Promise<Lesson> {
  authorise(viewer);
  const lesson = lessonsFor((await settingsOf(deps)).lessons, {}).find((one) => one.id === id);
  if (!lesson) throw new DomainError('not_found');
  return lesson;
}
async function present(deps: Deps, lesson: Lesson, { personId }: Viewer): Promise<Whole> {
  const { id, name, pages, questions } = lesson;
  const mine = mineOf(lesson, (await recordsOf(deps, [lesson], personId)).get(id));
  return { id, name, minutes: minutesOf(lesson), mine, pages: pages.map(({ title, text }) => ({ title, text })), questions: questions.map((one) => ({ id: one.id, text: one.text, options: [...one.options] })) };
}

export const handlers: HandlerTable = {
  'GET /lessons': async ({ query, viewer }, deps) => {
    authorise(viewer);
    const lessons = lessonsFor((await settingsOf(deps)).lessons, query);
    const mine = await recordsOf(deps, lessons, viewer.personId);
    return { items: lessons.map((lesson) => ({ id: lesson.id, name: lesson.name, minutes: minutesOf(lesson), questions: lesson.questions.length, mine: mineOf(lesson, mine.get(lesson.id)) })) };
  },
  'GET /lessons/:id': async ({ params, viewer }, deps) => present(deps, await lessonOf(deps, viewer, params.id), viewer),
  'POST /lessons/:id/read': async ({ params, viewer }, deps) => {
    const lesson = await lessonOf(deps, viewer, params.id);
    await note(deps, lesson, viewer.personId, 'readAt');
    return present(deps, lesson, viewer);
  },
  'POST /lessons/:id/answers': async ({ params, body, viewer }, deps) => {
    const lesson = await lessonOf(deps, viewer, params.id);
    const answers = judge(lesson, body.answers);
    if (!answers) throw new DomainError('rule_refused', { rule: 'lessonAnswers' });
    const passed = passes(answers);
    await note(deps, lesson, viewer.personId, passed ? 'passedAt' : 'readAt');
    const mine = mineOf(lesson, (await recordsOf(deps, [lesson], viewer.personId)).get(lesson.id));
    return { passed, answers, mine: mine ?? { readAt: null, passedAt: null, changed: false } };
  },
  'POST /lessons/:id/forget': async ({ params, viewer }, deps) => {
    const lesson = await lessonOf(deps, viewer, params.id);
    await forget(deps, lesson, viewer.personId);
    return present(deps, lesson, viewer);
  },
};
