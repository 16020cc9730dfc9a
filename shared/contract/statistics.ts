import { z } from 'zod';
import { AroundRow, CaseRow, ClockView } from './cases';
import { defineRoute, IdParams, Moment } from './kernel';

const Account = z.object({
  /** `YYYY-MM` at +08:00. */
  month: z.string(),
  received: z.number().int(),
  onTime: z.number().int(),
  overdue: z.number().int(),
  solved: z.number().int(),
  asOf: Moment,
});

export const statisticsRoutes = {
  'GET /home': defineRoute({
    summary: 'The first page in one answer: my latest matter, what was solved around me, the account of my station',
    tag: 'statistics',
    access: 'session',
    status: 200,
    response: z.object({
      /** What waits for my word before the latest open one; null when there is neither. */
      matter: CaseRow.extend({ clock: ClockView }).nullable(),
      counts: z.object({ open: z.number().int(), toEvaluate: z.number().int(), done: z.number().int() }),
      /** Solved of late in the community I live in; empty without one. */
      solved: z.array(AroundRow).max(3),
      /** Of the community I live in; null without one. */
      account: Account.nullable(),
    }),
    errors: [],
  }),
  'GET /communities/:id/account': defineRoute({
    summary: "The station's account of the month (工作站的账): received, answered on time, overdue",
    tag: 'statistics',
    access: 'session',
    params: IdParams,
    status: 200,
    response: Account,
    errors: ['not_found'],
  }),
};
