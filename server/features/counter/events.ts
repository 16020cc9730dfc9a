/** A document was seen, or that it was is taken back. */
export const DOCUMENT_SEEN = 'document.seen';
export const DOCUMENT_UNDONE = 'document.undone';
