import { z } from 'zod';
import { UNIT_KINDS } from '../domain/kernel/roles';
import { defineRoute, Id, IdParams, Moment, Named, Point } from './kernel';

/** A number to call, and when somebody answers it. */
export const PhoneView = z.object({
  name: z.string(),
  phone: z.string(),
  hours: z.string(),
  /** Office hours that run now or come next; a client that kept an older answer has none and says `hours` alone. */
  open: z.array(z.object({ from: Moment, to: Moment })).max(3).optional(),
});
/** The work station of a community, as everybody may call it. */
export const StationView = PhoneView.extend({ id: Id });

export const UnitView = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  phone: z.string(),
  address: z.string(),
  hours: z.string(),
  /** From the district down to the parent. */
  path: z.array(Named),
});

/** Kinds of landmark that residents name when they say where something is. */
export const PLACE_KINDS = ['building', 'gate', 'square', 'garden', 'road', 'parking', 'facility', 'shop'] as const;

export const PlaceView = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(PLACE_KINDS),
  point: Point,
  gridId: Id,
});

/** `[lng, lat]` pairs in GCJ-02, the first ring the outline, others holes. */
export const Rings = z.array(z.array(z.tuple([z.number(), z.number()])));

export const MapView = z.object({
  community: Named,
  /** west, south, east, north in GCJ-02 degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  grids: z.array(z.object({ id: Id, name: z.string(), polygons: z.array(Rings) })),
  places: z.array(PlaceView),
});

/** A grid as it was drawn at some time; matters keep the version they were filed under. */
export const GridVersionView = z.object({
  id: Id,
  version: z.number().int(),
  name: z.string(),
  community: Named,
  inForce: z.boolean(),
  polygons: z.array(Rings),
});

export const organisationRoutes = {
  'GET /grids/:id/versions/:version': defineRoute({
    summary: 'A grid as a version of it was drawn, GCJ-02',
    tag: 'organisation',
    access: 'session',
    params: z.strictObject({ id: Id, version: z.coerce.number().int().min(1).max(100_000) }),
    status: 200,
    response: GridVersionView,
    errors: ['not_found'],
  }),
  'GET /units/:id': defineRoute({
    summary: 'One unit: name, phone, hours, where it stands in the tree',
    tag: 'organisation',
    access: 'session',
    params: IdParams,
    status: 200,
    response: UnitView,
    errors: ['not_found'],
  }),
  'GET /communities': defineRoute({
    summary: 'Communities of the district, to choose a neighbourhood',
    tag: 'organisation',
    access: 'public',
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), street: Named })) }),
    errors: [],
  }),
  'GET /communities/:id/map': defineRoute({
    summary: 'Map of a community drawn from its own polygons and named places',
    tag: 'organisation',
    access: 'session',
    params: IdParams,
    status: 200,
    response: MapView,
    errors: ['not_found'],
  }),
  'GET /communities/:id/units': defineRoute({
    summary: 'Units a station may dispatch to: its own bodies, property companies, street offices, departments, utilities',
    tag: 'organisation',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(UnitView) }),
    errors: ['not_found', 'not_allowed'],
  }),
};
