export type FillValues = Readonly<Record<string, string | number | undefined>>;

const known = (values: FillValues, name: string): boolean => values[name] !== undefined && values[name] !== '';

/**
 * Puts values into a sentence: `{max}` becomes `values.max`. A part in `[…]` is left out when one of its values
 * is missing, so that a sentence never shows a gap: `已经交到{unit}[，{date}答复您]。`
 */
export function fill(template: string, values: FillValues): string {
  return template
    .replace(/\[([^\]]*)\]/g, (_, part: string) => {
      const names = (part.match(/\{\w+\}/g) ?? []).map((mark) => mark.slice(1, -1));
      return names.every((name) => known(values, name)) ? part : '';
    })
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
