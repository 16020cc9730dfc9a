import { z } from 'zod';
import { COUNTS, STAGES, type Count } from '../domain/statistics/tally';
import { AroundRow, CaseRow, ClockView } from './cases';
import { defineRoute, Id, IdParams, Moment, Named } from './kernel';
import { EmergencyCard } from './emergencies';
import { NoticeRow } from './notices';
import { RateContent } from './settings';

const Account = z.object({
  /** `YYYY-MM` at +08:00. */
  month: z.string(),
  received: z.number().int(),
  onTime: z.number().int(),
  overdue: z.number().int(),
  solved: z.number().int(),
  asOf: Moment,
});

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const count = z.number().int().min(0);
const rate = z.number().min(0).max(100);

/** Figures of a set of cases: counts, the three rates (三率) in per cent, and stages in office minutes. */
const Figures = z.object({
  counts: z.object(Object.fromEntries(COUNTS.map((name) => [name, count])) as Record<Count, typeof count>),
  /** Over the cases whose reporter spoke; null where nobody did. */
  rates: z.object({ response: rate, resolution: rate, satisfaction: rate, composite: rate }).nullable(),
  /** Median and 90th percentile, within 7 %; null where no case finished the stage. */
  stages: z.array(z.object({ stage: z.enum(STAGES), cases: count, median: count.nullable(), p90: count.nullable() })),
});

/** How often a unit returned what it was given, and what the street made of it. Units only, never persons. */
const Bounces = z.object({ unit: Named, returned: count, upheld: count, refused: count });

export const statisticsRoutes = {
  'GET /figures/returns': defineRoute({
    summary: 'How often units returned cases in the last 90 days (退单), and how many of these the street upheld or refused',
    tag: 'statistics',
    access: 'session',
    query: z.strictObject({ levelId: Id.optional() }),
    status: 200,
    response: z.object({ days: count, items: z.array(Bounces), /** More were returned than are counted: the latest. */ cut: z.boolean() }),
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /home': defineRoute({
    summary: 'The first page in one answer: my latest matter, notices, what was solved around me, the account of my station',
    tag: 'statistics',
    access: 'session',
    status: 200,
    response: z.object({
      /** What waits for my word before the latest open one; null when there is neither. */
      matter: CaseRow.extend({ clock: ClockView }).nullable(),
      counts: z.object({ open: z.number().int(), toEvaluate: z.number().int(), done: z.number().int() }),
      /** What holds where I live: pinned first, then emergencies, then what was told last. */
      notices: z.array(NoticeRow).max(3),
      /** Emergency modes that hold where I live. */
      emergencies: z.array(EmergencyCard),
      /** A round of micro-projects in which I may choose, where my home is confirmed, and have not yet; null: none. */
      round: z.object({ id: Id, title: z.string(), closesAt: Moment }).nullable(),
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
  'GET /figures': defineRoute({
    summary: 'Figures of a district, street or community, or of what one unit did there, in all or in one category, over months of filing',
    tag: 'statistics',
    access: 'session',
    query: z.strictObject({ levelId: Id.optional(), unitId: Id.optional(), categoryId: Id.optional(), from: Month, to: Month }),
    status: 200,
    response: z.object({
      level: Named.extend({ kind: z.enum(['district', 'street', 'community']) }),
      unit: Named.nullable(),
      category: Named.nullable(),
      from: Month,
      to: Month,
      /** As of when all of it was counted; null where nothing was. */
      asOf: Moment.nullable(),
      weights: RateContent,
      /** Office minutes of a full working day: what stages are told in. */
      dayMinutes: count,
      total: Figures,
      months: z.array(Figures.extend({ month: Month })),
      /** In the order of the catalogue; empty for one category. */
      categories: z.array(Figures.extend({ id: Id, name: z.string() })),
      /** In the order of the organisation; without an id what the communities' own units did, taken together. Empty for one unit. */
      units: z.array(Figures.extend({ id: Id.nullable(), name: z.string() })),
      around: z.object({
        above: Named.nullable(),
        below: z.array(Named),
        desks: z.array(z.object({ levelId: Id, unitId: Id.nullable(), name: z.string() })),
      }),
    }),
    errors: ['not_allowed', 'not_found'],
  }),
};
