import { z } from 'zod';
import { DECLINE_REASONS, END_REASONS, HOME_ACTIONS, HOME_LIMITS, HOME_RELATIONS, HOME_STATES } from '../domain/identity/homes';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';

const Revision = z.number().int().min(0);
const Reason = z.object({ id: z.enum([...DECLINE_REASONS, ...END_REASONS]), text: z.string() });

/** A building as residents choose it. */
export const BuildingView = z.object({ id: Id, estate: z.string(), name: z.string() });

/** A home of one's own. */
export const HomeCard = z.object({
  id: Id,
  revision: Revision,
  state: z.enum(HOME_STATES),
  community: Named,
  station: z.object({ name: z.string(), phone: z.string() }),
  placeText: z.string(),
  no: z.string(),
  relation: z.enum(HOME_RELATIONS),
  main: z.boolean(),
  reason: Reason.nullable(),
  /** Confirmed people behind the same door, surname only; empty until one's own home there is confirmed. */
  coResidents: z.array(z.object({ name: z.string(), relation: z.enum(HOME_RELATIONS) })),
  askedAt: Moment,
  updatedAt: Moment,
  actions: z.array(z.enum(HOME_ACTIONS)),
});

/** Somebody who says that they live behind a door of mine. */
export const CoResidentAsk = z.object({
  id: Id,
  revision: Revision,
  name: z.string(),
  relation: z.enum(HOME_RELATIONS),
  placeText: z.string(),
  no: z.string(),
  askedAt: Moment,
  /** What I said; null: nothing yet. */
  said: z.boolean().nullable(),
});

export const MyHomes = z.object({ items: z.array(HomeCard), waiting: z.array(CoResidentAsk), named: z.boolean() });

/** A home at the desk of its station. */
export const HomeRow = z.object({
  id: Id,
  revision: Revision,
  state: z.enum(HOME_STATES),
  community: Named,
  person: z.object({ name: z.string(), phoneTail: z.string().nullable(), level: z.number().int() }),
  placeText: z.string(),
  no: z.string(),
  /** Whether the door is one of the list; otherwise the station says which it is. */
  located: z.boolean(),
  relation: z.enum(HOME_RELATIONS),
  opinions: z.array(z.object({ part: z.enum(['coResident', 'gridWorker']), name: z.string(), yes: z.boolean(), at: Moment })),
  /** Others who are confirmed behind the door. */
  household: z.array(z.string()),
  reason: Reason.nullable(),
  askedAt: Moment,
  updatedAt: Moment,
  actions: z.array(z.enum(HOME_ACTIONS)),
});

export const HOME_VIEWS = ['asked', 'confirmed', 'over'] as const;
const Door = z.union([
  z.strictObject({ buildingId: Id, entrance: z.string().trim().max(20).default(''), no: z.string().trim().min(1).max(20) }),
  z.strictObject({ words: z.string().trim().min(2).max(HOME_LIMITS.words) }),
]);
const refusals = ['not_found', 'conflict', 'wrong_state', 'not_allowed', 'rule_refused'] as const;
const Tap = z.strictObject({ revision: Revision });
const ReasonText = z.string().trim().max(HOME_LIMITS.reason).default('');

export const homesRoutes = {
  'GET /communities/:id/buildings': defineRoute({
    summary: 'Buildings of a community, for somebody who says where they live',
    tag: 'homes',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(BuildingView) }),
    errors: ['not_found'],
  }),
  'GET /buildings/:id': defineRoute({
    summary: 'Entrances of a building; its rooms are not listed, one types the own number',
    tag: 'homes',
    access: 'session',
    params: IdParams,
    status: 200,
    response: BuildingView.extend({ community: Named, entrances: z.array(z.string()) }),
    errors: ['not_found'],
  }),
  'GET /buildings/:id/rooms': defineRoute({
    summary: 'Rooms of a building, for the desk of its community',
    tag: 'homes',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, entrance: z.string(), no: z.string() })) }),
    errors: ['not_found', 'not_allowed'],
  }),
  'GET /homes': defineRoute({
    summary: 'My homes, and who says that they live with me',
    tag: 'homes',
    access: 'session',
    status: 200,
    response: MyHomes,
    errors: [],
  }),
  'POST /homes': defineRoute({
    summary: 'Say where one lives; the station confirms it',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    body: z.strictObject({
      communityId: Id,
      door: Door,
      relation: z.enum(HOME_RELATIONS),
      /** For who came in through WeChat and has told no name yet. */
      name: z.string().trim().min(1).max(20).optional(),
    }),
    status: 201,
    response: MyHomes,
    errors: ['not_found', 'rule_refused', 'key_reused'],
  }),
  'POST /homes/:id/withdraw': defineRoute({
    summary: 'Take a request back',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: Tap,
    status: 200,
    response: MyHomes,
    errors: refusals,
  }),
  'POST /homes/:id/move-out': defineRoute({
    summary: 'Say that one no longer lives there; the history stays',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: Tap,
    status: 200,
    response: MyHomes,
    errors: refusals,
  }),
  'POST /homes/:id/main': defineRoute({
    summary: 'Choose which confirmed home is the main one',
    tag: 'homes',
    access: 'session',
    params: IdParams,
    status: 200,
    response: MyHomes,
    errors: ['not_found', 'wrong_state'],
  }),
  'POST /homes/:id/word': defineRoute({
    summary: 'Say as a confirmed co-resident whether somebody lives here; the station decides',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ revision: Revision, yes: z.boolean() }),
    status: 200,
    response: MyHomes,
    errors: refusals,
  }),
  'GET /station/homes': defineRoute({
    summary: 'Homes at my desk: to be confirmed (oldest first), confirmed, over',
    tag: 'homes',
    access: 'session',
    query: z.strictObject({ view: z.enum(HOME_VIEWS).default('asked'), ...PageQuery }),
    status: 200,
    response: page(HomeRow).extend({ counts: z.object({ asked: z.number().int(), confirmed: z.number().int(), over: z.number().int() }) }),
    errors: ['not_allowed'],
  }),
  'POST /station/homes/:id/confirm': defineRoute({
    summary: 'Confirm that somebody lives there; where the door is not in the list, say which it is',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ revision: Revision, roomId: Id.optional(), placeText: z.string().trim().min(1).max(40).optional() }),
    status: 200,
    response: HomeRow,
    errors: refusals,
  }),
  'POST /station/homes/:id/decline': defineRoute({
    summary: 'Do not confirm, with the reason',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ revision: Revision, reason: z.enum(DECLINE_REASONS), text: ReasonText }),
    status: 200,
    response: HomeRow,
    errors: refusals,
  }),
  'POST /station/homes/:id/end': defineRoute({
    summary: 'End a confirmed home, with the reason; the history stays',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ revision: Revision, reason: z.enum(END_REASONS), text: ReasonText }),
    status: 200,
    response: HomeRow,
    errors: refusals,
  }),
  'POST /station/homes/:id/word': defineRoute({
    summary: 'Say as a grid worker whether it is so; the station decides',
    tag: 'homes',
    access: 'session',
    idempotent: true,
    params: IdParams,
    body: z.strictObject({ revision: Revision, yes: z.boolean() }),
    status: 200,
    response: HomeRow,
    errors: refusals,
  }),
};
