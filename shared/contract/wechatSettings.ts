import { z } from 'zod';
import { TEMPLATE_KINDS } from '../domain/notifications/templates';
import { defineRoute, Moment } from './kernel';

/** How WeChat and text messages are set up here. Secrets are never in it; ids are shown in part. */
export const WechatSettings = z.object({
  /** Whom this program talks to: WeChat, the sandbox of the demonstration, or nobody. */
  talksTo: z.enum(['wechat', 'sandbox', 'nobody']),
  appId: z.string().nullable(),
  /** Until when the present access token holds; null when none was ever fetched. */
  tokenUntil: Moment.nullable(),
  templates: z.array(z.object({ kind: z.enum(TEMPLATE_KINDS), id: z.string().nullable(), fields: z.array(z.string()) })),
  push: z.object({
    /** What to enter at WeChat; null while the public address is not set. */
    address: z.string().nullable(),
    mode: z.enum(['safe', 'plain', 'off']),
    lastAt: Moment.nullable(),
    problem: z.string().nullable(),
    problemAt: Moment.nullable(),
  }),
  sms: z.object({ host: z.string().nullable() }),
  /** Pictures: whether they can be checked, why not, how many wait. */
  checks: z.object({ pictures: z.boolean(), missing: z.string().nullable(), waiting: z.number().int() }),
  /** Messages to phones in the last 30 days. */
  messages: z.object({ sent: z.number().int(), waiting: z.number().int(), dropped: z.array(z.object({ text: z.string(), count: z.number().int() })) }),
  problems: z.array(z.object({ at: Moment, call: z.string(), text: z.string(), code: z.number().int().nullable(), count: z.number().int() })),
  /** Where a test goes: whether I have come in through WeChat, and the number on record of mine. */
  me: z.object({ wechat: z.boolean(), phoneTail: z.string().nullable() }),
});

export const wechatSettingsRoutes = {
  'GET /administration/wechat': defineRoute({
    summary: 'How WeChat and text messages are set up, what went wrong lately (administrator)',
    tag: 'administration',
    access: 'session',
    status: 200,
    response: WechatSettings,
    errors: ['not_allowed'],
  }),
  'POST /administration/wechat/tests': defineRoute({
    summary: 'Send a test to oneself: a subscribe message, or a text message to the number on record or the one given',
    tag: 'administration',
    access: 'session',
    body: z.strictObject({ what: z.enum(['message', 'sms']), template: z.enum(TEMPLATE_KINDS).default('accepted'), phone: z.string().max(32).default('') }),
    status: 200,
    /** Whether it went out, and in words what came of it and what helps. */
    response: z.object({ sent: z.boolean(), text: z.string() }),
    errors: ['not_allowed'],
  }),
};
