import { View } from '@tarojs/components';
import { useState } from 'react';
import { announce } from '../overlays';
import { Button } from './Button';
import { OptionGrid } from './Choice';
import { SectionHead } from './Surface';
import { Words } from './Words';

/** Most that is said beside a reason. */
const MOST = 200;

/** Why something ends, is given back or is not taken up: what is chosen, and a word. */
export function Why<R extends string>({ reasons, words, label, busy, onSend }: { reasons: readonly R[]; words: Readonly<Record<R, string>>; label: string; busy: { busy?: string }; onSend: (reason: R, text: string) => void }) {
  const [reason, setReason] = useState<R | null>(null);
  const [text, setText] = useState('');
  return (
    <View className='u-gap'>
      <SectionHead title='为什么' />
      <OptionGrid label='为什么' columns={2} options={reasons.map((value) => ({ value, label: words[value] }))} value={reason} onChange={setReason} />
      <Words label='再说一句' value={text} onChange={setText} maxLength={MOST} />
      <View className='u-gap'><Button kind='danger' label={label} {...busy} onPress={() => (reason ? onSend(reason, text) : announce('选一个为什么', 'warn'))} /></View>
    </View>
  );
}
