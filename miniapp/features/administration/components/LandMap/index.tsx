import { Image, View } from '@tarojs/components';
import { useEffect, useMemo, useState } from 'react';
import { aria, Button } from '@/ui';
import { pictureOf, projectionOf, viewOn, wholeView, zoomed, type View as Window } from '../../model/drawing';
import type { LandMapProps } from './props';
import './index.scss';

/** How much nearer one tap brings. */
const STEP = 2;

/** On the phone the map is a picture of what is looked at; the buttons and the list beside it move it. */
export function LandMap({ map, chosen, label }: LandMapProps) {
  const projection = useMemo(() => projectionOf(map.bounds), [map.bounds]);
  const [view, setView] = useState<Window>(() => wholeView(projection));
  useEffect(() => setView(chosen ? viewOn(chosen.polygons, projection) : wholeView(projection)), [chosen, projection]);
  const picture = useMemo(() => pictureOf(map, view), [map, view]);
  const zoom = (factor: number): void => setView((before) => zoomed(before, factor, [before[0] + before[2] / 2, before[1] + before[3] / 2], projection));
  return (
    <View className='land-map'>
      <Image className='land-map__picture' mode='widthFix' src={picture} {...aria({ role: 'img', label })} />
      <View className='land-map__row'>
        <Button kind='text' label='放大' onPress={() => zoom(STEP)} />
        <Button kind='text' label='缩小' onPress={() => zoom(1 / STEP)} />
        <Button kind='text' label='看全部' onPress={() => setView(wholeView(projection))} />
      </View>
    </View>
  );
}
