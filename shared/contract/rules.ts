import { z } from 'zod';
import { defineRoute, Id, IdParams, Moment, Named, Point } from './kernel';

const tag = 'administration';
const revision = z.number().int().min(0);
const article = z.string().trim().min(1).max(200);

/** One line of the routing table. */
export const RuleLine = z.object({
  id: z.string(),
  revision: z.number().int(),
  categoryId: z.string(),
  category: z.string(),
  areaId: z.string(),
  area: z.string(),
  unit: Named,
  article: z.string(),
});

/** What was done to a line of the routing table, newest first. */
export const RuleEvent = z.object({ at: Moment, by: z.string().nullable(), what: z.enum(['made', 'changed', 'ended']), unit: z.string(), article: z.string() });

/** Who a matter would go to. */
const Answer = z.object({ unit: Named, article: z.string(), area: z.string() }).nullable();

export const ruleRoutes = {
  'GET /administration/rules': defineRoute({
    summary: 'Routing table: category × area → unit',
    tag,
    access: 'session',
    query: z.strictObject({
      after: z.string().max(128).default(''),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      categoryId: Id.optional(),
    }),
    status: 200,
    response: z.object({ items: z.array(RuleLine), next: z.string().nullable() }),
    errors: ['not_allowed'],
  }),
  'POST /administration/rules': defineRoute({
    summary: 'Add a line to the routing table; without an area it holds in the whole district',
    tag,
    access: 'session',
    body: z.strictObject({ categoryId: Id, areaId: Id.optional(), unitId: Id, article }),
    status: 201,
    response: RuleLine,
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'PUT /administration/rules/:id': defineRoute({
    summary: 'Give a line another unit or article',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision, unitId: Id, article }),
    status: 200,
    response: RuleLine,
    errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
  'POST /administration/rules/:id/end': defineRoute({
    summary: 'End a line; matters that were routed by it stay where they are',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision }),
    status: 200,
    response: RuleLine,
    errors: ['not_allowed', 'not_found', 'conflict'],
  }),
  'GET /administration/rules/:id/history': defineRoute({
    summary: 'Who made, changed or ended a line, and when',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(RuleEvent) }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /administration/rules/preview': defineRoute({
    summary: 'Who a matter at a place would go to, now and with a line made, changed or ended',
    tag,
    access: 'session',
    body: z.strictObject({
      categoryId: Id,
      place: Point,
      /** The line that would be changed or ended. */
      ruleId: Id.optional(),
      /** What would stand instead or beside; without it the line would be ended. */
      put: z.strictObject({ areaId: Id.optional(), unitId: Id, article: z.string().max(200).default('') }).optional(),
    }),
    status: 200,
    response: z.object({ community: Named, grid: Named.nullable(), now: Answer, then: Answer }),
    errors: ['not_allowed', 'rule_refused'],
  }),
  'GET /administration/areas': defineRoute({
    summary: "Own areas of departments and companies, by name",
    tag,
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), unit: z.string() })) }),
    errors: ['not_allowed'],
  }),
};
