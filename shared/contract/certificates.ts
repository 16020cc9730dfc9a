import { z } from 'zod';
import { CERTIFICATE_ACTIONS, CERTIFICATE_DESKS, CERTIFICATE_PARTS, CERTIFICATE_REASONS, CERTIFICATE_STATES } from '../domain/volunteerHours/certificates';
import { HOURS_LIMITS } from '../domain/volunteerHours/limits';
import { defineRoute, Id, IdParams, Moment, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'certificates';
const revision = z.number().int().min(0);
const reasoned = z.strictObject({ revision, reason: z.enum(CERTIFICATE_REASONS), text: z.string().trim().max(HOURS_LIMITS.note).default('') });

const Row = z.object({
  id: Id, state: z.enum(CERTIFICATE_STATES), name: z.string(), at: Moment,
  /** As printed; null until it is issued. */
  number: z.string().nullable(), minutes: z.number().int().nullable(),
});
export const CertificateView = Row.extend({
  revision: z.number().int(), viewer: z.enum(CERTIFICATE_PARTS), station: StationView,
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(CERTIFICATE_ACTIONS), part: z.enum(CERTIFICATE_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(CERTIFICATE_ACTIONS)),
  /** Who may be named as in charge, heads of the station first: to the station while it is asked for. */
  signers: z.array(z.object({ id: Id, name: z.string() })),
  /** Signs of the name that no font has, so that they are written in by hand; mostly none. */
  undrawn: z.string(),
});
const step = stepRoute(tag, CertificateView);
/** Parameters of the signed address of a certificate's PDF. */
export const CertificateAddress = z.strictObject({ id: Id });

export const certificateRoutes = {
  'GET /certificates/mine': defineRoute({ summary: 'My certificates of service (志愿服务记录证明), the latest first', tag, access: 'session', status: 200, response: z.object({ items: z.array(Row) }), errors: [] }),
  'POST /certificates': defineRoute({ summary: 'Ask for a certificate, free of charge', tag, access: 'session', body: z.strictObject({}), idempotent: true, status: 201, response: CertificateView, errors: ['rule_refused'] }),
  'GET /workbench/certificates': defineRoute({
    summary: "The station's certificates: asked for, issued, over", tag, access: 'session', query: z.strictObject({ desk: z.enum(CERTIFICATE_DESKS).default('asked'), ...PageQuery }), status: 200,
    response: page(Row).extend({ counts: z.record(z.enum(CERTIFICATE_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /certificates/:id': defineRoute({ summary: 'One certificate, to the volunteer and to the station', tag, access: 'session', params: IdParams, status: 200, response: CertificateView, errors: ['not_found'] }),
  'POST /certificates/:id/address': defineRoute({ summary: 'Signs an address for its PDF, as it was certified', tag, access: 'session', params: IdParams, status: 200, response: z.object({ url: z.string() }), errors: ['not_found'] }),
  'POST /certificates/:id/issue': step(z.strictObject({ revision, inChargeId: Id.nullable().default(null) }), 'The station issues it, never to oneself, and names who is in charge (its head where it names nobody): what the ledger says now is kept under a number that cannot be guessed'),
  'POST /certificates/:id/decline': step(reasoned, 'The station does not issue it, and says why'),
  'POST /certificates/:id/withdraw': step(reasoned, 'The station withdraws what was issued, and says why; whoever checks it reads so'),
  'POST /certificates/:id/cancel': step(z.strictObject({ revision }), 'The volunteer does not want it any more'),
};
