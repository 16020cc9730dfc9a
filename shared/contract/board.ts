import { z } from 'zod';
import { MENTION_LIMITS } from '../domain/cases/mentions';
import { FILTER_LIMITS } from '../domain/desk/filters';
import { WORKBENCH_VIEWS } from './views';
import { CaseRow } from './cases';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';

const tag = 'workbench';
const count = z.number().int().min(0);
const revision = z.number().int().min(0);

/** One lane of the triage board: how many wait there, since when the oldest does, what falls due first. */
const Lane = z.object({
  view: z.enum(WORKBENCH_VIEWS),
  count,
  /** Null in an empty lane; `atLeast`: there are more than were looked at, so it may be older still. */
  oldest: z.object({ since: Moment, atLeast: z.boolean() }).nullable(),
  nearest: Moment.nullable(),
});
/** Where it piles up, for whoever looks after several places; `more` where a count stopped. */
const Place = z.object({ place: Named, counts: z.object({ toAccept: count, toDispatch: count, today: count, overdue: count, supervised: count }) });

/** A matter that keeps coming back (反复发生): the cases of one category at one place, newest first. */
export const RepeatGroup = z.object({
  id: Id,
  category: z.string(),
  placeText: z.string(),
  community: Named,
  by: z.enum(['place', 'reporter']),
  times: count,
  firstAt: Moment,
  lastAt: Moment,
  open: count,
  cases: z.array(CaseRow),
});

export const SavedFilter = z.strictObject({
  name: z.string().trim().min(1).max(FILTER_LIMITS.name),
  view: z.enum(WORKBENCH_VIEWS),
  search: z.string().trim().max(FILTER_LIMITS.search).default(''),
  from: z.union([Day, z.literal('')]).default(''),
  to: z.union([Day, z.literal('')]).default(''),
  place: Named.nullable().default(null),
});
const FilterBook = z.object({ revision, items: z.array(SavedFilter) });

/** A note in which somebody named me. */
const Mention = z.object({
  id: Id,
  case: z.object({ id: Id, number: z.string(), title: z.string() }),
  by: z.string(),
  text: z.string(),
  at: Moment,
  read: z.boolean(),
});

export const boardRoutes = {
  'GET /workbench/board': defineRoute({
    summary: 'The triage board (分诊台): what waits in which lane, the oldest and what falls due first, and where it piles up',
    tag,
    access: 'session',
    status: 200,
    response: z.object({ lanes: z.array(Lane), places: z.array(Place), now: Moment }),
    errors: ['not_allowed'],
  }),
  'GET /workbench/repeats': defineRoute({
    summary: 'Matters that keep coming back (反复发生) in the places I look after, most often first',
    tag,
    access: 'session',
    status: 200,
    response: z.object({ days: count, items: z.array(RepeatGroup) }),
    errors: ['not_allowed'],
  }),
  'GET /workbench/filters': defineRoute({ summary: 'My ways to look at the list, the same on every device', tag, access: 'session', status: 200, response: FilterBook, errors: ['not_allowed'] }),
  'PUT /workbench/filters': defineRoute({
    summary: 'Write my ways to look at the list; `conflict` when another device wrote meanwhile',
    tag,
    access: 'session',
    body: z.strictObject({ revision, items: z.array(SavedFilter).max(FILTER_LIMITS.filters) }),
    status: 200,
    response: FilterBook,
    errors: ['not_allowed', 'conflict'],
  }),
  'GET /workbench/mentions': defineRoute({
    summary: 'Notes in which a colleague named me, newest first; of cases that I may still read',
    tag,
    access: 'session',
    query: z.strictObject({ ...PageQuery }),
    status: 200,
    response: page(Mention).extend({ unread: count }),
    errors: ['not_allowed'],
  }),
  'GET /cases/:id/colleagues': defineRoute({
    summary: 'Colleagues who work on this case and may be named in a note',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), unit: z.string() })).max(MENTION_LIMITS.offered) }),
    errors: ['not_found', 'not_allowed'],
  }),
};
