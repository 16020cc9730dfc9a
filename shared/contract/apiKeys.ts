import { z } from 'zod';
import { KEY_LIMITS, KEY_SCOPES, KEY_STATES } from '../domain/integrations/apiKeys';
import { ForwardedCase } from './channels';
import { defineRoute, Done, Id, IdParams, Moment, Named } from './kernel';

const tag = 'keys';
const { perMinute, days, overlapHours } = KEY_LIMITS;
const Scopes = z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length).refine((scopes) => new Set(scopes).size === scopes.length);

/** A key of an integrator; the key itself is not kept and never shown again. */
export const KeyView = z.object({
  id: Id,
  revision: z.number().int(),
  unit: Named,
  name: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  /** Its last four characters, to tell keys apart. */
  tail: z.string(),
  perMinute: z.number().int(),
  state: z.enum(KEY_STATES),
  expiresAt: Moment,
  revokedAt: Moment.nullable(),
  /** To the minute; null while it was never used. */
  lastUsedAt: Moment.nullable(),
  /** Until when the one before still works; null where there is none. */
  formerUntil: Moment.nullable(),
  createdAt: Moment,
});
/** `secret`: the key as the other side enters it, this once; null where an earlier tap made it and showed it. */
const WithSecret = z.object({ key: KeyView, secret: z.string().nullable() });
const revision = z.number().int().min(0);

export const apiKeyRoutes = {
  'GET /administration/keys': defineRoute({
    summary: 'Keys of integrators over the district, those that work first (administrator)',
    tag,
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(KeyView) }),
    errors: ['not_allowed'],
  }),
  'POST /administration/keys': defineRoute({
    summary: 'Make a key for a unit; it is shown this once and kept as a hash alone (administrator)',
    tag,
    access: 'session',
    idempotent: true,
    body: z.strictObject({
      unitId: Id,
      name: z.string().trim().min(1).max(KEY_LIMITS.name),
      scopes: Scopes,
      days: z.number().int().min(days.least).max(days.most).default(days.usual),
      perMinute: z.number().int().min(perMinute.least).max(perMinute.most).default(perMinute.usual),
    }),
    status: 201,
    response: WithSecret,
    errors: ['not_allowed', 'not_found', 'key_reused', 'rule_refused'],
  }),
  'POST /administration/keys/:id/secret': defineRoute({
    summary: 'Make a new secret for a key; the one before works beside it for some hours (administrator)',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision, overlapHours: z.number().int().min(overlapHours.least).max(overlapHours.most).default(overlapHours.usual) }),
    status: 200,
    response: WithSecret,
    errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
  'POST /administration/keys/:id/end': defineRoute({
    summary: 'Revoke a key: it opens nothing from now on (administrator)',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision }),
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
  'GET /integrator/channels': defineRoute({
    summary: "Channels of the key's unit, with the number of what was sent there last (key with scope webhooks.replay)",
    tag: 'forwarding',
    access: 'key',
    scope: 'webhooks.replay',
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), kind: z.string(), lastSequence: z.number().int() })) }),
    errors: ['not_allowed'],
  }),
  'GET /integrator/channels/:id/messages': defineRoute({
    summary: 'What was sent to a channel after a sequence number, the oldest first, as it would be sent now (key with scope webhooks.replay)',
    tag: 'forwarding',
    access: 'key',
    scope: 'webhooks.replay',
    params: IdParams,
    query: z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    status: 200,
    response: z.object({
      /** Null where the case is gone: the number stays, so that nothing seems to be missing. */
      items: z.array(z.object({ sequence: z.number().int(), message: ForwardedCase.nullable() })),
      /** Send it as `after` to go on; null when there is nothing more so far. */
      next: z.number().int().nullable(),
    }),
    errors: ['not_allowed', 'not_found'],
  }),
};
