import { z } from 'zod';
import { CONSENT_WAYS, PROXY_DOORS } from '../domain/cases/proxy';
import { SubmitCase } from './cases';
import { defineRoute, Id, IdParams, Moment } from './kernel';

const Name = z.string().trim().min(1).max(20);

/** For whom: somebody found by the code on their phone, or somebody known by name, with a number or without. */
export const ProxyPerson = z.union([
  z.strictObject({ visit: z.string().min(1).max(1_000) }),
  z.strictObject({ name: Name, /** Empty: none was given. */ phone: z.string().trim().max(20).default('') }),
]);

/** What the helper hands over: the number, by when there is an answer, and where to look. */
export const Receipt = z.object({
  id: Id,
  number: z.string(),
  /** Together with the number it opens the public page, which shows the state and nothing else. */
  code: z.string(),
  /** Path of the public page. */
  page: z.string(),
  /** Signed path of a page to print; lives an hour. */
  print: z.string(),
  station: z.object({ name: z.string(), phone: z.string() }),
  promisedAt: Moment,
  /** A text message with number and link was asked for. */
  sms: z.boolean(),
});

export const proxyRoutes = {
  'POST /proxy/find': defineRoute({
    summary: 'Whom the code on a phone belongs to, for who files on their behalf',
    tag: 'proxy',
    access: 'session',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    status: 200,
    response: z.object({ visit: z.string(), name: z.string(), phoneTail: z.string().nullable() }),
    errors: ['not_allowed', 'not_found', 'too_many_requests'],
  }),
  'POST /proxy/cases': defineRoute({
    summary: 'File on behalf of somebody who asked for it (代办); the same key makes one case however often it is sent',
    tag: 'proxy',
    access: 'session',
    idempotent: true,
    body: z.strictObject({
      person: ProxyPerson,
      source: z.enum(PROXY_DOORS),
      consent: z.enum(CONSENT_WAYS),
      /** A receipt by text message, where a number is known. */
      sms: z.boolean().default(false),
      report: SubmitCase,
    }),
    status: 201,
    response: Receipt,
    errors: ['not_allowed', 'not_found', 'rule_refused', 'key_reused'],
  }),
  'POST /proxy/cases/:id/receipt': defineRoute({
    summary: 'The receipt of a case that was filed on behalf of somebody, once more',
    tag: 'proxy',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Receipt,
    errors: ['not_allowed', 'not_found'],
  }),
};
