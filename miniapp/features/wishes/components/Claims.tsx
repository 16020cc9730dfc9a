import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, daySaid, deadlineWords, OptionGrid, PhotoGrid, RuledText, ShotField, Tag, take, useShots } from '@/ui';
import { WISH, WISH_AGREE } from '@shared/copy/wishPages';
import { CLAIM_KEPT, CLAIM_WORDS, COMPANION_WORDS, RELEASE_WORDS, WISH_BUTTONS } from '@shared/copy/wishes';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { RELEASE_CHOICES, WISH_OVER, type ReleaseChoice } from '@shared/domain/wishes/states';
import { dayAhead, type StepProps, type WishClaim } from '../model/words';

type Form = 'arrange' | 'prove' | 'release' | 'notYet';
type Props = StepProps & { readonly claim: WishClaim };

/** The next days, as one taps a day. */
function days(): { value: string; label: string }[] {
  return Array.from({ length: 8 }, (_, ahead) => ({ value: dayAhead(ahead), label: daySaid(dayAhead(ahead)) }));
}

function Arrange({ claim, ...step }: Props) {
  const { view, taps } = step;
  const [day, setDay] = useState<string | null>(null);
  const choose = (value: string): void => {
    setDay(value);
    void take(step, 'arrange', (key) => api('POST /wishes/:id/arrange', { params: { id: view.id }, body: { revision: view.revision, claimId: claim.id, day: value }, key }), '约好了，那边会收到消息');
  };
  return <View className='u-gap'><OptionGrid label={taps.busy === 'arrange' ? '正在记…' : WISH.arrangeOn} columns={2} options={days()} value={day} onChange={choose} /></View>;
}

function Prove({ claim, ...step }: Props) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const shots = useShots(WISH_LIMITS.photos);
  const send = (): void => void take(step, 'prove', (key) => api('POST /wishes/:id/prove', { params: { id: view.id }, body: { revision: view.revision, claimId: claim.id, text, photoIds: shots.ids }, key }), '交上去了，等那边看一看');
  return (
    <>
      <ShotField field={shots} label='拍一张做好的' />
      <RuledText label='说一句' note='不写姓名和门牌' value={text} onChange={setText} maxLength={WISH_LIMITS.reason} />
      <Button label='交上去' {...(shots.sending ? { busy: '照片正在传…' } : busyWord(taps, 'prove'))} onPress={send} />
    </>
  );
}

function Release({ claim, ...step }: Props) {
  const { view, taps } = step;
  const [reason, setReason] = useState<ReleaseChoice>('noTime');
  const send = (): void => void take(step, 'release', (key) => api('POST /wishes/:id/release', { params: { id: view.id }, body: { revision: view.revision, claimId: claim.id, reason }, key }), '还回去了，那边会看到原因');
  return (
    <View className='u-gap'>
      <OptionGrid label='为什么' columns={2} options={RELEASE_CHOICES.map((value) => ({ value, label: RELEASE_WORDS[value] }))} value={reason} onChange={setReason} />
      <View className='u-gap'><Button kind='danger' label='还回去' {...busyWord(taps, 'release')} onPress={send} /></View>
    </View>
  );
}

function NotYet({ claim, ...step }: Props) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const send = (): void => void take(step, 'notYet', (key) => api('POST /wishes/:id/not-yet', { params: { id: view.id }, body: { revision: view.revision, claimId: claim.id, text }, key }), '告诉那边了');
  return (
    <>
      <RuledText label='还差什么' value={text} onChange={setText} maxLength={WISH_LIMITS.reason} />
      <Button kind='second' label='告诉那边' {...busyWord(taps, 'notYet')} onPress={send} />
    </>
  );
}
const FORMS = { arrange: Arrange, prove: Prove, release: Release, notYet: NotYet } as const;

function facts(claim: WishClaim, target: number): string {
  const due = claim.state === 'active' ? `${deadlineWords(new Date(claim.dueAt), new Date())}前约好日子` : null;
  return [target > 1 ? `${claim.quantity} 份` : null, claim.companion ? COMPANION_WORDS[claim.companion] : null, claim.arrangedOn ? `约在 ${daySaid(claim.arrangedOn)}` : due, claim.sentAt ? '东西在路上' : null].filter(Boolean).join('，');
}

/** How far a claim is; one that was shown is not waited for where the wish stopped. */
function stateWords({ state }: StepProps['view'], claim: WishClaim): string {
  if (claim.state !== 'proven') return CLAIM_WORDS[claim.state];
  if (WISH_OVER.includes(state)) return CLAIM_KEPT;
  return claim.own ? '等那边看' : CLAIM_WORDS.proven;
}

/** What may be done about a claim: one main press, what else there is under it. Who is asked to agree answers that first. */
function Steps({ form, setForm, ...props }: Props & { readonly form: Form | null; readonly setForm: (form: Form) => void }) {
  const { view, claim, taps } = props;
  const may = (action: WishClaim['actions'][number]): boolean => claim.actions.includes(action);
  const base = { params: { id: view.id }, body: { revision: view.revision, claimId: claim.id } };
  const [agrees, refuses] = (['agree', 'refuse'] as const).map((action) => claim.own && !claim.agreed && claim.state !== 'confirmed' && view.actions.includes(action));
  const main = agrees || refuses ? null : claim.state === 'active' ? 'arrange' : 'prove';
  const opens = (name: Form, label: string) => may(name) && form !== name && <Button kind={name === main ? 'primary' : 'second'} label={label} onPress={() => setForm(name)} />;
  return (
    <>
      {(agrees || refuses) && (
        <View className='u-buttons u-buttons--main u-gap'>
          {agrees && <Button label={WISH_BUTTONS.agree ?? ''} {...busyWord(taps, 'agree')} onPress={() => void take(props, 'agree', (key) => api('POST /wishes/:id/agree', { ...base, key }), '告诉那边了')} />}
          {refuses && <Button kind='second' label={WISH_AGREE.keep[view.proposal?.kind ?? 'edit']} {...busyWord(taps, 'refuse')} onPress={() => void take(props, 'refuse', (key) => api('POST /wishes/:id/refuse', { ...base, key }), '告诉那边了')} />}
        </View>
      )}
      <View className='u-buttons u-buttons--main u-gap'>
        {may('confirm') && <Button label={WISH_BUTTONS.confirm ?? ''} {...busyWord(taps, 'confirm')} onPress={() => void take(props, 'confirm', (key) => api('POST /wishes/:id/confirm', { ...base, key }), '记下了，真好')} />}
        {main === 'arrange' && opens('arrange', WISH_BUTTONS.arrange ?? '')}
        {opens('prove', WISH_BUTTONS.prove ?? '')}
        {opens('notYet', WISH_BUTTONS.notYet ?? '')}
        {main !== 'arrange' && opens('arrange', claim.state === 'active' ? (WISH_BUTTONS.arrange ?? '') : '改日子')}
        {may('send') && !claim.sentAt && <Button kind='second' label={WISH_BUTTONS.send ?? ''} {...busyWord(taps, 'send')} onPress={() => void take(props, 'send', (key) => api('POST /wishes/:id/send', { ...base, key }), '记下了，那边会留意')} />}
        {claim.own && view.actions.includes('callFor') && <Button kind='second' label={WISH_BUTTONS.callFor ?? ''} {...busyWord(taps, 'callFor')} onPress={() => void take(props, 'callFor', (key) => api('POST /wishes/:id/call-for', { ...base, key }), '告诉工作站了，会打给您')} />}
        {may('release') && form !== 'release' && <Button kind='text' label={claim.own ? (WISH_BUTTONS.release ?? '') : '收回这份认领'} onPress={() => setForm('release')} />}
      </View>
    </>
  );
}

/** One claim: who, how far, what was shown, and what the viewer can do about it. */
export function Claim(props: Props) {
  const { view, claim } = props;
  const [form, setForm] = useState<Form | null>(null);
  const Shown = form ? FORMS[form] : null;
  const name = claim.own ? '您认领的' : [claim.unit, claim.name].filter(Boolean).join('　');
  return (
    <View className='wish-claim'>
      <View className='wish-claim__head'><View>{name}</View><Tag>{stateWords(view, claim)}</Tag>{claim.agreed && <Tag>{WISH_AGREE.agreed}</Tag>}</View>
      <View className='u-second'>{facts(claim, view.target)}</View>
      {claim.proof && (
        <View className='u-gap'>
          {claim.proof.text && <View>{claim.proof.text}</View>}
          {claim.proof.photos.length > 0 && <PhotoGrid photos={claim.proof.photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />}
        </View>
      )}
      {Shown && <Shown {...props} onDone={(after) => { if (after) setForm(null); props.onDone(after); }} />}
      <Steps {...props} form={form} setForm={setForm} />
    </View>
  );
}
