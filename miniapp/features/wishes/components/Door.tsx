import { View } from '@tarojs/components';
import { api } from '@/api';
import { Switch, take } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import type { StepProps } from '../model/words';

/** Whether whoever claimed it reads the door: its author, its recipient or the station opens and shuts it; nothing where they may not. */
export function Door(step: StepProps) {
  const { view, taps } = step;
  if (!view.actions.includes('shareAddress')) return null;
  const turn = (on: boolean): void => {
    if (taps.busy) return;
    const base = { params: { id: view.id }, body: { revision: view.revision } };
    void take(step, 'address', (key) => api(on ? 'POST /wishes/:id/share-address' : 'POST /wishes/:id/hide-address', { ...base, key }), on ? '他现在看得到了' : '收回了');
  };
  return <View className='u-section'><Switch label={WISH.door} detail={view.address ?? ''} on={view.addressOpen} onChange={turn} /></View>;
}
