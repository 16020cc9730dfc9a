import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, OptionGrid } from '@/ui';
import { HOME_REASON_WORDS } from '@shared/copy/identity';
import { HOME_LIMITS, type HomeReason } from '@shared/domain/identity/homes';

/** Why not, in a sentence the resident reads: a template, and words of one's own where they help. */
export function ReasonForm<R extends HomeReason>({ label, reasons, busy, onSend, onCancel }: { label: string; reasons: readonly R[]; busy: boolean; onSend: (reason: R, text: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState<R | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const gap = reason === null ? '选一个原因，居民会看到' : reason === 'other' && text.trim() === '' ? '写一句为什么' : undefined;
  const send = (): void => {
    setTried(true);
    if (gap === undefined && reason !== null) onSend(reason, text.trim());
  };
  return (
    <View className='homes__form'>
      <OptionGrid label='为什么' options={reasons.map((value) => ({ value, label: HOME_REASON_WORDS[value] }))} value={reason} onChange={setReason} />
      <Field label='补一句' note={reason === 'other' ? '居民会看到' : '不写也行'} value={text} maxLength={HOME_LIMITS.reason} onChange={setText} error={tried ? gap : undefined} />
      <View className='homes__two'>
        <Button kind='danger' label={label} busy={busy ? '正在记…' : undefined} onPress={send} />
        <Button kind='second' label='先不办' onPress={onCancel} />
      </View>
    </View>
  );
}
