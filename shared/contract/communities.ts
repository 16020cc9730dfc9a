import { z } from 'zod';
import { MISSING_CODES } from '../domain/administration/checklist';
import { ROLES, UNIT_KINDS } from '../domain/kernel/roles';
import { ImportMap } from './administration';
import { defineRoute, Done, Id, IdParams, Named } from './kernel';

const tag = 'administration';
const refusals = ['not_allowed', 'not_found'] as const;
const count = z.number().int();

const Officer = z.object({ name: z.string(), role: z.enum(ROLES), partTime: z.boolean() });

/** A community as its administrator sees it: its six bodies, its grid workers, what it still lacks. */
export const CommunityState = z.object({
  community: Named,
  street: Named.nullable(),
  /** The six bodies in their order; `kinds`: what kinds of unit they are. */
  bodies: z.array(z.object({
    kinds: z.array(z.enum(UNIT_KINDS)),
    units: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(UNIT_KINDS), phone: z.string(), people: z.array(Officer) })),
  })),
  walkers: z.array(z.object({ name: z.string(), partTime: z.boolean(), unit: Named, /** Names of their grids; empty: all. */ grids: z.array(z.string()) })),
  /** What is missing, what cannot wait first. */
  missing: z.array(z.object({
    code: z.enum(MISSING_CODES),
    must: z.boolean(),
    about: z.object({ id: z.string(), name: z.string() }).nullable(),
    n: count.nullable(),
    names: z.array(z.string()),
  })),
  /** Grids and boundary, with what lies in two grids and in none; null without grids. */
  map: ImportMap.nullable(),
});

const Building = z.object({ id: Id, estate: z.string(), name: z.string(), rooms: count });

export const communityRoutes = {
  'GET /administration/communities/:id': defineRoute({
    summary: 'The six bodies of a community, who is in them, its grid workers, and what it still lacks',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: CommunityState,
    errors: refusals,
  }),
  'GET /administration/communities/:id/buildings': defineRoute({
    summary: 'Buildings of a community, with the number of their rooms',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ community: Named, items: z.array(Building) }),
    errors: refusals,
  }),
  'GET /administration/buildings/:id/rooms': defineRoute({
    summary: 'Rooms of a building, with the number of homes behind each door',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(z.object({ id: Id, entrance: z.string(), no: z.string(), /** Square metres. */ area: z.number().nullable(), homes: count })) }),
    errors: refusals,
  }),
  'POST /administration/rooms/:id/remove': defineRoute({
    summary: 'Take a room out of the list, where no home hangs on it; an import brings it back',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: Done,
    errors: [...refusals, 'rule_refused'],
  }),
};
