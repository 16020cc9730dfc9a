import { z } from 'zod';
import { DEMANDS } from '../domain/identity/sessions';
import { ROLES, UNIT_KINDS } from '../domain/kernel/roles';
import { defineRoute, Done, Id, Moment, Named, Point } from './kernel';
import { StationView } from './organisation';

/**
 * What a login gives. In a browser of ours the token lives for minutes only: `renewIn` says after how many seconds the
 * next is asked for by cookie (`POST /sessions/refresh`). Elsewhere it lives as long as the session, without `renewIn`.
 */
export const Session = z.object({ token: z.string(), expiresAt: Moment, renewIn: z.number().int().optional() });

export const RoleView = z.object({
  role: z.enum(ROLES),
  unit: z.object({ id: Id, name: z.string(), kind: z.enum(UNIT_KINDS) }),
  /** The one community that the unit serves; absent where it serves more, and in answers kept from before. */
  community: Named.optional(),
  since: Moment,
  until: Moment.nullable(),
});

/** Where a person lives as far as the program needs it; null until a home is bound. */
export const HomeView = z.object({
  community: Named,
  station: StationView,
  /** Plate text such as 「3 栋 2 单元」. */
  placeText: z.string(),
  placeId: Id.nullable(),
  point: Point.nullable(),
});

export const Me = z.object({
  id: Id,
  name: z.string(),
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Last four digits of my confirmed phone number. */
  phoneTail: z.string().nullable(),
  home: HomeView.nullable(),
  roles: z.array(RoleView),
  /** True when one of the roles opens the workbench. */
  staff: z.boolean(),
  preferences: z.object({ elderMode: z.boolean() }),
  /** What has to be done before anything else is served; empty for nearly everybody. */
  demands: z.array(z.enum(DEMANDS)),
  unread: z.number().int(),
  /** The operator's own words; always sent, absent in answers kept from before. */
  texts: z.object({ homeGreeting: z.string(), phoneNote: z.string(), afterSubmit: z.string() }).optional(),
});

/** Six figures of an authenticator, or a recovery code; spaces and hyphens do not count. */
export const FactorCode = z.string().min(6).max(32);

/** One of the named people of the demonstration district. */
export const DemoPerson = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(ROLES),
  unitName: z.string(),
  /** One sentence on who this is and what one can try as them. */
  blurb: z.string(),
  elderMode: z.boolean(),
});

export const identityRoutes = {
  'POST /sessions': defineRoute({
    summary: 'Staff log in with account and password, and the code of their second factor where they have one',
    tag: 'identity',
    access: 'public',
    body: z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(128), code: FactorCode.optional() }),
    status: 201,
    response: Session,
    errors: ['wrong_credentials', 'account_locked', 'code_required', 'wrong_code', 'account_suspended'],
  }),
  'POST /sessions/wechat': defineRoute({
    summary: 'Log in with the code of wx.login; the first login makes a new person of level 0',
    tag: 'identity',
    access: 'public',
    body: z.strictObject({ code: z.string().min(1).max(128) }),
    status: 201,
    response: Session,
    errors: ['wechat_code_invalid', 'wechat_code_used', 'wechat_user_blocked', 'wechat_too_often', 'wechat_busy', 'wechat_off', 'account_suspended'],
  }),
  'DELETE /sessions/current': defineRoute({
    summary: 'Log out: the session is revoked everywhere within five seconds',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    status: 200,
    response: Done,
    errors: [],
  }),
  'GET /demo/people': defineRoute({
    summary: 'Named people of the demonstration district (demonstration mode only)',
    tag: 'identity',
    access: 'public',
    status: 200,
    response: z.object({ items: z.array(DemoPerson) }),
    errors: ['not_found'],
  }),
  'POST /demo/sessions': defineRoute({
    summary: 'Become one of the named people (demonstration mode only)',
    tag: 'identity',
    access: 'public',
    body: z.strictObject({ personId: Id }),
    status: 201,
    response: Session,
    errors: ['not_found', 'account_suspended'],
  }),
  'GET /me': defineRoute({
    summary: 'Who I am, my home, my roles, my preferences and unread count',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    status: 200,
    response: Me,
    errors: [],
  }),
  'POST /me/community': defineRoute({
    summary: 'Choose the community one lives in, while no home is bound; choosing again changes it',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ communityId: Id }),
    status: 200,
    response: Me,
    errors: ['not_found', 'rule_refused'],
  }),
  'POST /me/close': defineRoute({
    summary: 'Close my account for good (注销账号): every session ends, what is mine is erased in the background, what the law keeps leads to nobody any more',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ sure: z.literal(true) }),
    status: 200,
    response: Done,
    errors: ['rule_refused'],
  }),
  'PATCH /me/preferences': defineRoute({
    summary: 'Switch elder mode (长辈版)',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ elderMode: z.boolean() }),
    status: 200,
    response: Me,
    errors: [],
  }),
};
