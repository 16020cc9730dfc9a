import type { Role } from '../kernel/roles';

/**
 * A table of others on its way in: read → columns chosen → looked through → decided on → written → in force, and perhaps
 * taken back. All or nothing: its rows are seen from the one write on that says `committed`, to the one that says `undoing`.
 */
export const SHEET_STATES = ['reading', 'unreadable', 'mapping', 'checking', 'checked', 'writing', 'committed', 'undoing', 'undone', 'refused', 'expired'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** Where the program goes on by itself. */
export const WORKING_STATES = ['reading', 'checking', 'writing', 'undoing'] as const satisfies readonly SheetState[];
/** Where a person is to decide, and may put it away. */
export const OPEN_SHEET_STATES = ['mapping', 'checked'] as const satisfies readonly SheetState[];

/** Rules by which a step of a table is refused. */
export const SHEET_RULES = ['sheetHasProblems', 'sheetBusy', 'sheetEmpty', 'sheetActedOn', 'sheetKept'] as const;
export type SheetRuleCode = (typeof SHEET_RULES)[number];

/** True when one of these roles hands in tables of others: those who dispatch, and the administrator. */
export const handsInTables = (roles: readonly { readonly role: Role }[]): boolean => roles.some(({ role }) => role === 'streetDispatcher' || role === 'administrator');

const READERS: readonly Role[] = ['stationStaff', 'stationHead', 'streetDispatcher', 'auditor'];
/** True when one of these roles reads registers that were taken over: those who look after a community, a street or the district. */
export const readsRegisters = (roles: readonly { readonly role: Role }[]): boolean => roles.some(({ role }) => READERS.includes(role));
