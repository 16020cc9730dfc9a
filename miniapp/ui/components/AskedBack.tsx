import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from './Button';
import { FieldFrame, RuledText } from './Field';
import { Words } from './Words';

interface Sent {
  /** Some words while it is on its way. */
  readonly busy?: string;
  readonly most: number;
  readonly onSend: (text: string) => void;
}

/** What the station asked, and the answer of whoever wrote it. */
export function AskedBack({ timeline, label, most, onSend, ...busy }: Sent & { timeline: readonly { readonly action: string; readonly text: string | null }[]; label: string }) {
  const [text, setText] = useState('');
  const asked = timeline.find(({ action }) => action === 'ask')?.text ?? '';
  return (
    <View className='u-section'>
      <FieldFrame label='工作站想问一句'><View>{asked}</View></FieldFrame>
      <RuledText label='您的回答' value={text} onChange={setText} maxLength={most} />
      <Button label={label} {...busy} onPress={() => onSend(text)} />
    </View>
  );
}

/** The station asks back whoever wrote it. */
export function AskBack({ placeholder, most, onSend, ...busy }: Sent & { placeholder: string }) {
  const [text, setText] = useState('');
  return (
    <>
      <Words label='问什么' value={text} onChange={setText} maxLength={most} placeholder={placeholder} />
      <Button kind='second' label='问回去' {...busy} onPress={() => onSend(text)} />
    </>
  );
}
