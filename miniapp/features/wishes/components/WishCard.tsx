import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { open } from '@/platform/routes';
import { Press } from '@/ui';
import { WISH_POST } from '@shared/copy/wishPages';
import { areaWords, factWords, type WishRow } from '../model/words';

/** A wish as it hangs on the wall: the resident's words on osmanthus, what it is about, and what can be done. */
export function WishCard({ row, note, children }: { row: WishRow; note?: string; children?: ReactNode }) {
  const said = row.text || WISH_POST.spoken;
  const [facts, area] = [factWords(row), areaWords(row)];
  return (
    <View className='wish-card'>
      <View className='wish-card__hole' />
      <Press className='wish-card__main' role='link' label={`${said}，${facts}，${area}${note ? `，${note}` : ''}`} onPress={() => open('wish', { id: row.id })}>
        <View className='u-ruled__words wish-card__words'>{said}</View>
        <View className='wish-card__facts'>{facts}</View>
        <View className='wish-card__facts'>{area}</View>
        {note && <View className='wish-card__note'>{note}</View>}
      </Press>
      {children}
    </View>
  );
}
