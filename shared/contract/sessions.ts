import { z } from 'zod';
import { BROWSERS, LOGIN_METHODS, SCAN_STATES, SYSTEMS } from '../domain/identity/sessions';
import { ROLES } from '../domain/kernel/roles';
import { FactorCode, Session } from './identity';
import { defineRoute, Done, Id, IdParams, Moment } from './kernel';

/** A device told coarsely: which browser on which system. */
export const DeviceView = z.object({ browser: z.enum(BROWSERS), system: z.enum(SYSTEMS) });

/** One of my sessions, as the list of my devices shows it. */
export const SessionLine = z.object({
  id: Id,
  method: z.enum(LOGIN_METHODS),
  device: DeviceView,
  since: Moment,
  /** To the hour. */
  lastUsedAt: Moment,
  current: z.boolean(),
});

/** How I log in by account; `username` is null for who has none. */
export const LoginSecurity = z.object({
  username: z.string().nullable(),
  secondFactor: z.object({ on: z.boolean(), required: z.boolean(), recoveryLeft: z.number().int() }),
});

/** Who has to use a second factor, as the administrator last decided. Revision 0: nobody has decided yet. */
export const SecuritySetting = z.object({
  revision: z.number().int(),
  secondFactorRoles: z.array(z.enum(ROLES)),
  changedBy: z.string().nullable(),
  changedAt: Moment.nullable(),
});

/** A desk that asks to be let in: which device, from which network (`10.2.3.*`), since when. */
export const ScanView = z.object({ state: z.enum(SCAN_STATES), device: DeviceView, network: z.string(), askedAt: Moment, expiresAt: Moment });

const Password = z.string().min(1).max(128);
/** The code in a QR picture. */
const ScanParams = z.strictObject({ code: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) });

export const sessionRoutes = {
  'POST /sessions/refresh': defineRoute({
    summary: 'The next short token of a browser, by its cookie, which is replaced; its predecessor gives the same for a minute more',
    tag: 'identity',
    access: 'public',
    browserOnly: true,
    status: 200,
    response: Session,
    errors: ['not_authenticated', 'not_allowed'],
  }),
  'POST /sessions/scan': defineRoute({
    summary: 'A desk asks to be let in by a phone: `code` goes into the QR picture, `secret` stays with the desk',
    tag: 'identity',
    access: 'public',
    browserOnly: true,
    status: 201,
    response: z.object({ code: z.string(), secret: z.string(), expiresAt: Moment }),
    errors: ['not_allowed'],
  }),
  'POST /sessions/scan/:code/session': defineRoute({
    summary: 'The desk asks how it stands; once after the confirmation this gives its session',
    tag: 'identity',
    access: 'public',
    browserOnly: true,
    params: ScanParams,
    body: z.strictObject({ secret: z.string().min(1).max(64) }),
    status: 200,
    response: z.object({ state: z.enum(SCAN_STATES), session: Session.nullable() }),
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /sessions/scan/:code': defineRoute({
    summary: 'Which desk asks to be let in, for staff who scanned its QR picture',
    tag: 'identity',
    access: 'session',
    params: ScanParams,
    status: 200,
    response: ScanView,
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /sessions/scan/:code/confirm': defineRoute({
    summary: 'Let the desk in as oneself',
    tag: 'identity',
    access: 'session',
    params: ScanParams,
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found', 'wrong_state'],
  }),
  'POST /sessions/scan/:code/refuse': defineRoute({
    summary: 'Do not let the desk in',
    tag: 'identity',
    access: 'session',
    params: ScanParams,
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found', 'wrong_state'],
  }),
  'GET /me/sessions': defineRoute({
    summary: 'Where I am logged in, latest use first',
    tag: 'identity',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(SessionLine) }),
    errors: [],
  }),
  'DELETE /me/sessions': defineRoute({
    summary: 'Log out everywhere, here too',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    status: 200,
    response: Done,
    errors: [],
  }),
  'DELETE /me/sessions/:id': defineRoute({
    summary: 'End one of my sessions: it is out of force everywhere within five seconds',
    tag: 'identity',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['not_found'],
  }),
  'GET /me/security': defineRoute({
    summary: 'How I log in by account',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    status: 200,
    response: LoginSecurity,
    errors: [],
  }),
  'PUT /me/password': defineRoute({
    summary: 'Choose a new password; my other sessions end, and this one goes on under a new token',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    body: z.strictObject({ current: Password, next: Password }),
    status: 200,
    response: Session,
    errors: ['wrong_credentials', 'account_locked', 'rule_refused'],
  }),
  'POST /me/second-factor': defineRoute({
    summary: 'Begin to set up an authenticator; who has one already also gives a code of it',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    body: z.strictObject({ password: Password, code: FactorCode.optional() }),
    status: 201,
    response: z.object({ key: z.string(), uri: z.string() }),
    errors: ['wrong_credentials', 'account_locked', 'code_required', 'wrong_code', 'rule_refused'],
  }),
  'POST /me/second-factor/confirm': defineRoute({
    summary: 'Put the authenticator in force with its first code; the recovery codes are told once, in this answer',
    tag: 'identity',
    access: 'session',
    unfinished: true,
    body: z.strictObject({ code: FactorCode }),
    status: 200,
    response: z.object({ recoveryCodes: z.array(z.string()), session: Session }),
    errors: ['wrong_code', 'account_locked', 'rule_refused'],
  }),
  'GET /administration/security': defineRoute({
    summary: 'Who has to use a second factor',
    tag: 'administration',
    access: 'session',
    status: 200,
    response: SecuritySetting,
    errors: ['not_allowed'],
  }),
  'PUT /administration/security': defineRoute({
    summary: 'Decide who has to use a second factor; on top of the revision that was read',
    tag: 'administration',
    access: 'session',
    body: z.strictObject({ revision: z.number().int().min(0), secondFactorRoles: z.array(z.enum(ROLES)).max(ROLES.length) }),
    status: 200,
    response: SecuritySetting,
    errors: ['not_allowed', 'conflict'],
  }),
  'DELETE /administration/people/:id/second-factor': defineRoute({
    summary: 'Take the second factor of somebody who lost it away, and end their sessions',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found'],
  }),
};
