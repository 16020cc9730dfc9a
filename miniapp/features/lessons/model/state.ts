import type { ResponseOf } from '@/api';

type Row = ResponseOf<'GET /lessons'>['items'][number];

/** How far I am with a lesson: one without questions is done when it was read. */
export function stateOf({ mine }: Pick<Row, 'mine'>): 'fresh' | 'read' | 'passed' | 'changed' {
  if (!mine) return 'fresh';
  if (mine.changed) return 'changed';
  return mine.passedAt ? 'passed' : 'read';
}
