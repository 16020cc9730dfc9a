import type { ResponseOf } from '@/api';
import { FigureTable } from '@/ui';

type Sum = Omit<ResponseOf<'GET /matter-reports/:id'>['departments'][number], 'name'>;
const HEADS = ['申请', '准入', '没准入', '撤回', '等着定', '退回几次', '清单里协助'] as const;
const cellsOf = ({ asked, admitted, refused, withdrawn, waiting, bounces, assists }: Sum): number[] => [asked, admitted, refused, withdrawn, waiting, bounces, assists];

/** One line for each department or community, in the order of the organisation. */
export function Sums({ first, rows }: { first: string; rows: readonly (Sum & { readonly name: string })[] }) {
  return <FigureTable first={first} heads={HEADS} lines={rows.map((row) => ({ key: row.name, name: row.name, cells: cellsOf(row) }))} />;
}
