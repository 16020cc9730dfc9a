import { z } from 'zod';
import { SUSPENSION_DAYS, SUSPENSION_LIMITS, SUSPENSION_REASONS } from '../domain/identity/suspensions';
import { defineRoute, Id, IdParams, Moment, Named } from './kernel';

export const SuspensionView = z.object({
  since: Moment,
  /** null: until it is lifted. */
  until: Moment.nullable(),
  reason: z.enum(SUSPENSION_REASONS),
  /** What staff noted; never the person's to read here. */
  text: z.string().nullable(),
  /** The office that stopped it. */
  unit: z.string().nullable(),
  liftedAt: Moment.nullable(),
  liftText: z.string().nullable(),
});

/** An account as those who may stop it see it. */
export const AccountView = z.object({
  id: Id,
  name: z.string(),
  phoneTail: z.string().nullable(),
  community: Named.nullable(),
  /** Holds an office, which ends first. */
  office: z.boolean(),
  /** 0: it was never stopped. */
  revision: z.number().int(),
  suspended: z.boolean(),
  suspension: SuspensionView.nullable(),
  past: z.array(SuspensionView),
  /** The viewer may lift it. */
  mayRestore: z.boolean(),
});

const tag = 'administration';
const revision = z.number().int().min(0);
const text = z.string().trim().max(SUSPENSION_LIMITS.text).default('');

export const suspensionRoutes = {
  'GET /workbench/accounts': defineRoute({
    summary: 'Accounts that the viewer’s office stopped, the latest first; an administrator reads those of the district',
    tag, access: 'session', status: 200, response: z.object({ items: z.array(AccountView) }), errors: ['not_allowed'],
  }),
  'POST /workbench/accounts/find': defineRoute({
    summary: 'Whose number this is, among those the viewer looks after; it leaves a row in the audit log',
    tag, access: 'session', body: z.strictObject({ phone: z.string().regex(/^1\d{10}$/) }), status: 200, response: AccountView, errors: ['not_allowed', 'not_found'],
  }),
  'POST /workbench/accounts/:id/suspend': defineRoute({
    summary: 'Stop an account for some days or until it is lifted: its sessions end, and what it claimed goes to others',
    tag, access: 'session', params: IdParams, idempotent: true,
    body: z.strictObject({ revision, reason: z.enum(SUSPENSION_REASONS), text, days: z.union(SUSPENSION_DAYS.map((days) => z.literal(days)) as [z.ZodLiteral<7>, z.ZodLiteral<30>, z.ZodLiteral<90>]).nullable() }),
    status: 200, response: AccountView, errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
  'POST /workbench/accounts/:id/restore': defineRoute({
    summary: 'Lift it; whoever’s account it is is told',
    tag, access: 'session', params: IdParams, idempotent: true, body: z.strictObject({ revision, text }), status: 200, response: AccountView, errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
};
