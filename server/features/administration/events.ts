/** The administrator accepted an import: it is to be written. */
export const IMPORT_ACCEPTED = 'import.accepted';
