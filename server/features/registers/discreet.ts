/** A mobile number as people type it, wherever it stands. */
const MOBILE = /(?<![0-9０-９])(?:(?:\+|00)?86[\s-]?)?[1１][\s-]?[0-9０-９]{2}[\s-]?[0-9０-９]{4}[\s-]?([0-9０-９]{4})(?![0-9０-９])/g;
/** A document number. */
const DOCUMENT = /(?<![0-9])\d{17}[\dXx](?![0-9])/g;

/** A text with every mobile and document number in it cut down to its last four digits. */
export const withoutPhones = (text: string): string => text.replace(DOCUMENT, (found) => `…${found.slice(-4)}`).replace(MOBILE, '…$1');
