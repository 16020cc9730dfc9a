import { SUPPORT_STATES } from '../domain/cases/joint';
import { z } from 'zod';
import { CASE_GRADES, CASE_OUTCOMES, CASE_STATES } from '../domain/cases/states';
import { CHANNEL_KINDS, DELIVERY_PROBLEMS, GIVE_UP_HOURS } from '../domain/integrations/channels';
import { ADMISSION_STATES } from '../domain/matters/admissions';
import { ORDER_STATUSES } from '../domain/integrations/orders';
import { ChannelOptions } from './channelOptions';
import { Day, defineRoute, Done, Id, IdParams, Moment, Named } from './kernel';

const Name = z.string().trim().min(1).max(40);
const Address = z.string().trim().min(1).max(500);
const Secret = z.string().trim().min(8).max(200);
const GiveUpHours = z.number().int().min(GIVE_UP_HOURS.least).max(GIVE_UP_HOURS.most);
/** Id of something on its way, as the lists give it. */
export const DeliveryId = z.string().regex(/^[A-Za-z0-9_.:-]{1,250}$/);
const Problem = z.enum(DELIVERY_PROBLEMS);

/** What one channel did last. */
const Answer = z.object({ at: Moment, problem: Problem.nullable(), text: z.string() });

/** A way by which a unit has its matters told outside. Address and secret are never shown again: what is needed to know them apart is. */
export const ChannelView = z.object({
  id: Id,
  revision: z.number().int(),
  kind: z.enum(CHANNEL_KINDS),
  kindName: z.string(),
  name: z.string(),
  /** Host and end of the address. */
  address: z.string(),
  hasSecret: z.boolean(),
  /** What its kind needs beside; null for kinds that need nothing. */
  options: ChannelOptions.nullable(),
  /** Where we ask for what became of things: how many are under way, and what came of asking last; null for kinds that are not asked. */
  asking: z.object({ open: z.number().int(), last: Answer.nullable() }).nullable(),
  /** Where the other side answers; null where the kind gives no answers. Only the path, while the public address is not set. */
  answersAt: z.string().nullable(),
  giveUpHours: z.number().int(),
  paused: z.boolean(),
  /** It failed several times in a row. */
  dead: z.boolean(),
  deadSince: Moment.nullable(),
  /** Not tried again before. */
  nextAt: Moment.nullable(),
  waiting: z.number().int(),
  givenUp: z.number().int(),
  /** When the oldest that waits happened. */
  oldestAt: Moment.nullable(),
  lastOkAt: Moment.nullable(),
  lastProblem: Answer.nullable(),
  lastTest: Answer.nullable(),
});
/** A channel, and where one was made just now its secret: it is shown this once. */
const WithSecret = z.object({ channel: ChannelView, secret: z.string().nullable() });

/** One thing on its way to one channel. */
export const DeliveryView = z.object({
  id: z.string(),
  what: z.string(),
  number: z.string().nullable(),
  caseId: Id.nullable(),
  at: Moment,
  state: z.enum(['waiting', 'dead']),
  attempts: z.number().int(),
  nextAt: Moment.nullable(),
  problem: Problem.nullable(),
  text: z.string(),
});

/** What a webhook receives, version 1. Fields are only added; `id` is the same at every attempt and in `Idempotency-Key`. */
export const ForwardedCase = z.object({
  version: z.literal(1),
  id: z.string(),
  /** `case.dispatched` …; `test` comes from the button. */
  type: z.string(),
  at: Moment,
  /** Its number in the channel, from 1 without gaps: what was missed can be fetched from there. Absent in a test. */
  sequence: z.number().int().optional(),
  /** The unit whose channel this is. */
  to: Named,
  /** Where its system answers, signed under the same secret (`POST /integrations/channels/{id}/answers`); null while the public address is not set. */
  answerTo: z.string().nullable(),
  /** What whoever ordered it hears: their own number, how far it is, and what is said to the resident. Absent where it was no order of theirs. */
  order: z.object({ number: z.string(), category: z.string(), deadline: Moment.nullable(), status: z.enum(ORDER_STATUSES), statusText: z.string(), text: z.string() }).optional(),
  /** What this unit is asked to do where it supports the one in charge (`case.supportAsked`); the answers of its system speak of this task alone. */
  support: z.object({ task: z.string(), state: z.enum(SUPPORT_STATES), dueAt: Moment }).optional(),
  /** What became of work that was ordered and had to be admitted first (`admission.admitted`, `.refused`, `.withdrawn`, `.ended`), under their number; `case` is null then. */
  work: z.object({ id: Id, number: z.string(), title: z.string(), state: z.enum(ADMISSION_STATES), statusText: z.string(), text: z.string(), until: Day.nullable() }).optional(),
  case: z
    .object({
      id: Id,
      number: z.string(),
      state: z.enum(CASE_STATES),
      outcome: z.enum(CASE_OUTCOMES).nullable(),
      grade: z.enum(CASE_GRADES),
      round: z.number().int(),
      category: Named,
      title: z.string(),
      text: z.string().nullable(),
      /** What was written down of recordings. */
      spoken: z.array(z.string()),
      place: z.object({ text: z.string(), lng: z.number(), lat: z.number(), system: z.literal('wgs84') }),
      community: Named.nullable(),
      station: Named.nullable(),
      lead: Named.nullable(),
      filedAt: Moment,
      promisedAt: Moment,
      dueAt: Moment,
      /** Addresses that open for some minutes: fetch them at once. Empty while the public address is not set. */
      photos: z.array(z.object({ id: z.string(), url: z.string() })),
    })
    .nullable(),
});

export const channelRoutes = {
  'GET /administration/units/:id/channels': defineRoute({
    summary: 'Channels by which a unit has its matters told outside, with what each answered last (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ unit: Named, items: z.array(ChannelView) }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /administration/units/:id/channels': defineRoute({
    summary: 'Add a channel; the secret of a signed webhook is made here and shown this once (administrator)',
    tag: 'forwarding',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ kind: z.enum(CHANNEL_KINDS), name: Name, address: Address.or(z.literal('')).default(''), secret: Secret.nullable().default(null), giveUpHours: GiveUpHours.default(GIVE_UP_HOURS.usual), options: ChannelOptions.nullable().default(null) }),
    status: 201,
    response: WithSecret,
    errors: ['not_allowed', 'not_found', 'key_reused', 'rule_refused'],
  }),
  'PUT /administration/channels/:id': defineRoute({
    summary: 'Change a channel; without address or secret they stay as they are (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision: z.number().int().min(0), name: Name, address: Address.optional(), secret: Secret.nullable().optional(), giveUpHours: GiveUpHours, paused: z.boolean(), options: ChannelOptions.optional() }),
    status: 200,
    response: ChannelView,
    errors: ['not_allowed', 'not_found', 'conflict'],
  }),
  'POST /administration/channels/:id/secret': defineRoute({
    summary: 'Make a new secret for a signed webhook; what is sent carries both signatures for a day (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision: z.number().int().min(0) }),
    status: 200,
    response: WithSecret,
    errors: ['not_allowed', 'not_found', 'conflict', 'rule_refused'],
  }),
  'POST /administration/channels/:id/end': defineRoute({
    summary: 'End a channel: nothing goes there any more, what waits is given up and can be sent elsewhere (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision: z.number().int().min(0) }),
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found', 'conflict'],
  }),
  'POST /administration/channels/:id/tests': defineRoute({
    summary: 'Send a test through a channel now, and say what came of it (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Answer,
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /administration/channels/:id/deliveries': defineRoute({
    summary: 'What of a channel waits or was given up: how often it was tried, why it failed, when next (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    query: z.strictObject({ state: z.enum(['waiting', 'dead']).default('waiting') }),
    status: 200,
    response: z.object({ items: z.array(DeliveryView) }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /administration/channels/:id/resend': defineRoute({
    summary: 'Try a channel now, and send once more all that was given up of it (administrator)',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ sent: z.number().int() }),
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /administration/stuck': defineRoute({
    summary: 'Channels that are dead, or of which something waits or was given up, over the district (administrator)',
    tag: 'forwarding',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(z.object({ unit: Named, channel: ChannelView })) }),
    errors: ['not_allowed'],
  }),
  'POST /administration/deliveries/resend': defineRoute({
    summary: 'Send one thing once more that was given up, under its id (administrator)',
    tag: 'forwarding',
    access: 'session',
    body: z.strictObject({ id: DeliveryId }),
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /administration/deliveries/redirect': defineRoute({
    summary: 'Send one thing that was given up by another channel of the same unit (administrator)',
    tag: 'forwarding',
    access: 'session',
    body: z.strictObject({ id: DeliveryId, channelId: Id }),
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found'],
  }),
};
