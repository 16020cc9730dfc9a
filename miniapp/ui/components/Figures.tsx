import { View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { Paper } from './Surface';

/** One large figure with what it is; its page brings `styles/figures`. */
export function Tile({ title, figure, note }: { title: string; figure: string | number; note?: string }) {
  return (
    <Paper className='u-tile'>
      <View className='u-second'>{title}</View>
      <View className='u-tile__figure'>{figure}</View>
      {note && <View className='u-second'>{note}</View>}
    </Paper>
  );
}

export interface FigureLine {
  readonly key: string;
  readonly name: ReactNode;
  readonly cells: readonly (string | number)[];
}

/** Wider than a phone, so it scrolls by itself and its first column stays. */
export function FigureTable({ first, heads, lines }: { first: string; heads: readonly string[]; lines: readonly FigureLine[] }) {
  return (
    <View className='u-scroll'>
      <View className='u-table'>
        <View className='u-table__line u-table__line--head'>
          <View className='u-table__cell u-table__cell--name'>{first}</View>
          {heads.map((head) => <View key={head} className='u-table__cell'>{head}</View>)}
        </View>
        {lines.map(({ key, name, cells }) => (
          <View key={key} className='u-table__line'>
            <View className='u-table__cell u-table__cell--name'>{name}</View>
            {cells.map((text, at) => <View key={heads[at]} className='u-table__cell'>{text}</View>)}
          </View>
        ))}
      </View>
    </View>
  );
}
