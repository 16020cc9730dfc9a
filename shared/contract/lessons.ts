import { z } from 'zod';
import { LESSON_LIMITS, LESSON_SITUATIONS } from '../domain/lessons/lessons';
import { defineRoute, Moment } from './kernel';

const tag = 'lessons';
const text = z.string();

/** What somebody has done of a lesson: for them alone. */
const Mine = z.object({
  readAt: Moment.nullable(),
  passedAt: Moment.nullable(),
  /** It says something else since. */
  changed: z.boolean(),
});
const Row = z.object({ id: text, name: text, minutes: z.number().int(), questions: z.number().int(), mine: Mine.nullable() });
const Whole = Row.omit({ questions: true }).extend({
  pages: z.array(z.object({ title: text, text })),
  /** Which option is right is told after answering. */
  questions: z.array(z.object({ id: text, text, options: z.array(text) })),
});
const params = z.strictObject({ id: z.string().min(1).max(64) });

export const lessonRoutes = {
  'GET /lessons': defineRoute({
    summary: 'Lessons for those who work: all, or those of a category or a situation',
    tag,
    access: 'session',
    query: z.strictObject({ category: z.string().max(64).optional(), situation: z.enum(LESSON_SITUATIONS).optional() }),
    status: 200,
    response: z.object({ items: z.array(Row) }),
    errors: ['not_allowed'],
  }),
  'GET /lessons/:id': defineRoute({ summary: 'One lesson, page by page', tag, access: 'session', params, status: 200, response: Whole, errors: ['not_allowed', 'not_found'] }),
  'POST /lessons/:id/read': defineRoute({ summary: 'I have read it to the end', tag, access: 'session', params, body: z.strictObject({}), status: 200, response: Whole, errors: ['not_allowed', 'not_found'] }),
  'POST /lessons/:id/answers': defineRoute({
    summary: 'Answer all questions; what was right, and why, comes back',
    tag,
    access: 'session',
    params,
    body: z.strictObject({ answers: z.array(z.number().int().min(0).max(LESSON_LIMITS.options - 1)).max(LESSON_LIMITS.questions) }),
    status: 200,
    response: z.object({ passed: z.boolean(), answers: z.array(z.object({ chosen: z.number().int(), right: z.number().int(), why: text })), mine: Mine }),
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'POST /lessons/:id/forget': defineRoute({ summary: 'Forget what I have done of it', tag, access: 'session', params, body: z.strictObject({}), status: 200, response: Whole, errors: ['not_allowed', 'not_found'] }),
};
