import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { ANSWER_LIMITS } from '../domain/integrations/answers';
import { ORDER_LIMITS, ORDER_RESULTS } from '../domain/integrations/orders';
import { ADMISSION_LIMITS } from '../domain/matters/admissions';
import { Day, defineRoute, Id, IdParams, Moment, Point } from './kernel';

const Words = (max: number) => z.string().trim().min(1).max(max);

/** What a higher platform orders, version 1: a resident's matter (`matter`), or work outside of the community's list (`work`). */
export const OrderIn = z
  .strictObject({
    version: z.literal(1),
    /** Theirs, once per message. */
    id: z.string().regex(/^[A-Za-z0-9_.:-]{8,120}$/),
    /** Their number: one is one case, however often it comes. */
    number: Words(ANSWER_LIMITS.number),
    /** When they want it answered; the earlier of theirs and ours holds. */
    deadline: Moment.nullable().default(null),
    matter: z
      .strictObject({
        /** Our id or name, or the code of the city-management standard (`0104`). */
        category: Words(ORDER_LIMITS.category),
        text: Words(REPORT_LIMITS.text),
        place: z.strictObject({ text: Words(REPORT_LIMITS.placeText), point: Point }),
        /** Whose matter it is. Kept as that of anybody who is helped to report. */
        reporter: z.strictObject({ name: Words(ORDER_LIMITS.name), phone: z.string().trim().max(ORDER_LIMITS.phone).default('') }),
      })
      .nullable()
      .default(null),
    work: z
      .strictObject({
        /** Id or name of the community that is to do it. */
        community: Words(ORDER_LIMITS.community),
        title: Words(ADMISSION_LIMITS.title),
        purpose: Words(ADMISSION_LIMITS.words),
        basis: Words(ADMISSION_LIMITS.basis),
        people: z.number().int().min(0).max(ADMISSION_LIMITS.people).default(0),
        money: z.number().int().min(0).max(ADMISSION_LIMITS.money).default(0),
        until: Day,
      })
      .nullable()
      .default(null),
  })
  .refine(({ matter, work }) => (matter === null) !== (work === null), { path: ['matter'] });

export const OrderTaken = z.object({
  result: z.enum(ORDER_RESULTS),
  text: z.string(),
  /** Ours, and by when it is answered; null where no case was opened. */
  number: z.string().nullable(),
  promisedAt: Moment.nullable(),
  admissionId: Id.nullable(),
});

export const orderRoutes = {
  'POST /integrations/channels/:id/orders': defineRoute({
    summary: 'A higher platform orders something: signed under the secret of a channel, by which the reply goes back',
    tag: 'forwarding',
    access: 'public',
    signed: true,
    params: IdParams,
    body: OrderIn,
    status: 200,
    response: OrderTaken,
    errors: ['signature_refused', 'key_reused'],
  }),
};
