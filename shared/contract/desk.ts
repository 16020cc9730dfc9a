import { z } from 'zod';
import { CASE_STATES } from '../domain/cases/states';
import { BATCH_ACTIONS, BATCH_LIMITS } from '../domain/desk/batch';
import { TEMPLATE_LIMITS } from '../domain/desk/templates';
import { WORKBENCH_VIEWS } from './caseRoutes';
import { defineRoute, Id, IdParams, Named } from './kernel';

const tag = 'workbench';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().min(1).max(max);

const Template = z.strictObject({ title: words(TEMPLATE_LIMITS.title), text: words(TEMPLATE_LIMITS.text) });
const TemplateBook = z.object({ unit: Named, revision, items: z.array(Template) });

export const deskRoutes = {
  'POST /workbench/batch': defineRoute({
    summary: 'One step for several cases, each for itself: the answer says of each what became of it',
    tag,
    access: 'session',
    body: z.strictObject({
      action: z.enum(BATCH_ACTIONS),
      /** The note, where that is the step. */
      text: z.string().trim().max(BATCH_LIMITS.words).default(''),
      items: z.array(z.strictObject({ id: Id, revision })).min(1).max(BATCH_LIMITS.cases),
    }),
    idempotent: true,
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, number: z.string(), done: z.boolean(), state: z.enum(CASE_STATES).nullable(), /** Why not, in words. */ message: z.string().nullable() })) }),
    errors: ['not_allowed'],
  }),
  'POST /workbench/registers': defineRoute({
    summary: 'The list of a workbench as a table (台账), at an address that lives minutes; without names and numbers of residents',
    tag,
    access: 'session',
    body: z.strictObject({ view: z.enum(WORKBENCH_VIEWS).default('all'), search: z.string().trim().max(60).optional(), place: Id.optional(), from: z.iso.date().optional(), to: z.iso.date().optional() }),
    status: 201,
    response: z.object({ url: z.string(), rows: z.number().int(), cut: z.boolean() }),
    errors: ['not_allowed'],
  }),
  'GET /workbench/templates': defineRoute({ summary: 'Templates of words of my units', tag, access: 'session', status: 200, response: z.object({ items: z.array(TemplateBook) }), errors: ['not_allowed'] }),
  'PUT /workbench/templates/:id': defineRoute({
    summary: 'Write the templates of one of my units',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision, items: z.array(Template).max(TEMPLATE_LIMITS.templates) }),
    status: 200,
    response: TemplateBook,
    errors: ['not_allowed', 'conflict'],
  }),
};

/** A signed address of a register. */
export const RegisterAddress = z.strictObject({ id: Id });
export const RegisterQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
