import { z } from 'zod';
import { DROP_FORMATS } from '../domain/integrations/drop';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';

const tag = 'forwarding';
const Digest = z.string().regex(/^[0-9a-fA-F]{64}$/);
const shown = { state: z.enum(['open', 'all']).default('open') };

/** Who did it, and when; a system by its key has no name of a person. */
const Done = z.object({ who: z.string(), at: Moment }).nullable();

/** A file as its unit and the administrator see it. */
export const DropFileView = z.object({
  id: Id,
  /** From 1 without gaps for its channel; 0: what a test made. */
  number: z.number().int(),
  unit: Named,
  channel: Named,
  format: z.enum(DROP_FORMATS),
  /** How it is called when it is saved. */
  name: z.string(),
  rows: z.number().int(),
  size: z.number().int(),
  /** SHA-256 of its bytes, hex. */
  digest: z.string(),
  madeAt: Moment,
  /** Who fetched it last. */
  fetched: Done,
  confirmed: Done,
  /** Its bytes are kept no longer. */
  gone: z.boolean(),
  /** Since when nobody has come for it, where that is long. */
  overdueSince: Moment.nullable(),
});
/** The same to a system with a key. */
const KeyFile = DropFileView.pick({ number: true, format: true, name: true, rows: true, size: true, digest: true, madeAt: true, gone: true }).extend({ confirmedAt: Moment.nullable() });
const Address = z.object({ url: z.string(), name: z.string(), digest: z.string() });
const NumberParams = z.strictObject({ id: Id, number: z.coerce.number().int().min(0).max(1_000_000_000) });
const Confirm = z.strictObject({ digest: Digest });

export const dropRoutes = {
  'GET /integrations/files': defineRoute({
    summary: 'Files for platforms that only take imports, latest first, with the channels that make them (staff of the unit, administrator)',
    tag,
    access: 'session',
    query: z.strictObject({ ...PageQuery, ...shown }),
    status: 200,
    response: page(DropFileView).extend({
      /** `unfiled`: what waits and stands in no file yet. */
      channels: z.array(z.object({ id: Id, name: z.string(), unit: Named, unfiled: z.number().int() })),
    }),
    errors: ['not_allowed'],
  }),
  'POST /integrations/files': defineRoute({
    summary: 'Make files of what waits for a channel now (staff of the unit, administrator)',
    tag,
    access: 'session',
    body: z.strictObject({ channelId: Id }),
    status: 200,
    response: z.object({ made: z.number().int() }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /integrations/files/:id/address': defineRoute({
    summary: 'Fetch a file: an address that lives minutes. It can be fetched again (staff of the unit, administrator)',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: Address,
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'POST /integrations/files/:id/confirm': defineRoute({
    summary: 'Say that a fetched file was taken over whole: its rows count as delivered (staff of the unit, administrator)',
    tag,
    access: 'session',
    params: IdParams,
    body: Confirm,
    status: 200,
    response: DropFileView,
    errors: ['not_allowed', 'not_found', 'rule_refused', 'conflict'],
  }),
  'GET /integrator/channels/:id/files': defineRoute({
    summary: 'Files of a channel that wait to be confirmed, the oldest first, or the latest of all (key with scope files.fetch)',
    tag,
    access: 'key',
    scope: 'files.fetch',
    params: IdParams,
    query: z.strictObject(shown),
    status: 200,
    response: z.object({ items: z.array(KeyFile) }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /integrator/channels/:id/files/:number/address': defineRoute({
    summary: 'Fetch a file: an address that lives minutes, and the digest of what is there (key with scope files.fetch)',
    tag,
    access: 'key',
    scope: 'files.fetch',
    params: NumberParams,
    status: 200,
    response: Address,
    errors: ['not_allowed', 'not_found', 'rule_refused'],
  }),
  'POST /integrator/channels/:id/files/:number/confirm': defineRoute({
    summary: 'Say that a fetched file was taken over whole, by its digest (key with scope files.fetch)',
    tag,
    access: 'key',
    scope: 'files.fetch',
    params: NumberParams,
    body: Confirm,
    status: 200,
    response: KeyFile,
    errors: ['not_allowed', 'not_found', 'rule_refused', 'conflict'],
  }),
};

/** A signed address of a file: its id, the beginning of its digest, its form. */
export const DropAddress = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9_-]{1,64}\.[0-9a-f]{8}\.(xlsx|csv)$/) });
export const DropAddressQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
