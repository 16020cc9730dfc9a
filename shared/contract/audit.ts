import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_OBJECTS, CONTACT_REASONS } from '../domain/audit/entries';
import { ROLES } from '../domain/kernel/roles';
import { Day, defineRoute, Id, Moment, Named, page, PageQuery } from './kernel';

const Reason = z.object({ code: z.enum(CONTACT_REASONS).nullable(), text: z.string() });
const Actor = z.object({ name: z.string(), unit: z.string().nullable(), role: z.enum(ROLES).nullable() });

export const AuditLine = z.object({
  id: Id,
  /** Its number in the chain; null for the seconds until it is chained. */
  number: z.number().int().nullable(),
  at: Moment,
  actor: Actor,
  subject: Named.nullable(),
  action: z.enum(AUDIT_ACTIONS),
  /** `label`: what people know it by; empty where that would be a name, or there is none. */
  object: z.object({ kind: z.enum(AUDIT_OBJECTS), id: z.string(), label: z.string() }).nullable(),
  reason: Reason.nullable(),
});

/** What an auditor may ask for. People are named exactly: by name, or by phone number in full. */
const Filter = {
  subject: z.string().trim().max(40).optional(),
  actor: z.string().trim().max(40).optional(),
  /** Number of a case, or the id of another thing. */
  object: z.string().trim().max(64).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  /** First and last day at +08:00. */
  from: Day.optional(),
  to: Day.optional(),
};

export const SeenLine = z.object({
  id: Id,
  at: Moment,
  actor: Actor,
  action: z.enum(AUDIT_ACTIONS),
  /** The case it was about, where it was about one. */
  case: z.object({ id: Id, number: z.string() }).nullable(),
  reason: Reason.nullable(),
});

const tag = 'audit';
export const auditRoutes = {
  'GET /audit/rows': defineRoute({
    summary: 'Who read or changed personal data, latest first, as far as the auditor oversees it',
    tag,
    access: 'session',
    query: z.strictObject({ ...Filter, ...PageQuery }),
    status: 200,
    response: page(AuditLine),
    errors: ['not_allowed'],
  }),
  'GET /audit/state': defineRoute({
    summary: 'Whether the log is complete: how many rows are chained, and what the last check found',
    tag,
    access: 'session',
    status: 200,
    response: z.object({
      rows: z.number().int(),
      chained: z.number().int(),
      /** Number and hash of the last link: written down elsewhere, it proves later that nothing before it was cut off. */
      head: z.object({ number: z.number().int(), hash: z.string() }).nullable(),
      checked: z.object({ at: Moment, upTo: z.number().int(), brokenAt: z.number().int().nullable() }).nullable(),
    }),
    errors: ['not_allowed'],
  }),
  'POST /audit/exports': defineRoute({
    summary: 'The same rows as a spreadsheet, at an address that lives minutes; the export leaves a row itself',
    tag,
    access: 'session',
    body: z.strictObject(Filter),
    status: 201,
    response: z.object({ url: z.string(), rows: z.number().int(), /** More were found than a table takes. */ cut: z.boolean() }),
    errors: ['not_allowed'],
  }),
  'GET /me/audit': defineRoute({
    summary: 'Who looked at what is known of me, and why; latest first',
    tag,
    access: 'session',
    query: z.strictObject({ ...PageQuery }),
    status: 200,
    response: page(SeenLine),
    errors: [],
  }),
};

/** Binary route outside JSON: `GET /audit/exports/:id?e=<unix seconds>&s=<signature>`. */
export const ExportAddress = z.strictObject({ id: Id });
export const ExportQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
