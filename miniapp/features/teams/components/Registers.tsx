import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { saveTable } from '@/platform/saveTable';
import { announce, Button } from '@/ui';
import { VOLUNTEER_REGISTER } from '@shared/copy/volunteerTeams';
import { dayOf } from '@shared/domain/kernel/days';
import { VOLUNTEER_REGISTERS } from '@shared/domain/volunteerTeams/limits';

type Of = (typeof VOLUNTEER_REGISTERS)[number];

/** The station's registers, as tables to keep or to hand on to the national platform. */
export function Registers({ stationId }: { stationId: string }) {
  const [busy, setBusy] = useState<Of | null>(null);
  const take = async (of: Of): Promise<void> => {
    setBusy(of);
    try {
      const { url } = await api('POST /workbench/volunteer-registers', { body: { stationId, of } });
      await saveTable(url, VOLUNTEER_REGISTER.name(VOLUNTEER_REGISTER.of[of], dayOf(new Date())));
      announce(VOLUNTEER_REGISTER.done, 'done');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(null);
    }
  };
  return <View className='u-section'><View className='u-buttons'>{VOLUNTEER_REGISTERS.map((of) => <Button key={of} kind='second' label={VOLUNTEER_REGISTER.take[of]} busy={busy === of ? VOLUNTEER_REGISTER.busy : undefined} onPress={() => void take(of)} />)}</View></View>;
}
