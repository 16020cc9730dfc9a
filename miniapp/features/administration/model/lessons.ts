import { dropped, freshId } from './lists';
import type { LessonContent } from './settings';

export type Lesson = LessonContent['lessons'][number];
export type LessonSheet = Lesson['pages'][number];
export type LessonQuestion = Lesson['questions'][number];

export const newSheet = (): LessonSheet => ({ title: '', text: '' });
export const newQuestion = (): LessonQuestion => ({ id: freshId('q'), text: '', options: ['', ''], right: 0, why: '' });
/** A lesson to begin with: one page, nothing asked. */
export const newLesson = (): Lesson => ({ id: freshId('l'), name: '', categories: [], situations: [], pages: [newSheet()], questions: [] });

/** A question without one of its options; the right one stays the right one, or becomes the first. */
export function withoutOption(question: LessonQuestion, at: number): LessonQuestion {
  const right = question.right === at ? 0 : question.right > at ? question.right - 1 : question.right;
  return { ...question, options: dropped(question.options, at), right };
}

/** Puts a lesson in its place, or at the end. */
export function withLesson({ lessons }: LessonContent, lesson: Lesson): LessonContent {
  const known = lessons.some(({ id }) => id === lesson.id);
  return { lessons: known ? lessons.map((one) => (one.id === lesson.id ? lesson : one)) : [...lessons, lesson] };
}
