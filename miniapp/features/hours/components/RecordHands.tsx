import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, FootNote, RuledText, take } from '@/ui';
import { HOUR_BUTTONS, HOURS } from '@shared/copy/volunteerHours';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';
import type { RecordSteps } from '../model/words';

function ObjectForm(step: RecordSteps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句哪里不对', 'warn');
    void take(step, 'object', (key) => api('POST /service-records/:id/object', { params: { id: view.id }, body: { revision: view.revision, text }, key }), HOURS.objected);
  };
  return (
    <View className='u-section'>
      <RuledText label={HOURS.objectionLabel} note={HOURS.objectionHint} value={text} onChange={setText} maxLength={HOURS_LIMITS.objection} />
      <Button label={HOUR_BUTTONS.object} {...busyWord(taps, 'object')} onPress={send} />
      <FootNote>{HOURS.objectNote}</FootNote>
    </View>
  );
}

/** What residents may do: take back what they asked for, object to what is published. */
export function RecordHands(step: RecordSteps) {
  const { view, taps } = step;
  const [open, setOpen] = useState(false);
  const withdraw = (): void => void take(step, 'withdraw', (key) => api('POST /service-records/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision }, key }), HOURS.withdrawn);
  return (
    <>
      {view.actions.includes('withdraw') && <View className='u-section'><Button kind='text' label={HOUR_BUTTONS.withdraw} {...busyWord(taps, 'withdraw')} onPress={withdraw} /></View>}
      {view.actions.includes('object') && (open ? <ObjectForm {...step} onDone={(after) => { if (after) setOpen(false); step.onDone(after); }} /> : <View className='u-section'><Button kind='second' label={HOUR_BUTTONS.object} onPress={() => setOpen(true)} /></View>)}
    </>
  );
}
