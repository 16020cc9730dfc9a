import type { z } from 'zod';
import type { ImportMap, RedrawView } from '../../../shared/contract/administration';
import type { Column } from '../../../shared/copy/administration';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { NewArea, NewBuilding, NewGrid, NewPlace, NewRoom, NewRule, NewUnit, RoomChange, Successors } from '../organisation';

/** What is wrong with one row (0: with the file), where, what stands there, and how to mend it. */
export interface Problem {
  readonly row: number;
  readonly text: string;
  readonly sheet?: string;
  readonly column?: string;
  readonly value?: string;
}

/** A row of a table by the keys of its columns, with the number the spreadsheet shows. */
export interface Row {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The sheet of a workbook that was read. */
export interface Table {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A mobile number as people type it, wherever it stands: in words, as a user name, with blanks or hyphens. */
const MOBILE = /(?<![0-9０-９])(?:(?:\+|00)?86[\s-]?)?[1１][\s-]?[0-9０-９]{2}[\s-]?[0-9０-９]{4}[\s-]?([0-9０-９]{4})(?![0-9０-９])/g;

/** A text with every mobile number in it cut down to its last four digits. */
export const withoutNumbers = (text: string): string => text.replace(MOBILE, '…$1');

/** Phone numbers are shown by their last four digits. */
export const shownCell = (key: string, text: string): string => (key === 'phone' ? text.replace(/^.*(?=.{4}$)/s, '…') : text);

/** A person with a role, as a row of the staff table brings them. Moments in ISO 8601. */
export interface NewStaff {
  readonly personId: string;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly unitId: string;
  readonly since: string;
  readonly until: string | null;
  readonly username: string | null;
  /** Grids of a grid worker; empty: every grid of the community. */
  readonly gridIds: readonly string[];
  /** A grid worker beside another occupation; absent in plans of earlier versions. */
  readonly partTime?: boolean;
}

/** Everything an import would write, with ids that follow from the file. */
export interface Plan {
  readonly units: readonly NewUnit[];
  readonly staff: readonly NewStaff[];
  readonly grids: readonly NewGrid[];
  readonly areas: readonly NewArea[];
  readonly places: readonly NewPlace[];
  readonly rules: readonly NewRule[];
  readonly redraw?: Redraw;
  readonly buildings: readonly NewBuilding[];
  readonly rooms: readonly NewRoom[];
  readonly roomChanges: readonly RoomChange[];
}
/** What an import of grids does where there are grids already. `_id`s of versions, ids of grids. */
export interface Redraw {
  readonly communities: readonly string[];
  /** Versions in force when it was previewed: with others it is not what was shown. */
  readonly base: readonly string[];
  /** Versions it ends. */
  readonly ends: readonly string[];
  readonly successors: Successors;
}
export type RedrawOfView = z.output<typeof RedrawView>;

export const EMPTY_PLAN: Plan = { units: [], staff: [], grids: [], areas: [], places: [], rules: [], buildings: [], rooms: [], roomChanges: [] };

export type MapOfImport = z.output<typeof ImportMap>;

/** What reading a file gave. */
export interface Reading {
  readonly rows: number;
  readonly problems: readonly Problem[];
  /** What it would do, where that is worth a word; row 0: about the whole. */
  readonly notes: readonly Problem[];
  readonly columns: readonly string[];
  readonly preview: readonly (readonly string[])[];
  readonly plan: Plan;
  readonly map: MapOfImport | null;
  readonly redraw?: RedrawOfView | null;
}
