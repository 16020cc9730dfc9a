/**
 * Lessons (小课): a few short pages with a quiz for those who work, shown where the situation comes up. Source: issue of the
 * station's front room, point 7. What somebody has read or answered is theirs alone: nobody counts or compares it.
 */

/** Where a lesson comes up besides its categories: a page of the program each. */
export const LESSON_SITUATIONS = ['counter', 'proxy', 'field', 'emergency', 'notice', 'whistle', 'docket', 'wishes', 'topics', 'volunteers'] as const;
export type LessonSituation = (typeof LESSON_SITUATIONS)[number];

export interface LessonPage {
  readonly title: string;
  /** Paragraphs, a line each. */
  readonly text: string;
}
export interface LessonQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly string[];
  /** Index of the one right option. */
  readonly right: number;
  /** Why, read after answering. */
  readonly why: string;
}
export interface Lesson {
  readonly id: string;
  readonly name: string;
  /** Ids of categories of the catalogue; one that is gone is passed over. */
  readonly categories: readonly string[];
  readonly situations: readonly LessonSituation[];
  readonly pages: readonly LessonPage[];
  /** May be none: then reading it to the end is all. */
  readonly questions: readonly LessonQuestion[];
  readonly off?: boolean;
}
/** All lessons of a district: one setting with versions. */
export interface LessonsContent {
  readonly lessons: readonly Lesson[];
}

/** What a lesson may hold; characters where it is text. Short enough to be read on the stairs. */
export const LESSON_LIMITS = { lessons: 60, name: 20, categories: 20, pages: 6, pageTitle: 20, pageText: 300, questions: 5, questionText: 80, options: 4, option: 40, why: 120 } as const;

/** Characters of Chinese that are read in a minute, unhurried. */
const READ_A_MINUTE = 300;
/** How long it takes, in whole minutes, at least one; a question counts as twenty seconds. */
export function minutesOf({ pages, questions }: Pick<Lesson, 'pages' | 'questions'>): number {
  const characters = pages.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  return Math.max(1, Math.round(characters / READ_A_MINUTE + questions.length / 3));
}

/** What brings a lesson up; without either, everything. */
export interface LessonOccasion {
  readonly category?: string | undefined;
  readonly situation?: LessonSituation | undefined;
}
/** Lessons that are on for an occasion, in their order. */
export const lessonsFor = ({ lessons }: LessonsContent, { category, situation }: LessonOccasion): readonly Lesson[] =>
  lessons.filter((lesson) => !lesson.off && (category === undefined || lesson.categories.includes(category)) && (situation === undefined || lesson.situations.includes(situation)));

/** One answer, judged. */
export interface Judged {
  readonly chosen: number;
  readonly right: number;
  readonly why: string;
}
/** Answers to all questions in their order; null where one is missing or names no option. */
export function judge({ questions }: Pick<Lesson, 'questions'>, answers: readonly number[]): Judged[] | null {
  if (answers.length !== questions.length) return null;
  const judged = questions.map(({ right, why, options }, at) => ({ chosen: answers[at] as number, right, why, known: (answers[at] as number) < options.length }));
  return judged.every(({ known }) => known) ? judged.map(({ chosen, right, why }) => ({ chosen, right, why })) : null;
}
/** Passed when every answer was right: there are few, and each is about somebody's safety or dignity. */
export const passes = (judged: readonly Judged[]): boolean => judged.every(({ chosen, right }) => chosen === right);
