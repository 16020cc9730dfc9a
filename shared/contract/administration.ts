import { z } from 'zod';
import { IMPORT_KINDS, IMPORT_LIMITS, IMPORT_STATES, SHAPE_STATES, TABLE_KINDS } from '../domain/administration/imports';
import { ROLES, UNIT_KINDS } from '../domain/kernel/roles';
import { defineRoute, Day, Done, Id, IdParams, Moment, Named } from './kernel';
import { Rings } from './organisation';

export const UnitLine = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parentId: Id.nullable(),
  phone: z.string(),
  address: z.string(),
  hours: z.string(),
  /** Grids of a community, 0 elsewhere. */
  grids: z.number().int(),
  /** Since when it receives nothing any more. */
  closedAt: Moment.nullable(),
});

/** `<person>.<role>.<unit>.<since>`. */
export const MembershipId = z.string().regex(/^[A-Za-z0-9_-]{1,64}\.[A-Za-z]{1,32}\.[A-Za-z0-9_-]{1,64}\.[a-z0-9-]{1,16}$/);

export const MemberView = z.object({
  id: z.string(),
  personId: Id,
  name: z.string(),
  phoneTail: z.string().nullable(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  since: Moment,
  until: Moment.nullable(),
  state: z.enum(['now', 'later', 'over']),
  /** Grids of a grid worker; empty: every grid of the community. */
  grids: z.array(Named),
  /** A grid worker beside another occupation (兼职). */
  partTime: z.boolean(),
});

const Shapes = z.array(Rings);

/** A piece of land that two shapes have, or none; `names`: the two shapes, or the community. */
const LandPiece = z.object({ names: z.array(z.string()), squareMetres: z.number().int(), polygons: Shapes });

/** Land as it would be, WGS-84, with what lies in two grids and what lies in none. */
export const ImportMap = z.object({
  /** west, south, east, north of what the file brings. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  shapes: z.array(z.object({ id: z.string(), name: z.string(), status: z.enum(SHAPE_STATES), squareMetres: z.number().int(), polygons: Shapes })),
  overlaps: z.array(LandPiece),
  gaps: z.array(LandPiece),
});

const NamedGrid = z.object({ id: z.string(), name: z.string() });

/** What an import of grids does where there are grids already. Numbers and names listed are the first of them. */
export const RedrawView = z.object({
  communities: z.array(Named),
  created: z.array(NamedGrid),
  changed: z.array(NamedGrid),
  gone: z.array(NamedGrid),
  /** Grids that stay as they are. */
  same: z.number().int(),
  /** What lies in another grid afterwards, pair by pair; null: in none. */
  moves: z.array(z.object({
    from: NamedGrid.nullable(),
    to: NamedGrid.nullable(),
    cases: z.number().int(),
    numbers: z.array(z.string()),
    places: z.number().int(),
    placeNames: z.array(z.string()),
    /** Homes at these places. */
    homes: z.number().int(),
  })),
  /** What is bound to a grid that goes, and which grids take over; none: somebody must see to it. */
  follows: z.array(z.object({ kind: z.enum(['rule', 'area', 'worker']), what: z.string(), from: z.string(), to: z.array(z.string()) })),
});

export const ImportHead = z.object({
  id: Id,
  kind: z.enum(IMPORT_KINDS),
  state: z.enum(IMPORT_STATES),
  rows: z.number().int(),
  problemCount: z.number().int(),
  createdAt: Moment,
  /** When a scheduled one is to come into force. */
  effectiveAt: Moment.nullable(),
});

export const ImportView = ImportHead.extend({
  /** Row numbers as the spreadsheet shows them; in GeoJSON the how-manieth shape. 0: the file as a whole. */
  problems: z.array(z.object({
    row: z.number().int(),
    /** Sheet and title of the column, where it is about one. */
    sheet: z.string().nullable(),
    column: z.string().nullable(),
    /** What stands there; of a phone number the last four digits. */
    value: z.string().nullable(),
    /** What is wrong and how to mend it. */
    text: z.string(),
  })),
  /** What it would do, where that is worth a word: what is new, known, different. Row 0: the file as a whole. */
  notes: z.array(z.object({ row: z.number().int(), text: z.string() })),
  columns: z.array(z.string()),
  preview: z.array(z.array(z.string())),
  map: ImportMap.nullable(),
  redraw: RedrawView.nullable(),
  /** The administrator who accepted it. */
  acceptedBy: z.string().nullable(),
  /** What a redraw has put into other grids; null before it is done, and for other imports. */
  moved: z.object({ cases: z.number().int(), places: z.number().int() }).nullable(),
});

const Username = z.string().trim().min(3).max(64);
const refusals = ['not_allowed', 'not_found'] as const;

export const administrationRoutes = {
  'GET /administration/units': defineRoute({
    summary: 'Every unit of the district, levels first',
    tag: 'administration',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(UnitLine) }),
    errors: ['not_allowed'],
  }),
  'GET /administration/units/:id/members': defineRoute({
    summary: 'Who holds, held or will hold a role in a unit',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(MemberView) }),
    errors: refusals,
  }),
  'POST /administration/units/:id/members': defineRoute({
    summary: 'Give somebody a role in a unit for a term; the person is made when the phone number is new',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    body: z.strictObject({
      name: z.string().trim().min(1).max(40),
      phone: z.string().regex(/^1\d{10}$/),
      role: z.enum(ROLES),
      since: Day.optional(),
      /** The last day of the term; without it until further notice. */
      until: Day.optional(),
      /** Grids of a grid worker; without any, every grid of the community. */
      gridIds: z.array(Id).max(200).optional(),
      /** A grid worker beside another occupation. */
      partTime: z.boolean().optional(),
    }),
    status: 201,
    response: z.object({ items: z.array(MemberView) }),
    errors: [...refusals, 'rule_refused'],
  }),
  'GET /administration/units/:id/grids': defineRoute({
    summary: 'Grids that a grid worker of this unit may be given',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(Named) }),
    errors: refusals,
  }),
  'POST /administration/members/grids': defineRoute({
    summary: 'Say which grids a grid worker looks after; none means every grid of the community',
    tag: 'administration',
    access: 'session',
    body: z.strictObject({ id: MembershipId, gridIds: z.array(Id).max(200) }),
    status: 200,
    response: Done,
    errors: [...refusals, 'rule_refused'],
  }),
  'POST /administration/members/part-time': defineRoute({
    summary: 'Say whether a grid worker is one beside another occupation',
    tag: 'administration',
    access: 'session',
    body: z.strictObject({ id: MembershipId, partTime: z.boolean() }),
    status: 200,
    response: Done,
    errors: [...refusals, 'rule_refused'],
  }),
  'POST /administration/members/end': defineRoute({
    summary: 'End a role at once',
    tag: 'administration',
    access: 'session',
    body: z.strictObject({ id: MembershipId }),
    status: 200,
    response: Done,
    errors: [...refusals, 'rule_refused'],
  }),
  'POST /administration/people/:id/password': defineRoute({
    summary: 'Give a person a new first password; it is told once, in this answer',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    body: z.strictObject({ username: Username }),
    status: 201,
    response: z.object({ username: z.string(), password: z.string() }),
    errors: [...refusals, 'rule_refused'],
  }),
  'GET /administration/imports': defineRoute({
    summary: 'Imports, latest first',
    tag: 'administration',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(ImportHead) }),
    errors: ['not_allowed'],
  }),
  'POST /administration/imports': defineRoute({
    summary: 'Read a file and show what it would do; nothing is in force yet',
    tag: 'administration',
    access: 'session',
    bodyKind: 'multipart',
    maxBytes: IMPORT_LIMITS.fileBytes,
    idempotent: true,
    query: z.strictObject({ kind: z.enum(IMPORT_KINDS), system: z.enum(['wgs84', 'gcj02']).default('wgs84') }),
    status: 201,
    response: ImportView,
    errors: ['not_allowed', 'file_too_large', 'key_reused'],
  }),
  'GET /administration/imports/:id': defineRoute({
    summary: 'One import with its problems, first rows and map',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    status: 200,
    response: ImportView,
    errors: refusals,
  }),
  'POST /administration/imports/:id/accept': defineRoute({
    summary: 'Put an import without problems in force, all of it or nothing; a redraw of grids also on a day to come',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    body: z.strictObject({
      /** First day at +08:00 on which a redraw is in force; without it, or in the past: at once. */
      on: Day.optional(),
      /** Whether open cases go to the grid they lie in afterwards; closed ones never do. */
      moveCases: z.boolean().default(true),
    }),
    status: 200,
    response: ImportHead,
    errors: [...refusals, 'wrong_state', 'rule_refused'],
  }),
  'POST /administration/imports/:id/refuse': defineRoute({
    summary: 'Put an import away',
    tag: 'administration',
    access: 'session',
    params: IdParams,
    status: 200,
    response: ImportHead,
    errors: [...refusals, 'wrong_state'],
  }),
};

/** Binary route outside JSON: `GET /administration/templates/units.xlsx`; an empty table with its titles. */
export const TemplateAddress = z.strictObject({ name: z.enum(TABLE_KINDS.map((kind) => `${kind}.xlsx`)) });
export const TemplateQuery = z.strictObject({});
