import { z } from 'zod';
import { CATEGORY_ICONS } from '../domain/cases/catalogue';
import { CASE_GRADES } from '../domain/cases/states';
import type { ErrorCode } from '../domain/kernel/errors';
import { LESSON_SITUATIONS } from '../domain/lessons/lessons';
import { TEXT_PLACES, type TextPlace } from '../domain/settings/texts';
import { defineRoute, Moment } from './kernel';

const tag = 'administration';
const list = <T extends z.ZodType>(item: T, max: number) => z.array(item).max(max).readonly();
/** Texts of a draft may still be too long or empty: the faults say so. These bounds only keep a draft small. */
const text = z.string().max(500);

const Limit = z.strictObject({ unit: z.enum(['workingMinutes', 'workingDays']), amount: z.number().min(0).max(1_000_000) });
const Limits = z.strictObject({ accept: Limit, dispatch: Limit, acknowledge: Limit, answer: Limit, redo: Limit, verify: Limit, evaluate: Limit });
const QuestionContent = z.strictObject({
  id: text,
  text,
  kind: z.enum(['choice', 'yesNo']),
  options: list(z.strictObject({ value: text, label: text, raisesTo: z.enum(CASE_GRADES).optional(), sensitive: z.boolean().optional() }), 20),
  required: z.boolean(),
});
const CategoryContent = z.strictObject({
  id: text,
  name: text,
  icon: z.enum(CATEGORY_ICONS),
  hint: text,
  words: list(text, 100),
  questions: list(QuestionContent, 10),
  sensitive: z.boolean(),
  safety: z.boolean(),
  defaultGrade: z.enum(CASE_GRADES),
  standard: z.strictObject({ kind: z.enum(['event', 'part']), code: text, name: text }).nullable(),
  solveInGrid: z.boolean(),
  limits: z.strictObject({ ordinary: Limits, urgent: Limits, emergency: Limits }),
  off: z.boolean().optional(),
});

/** Categories with all that decides how their cases go, and the rules for declining. */
export const CatalogueContent = z.strictObject({
  categories: list(CategoryContent, 100),
  declineRules: list(z.strictObject({ id: text, name: text, article: text }), 50),
  order: z.enum(['byUse', 'asListed']).optional(),
});

/** Office hours in minutes after midnight, days off and worked weekends of each year; all at +08:00. */
export const CalendarContent = z.strictObject({
  hours: list(z.tuple([z.number(), z.number()]).readonly(), 10),
  years: list(z.strictObject({ year: z.number().int(), holidays: z.record(z.string().max(10), text), workdays: list(z.string().max(10), 200) }), 100),
});

/** The operator's own words by place; a place that is left out has the program's. */
export const TextContent = z.strictObject(Object.fromEntries(TEXT_PLACES.map((place) => [place, text.optional()])) as Record<TextPlace, z.ZodOptional<typeof text>>);

/** Weights of the three rates in per cent; what is not a whole number from 0 to 100 is a fault of the draft. */
export const RateContent = z.strictObject({ response: z.number(), resolution: z.number(), satisfaction: z.number(), basically: z.number() });

/** Lessons for those who work: pages, and questions with the one right option. */
export const LessonContent = z.strictObject({
  lessons: list(
    z.strictObject({
      id: text,
      name: text,
      categories: list(text, 100),
      situations: list(z.enum(LESSON_SITUATIONS), 20),
      pages: list(z.strictObject({ title: text, text: z.string().max(1_000) }), 20),
      questions: list(z.strictObject({ id: text, text, options: list(text, 10), right: z.number().int().min(0).max(10), why: text }), 20),
      off: z.boolean().optional(),
    }),
    200,
  ),
});

export const VersionHead = z.object({
  version: z.number().int(),
  at: Moment,
  /** Null: it came with the program. */
  by: z.string().nullable(),
  why: z.string(),
});

/** One difference to what is in force, in words. */
export const Change = z.object({ about: z.string(), text: z.string() });

const page = <C extends z.ZodType>(content: C) =>
  z.object({
    version: VersionHead,
    inForce: content,
    /** What the next write must name: it guards against two who write at once. */
    revision: z.number().int(),
    draft: z.object({ content, by: z.string(), at: Moment, problems: z.array(z.object({ path: z.string(), message: z.string() })), changes: z.array(Change) }).nullable(),
    history: z.array(VersionHead),
  });
export const CataloguePage = page(CatalogueContent);
export const CalendarPage = page(CalendarContent).extend({
  /** The year whose holidays are missing although it is time. */
  missingYear: z.number().int().nullable(),
  /** False while open deadlines are still being computed by the calendar in force. */
  settled: z.boolean(),
});
export const TextPage = page(TextContent);
export const RatePage = page(RateContent);
export const LessonPages = page(LessonContent);

const revision = z.number().int().min(0);
const refusals: readonly ErrorCode[] = ['not_allowed', 'conflict', 'rule_refused'];
const read = <R extends z.ZodType>(summary: string, response: R) => defineRoute({ summary, tag, access: 'session', status: 200, response, errors: ['not_allowed'] });
const draft = <C extends z.ZodType, R extends z.ZodType>(content: C, response: R) =>
  defineRoute({ summary: 'Keep what is being written for the next version', tag, access: 'session', body: z.strictObject({ revision, content }), status: 200, response, errors: refusals });
const discard = <R extends z.ZodType>(response: R) =>
  defineRoute({ summary: 'Put the draft away; what is in force stays', tag, access: 'session', body: z.strictObject({ revision }), status: 200, response, errors: refusals });
const publish = <R extends z.ZodType>(response: R) =>
  defineRoute({
    summary: 'Put the draft in force as a new version; every process has it within five seconds',
    tag,
    access: 'session',
    idempotent: true,
    body: z.strictObject({ revision, why: z.string().trim().min(1).max(60) }),
    status: 200,
    response,
    errors: refusals,
  });
const version = <C extends z.ZodType>(content: C) =>
  defineRoute({
    summary: 'What an earlier version held',
    tag,
    access: 'session',
    params: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000) }),
    status: 200,
    response: z.object({ content }),
    errors: ['not_allowed', 'not_found'],
  });

export const settingsRoutes = {
  'GET /administration/catalogue': read('Categories and rules for declining: in force, draft, history', CataloguePage),
  'PUT /administration/catalogue/draft': draft(CatalogueContent, CataloguePage),
  'POST /administration/catalogue/discard': discard(CataloguePage),
  'POST /administration/catalogue/publish': publish(CataloguePage),
  'GET /administration/catalogue/versions/:version': version(CatalogueContent),
  'GET /administration/calendar': read('Office hours and holidays: in force, draft, history', CalendarPage),
  'PUT /administration/calendar/draft': draft(CalendarContent, CalendarPage),
  'POST /administration/calendar/discard': discard(CalendarPage),
  'POST /administration/calendar/publish': publish(CalendarPage),
  'GET /administration/calendar/versions/:version': version(CalendarContent),
  'GET /administration/texts': read("The operator's own words: in force, draft, history", TextPage),
  'PUT /administration/texts/draft': draft(TextContent, TextPage),
  'POST /administration/texts/discard': discard(TextPage),
  'POST /administration/texts/publish': publish(TextPage),
  'GET /administration/texts/versions/:version': version(TextContent),
  'GET /administration/rates': read('Weights of the three rates (三率): in force, draft, history', RatePage),
  'PUT /administration/rates/draft': draft(RateContent, RatePage),
  'POST /administration/rates/discard': discard(RatePage),
  'POST /administration/rates/publish': publish(RatePage),
  'GET /administration/rates/versions/:version': version(RateContent),
  'GET /administration/lessons': read('Lessons for those who work: in force, draft, history', LessonPages),
  'PUT /administration/lessons/draft': draft(LessonContent, LessonPages),
  'POST /administration/lessons/discard': discard(LessonPages),
  'POST /administration/lessons/publish': publish(LessonPages),
  'GET /administration/lessons/versions/:version': version(LessonContent),
};
