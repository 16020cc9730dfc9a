import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { MEDIATION_LIMITS } from '../domain/mediations/limits';
import { FOLLOW_UPS, MEDIATION_ACTIONS, MEDIATION_CONSENTS, MEDIATION_DESKS, MEDIATION_KINDS, MEDIATION_PARTS, MEDIATION_SIDES, MEDIATION_STATES, SESSION_OUTCOMES } from '../domain/mediations/states';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';
import { ProxyPerson } from './proxy';

const tag = 'mediations';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().max(max).default('');
const must = (max: number) => z.string().trim().min(1).max(max);
/** What is agreed, by when it is done, and when it is asked after. */
const Agreement = z.strictObject({ text: must(MEDIATION_LIMITS.agreement), dueOn: Day, followUpOn: Day });

export const MediationRow = z.object({
  id: Id, state: z.enum(MEDIATION_STATES), kind: z.enum(MEDIATION_KINDS), /** The two sides, as they are called. */ first: z.string(), second: z.string(),
  mediator: z.string().nullable(), sessionAt: Moment.nullable(), /** Something waits for the viewer. */ waits: z.boolean(), at: Moment,
});
const SideView = z.object({
  name: z.string(), consent: z.enum(['asked', 'yes', 'no']).nullable(), consentHow: z.enum(MEDIATION_CONSENTS).nullable(),
  /** What this side says; null where it is not for the viewer. */ statement: z.string().nullable(), /** The other side may read it. */ shown: z.boolean(),
  signed: z.enum(['phone', 'paper']).nullable(), signedAt: Moment.nullable(), /** How this side says it was kept. */ kept: z.enum(['kept', 'notKept']).nullable(), /** Agrees that the record goes to the justice office. */ office: z.boolean(),
});
export const MediationView = MediationRow.extend({
  revision, parts: z.array(z.enum(MEDIATION_PARTS)), station: StationView, /** Who the other side is, in the words of who asked; to them and the station. */ who: z.string().nullable(),
  sides: z.object({ first: SideView, second: SideView }), mediatorId: Id.nullable(), place: z.string(),
  sessions: z.array(z.object({ id: Id, at: Moment, place: z.string(), outcome: z.enum(SESSION_OUTCOMES), record: z.string() })),
  agreement: z.object({ text: z.string(), dueOn: Day, followUpOn: Day, edition: z.number().int(), confirmedAt: Moment.nullable(), /** Until when both may go to court together to have it confirmed. */ courtUntil: Day.nullable() }).nullable(),
  office: z.object({ name: z.string(), answer: z.string().nullable() }).nullable(),
  /** When every word of it is erased; null while something is waited for. */ eraseAt: Moment.nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(MEDIATION_ACTIONS), part: z.enum(MEDIATION_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(MEDIATION_ACTIONS)),
});

const step = stepRoute(tag, MediationView);
const bare = z.strictObject({ revision });
const why = z.strictObject({ revision, text: must(MEDIATION_LIMITS.why) });
const side = z.enum(MEDIATION_SIDES);

export const mediationRoutes = {
  'GET /mediations': defineRoute({ summary: 'Mediations (人民调解) in which I am a side or the mediator, the latest first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(MediationRow), errors: [] }),
  'GET /mediations/:id': defineRoute({ summary: 'One mediation, to its sides, its mediator, the staff of the station, and the justice office that took it over; to nobody else. A side that has not agreed reads who asks and what it is about in one word', tag, access: 'session', params: IdParams, status: 200, response: MediationView, errors: ['not_found'] }),
  'POST /mediations': defineRoute({
    summary: 'A resident asks that somebody mediates. The other side is not told of it before the station has looked', tag, access: 'session',
    body: z.strictObject({ kind: z.enum(MEDIATION_KINDS), /** What happened; for station and mediator alone. */ text: must(MEDIATION_LIMITS.text), /** Who the other side is. */ who: must(MEDIATION_LIMITS.who) }),
    idempotent: true, status: 201, response: MediationView, errors: ['rule_refused', 'key_reused'],
  }),
  'GET /workbench/mediations': defineRoute({
    summary: "The station's mediations, or those an office has taken over; no search by person. Figures are numbers alone", tag, access: 'session', query: z.strictObject({ desk: z.enum(MEDIATION_DESKS).default('asked'), ...PageQuery }), status: 200,
    response: page(MediationRow).extend({
      counts: z.record(z.enum(MEDIATION_DESKS), z.number().int()), /** Of this year, to the station; null for offices. */
      figures: z.object({ year: z.number().int(), asked: z.number().int(), willing: z.number().int(), agreed: z.number().int(), kept: z.number().int() }).nullable(),
      /** The viewer begins mediations here. */ begins: z.boolean(),
    }), errors: ['not_allowed'],
  }),
  'POST /workbench/mediations': defineRoute({
    summary: 'The station offers both sides a mediation; each is asked first', tag, access: 'session', body: z.strictObject({ kind: z.enum(MEDIATION_KINDS), first: ProxyPerson, second: ProxyPerson }),
    idempotent: true, status: 201, response: MediationView, errors: ['not_allowed', 'not_found', 'rule_refused', 'key_reused'],
  }),
  'GET /mediations/:id/mediators': defineRoute({ summary: "Who may mediate: the residents' council first, then the station; neither side, and nobody a side turned down", tag, access: 'session', params: IdParams, status: 200, response: z.object({ items: z.array(Named.extend({ council: z.boolean() })) }), errors: ['not_found', 'not_allowed'] }),
  'GET /mediations/:id/offices': defineRoute({ summary: 'Offices of street and district to which the station may hand it over', tag, access: 'session', params: IdParams, status: 200, response: z.object({ items: z.array(Named) }), errors: ['not_found', 'not_allowed'] }),
  'POST /mediations/:id/contact': defineRoute({
    summary: 'Station or mediator sees the number of a side in full, with a reason; it leaves a row in the audit log', tag, access: 'session', params: IdParams,
    body: z.strictObject({ side, reason: z.enum(CONTACT_REASONS), text: words(REASON_WORDS) }), idempotent: true, status: 200, response: z.object({ name: z.string(), phone: z.string().nullable() }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /mediations/:id/invite': step(z.strictObject({ revision, person: ProxyPerson }), 'The station names the other side and asks it'),
  'POST /mediations/:id/decline': step(why, 'The station says why this is not for mediation, and where to go instead'),
  'POST /mediations/:id/call-off': step(bare, 'Who asked does not want it any more; no reason is asked for'),
  'POST /mediations/:id/consent': step(bare, 'A side agrees to the mediation'),
  'POST /mediations/:id/refuse': step(bare, 'A side does not want it; no reason is asked for'),
  'POST /mediations/:id/note-consent': step(z.strictObject({ revision, side, how: z.enum(['paper', 'spoken']), yes: z.boolean() }), 'A side without an account said yes or no on paper or aloud; noted as such by the station'),
  'POST /mediations/:id/tell': step(z.strictObject({ revision, text: must(MEDIATION_LIMITS.text), /** The other side may read it. */ shown: z.boolean() }), 'What a side says, for mediator and station; for the other side where it says so'),
  'POST /mediations/:id/appoint': step(z.strictObject({ revision, mediatorId: Id }), 'The station names the mediator'),
  'POST /mediations/:id/give-back': step(why, 'The mediator cannot do it'),
  'POST /mediations/:id/other-mediator': step(bare, 'A side asks for another mediator, once, without a reason'),
  'POST /mediations/:id/arrange': step(z.strictObject({ revision, at: Moment, place: must(MEDIATION_LIMITS.place) }), 'The mediator names moment and place of a session'),
  'POST /mediations/:id/cannot-come': step(z.strictObject({ revision, text: words(MEDIATION_LIMITS.why) }), 'A side cannot come then'),
  'POST /mediations/:id/held': step(z.strictObject({ revision, outcome: z.enum(SESSION_OUTCOMES), record: must(MEDIATION_LIMITS.record), agreement: Agreement.optional() }), 'What was said at the session, and what came of it; both sides read it'),
  'POST /mediations/:id/redraft': step(z.strictObject({ revision, agreement: Agreement }), 'Another text of the agreement; what was signed is to be signed anew'),
  'POST /mediations/:id/sign': step(z.strictObject({ revision, /** The text that was read. */ edition: z.number().int().min(1) }), 'A side signs on its phone'),
  'POST /mediations/:id/sign-paper': step(z.strictObject({ revision, side, edition: z.number().int().min(1) }), 'A side signed on paper, noted by the mediator'),
  'POST /mediations/:id/object-draft': step(why, 'A side wants the text to be different'),
  'POST /mediations/:id/confirm': step(bare, 'The committee confirms what both signed; somebody else than who mediated'),
  'POST /mediations/:id/keep': step(bare, 'A side says that it was kept'),
  'POST /mediations/:id/not-kept': step(z.strictObject({ revision, text: words(MEDIATION_LIMITS.why) }), 'A side says that it was not kept'),
  'POST /mediations/:id/follow-up': step(z.strictObject({ revision, outcome: z.enum(FOLLOW_UPS), /** When it is asked again. */ on: Day.optional() }), 'Mediator or station asked both whether it was kept'),
  'POST /mediations/:id/ask-office': step(bare, 'A side wants the justice office to go on, and agrees that the record goes there'),
  'POST /mediations/:id/escalate': step(z.strictObject({ revision, unitId: Id }), 'The station hands it over to the justice office with the record, where a side agreed'),
  'POST /mediations/:id/answer-office': step(why, 'The office tells what came of it'),
  'POST /mediations/:id/stop': step(bare, 'A side does not go on; no reason is asked for'),
};
