import { z } from 'zod';
import { WISH_CATEGORIES } from '../domain/wishes/states';
import { UNMATCHED_WHY, WISH_COUNTS, WISH_WAYS, type WishCount } from '../domain/wishes/tally';
import { PhotoView } from './files';
import { defineRoute, Id, Moment, Named } from './kernel';

const tag = 'wishes';
const count = z.number().int().min(0);
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const Year = z.string().regex(/^20\d{2}$/);
const LEVELS = ['district', 'street', 'community'] as const;
const counts = z.object(Object.fromEntries(WISH_COUNTS.map((name) => [name, count])) as Record<WishCount, typeof count>);

/** Figures of a set of wishes. Ways in minutes by the calendar, within 7 %; null where no wish went it to the end. */
const Figures = z.object({
  counts,
  /** Those nobody has taken for a round, by what the station judged; only reasons there are. */
  why: z.array(z.object({ why: z.enum(UNMATCHED_WHY), count })),
  ways: z.array(z.object({ way: z.enum(WISH_WAYS), wishes: count, median: count.nullable(), p90: count.nullable() })),
});
const period = { from: Month, to: Month };

/** Where the table of a register is read: who asked, which level, which months; signed. */
export const WishRegisterAddress = z.strictObject({ personId: Id, levelId: Id, ...period });
export const WishRegisterQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });

export const wishFigureRoutes = {
  'GET /workbench/wish-figures': defineRoute({
    summary: 'Figures of the wishes of a district, street or community by month of posting: kinds, what lies below, and what organisations took and realised; no persons',
    tag,
    access: 'session',
    query: z.strictObject({ levelId: Id.optional(), ...period }),
    status: 200,
    response: z.object({
      level: Named.extend({ kind: z.enum(LEVELS) }),
      ...period,
      /** As of when all of it was counted; null where nothing was. */
      asOf: Moment.nullable(),
      total: Figures,
      months: z.array(Figures.extend({ month: Month })),
      categories: z.array(Figures.extend({ id: z.enum(WISH_CATEGORIES) })),
      /** Streets of the district, communities of a street, in the order of the organisation. */
      below: z.array(Figures.extend({ id: Id, name: z.string() })),
      /** What was claimed and realised by organisations, in the order of their names; without an id the neighbours together. */
      hands: z.array(z.object({ id: Id.nullable(), name: z.string(), claimed: count, realised: count })),
      /** The level above, where the viewer may go there. */
      above: Named.nullable(),
    }),
    errors: ['not_allowed', 'not_found'],
  }),
  'POST /workbench/wish-registers': defineRoute({
    summary: 'Have the register of wishes (心愿台账) made ready as an xlsx behind a signed address that holds for ten minutes',
    tag,
    access: 'session',
    body: z.strictObject({ levelId: Id.optional(), ...period }),
    status: 201,
    response: z.object({ url: z.string() }),
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /wishes/year': defineRoute({
    summary: 'The year of a community in wishes: how many were realised, by month and kind, who helped as an organisation, and the stories that may be told',
    tag,
    access: 'session',
    query: z.strictObject({ communityId: Id.optional(), year: Year.optional() }),
    status: 200,
    response: z.object({
      community: Named,
      year: Year,
      /** Years that have wishes, and this one; the latest first. */
      years: z.array(Year),
      asOf: Moment.nullable(),
      counts: z.object({ published: count, claimed: count, realised: count, waiting: count }),
      months: z.array(z.object({ month: Month, realised: count })).length(12),
      categories: z.array(z.object({ id: z.enum(WISH_CATEGORIES), realised: count })),
      /** Organisations that realised some, by name; no numbers: nobody is ranked. */
      organisations: z.array(z.string()),
      stories: z.array(z.object({ id: Id, text: z.string(), photos: z.array(PhotoView), at: Moment })),
    }),
    errors: ['not_found'],
  }),
};
