import { View } from '@tarojs/components';
import { useState } from 'react';
import { jumpToField } from '@/platform/scroll';
import { Button, ErrorList, useShots } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';
import { faultsIn, serviceOf, type ServiceDraft } from '../model/draft';
import { ServiceFields } from './ServiceFields';

/** What is sent of a form. */
export type Sent = ReturnType<typeof serviceOf> & Pick<ServiceDraft, 'text' | 'evidence' | 'list'> & { readonly photoIds: string[] };

/** A service being written down; sent when nothing is missing. `kept`: photos that are there already. */
export function ServiceForm({ start, proved, kept = 0, label, busy, onSend }: { start: ServiceDraft; proved: boolean; kept?: number; label: string; busy: { busy?: string }; onSend: (sent: Sent) => void }) {
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const shots = useShots(HOURS_LIMITS.photos);
  const about = { photos: kept + shots.ids.length, proved };
  const faults = tried ? faultsIn(draft, about) : [];
  const wrong = (id: string): { error?: string } => { const found = faults.find((one) => one.id === id)?.label; return found ? { error: found } : {}; };
  const send = (): void => {
    setTried(true);
    if (faultsIn(draft, about).length > 0) return;
    const { text, evidence, list } = draft;
    onSend({ ...serviceOf(draft), text, evidence, list, photoIds: shots.ids });
  };
  return (
    <>
      <ServiceFields draft={draft} change={(part) => setDraft((all) => ({ ...all, ...part }))} wrong={wrong} shots={shots} proved={proved} />
      <ErrorList title={HOURS.form.missing(faults.length)} items={faults} onJump={jumpToField} />
      <View className='u-section'><Button label={label} {...(shots.sending ? { busy: '照片正在传…' } : busy)} onPress={send} /></View>
    </>
  );
}
