/** Lines of the form “one=another” as people type them, full-width signs as good; the number of a line where one is none. */
export function pairsIn(text: string): readonly (readonly [string, string])[] | { readonly badLine: number } {
  const pairs: (readonly [string, string])[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [one = '', another = '', ...more] = line.split(/[=＝]/).map((part) => part.trim());
    if (one === '' || another === '' || more.length > 0) return { badLine: i + 1 };
    pairs.push([one, another]);
  }
  return pairs;
}
