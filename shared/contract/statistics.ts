import { z } from 'zod';
import { defineRoute, IdParams, Moment } from './kernel';

export const statisticsRoutes = {
  'GET /communities/:id/account': defineRoute({
    summary: "The station's account of the month (工作站的账): received, answered on time, overdue",
    tag: 'statistics',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({
      /** `YYYY-MM` at +08:00. */
      month: z.string(),
      received: z.number().int(),
      onTime: z.number().int(),
      overdue: z.number().int(),
      solved: z.number().int(),
      asOf: Moment,
    }),
    errors: ['not_found'],
  }),
};
