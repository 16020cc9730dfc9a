/** Said of a step that a phone has no words for: it may run an older program than the server. */
export const STEP_TAKEN = '办了一步';

/** A line of a story: the step in the words of its feature, and behind a colon what was told with it. Never blank. */
export function storyWords<A extends string>(words: Readonly<Record<A, string>>, action: A, told?: string | null): string {
  const step = (words as Readonly<Partial<Record<string, string>>>)[action] ?? STEP_TAKEN;
  return told ? `${step}：${told}` : step;
}
