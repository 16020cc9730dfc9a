import { z } from 'zod';
import { ANSWER_LIMITS, ANSWER_RESULTS } from '../domain/integrations/answers';
import { defineRoute, Done, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';
import { PhotoView } from './files';

const TheirNumber = z.string().trim().min(1).max(ANSWER_LIMITS.number);
/** Ids of the other side: what came twice under one is one. */
const MessageId = z.string().regex(/^[A-Za-z0-9_.:-]{8,120}$/);

/** What a system outside sends back, version 1. Unknown fields are refused; new ones are announced by a new version. */
export const AnswerIn = z
  .strictObject({
    version: z.literal(1),
    /** Theirs, once per answer: it lies under the signature, so that nothing is taken twice. */
    id: MessageId,
    /** Our number of the case (`LL-…`), or theirs where we know it. */
    number: z.string().trim().max(40).nullable().default(null),
    theirNumber: TheirNumber.nullable().default(null),
    /** `received`, `working`, `done`, `returned`, `note`; the words of GeoReport and of hotlines are understood too. */
    status: z.string().trim().min(1).max(ANSWER_LIMITS.status),
    /** What the resident reads. Needed with `done` and `returned`, where there is no picture. */
    note: z.string().trim().max(ANSWER_LIMITS.note).default(''),
    /** When they said it, and of which round: what is of an earlier round changes nothing. */
    at: Moment.nullable().default(null),
    round: z.number().int().min(1).max(99).nullable().default(null),
    /** JPEG, PNG or WebP in base64. */
    photos: z.array(z.base64().max(Math.ceil((ANSWER_LIMITS.photoBytes * 4) / 3) + 4)).max(ANSWER_LIMITS.photos).default([]),
  })
  .refine(({ number, theirNumber }) => number !== null || theirNumber !== null, { path: ['number'] });

/** What came of it. */
export const AnswerTaken = z.object({
  result: z.enum(ANSWER_RESULTS),
  text: z.string(),
  /** Our number, where it is a case of theirs. */
  number: z.string().nullable(),
  /** It had come before; this is what came of it then. */
  repeated: z.boolean(),
});

/** An answer that people look at. */
export const AnswerView = z.object({
  id: Id,
  unit: Named,
  channel: z.string(),
  at: Moment,
  result: z.enum(ANSWER_RESULTS),
  /** Their status in words, and why it was not done. */
  said: z.string(),
  why: z.string(),
  note: z.string(),
  number: z.string().nullable(),
  theirNumber: z.string().nullable(),
  caseId: Id.nullable(),
  photos: z.array(PhotoView),
  /** How often it came. */
  times: z.number().int(),
  seenBy: z.string().nullable(),
  seenAt: Moment.nullable(),
});

export const answerRoutes = {
  'POST /integrations/channels/:id/answers': defineRoute({
    summary: 'A system outside answers about a case: signed as what it receives, under the secret of its channel',
    tag: 'forwarding',
    access: 'public',
    signed: true,
    maxBytes: 9 * 1024 * 1024,
    params: IdParams,
    body: AnswerIn,
    status: 200,
    response: AnswerTaken,
    errors: ['signature_refused', 'key_reused'],
  }),
  'GET /integrations/answers': defineRoute({
    summary: 'Answers of systems outside that were late, unknown or refused, latest first (staff of the unit, of the station of the case, administrator)',
    tag: 'forwarding',
    access: 'session',
    query: z.strictObject({ ...PageQuery, seen: z.enum(['no', 'all']).default('no') }),
    status: 200,
    response: page(AnswerView),
    errors: ['not_allowed'],
  }),
  'POST /integrations/answers/:id/seen': defineRoute({
    summary: 'Say that one was looked at',
    tag: 'forwarding',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['not_allowed', 'not_found'],
  }),
};
