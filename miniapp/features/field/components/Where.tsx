import { View } from '@tarojs/components';
import { useState } from 'react';
import { choosePlace } from '@/platform/location';
import { whereAmI } from '@/platform/whereAmI';
import { Button, Note } from '@/ui';
import { FIELD } from '@shared/copy/field';
import type { From } from '../model/sorting';

/** From where distances are told: asked for with its reason, and another way when it is refused. Where somebody stands is kept nowhere. */
export function Where({ from, onFrom }: { from: From | null; onFrom: (from: From) => void }) {
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const here = await whereAmI();
    setBusy(false);
    setRefused(here === null);
    if (here) onFrom({ ...here, name: FIELD.here });
  };
  const choose = async (): Promise<void> => {
    const place = await choosePlace(from ?? undefined);
    if (place) onFrom({ lng: place.point.lng, lat: place.point.lat, name: place.text });
  };
  return (
    <Note icon='place'>
      <View className='u-strong'>{refused && !from ? FIELD.refused : from ? FIELD.from(from.name) : FIELD.where}</View>
      {!from && !refused && <View className='u-second'>{FIELD.whereNote}</View>}
      <View className='field__two'>
        {!refused && <Button kind='second' label={from ? FIELD.again : FIELD.useMine} busy={busy ? '正在定位' : undefined} onPress={() => void ask()} />}
        <Button kind='second' label={FIELD.choose} onPress={() => void choose()} />
      </View>
    </Note>
  );
}
