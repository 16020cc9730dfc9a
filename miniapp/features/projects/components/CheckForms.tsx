import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, AskBack, busyWord, Button, Field, FieldFrame, OptionGrid, SectionHead, Switch, take, ToCase, Words } from '@/ui';
import { fenOf, PROJECT_BUTTONS, PROJECT_DECLINE_WORDS, PROJECT_FORM, PROJECT_KIND_WORDS, PROJECT_SOURCE_WORDS, PROJECT_STOP_WORDS } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { PROJECT_DECLINES, PROJECT_KINDS, PROJECT_SOURCES, PROJECT_STOPS, type ProjectDecline, type ProjectKind, type ProjectSource, type ProjectStop } from '@shared/domain/projects/states';
import { masked, personalIn } from '@shared/domain/wishes/asking';
import type { StepProps } from '../model/words';

/** The check: what goes out, of which class, what it costs and who pays, and that it is nobody's duty already. */
export function Admit(step: StepProps) {
  const { view, taps } = step;
  const [title, setTitle] = useState(view.title);
  const [need, setNeed] = useState(() => masked(view.need, personalIn(view.need)));
  const [place, setPlace] = useState('');
  const [kind, setKind] = useState<ProjectKind | null>(null);
  const [money, setMoney] = useState('');
  const [source, setSource] = useState<ProjectSource | null>(null);
  const [notProperty, setNotProperty] = useState(false);
  const [notGovernment, setNotGovernment] = useState(false);
  const [duty, setDuty] = useState('');
  const [shown, setShown] = useState(true);
  const send = (): void => {
    const budgetFen = fenOf(money || '0');
    if (budgetFen === null) return announce(PROJECT_FORM.fee, 'warn');
    if (place.trim() === '' || duty.trim() === '' || kind === null || source === null) return announce('地方、哪一类、钱从哪里来、查了什么，都写上就能往下走', 'warn');
    const body = { revision: view.revision, title, need, place, photoIds: shown ? view.photos.map(({ id }) => id) : [], kind, budgetFen, source, notProperty, notGovernment, duty };
    void take(step, 'admit', (key) => api('POST /projects/:id/admit', { params: { id: view.id }, body, key }), '核过了，在“等着选”里');
  };
  return (
    <>
      <Field label={PROJECT_FORM.name} value={title} maxLength={PROJECT_LIMITS.title} onChange={setTitle} />
      <Words label={PROJECT_FORM.release} value={need} onChange={setNeed} maxLength={PROJECT_LIMITS.need} />
      <Field label={PROJECT_FORM.releasePlace} value={place} maxLength={PROJECT_LIMITS.place} onChange={setPlace} />
      {view.photos.length > 0 && <View className='u-gap'><Switch label='照片也给大家看' detail='看过了，没有人脸、门牌、证件、二维码' on={shown} onChange={setShown} /></View>}
      <FieldFrame label={PROJECT_FORM.kind}><OptionGrid label={PROJECT_FORM.kind} options={PROJECT_KINDS.map((value) => ({ value, label: PROJECT_KIND_WORDS[value].name, detail: PROJECT_KIND_WORDS[value].hint }))} value={kind} onChange={setKind} /></FieldFrame>
      <Field label={PROJECT_FORM.budget} value={money} maxLength={12} onChange={setMoney} placeholder='不花钱就空着' />
      <FieldFrame label={PROJECT_FORM.source}><OptionGrid label={PROJECT_FORM.source} columns={2} options={PROJECT_SOURCES.map((value) => ({ value, label: PROJECT_SOURCE_WORDS[value] }))} value={source} onChange={setSource} /></FieldFrame>
      <View className='u-field'>
        <SectionHead title={PROJECT_FORM.duties} note={PROJECT_FORM.dutiesNote} />
        <Switch label={PROJECT_FORM.notProperty} detail={PROJECT_FORM.notPropertyNote} on={notProperty} onChange={setNotProperty} />
        <Switch label={PROJECT_FORM.notGovernment} detail={PROJECT_FORM.notGovernmentNote} on={notGovernment} onChange={setNotGovernment} />
      </View>
      <Words label={PROJECT_FORM.duty} value={duty} onChange={setDuty} maxLength={PROJECT_LIMITS.note} placeholder={PROJECT_FORM.dutyPlaceholder} />
      <View className='u-gap'><Button label={PROJECT_BUTTONS.admit ?? ''} {...busyWord(taps, 'admit')} onPress={send} /></View>
    </>
  );
}

export function Ask(step: StepProps) {
  const { view, taps } = step;
  const send = (text: string): void => void take(step, 'ask', (key) => api('POST /projects/:id/ask', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '问回去了，答了会回到“等核”');
  return <AskBack placeholder='比如：要几根，多高？' most={PROJECT_LIMITS.note} {...busyWord(taps, 'ask')} onSend={send} />;
}

export function Decline(step: StepProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<ProjectDecline>('propertyDuty');
  const [text, setText] = useState('');
  return (
    <>
      <FieldFrame label='为什么'><OptionGrid label='为什么' columns={2} options={PROJECT_DECLINES.map((value) => ({ value, label: PROJECT_DECLINE_WORDS[value] }))} value={reason} onChange={setReason} /></FieldFrame>
      <Words label='哪一条写着、找谁办' value={text} onChange={setText} maxLength={PROJECT_LIMITS.note} placeholder='比如：物业合同 3.1，打物业电话就能修' />
      <Button kind='danger' label='不立，告诉他' {...busyWord(taps, 'decline')} onPress={() => void take(step, 'decline', (key) => api('POST /projects/:id/decline', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), '告诉提的人了')} />
    </>
  );
}

/** A duty of somebody becomes a case. */
export const HandOver = (step: StepProps) => <ToCase {...step} kind='project' text={step.view.need} />;

export function Stop(step: StepProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<ProjectStop>('noMoney');
  const [text, setText] = useState('');
  return (
    <View className='u-gap'>
      <SectionHead title='为什么' />
      <OptionGrid label='为什么' columns={2} options={PROJECT_STOPS.map((value) => ({ value, label: PROJECT_STOP_WORDS[value] }))} value={reason} onChange={setReason} />
      <Words label='再说一句' value={text} onChange={setText} maxLength={PROJECT_LIMITS.note} />
      <Button kind='danger' label='不办了，告诉大家' {...busyWord(taps, 'stop')} onPress={() => void take(step, 'stop', (key) => api('POST /projects/:id/stop', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), '记下了，跟着的邻居会知道')} />
    </View>
  );
}
