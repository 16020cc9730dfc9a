import { z } from 'zod';
import { CASE_GRADES, CASE_STATES } from '../domain/cases/states';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { AroundRow, CaseView, CategoryView } from './cases';
import { PhotoView } from './files';
import { TellSolved } from './neighbourWords';
import { Cursor, defineRoute, Id, IdParams, Moment, Named, Point } from './kernel';

/** A category that fits what was written, with the words that say so. */
export const CategoryGuess = CategoryView.extend({ words: z.array(z.string()) });

/** Where somebody is helped faster or by right: shown before filing and at triage (Art. 11). */
export const DiversionCard = z.object({
  id: Id,
  title: z.string(),
  text: z.string(),
  /** Number to call at once, where there is one. */
  call: z.string().nullable(),
  /** The words it was recognised by. */
  words: z.array(z.string()),
  /** The rule by which the station would decline, from the catalogue; null where none fits. */
  ruleId: Id.nullable(),
  /** First things first: danger to people. */
  danger: z.boolean(),
});

/** A case near by that may be the same matter: nothing of its reporter's words, nothing of a sensitive one. */
export const LikelyHint = z.object({
  id: Id,
  category: CategoryView,
  state: z.enum(CASE_STATES),
  /** Metres from the place that was given. */
  metres: z.number().int(),
  createdAt: Moment,
  unit: z.string().nullable(),
  supporters: z.number().int(),
  /** Reported by the viewer. */
  mine: z.boolean(),
});

export const Grading = z.object({ grade: z.enum(CASE_GRADES), words: z.array(z.string()) });

/** A likely duplicate for the station, to be laid side by side. */
export const LikelyCase = z.object({
  id: Id,
  number: z.string(),
  revision: z.number().int(),
  state: z.enum(CASE_STATES),
  category: CategoryView,
  title: z.string(),
  text: z.string().nullable(),
  placeText: z.string(),
  photos: z.array(PhotoView),
  leadUnit: Named.nullable(),
  supporters: z.number().int(),
  metres: z.number().int(),
  /** How sure, 0 to 1. */
  likeness: z.number(),
  /** Words that both have. */
  words: z.array(z.string()),
  createdAt: Moment,
});

const limits = REPORT_LIMITS;
const tag = 'cases';
const words = z.string().max(limits.text).default('');

export const companyRoutes = {
  'POST /cases/advice': defineRoute({
    summary: 'While a report is written: likely categories with the reason, who helps faster, and what is known near by. Writes nothing',
    tag,
    access: 'session',
    body: z.strictObject({ text: words, placeText: z.string().max(limits.placeText).default(''), categoryId: Id.optional(), point: Point.optional() }),
    status: 200,
    response: z.object({
      categories: z.array(CategoryGuess).max(3),
      diversions: z.array(DiversionCard),
      likely: z.array(LikelyHint).max(3),
      /** Nobody watches now, or who does at night by the duty roster. */
      nightNote: z.string().nullable(),
    }),
    errors: [],
  }),
  'GET /cases/:id/triage': defineRoute({
    summary: 'For the station: likely categories, grade and duplicates with their reasons, and who helps faster',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ categories: z.array(CategoryGuess).max(3), grade: Grading, diversions: z.array(DiversionCard), likely: z.array(LikelyCase).max(6) }),
    errors: ['not_found', 'not_allowed'],
  }),
  'POST /cases/:id/join': defineRoute({
    summary: '我也遇到: say that one has met the same, with an own photo or words, instead of filing',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ text: words, photoIds: z.array(Id).max(limits.photos).default([]) }),
    idempotent: true,
    status: 200,
    response: CaseView,
    errors: ['not_found', 'rule_refused'],
  }),
  'POST /cases/:id/tell-solved': defineRoute({
    summary: 'A neighbour who met the same, or whose own case was merged into it, says whether it is solved; the reporter’s word decides',
    tag,
    access: 'session',
    params: IdParams,
    body: TellSolved,
    idempotent: true,
    status: 200,
    response: CaseView,
    errors: ['not_found', 'rule_refused'],
  }),
  'POST /cases/:id/follow': defineRoute({
    summary: 'Follow a case of somebody else: told of each step that matters',
    tag,
    access: 'session',
    params: IdParams,
    idempotent: true,
    status: 200,
    response: CaseView,
    errors: ['not_found', 'rule_refused'],
  }),
  'POST /cases/:id/leave': defineRoute({
    summary: 'No longer follow it, and take back having met the same',
    tag,
    access: 'session',
    params: IdParams,
    idempotent: true,
    status: 200,
    response: CaseView,
    errors: ['not_found'],
  }),
  'GET /cases/followed': defineRoute({
    summary: 'What I follow or have met too, newest first',
    tag,
    access: 'session',
    query: z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    status: 200,
    response: z.object({ items: z.array(AroundRow.extend({ number: z.string(), mine: z.enum(['joined', 'following']), promisedAt: Moment.nullable() })), next: Cursor.nullable() }),
    errors: [],
  }),
};
