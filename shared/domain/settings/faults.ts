/** What is wrong with one part of a setting: where (`categories.2.name`), what (a key of its words), and figures for the sentence. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Values that stand more than once, with the places of the later ones. */
export function repeats(values: readonly string[]): { at: number; value: string }[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [{ at, value }] : []));
}
