import { z } from 'zod';
import { TEMPLATE_KINDS } from '../domain/notifications/templates';
import { defineRoute, Done } from './kernel';

const Kinds = z.array(z.enum(TEMPLATE_KINDS)).max(TEMPLATE_KINDS.length);

export const wechatRoutes = {
  'GET /wechat/templates': defineRoute({
    summary: 'Templates for which the mini-program may ask consent, at most three',
    tag: 'wechat',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(z.object({ kind: z.enum(TEMPLATE_KINDS), id: z.string() })) }),
    errors: [],
  }),
  'POST /wechat/consents': defineRoute({
    summary: 'What I answered when WeChat asked whether messages may come; told again, it counts as told last',
    tag: 'wechat',
    access: 'session',
    body: z.strictObject({ accepted: Kinds, refused: Kinds }),
    status: 200,
    response: Done,
    errors: [],
  }),
};
