/** The administrator accepted an import: it is to be written. */
export const IMPORT_ACCEPTED = 'import.accepted';
/** The administrator closed a unit: what hangs on it is to be handed over. */
export const UNIT_CLOSING = 'unit.closing';
