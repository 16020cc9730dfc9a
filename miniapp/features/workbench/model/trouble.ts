/** Why something did not work, as far as a page has to treat it differently. */
export interface Trouble {
  kind: 'offline' | 'moved' | 'fields' | 'gone' | 'refused' | 'failed';
  /** One sentence for people. */
  message: string;
  /** Sentences by field path, for `fields`. */
  fields: Readonly<Record<string, string>>;
  /** Number to quote when calling for help; null where the server was not reached. */
  requestId: string | null;
}

/** Brings `photoIds.0` and the like to the field of the form they belong to. */
export function fieldErrors(fields: readonly { path: string; message: string }[]): Record<string, string> {
  const entries = fields.map(({ path, message }) => [path.split('.')[0] ?? path, message] as const);
  return Object.fromEntries(entries.reverse());
}
