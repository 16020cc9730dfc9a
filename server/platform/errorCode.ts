/**
 * The `code` of an error of Node, the driver or a package, or undefined. Does not ask for `instanceof Error`:
 * errors of Node's own modules may come from another realm.
 */
export function codeOf(error: unknown): string | number | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? code : undefined;
}

/** The `name` of an error, or the empty text. */
export function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string' ? error.name : '';
}
