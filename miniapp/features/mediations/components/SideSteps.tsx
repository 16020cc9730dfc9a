import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, confirm, Field, Note, RuledText, Switch, take } from '@/ui';
import { MEDIATION, MEDIATION_BUTTONS, MEDIATION_FORM } from '@shared/copy/mediations';
import { MEDIATION_LIMITS } from '@shared/domain/mediations/limits';
import { type MediationProps, ownSide } from './Facts';

type Bare = 'consent' | 'refuse' | 'call-off' | 'other-mediator' | 'keep' | 'ask-office' | 'stop';
const useBare = (props: MediationProps) => {
  const { view, taps } = props;
  const send = (action: Bare, said: string): void => void take(props, action, (key) => api(`POST /mediations/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision }, key }), said);
  const asked = async (action: Bare, said: string, title: string, body: string, yes: string): Promise<void> => { if (await confirm({ title, body, yes })) send(action, said); };
  return { send, asked, busy: (action: Bare) => busyWord(taps, action) };
};

/** Whether a side wants it: a yes is as large as a no is easy. */
function Answer(props: MediationProps) {
  const { view } = props;
  const { send, asked, busy } = useBare(props);
  if (!view.actions.includes('consent')) return null;
  return (
    <View className='u-section u-buttons'>
      <Note>{MEDIATION.consentNote}</Note>
      <Button icon='check' label={MEDIATION_BUTTONS.consent} {...busy('consent')} onPress={() => send('consent', '好，两边都愿意就开始')} />
      <Button kind='second' label={MEDIATION_BUTTONS.refuse} {...busy('refuse')} onPress={() => void asked('refuse', '好，不谈', MEDIATION.refuseAsk, MEDIATION.refuseNote, MEDIATION_BUTTONS.refuse)} />
    </View>
  );
}
/** What a side says: for the mediator, and for the other side where it says so. */
function Tell(props: MediationProps) {
  const { view, taps } = props;
  const own = ownSide(view);
  const known = own ? view.sides[own] : null;
  const [draft, setDraft] = useState<{ text: string; shown: boolean } | null>(null);
  if (!view.actions.includes('tell') || !known) return null;
  if (!draft) return <View className='u-gap'><Button kind='second' label={known.statement ? '改我写的' : MEDIATION_BUTTONS.tell} onPress={() => setDraft({ text: known.statement ?? '', shown: known.shown })} /></View>;
  const send = (): void => void take(props, 'tell', (key) => api('POST /mediations/:id/tell', { params: { id: view.id }, body: { revision: view.revision, text: draft.text.trim(), shown: draft.shown }, key }), draft.shown ? '写好了，对方看得到' : '写好了，对方看不到').then((done) => { if (done) setDraft(null); });
  return (
    <View className='u-gap'>
      <RuledText label={MEDIATION_FORM.words} value={draft.text} maxLength={MEDIATION_LIMITS.text} placeholder={MEDIATION.textPlaceholder} onChange={(text) => setDraft({ ...draft, text })} />
      <Switch label={MEDIATION_FORM.show} detail={MEDIATION.textNote} on={draft.shown} onChange={(shown) => setDraft({ ...draft, shown })} />
      {draft.text.trim() !== '' && <Button label='写好了' {...busyWord(taps, 'tell')} onPress={send} />}
    </View>
  );
}
/** A few words behind a button. */
function Saying({ action, label, kind = 'second', said, must, field, placeholder, ...props }: MediationProps & { action: 'object-draft' | 'cannot-come' | 'not-kept'; label: string; kind?: 'second' | 'text'; said: string; must: boolean; field: string; placeholder?: string }) {
  const { view, taps } = props;
  const [text, setText] = useState<string | null>(null);
  if (text === null) return <Button kind={kind} label={label} onPress={() => setText('')} />;
  const send = (): void => void take(props, action, (key) => api(`POST /mediations/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, text: text.trim() }, key }), said).then((done) => { if (done) setText(null); });
  return <><Field label={field} value={text} maxLength={MEDIATION_LIMITS.why} {...(placeholder ? { placeholder } : {})} onChange={setText} />{(!must || text.trim() !== '') && <Button kind='second' label={label} {...busyWord(taps, action)} onPress={send} />}</>;
}
/** The agreement is read, then signed, or sent back with what is to be different. */
function Signing(props: MediationProps) {
  const { view, taps } = props;
  const { agreement, actions } = view;
  if (!agreement || view.state !== 'drafted') return null;
  const sign = async (): Promise<void> => { if (await confirm({ title: MEDIATION.signAsk, body: agreement.text, yes: MEDIATION_BUTTONS.sign })) void take(props, 'sign', (key) => api('POST /mediations/:id/sign', { params: { id: view.id }, body: { revision: view.revision, edition: agreement.edition }, key }), '签好了'); };
  return (
    <View className='u-section u-buttons'>
      {actions.includes('sign') && <Button icon='check' label={MEDIATION_BUTTONS.sign} {...busyWord(taps, 'sign')} onPress={() => void sign()} />}
      {actions.includes('objectDraft') && <Saying {...props} action='object-draft' label={MEDIATION_BUTTONS.objectDraft} said='告诉调解员了，再谈一次' must field={MEDIATION_FORM.change} placeholder={MEDIATION_FORM.changePlaceholder} />}
    </View>
  );
}
/** Everything else a side may do: none of it asks for a reason that is not wanted. */
function Others(props: MediationProps) {
  const { view: { actions, state } } = props;
  const { send, asked, busy } = useBare(props);
  return (
    <View className='u-section u-buttons'>
      {actions.includes('keep') && <Button icon='check' label={MEDIATION_BUTTONS.keep} {...busy('keep')} onPress={() => send('keep', '记下了，谢谢')} />}
      {actions.includes('notKept') && <Saying {...props} action='not-kept' label={MEDIATION_BUTTONS.notKept} said='记下了，调解员会问' must={false} field={MEDIATION_FORM.words} />}
      {actions.includes('cannotCome') && <Saying {...props} action='cannot-come' label={MEDIATION_BUTTONS.cannotCome} said='告诉调解员了，会另外约' must={false} field={MEDIATION_FORM.cannot} />}
      {actions.includes('otherMediator') && <Button kind='text' label={MEDIATION_BUTTONS.otherMediator} {...busy('other-mediator')} onPress={() => void asked('other-mediator', '工作站会另外请人', '换一位调解员？', '不用说为什么，每一方可以换一次。', MEDIATION_BUTTONS.otherMediator)} />}
      {['failed', 'refused', 'broken'].includes(state) && <Note>{MEDIATION.afterwards}</Note>}
      {actions.includes('askOffice') && <Button kind='second' label={MEDIATION_BUTTONS.askOffice} {...busy('ask-office')} onPress={() => void asked('ask-office', '告诉工作站了，会转过去', MEDIATION.officeAsk, MEDIATION.officeNote, '同意，转过去')} />}
      {actions.includes('callOff') && <Button kind='text' label={MEDIATION_BUTTONS.callOff} {...busy('call-off')} onPress={() => void asked('call-off', '好，不用了', MEDIATION.offAsk, MEDIATION.refuseNote, MEDIATION_BUTTONS.callOff)} />}
      {actions.includes('stop') && <Button kind='text' label={MEDIATION_BUTTONS.stop} {...busy('stop')} onPress={() => void asked('stop', '好，不谈了', MEDIATION.stopAsk, MEDIATION.stopNote, MEDIATION_BUTTONS.stop)} />}
    </View>
  );
}
/** What a side may do. */
export const SideSteps = (props: MediationProps) => <><Answer {...props} /><Tell {...props} /><Signing {...props} /><Others {...props} /></>;
