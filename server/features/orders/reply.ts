import type { CaseDoc } from '../cases';

/** What the resident was told last: the result, else the reason why not. */
export function saidTo({ result, timeline, state }: CaseDoc): string {
  if (state === 'declined') return timeline.filter(({ action }) => action === 'decline').at(-1)?.reason ?? '';
  return result?.text ?? '';
}
