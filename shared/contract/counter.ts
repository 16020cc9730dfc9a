import { z } from 'zod';
import { HOME_RELATIONS, HOME_STATES } from '../domain/identity/homes';
import { DOCUMENT_KINDS } from '../domain/identity/levels';
import { defineRoute, Done, Id, IdParams, Moment } from './kernel';

/** A document that staff saw: which kind, when, where and by whom. Never its number, never a copy. */
const Seen = z.object({ id: Id, kind: z.enum(DOCUMENT_KINDS), at: Moment, unit: z.string(), by: z.string() });
const Level = z.union([z.literal(0), z.literal(1), z.literal(2)]);

export const CounterPerson = z.object({
  /** Good for ten minutes and for who asked: without it nothing can be recorded about anybody. */
  visit: z.string(),
  name: z.string(),
  phoneTail: z.string().nullable(),
  level: Level,
  homes: z.array(z.object({ placeText: z.string(), no: z.string(), state: z.enum(HOME_STATES), relation: z.enum(HOME_RELATIONS) })),
  document: Seen.extend({ mayUndo: z.boolean() }).nullable(),
});

/** How staff find who stands at the counter: the code on their phone, the number of a case of theirs, or name and end of the number. */
export const CounterFind = z.union([
  z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ number: z.string().trim().min(3).max(32) }),
  z.strictObject({ phoneTail: z.string().regex(/^\d{4}$/), name: z.string().trim().min(1).max(40) }),
]);

export const counterRoutes = {
  'GET /me/identity': defineRoute({
    summary: 'My level of identity and what it rests on',
    tag: 'counter',
    access: 'session',
    status: 200,
    response: z.object({ level: Level, phoneTail: z.string().nullable(), document: Seen.omit({ id: true }).nullable() }),
    errors: [],
  }),
  'POST /me/counter-code': defineRoute({
    summary: 'A code of six figures to show at the counter; good for five minutes and once',
    tag: 'counter',
    access: 'session',
    status: 201,
    response: z.object({ code: z.string(), expiresAt: Moment }),
    errors: [],
  }),
  'POST /counter/find': defineRoute({
    summary: 'Find who stands at the counter',
    tag: 'counter',
    access: 'session',
    body: CounterFind,
    status: 200,
    response: CounterPerson,
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'POST /counter/documents': defineRoute({
    summary: 'Record that a document was seen: level 2. Its kind only, no number, no copy',
    tag: 'counter',
    access: 'session',
    idempotent: true,
    body: z.strictObject({ visit: z.string().min(1).max(1_000), kind: z.enum(DOCUMENT_KINDS), /** The name as the document has it, where it is another. */ name: z.string().trim().min(1).max(20).optional() }),
    status: 201,
    response: CounterPerson,
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'POST /counter/documents/:id/undo': defineRoute({
    summary: 'Take back that a document was seen, with the reason; it stays on record',
    tag: 'counter',
    access: 'session',
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(2).max(100) }),
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found'],
  }),
};
