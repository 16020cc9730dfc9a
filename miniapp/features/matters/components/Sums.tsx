import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';

type Sum = Omit<ResponseOf<'GET /matter-reports/:id'>['departments'][number], 'name'>;
const HEADS = ['申请', '准入', '没准入', '撤回', '等着定', '退回几次', '清单里协助'] as const;
const cellsOf = ({ asked, admitted, refused, withdrawn, waiting, bounces, assists }: Sum): number[] => [asked, admitted, refused, withdrawn, waiting, bounces, assists];

/** One line for each department or community, in the order of the organisation; wider than a phone, so it scrolls by itself. */
export function Sums({ first, rows }: { first: string; rows: readonly (Sum & { readonly name: string })[] }) {
  return (
    <View className='matters__scroll'>
      <View className='matters__table'>
        <View className='matters__row matters__row--head'>
          <View className='matters__cell matters__cell--name'>{first}</View>
          {HEADS.map((head) => <View key={head} className='matters__cell'>{head}</View>)}
        </View>
        {rows.map((row) => (
          <View key={row.name} className='matters__row'>
            <View className='matters__cell matters__cell--name'>{row.name}</View>
            {cellsOf(row).map((figure, at) => <View key={HEADS[at]} className='matters__cell'>{figure}</View>)}
          </View>
        ))}
      </View>
    </View>
  );
}
