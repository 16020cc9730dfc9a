import { z } from 'zod';
import { UNIT_LIMITS } from '../domain/administration/units';
import { ROLES, UNIT_KINDS } from '../domain/kernel/roles';
import { ImportMap, MembershipId } from './administration';
import { defineRoute, Id, IdParams, Moment, Named } from './kernel';

const tag = 'administration';
const refusals = ['not_allowed', 'not_found'] as const;
const revision = z.number().int().min(0);
const count = z.number().int();

/** A unit that is handed over, or has been. */
export const ClosingView = z.object({
  state: z.enum(['closing', 'closed']),
  successor: Named.nullable(),
  by: z.string(),
  at: Moment,
  /** What hung on it when it was begun. */
  held: z.object({ cases: count, /** Absent of closings from before wishes were counted. */ wishes: count.optional(), /** The same of micro-projects. */ projects: count.optional(), members: count, rules: count, areas: count }),
});

/** One unit as its administrator sees and changes it. */
export const UnitPage = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parent: Named.nullable(),
  phone: z.string(),
  address: z.string(),
  hours: z.string(),
  /** Rises with every change by hand; goes along with the next one. */
  revision,
  /** Kinds it may be made into, its own first. */
  kinds: z.array(z.enum(UNIT_KINDS)),
  closedAt: Moment.nullable(),
  closing: ClosingView.nullable(),
  /** What was done to it by hand, latest first, with what stood there before. */
  history: z.array(z.object({
    at: Moment,
    by: z.string().nullable(),
    what: z.enum(['changed', 'closed']),
    was: z.object({ name: z.string(), kind: z.enum(UNIT_KINDS), phone: z.string(), address: z.string(), hours: z.string() }),
  })),
});

/** What hangs on a unit: seen before it is closed. */
export const HoldingsView = z.object({
  revision,
  cases: z.object({ open: count, numbers: z.array(z.string()), /** Of them, part of a longer story. */ linked: count }),
  /** Wishes it claimed and has not seen confirmed; of a community and its station those they see to. */
  wishes: count,
  /** Micro-projects in which it owns steps or keeps what was built; of a community and its station those that are not over. */
  projects: count,
  members: z.array(z.object({ id: MembershipId, name: z.string(), role: z.enum(ROLES) })),
  rules: z.object({ count, first: z.array(z.object({ category: z.string(), area: z.string() })) }),
  areas: z.array(z.object({ id: z.string(), name: z.string() })),
  units: z.array(Named),
  grids: count,
  rooms: count,
  homes: count,
  residents: count,
  /** Units that can take over, with the terms that can go on there; the others end. */
  successors: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(UNIT_KINDS), goAlong: z.array(MembershipId) })),
  /** Why it cannot be closed without a successor; null: it can. */
  refusal: z.enum(['districtStays', 'levelHolds', 'successorNeeded', 'notSuccessor']).nullable(),
  closing: ClosingView.nullable(),
});

/** Own areas of a unit. */
export const UnitAreas = z.object({
  items: z.array(z.object({
    id: z.string(),
    name: z.string(),
    /** The grids it is made of, by community; empty where it has land of its own. */
    grids: z.array(z.object({ community: z.string(), names: z.array(z.string()), all: z.boolean() })),
    squareMetres: count,
  })),
  /** The areas among the grids around; null where there is none, or more land than a page can draw. */
  map: ImportMap.nullable(),
});

const text = (max: number) => z.string().trim().max(max);

export const unitRoutes = {
  'GET /administration/units/:id': defineRoute({
    summary: 'One unit with what was changed in it and whether it is closed',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: UnitPage,
    errors: refusals,
  }),
  'PUT /administration/units/:id': defineRoute({
    summary: 'Change name, kind, telephone, address and hours of a unit; what stood there before is kept',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({
      revision,
      name: z.string().trim().min(1).max(UNIT_LIMITS.name),
      kind: z.enum(UNIT_KINDS),
      phone: text(UNIT_LIMITS.phone),
      address: text(UNIT_LIMITS.address),
      hours: text(UNIT_LIMITS.hours),
    }),
    status: 200,
    response: UnitPage,
    errors: [...refusals, 'conflict', 'rule_refused'],
  }),
  'GET /administration/units/:id/areas': defineRoute({
    summary: 'Own areas of a unit, drawn among the grids around',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: UnitAreas,
    errors: refusals,
  }),
  'GET /administration/units/:id/closing': defineRoute({
    summary: 'What hangs on a unit, and who could take over, before it is closed; or how far its closing is',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: HoldingsView,
    errors: refusals,
  }),
  'POST /administration/units/:id/close': defineRoute({
    summary: 'Close a unit: its open cases, rules and areas go to the successor, terms move or end; carried out in the background. Asked for again with the same successor it is done once',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({
      revision,
      /** null: nobody takes over, allowed where nothing hangs on it. */
      successorId: Id.nullable(),
      /** Terms that end; the others go on with the successor where their role is possible there. */
      ends: z.array(MembershipId).max(2_000),
    }),
    status: 200,
    response: ClosingView,
    errors: [...refusals, 'conflict', 'rule_refused'],
  }),
};
