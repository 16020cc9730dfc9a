/** Puts values into a sentence: `{max}` is replaced by `values.max`; a placeholder without a value disappears. */
export function fill(template: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
