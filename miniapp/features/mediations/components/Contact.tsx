import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { callPhone } from '@/platform/phone';
import { Button, ListRow, Paper, useTap } from '@/ui';
import { MEDIATION } from '@shared/copy/mediations';
import { MEDIATION_SIDES, type MediationSide } from '@shared/domain/mediations/states';
import type { MediationView } from './Facts';

type Shown = { readonly name: string; readonly phone: string | null };
/** The numbers of the sides, asked for to reach them: each leaves a row that they read. */
export function Contacts({ view }: { view: MediationView }) {
  const { busy, tap } = useTap();
  const [shown, setShown] = useState<Partial<Record<MediationSide, Shown>>>({});
  const see = (side: MediationSide): void => void tap(side, async (key) => { const found = await api('POST /mediations/:id/contact', { params: { id: view.id }, body: { side, reason: 'askDetails' }, key }); setShown((known) => ({ ...known, [side]: found })); });
  return (
    <View className='u-gap u-buttons'>
      {MEDIATION_SIDES.filter((side) => view[side] !== '' && view.sides[side].consent !== null).map((side) => {
        const found = shown[side];
        if (!found) return <Button key={side} kind='second' icon='phone' label={`${MEDIATION.see}：${view[side]}`} {...(busy === side ? { busy: '正在取…' } : {})} onPress={() => see(side)} />;
        return <Paper key={side} tone='list'><ListRow icon='phone' title={found.phone ?? MEDIATION.noPhone} detail={found.name} {...(found.phone ? { onPress: () => callPhone(found.phone ?? '') } : {})} /></Paper>;
      })}
    </View>
  );
}
