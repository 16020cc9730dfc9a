import { z } from 'zod';
import { FIELD_ACTIONS } from '../domain/cases/field';
import { CASE_GRADES, CASE_STATES } from '../domain/cases/states';
import { CategoryView, CaseRow } from './cases';
import { WORKBENCH_VIEWS } from './caseRoutes';
import { defineRoute, Id, Moment, Named, page, PageQuery, Point } from './kernel';
import { Rings } from './organisation';

/** A matter as whoever walks to it needs it, also without a network: where it is, what was said, what may be done there. */
export const FieldRow = CaseRow.pick({ id: true, number: true, state: true, grade: true, round: true, category: true, title: true, placeText: true, leadUnit: true, clock: true }).extend({
  revision: z.number().int(),
  /** The reporter's words. */
  text: z.string(),
  /** GCJ-02, which the maps of phones speak. */
  point: Point,
  grid: Named.nullable(),
  community: Id,
  /** What the viewer may do on the spot. */
  actions: z.array(z.enum(FIELD_ACTIONS)),
  /** The viewer's own task where their unit supports: what is asked of it. */
  part: z.object({ id: Id, task: z.string() }).nullable(),
  /** Supporting units that are not done; who reports the whole says why. */
  open: z.number().int(),
});

const tag = 'workbench';
const degrees = (most: number) => z.coerce.number().min(-most).max(most);
/** What the map shows: a view of the list, narrowed. Finished cases are not on it. */
const OPEN_VIEWS = WORKBENCH_VIEWS.filter((view) => view !== 'closed' && view !== 'toCallBack' && view !== 'toReview');
const MapFilter = {
  view: z.enum(OPEN_VIEWS as [(typeof OPEN_VIEWS)[number], ...(typeof OPEN_VIEWS)[number][]]).default('all'),
  grade: z.enum(CASE_GRADES).optional(),
  categoryId: Id.optional(),
};

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** A grid or a community with what is open in it. */
export const MapArea = z.object({
  /** Empty for what lies in no grid. */
  id: z.union([Id, z.literal('')]),
  name: z.string(),
  community: Id,
  box: Box,
  /** Rings in GCJ-02 degrees; empty for communities. */
  polygons: z.array(Rings),
  open: z.number().int(),
  overdue: z.number().int(),
  emergencies: z.number().int(),
});
export const MapMarker = z.object({
  id: Id,
  title: z.string(),
  placeText: z.string(),
  category: CategoryView,
  state: z.enum(CASE_STATES),
  grade: z.enum(CASE_GRADES),
  overdue: z.boolean(),
  /** GCJ-02 degrees. */
  lng: z.number(),
  lat: z.number(),
});

/** The workbench for people on their feet, and where its matters lie. */
export const fieldRoutes = {
  'GET /workbench/field': defineRoute({
    summary: 'Open matters in which I may take a step on the spot, most urgent first; where I stand is not asked and not told',
    tag,
    access: 'session',
    status: 200,
    response: z.object({
      items: z.array(FieldRow),
      /** There are more than these. */
      more: z.boolean(),
      now: Moment,
    }),
    errors: ['not_allowed'],
  }),
  'GET /workbench/map': defineRoute({
    summary: 'Open cases of my workbench over the grids: counts of communities when far, of grids when nearer, and single markers when near',
    tag,
    access: 'session',
    /** Without a box: all of my workbench. GCJ-02 degrees. */
    query: z.strictObject({ west: degrees(180).optional(), south: degrees(90).optional(), east: degrees(180).optional(), north: degrees(90).optional(), ...MapFilter }),
    status: 200,
    response: z.object({
      kind: z.enum(['communities', 'grids']),
      /** Round all land of my workbench. */
      bounds: Box,
      areas: z.array(MapArea),
      /** Null while there are too many to be told apart. */
      markers: z.array(MapMarker).nullable(),
      now: Moment,
    }),
    errors: ['not_allowed'],
  }),
  'GET /workbench/map/cases': defineRoute({
    summary: 'The list of a grid or a community on the map, by the same filters, most urgent deadline first',
    tag,
    access: 'session',
    query: z.strictObject({ community: Id, /** Left out: the whole community; empty: what lies in no grid. */ grid: z.union([Id, z.literal('')]).optional(), ...MapFilter, ...PageQuery }),
    status: 200,
    response: page(CaseRow),
    errors: ['not_allowed'],
  }),
} as const;
