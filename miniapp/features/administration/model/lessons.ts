import { randomId } from '@/platform/randomId';
import type { LessonContent } from './settings';

export type Lesson = LessonContent['lessons'][number];
export type LessonSheet = Lesson['pages'][number];
export type LessonQuestion = Lesson['questions'][number];

const freshId = (kind: string): string => `${kind}-${randomId().slice(0, 8)}`;
export const newSheet = (): LessonSheet => ({ title: '', text: '' });
export const newQuestion = (): LessonQuestion => ({ id: freshId('q'), text: '', options: ['', ''], right: 0, why: '' });
/** A lesson to begin with: one page, nothing asked. */
export const newLesson = (): Lesson => ({ id: freshId('l'), name: '', categories: [], situations: [], pages: [newSheet()], questions: [] });

export const replaced = <T,>(list: readonly T[], at: number, one: T): T[] => list.map((old, index) => (index === at ? one : old));
export const dropped = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
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
