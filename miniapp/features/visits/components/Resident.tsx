import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { replace } from '@/platform/routes';
import { busyWord, Button, confirm, Field, Note, take } from '@/ui';
import { VISIT, VISIT_BUTTONS, VISIT_FORM } from '@shared/copy/visits';
import { VISIT_LIMITS } from '@shared/domain/visits/limits';
import { HeardList, type VisitProps } from './Facts';

/** The moment suits, or another one; nobody needs to come. */
function Answer(props: VisitProps) {
  const { view, taps } = props;
  const { id, revision, actions } = view;
  const [other, setOther] = useState<string | null>(null);
  const params = { id };
  const off = async (): Promise<void> => {
    if (await confirm({ title: VISIT.callOffAsk, body: VISIT.callOffNote, yes: VISIT_BUTTONS.callOff })) void take(props, 'callOff', (key) => api('POST /visits/:id/call-off', { params, body: { revision }, key }), '说好了，不来了');
  };
  const another = (): void => void take(props, 'another', (key) => api('POST /visits/:id/another', { params, body: { revision, text: other ?? '' }, key }), '告诉网格员了，会再约').then((done) => { if (done) setOther(null); });
  return (
    <View className='u-section u-buttons'>
      {actions.includes('accept') && <Button icon='check' label={VISIT_BUTTONS.accept} {...busyWord(taps, 'accept')} onPress={() => void take(props, 'accept', (key) => api('POST /visits/:id/accept', { params, body: { revision }, key }), '约好了')} />}
      {actions.includes('another') && other === null && <Button kind='second' label={VISIT_BUTTONS.another} onPress={() => setOther('')} />}
      {other !== null && <><Field label={VISIT_FORM.another} value={other} maxLength={VISIT_LIMITS.times} placeholder={VISIT.timesPlaceholder} onChange={setOther} /><Button kind='second' label='告诉网格员' {...busyWord(taps, 'another')} onPress={another} /></>}
      {actions.includes('callOff') && <Button kind='text' label={VISIT_BUTTONS.callOff} {...busyWord(taps, 'callOff')} onPress={() => void off()} />}
    </View>
  );
}
/** Another visit, by the same grid worker, at one's own wish. */
export function Again({ view, taps, onDone }: VisitProps) {
  if (!view.actions.includes('again')) return null;
  const send = async (): Promise<void> => {
    let id = '';
    const made = await taps.tap('again', async (key) => { ({ id } = await api('POST /visits/:id/again', { params: { id: view.id }, body: { revision: view.revision, text: '', times: view.times, timesText: view.timesText }, key })); }, VISIT.sent);
    onDone();
    if (made) replace('visit', { id });
  };
  return <View className='u-section'>{view.nextOn && <Note>{VISIT.nextAround(view.nextOn)}</Note>}<Button kind='second' label={VISIT.again} {...busyWord(taps, 'again')} onPress={() => void send()} /></View>;
}

/** What who asked and who is visited may do; what was heard becomes something only by the tap of whoever said it. */
export function ResidentSteps(props: VisitProps) {
  const { view, taps } = props;
  const word = (action: 'agree' | 'refuse', heardId: string): void => void take(props, `${action} ${heardId}`, (key) => api(`POST /visits/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, heardId }, key }), action === 'agree' ? '好，就按这几句办' : '不办了，写的已经删掉');
  return (
    <>
      <Answer {...props} />
      <HeardList view={view} act={({ id, state }) => (view.parts.includes('visited') && state === 'asked' ? <View className='u-buttons u-gap'><Button label={VISIT_BUTTONS.agree} {...busyWord(taps, `agree ${id}`)} onPress={() => word('agree', id)} /><Button kind='second' label={VISIT_BUTTONS.refuse} {...busyWord(taps, `refuse ${id}`)} onPress={() => word('refuse', id)} /></View> : null)} />
    </>
  );
}
