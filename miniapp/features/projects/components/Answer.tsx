import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { Button, FieldFrame, RuledText } from '@/ui';
import { PROJECT_BUTTONS } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { busyWord, type StepProps, take } from './steps';

/** Its proposer answers what the station asked. */
export function Answer(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const asked = view.timeline.find(({ action }) => action === 'ask')?.text ?? '';
  return (
    <View className='u-section'>
      <FieldFrame label='工作站想问一句'><View>{asked}</View></FieldFrame>
      <RuledText label='您的回答' value={text} onChange={setText} maxLength={PROJECT_LIMITS.note} />
      <Button label={PROJECT_BUTTONS.answer ?? ''} {...busyWord(taps, 'answer')} onPress={() => void take(step, 'answer', (key) => api('POST /projects/:id/answer', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '答好了，接着核')} />
    </View>
  );
}
