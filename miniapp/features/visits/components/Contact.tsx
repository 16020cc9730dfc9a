import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { callPhone } from '@/platform/phone';
import { Button, ListRow, Paper, useTap } from '@/ui';
import { VISIT } from '@shared/copy/visits';
import type { VisitView } from './Facts';

/** The number of whoever is visited, asked for to arrange the visit: it leaves a row that they read. */
export function Contact({ view }: { view: VisitView }) {
  const { busy, tap } = useTap();
  const [shown, setShown] = useState<{ readonly name: string; readonly phone: string | null } | null>(null);
  const see = (): void => void tap('contact', async (key) => setShown(await api('POST /visits/:id/contact', { params: { id: view.id }, body: { reason: 'arrangeVisit' }, key })));
  if (!shown) return <View className='u-gap'><Button kind='second' icon='phone' label={VISIT.contact} {...(busy ? { busy: '正在取…' } : {})} onPress={see} /></View>;
  const { name, phone } = shown;
  return <View className='u-gap'><Paper tone='list'><ListRow icon='phone' title={phone ?? VISIT.noPhone} detail={name} {...(phone ? { onPress: () => callPhone(phone) } : {})} /></Paper></View>;
}
