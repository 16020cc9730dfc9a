import { z } from 'zod';
import type { KeyScope } from '../domain/integrations/apiKeys';
import type { ErrorCode } from '../domain/kernel/errors';
import { ERROR_STATUS } from '../domain/kernel/errors';

/** Who may call: `public` without a session, `optional` with or without, `session` only with one, `key` a system with a key that has the `scope`. */
export type Access = 'public' | 'optional' | 'session' | 'key';

/** One route of the API, written once: validates on the server, types the client, makes openapi.json. */
export interface RouteSpec {
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /** What a key must be good for, where `access` is `key`. */
  readonly scope?: KeyScope;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** `true`: the call carries an `Idempotency-Key` header and is done once however often it is sent. */
  readonly idempotent?: boolean;
  /** `multipart`: the body is one file in the field `file`. Default JSON. */
  readonly bodyKind?: 'json' | 'multipart';
  /** Largest file of a `multipart` route in bytes, without it that of a photo; largest body of a `signed` one. */
  readonly maxBytes?: number;
  /** It comes from a system outside and is signed; who it is is looked into before the body is. */
  readonly signed?: boolean;
  /** Only for our own pages in a browser: it works with the session cookie, so it wants header `X-Linli: browser` and the same origin. */
  readonly browserOnly?: boolean;
  /**
   * Nothing of a call may be written down: no line in the log, no error with what was sent, no address. Whoever calls sends no
   * session, no cookie and no key along. What does not fit the contract is told as `ballot_unfit` (422).
   */
  readonly quiet?: boolean;
  /** Also served while the login is not finished: a first password to change, a second factor to set up. */
  readonly unfinished?: boolean;
  readonly status: number;
  readonly response: z.ZodType;
  /** Codes this route gives beside invalid_input, not_authenticated, too_many_requests and internal. */
  readonly errors: readonly ErrorCode[];
}

/** Keeps the literal types of a route so that the client can infer from it. */
export function defineRoute<const R extends RouteSpec>(route: R): R {
  return route;
}

/** What our own pages in a browser say with every call; another site cannot, without being let in first (CORS). */
export const BROWSER_HEADER = { name: 'X-Linli', value: 'browser' } as const;

/** Ids are opaque to clients: letters, digits, `-` and `_`, at most 64. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Header `Idempotency-Key`: made by the client once per thing it wants done. */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** A moment in UTC, ISO 8601 with milliseconds and `Z`. */
export const Moment = z.iso.datetime();
/** A day at +08:00, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export const IdParams = z.strictObject({ id: Id });
export const Cursor = z.string().max(200).regex(/^[A-Za-z0-9_-]*$/);
export const PageQuery = {
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};
/** A list and the cursor of what follows it, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: Cursor.nullable() });

/** Routes of the steps of one kind of thing: each is a guarded write on it by somebody, and answers with it as they see it then. */
export const stepRoute = <V extends z.ZodType>(tag: string, response: V) => <B extends z.ZodType>(body: B, summary: string) =>
  defineRoute({ summary, tag, access: 'session', params: IdParams, body, idempotent: true, status: 200, response, errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'] });

/** A point and the system it was given in: WeChat maps speak GCJ-02, GIS and Open311 WGS-84. Degrees. */
export const Point = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  system: z.enum(['gcj02', 'wgs84']),
});
/** Something with a name that a page links to or shows. */
export const Named = z.object({ id: Id, name: z.string() });

export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    requestId: z.string(),
  }),
});
export const Done = z.object({ done: z.literal(true) });
