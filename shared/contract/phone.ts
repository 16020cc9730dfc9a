import { z } from 'zod';
import { PHONE_CODE } from '../domain/identity/phones';
import { defineRoute, Moment } from './kernel';

/** My confirmed phone number as far as it is ever shown, and the ways to confirm one here. */
export const PhoneState = z.object({
  /** Last four digits; null while none is confirmed. */
  tail: z.string().nullable(),
  confirmedAt: Moment.nullable(),
  /** Notices by text message where WeChat is not used: when my word is asked, and the result. */
  smsNotices: z.boolean(),
  /** `wechat`: the button in the mini-program. `sms`: a code by text message. */
  ways: z.object({ wechat: z.boolean(), sms: z.boolean() }),
});

const number = z.string().min(1).max(32);

export const phoneRoutes = {
  'GET /me/phone': defineRoute({
    summary: 'My confirmed phone number (its last four digits), and how one can be confirmed here',
    tag: 'identity',
    access: 'session',
    status: 200,
    response: PhoneState,
    errors: [],
  }),
  'POST /me/phone/wechat': defineRoute({
    summary: "Confirm the number that WeChat gives for the code of the mini-program's phone number button",
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ code: z.string().min(1).max(128) }),
    status: 200,
    response: PhoneState,
    errors: ['phone_code_invalid', 'phone_busy', 'phone_off', 'rule_refused'],
  }),
  'POST /me/phone/codes': defineRoute({
    summary: 'Have a code sent to a number by text message; the answer is the same for every number',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ phone: number }),
    status: 202,
    response: z.object({ digits: z.literal(PHONE_CODE.digits), minutes: z.literal(PHONE_CODE.minutes), againInSeconds: z.number().int() }),
    errors: ['sms_off', 'sms_failed'],
  }),
  'POST /me/phone': defineRoute({
    summary: 'Confirm a number with the code that was sent to it',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ phone: number, code: z.string().min(1).max(12) }),
    status: 200,
    response: PhoneState,
    errors: ['rule_refused'],
  }),
  'PATCH /me/phone': defineRoute({
    summary: 'Switch notices by text message on or off; only with a number on record',
    tag: 'identity',
    access: 'session',
    body: z.strictObject({ smsNotices: z.boolean() }),
    status: 200,
    response: PhoneState,
    errors: [],
  }),
  'DELETE /me/phone': defineRoute({
    summary: 'Take my number away: nothing that was reported is lost; what needs a confirmed number ends',
    tag: 'identity',
    access: 'session',
    status: 200,
    response: PhoneState,
    errors: [],
  }),
};
