import type { Role, UnitKind } from '../kernel/roles';

/** What can be brought in from a file, in the order in which a district does it. */
export const IMPORT_KINDS = ['units', 'staff', 'grids', 'areas', 'places', 'rooms', 'rules'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds whose file is a table; the others are GeoJSON. */
export const TABLE_KINDS = ['units', 'staff', 'places', 'rooms', 'rules'] as const satisfies readonly ImportKind[];
export type TableKind = (typeof TABLE_KINDS)[number];
export const isTable = (kind: ImportKind): kind is TableKind => (TABLE_KINDS as readonly ImportKind[]).includes(kind);

/**
 * previewed → (scheduled for a day to come →) committing → committed, or refused on the way: all or nothing.
 * `expired`: nobody decided in time.
 */
export const IMPORT_STATES = ['previewed', 'scheduled', 'committing', 'committed', 'refused', 'expired'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Rows of one table at most: a street's homes are more than its staff. */
export const rowsOf = (kind: TableKind): number => (kind === 'rooms' ? 50_000 : IMPORT_LIMITS.rows);

/** Days after which a preview that nobody decided on is removed with what it would have written. */
export const PREVIEW_DAYS = 7;

/**
 * What a shape on the map of an import is: brought new, brought otherwise than it is, brought as it is, gone with this
 * import, not touched by it; the boundary of a community.
 */
export const SHAPE_STATES = ['new', 'changed', 'same', 'gone', 'present', 'outline'] as const;
export type ShapeState = (typeof SHAPE_STATES)[number];

/** What a file may be. Bytes, rows, problems that are kept, rows shown in the preview, shapes, corners in all of them and in one polygon. */
export const IMPORT_LIMITS = { fileBytes: 20 * 1024 * 1024, rows: 20_000, problems: 200, previewRows: 20, shapes: 6_000, corners: 300_000, cornersOfOne: 5_000 } as const;

const BODIES: readonly UnitKind[] = ['partyCommittee', 'residentsCommittee', 'collectiveCompany', 'socialOrganisation', 'property', 'ownersCommittee'];

/** In which kinds of unit a role is held. */
export const ROLE_HOMES: Readonly<Record<Role, readonly UnitKind[]>> = {
  resident: ['community'],
  volunteer: ['community'],
  councilMember: ['community', 'council'],
  gridWorker: ['community', 'station'],
  stationStaff: ['station'],
  stationHead: ['station'],
  departmentHandler: [...BODIES, 'enterprise', 'streetOffice', 'department', 'utility'],
  streetDispatcher: ['street', 'streetOffice', 'district'],
  auditor: ['district', 'street', 'department'],
  administrator: ['district'],
};

/** Level a unit of a kind stands under: a level has one parent, a body may belong to any of them. */
export const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  district: [],
  street: ['district'],
  community: ['street'],
  station: ['community'],
  partyCommittee: ['community'],
  residentsCommittee: ['community'],
  collectiveCompany: ['community'],
  socialOrganisation: ['community', 'street', 'district'],
  property: ['community'],
  ownersCommittee: ['community'],
  enterprise: ['community', 'street', 'district'],
  council: ['community'],
  streetOffice: ['street'],
  department: ['district'],
  utility: ['district', 'street'],
};
