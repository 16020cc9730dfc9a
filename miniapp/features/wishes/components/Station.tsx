import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { openOutside } from '@/platform/outside';
import { open } from '@/platform/routes';
import { announce, AskBack, busyWord, Button, ListRow, Note, OptionGrid, Paper, SectionHead, Switch, take, useForms, Words } from '@/ui';
import { TOPIC_FROM } from '@shared/copy/topics';
import { WISH } from '@shared/copy/wishPages';
import { DECLINE_WORDS, END_WORDS, UNMATCHED_WORDS, WISH_BUTTONS, WISH_STATE_WORDS } from '@shared/copy/wishes';
import { masked, personalIn } from '@shared/domain/wishes/asking';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { DECLINE_REASONS, END_REASONS, UNMATCHED_REASONS, type DeclineReason, type EndReason, type UnmatchedReason } from '@shared/domain/wishes/states';
import type { StepProps } from '../model/words';
import { Door } from './Door';
import { HandOver, Propose } from './HandOver';
import { Invite, Invited } from './Invite';
import { chosenOf, PhotoChoice } from './PhotoChoice';
import { NoteConsent, PublishStory } from './StationStory';

/** What goes out, as the station words it; personal things are taken out before it begins. */
function Approve(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState(() => masked(view.text, personalIn(view.text)));
  const [shown, setShown] = useState<readonly string[]>([]);
  const [visit, setVisit] = useState(view.visit);
  const [urgent, setUrgent] = useState(false);
  const [begun] = useState(view.text);
  const body = { revision: view.revision, text, photoIds: chosenOf({ photos: view.photos, chosen: shown }), urgent, visit };
  return (
    <>
      {view.text !== begun && <Note tone='warn'>{WISH.changedMeanwhile}</Note>}
      <Words label={WISH.release} value={text} onChange={setText} maxLength={WISH_LIMITS.text} placeholder={WISH.releaseNote} />
      <PhotoChoice photos={view.photos} chosen={shown} onChange={setShown} />
      <View className='u-gap'><Switch label={WISH.visit} detail={WISH.visitCheck} on={visit} onChange={setVisit} /></View>
      <View className='u-gap'><Switch label='这个心愿急' detail='排进“急的”' on={urgent} onChange={setUrgent} /></View>
      <View className='u-gap'><Button label={WISH_BUTTONS.approve ?? ''} {...busyWord(taps, 'approve')} onPress={() => void take(step, 'approve', (key) => api('POST /wishes/:id/approve', { params: { id: view.id }, body, key }), '发布了')} /></View>
    </>
  );
}

function Ask(step: StepProps) {
  const { view, taps } = step;
  const send = (text: string): void => void take(step, 'ask', (key) => api('POST /wishes/:id/ask', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '问回去了，答了会回到“等核实”');
  return <AskBack placeholder='比如：要多高的？' most={WISH_LIMITS.reason} {...busyWord(taps, 'ask')} onSend={send} />;
}

function Decline(step: StepProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<DeclineReason>('money');
  const [text, setText] = useState('');
  return (
    <>
      <View className='u-gap'><SectionHead title='为什么' /><OptionGrid label='为什么' options={DECLINE_REASONS.map((value) => ({ value, label: DECLINE_WORDS[value] }))} value={reason} onChange={setReason} /></View>
      <Words label='再说一句' value={text} onChange={setText} maxLength={WISH_LIMITS.reason} />
      <Button kind='danger' label='不发布，告诉他' {...busyWord(taps, 'decline')} onPress={() => void take(step, 'decline', (key) => api('POST /wishes/:id/decline', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), '告诉写心愿的人了')} />
    </>
  );
}

function End(step: StepProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<EndReason>('noNeed');
  return (
    <View className='u-gap'>
      <SectionHead title='为什么' />
      <OptionGrid label='为什么' columns={2} options={END_REASONS.map((value) => ({ value, label: END_WORDS[value] }))} value={reason} onChange={setReason} />
      {reason === 'gone' && <View className='u-gap'><Note>{WISH.goneNote}</Note></View>}
      <View className='u-gap'><Button kind='danger' label='不用再办了' {...busyWord(taps, 'end')} onPress={() => void take(step, 'end', (key) => api('POST /wishes/:id/end', { params: { id: view.id }, body: { revision: view.revision, reason }, key }), reason === 'gone' ? '记下了' : '记下了，两边都会知道')} /></View>
    </View>
  );
}

function Unmatched(step: StepProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState<UnmatchedReason | null>(null);
  const choose = (value: UnmatchedReason): void => {
    setReason(value);
    void take(step, 'unmatched', (key) => api('POST /wishes/:id/unmatched', { params: { id: view.id }, body: { revision: view.revision, reason: value }, key }), '记下了');
  };
  return <View className='u-gap'><OptionGrid label={taps.busy ? '正在记…' : '为什么没人认领'} columns={2} options={UNMATCHED_REASONS.map((value) => ({ value, label: UNMATCHED_WORDS[value] }))} value={reason} onChange={choose} /></View>;
}

/** A number of one side, with a reason that stays on record: the station telephones between both. */
function Contact({ view, taps }: StepProps) {
  const [found, setFound] = useState<readonly { name: string; phone: string | null }[]>([]);
  const see = (of: 'author' | 'recipient' | 'claimant', claimId?: string): void => void taps.tap('contact', async (key) => {
    const one = await api('POST /wishes/:id/contact', { params: { id: view.id }, body: { reason: 'arrangeVisit', of, ...(claimId ? { claimId } : {}) }, key });
    setFound((all) => [...all.filter(({ name }) => name !== one.name), one]);
  });
  return (
    <View className='u-gap'>
      <Note>看一次号码，记一笔：谁、什么时候、为什么。</Note>
      {found.map(({ name, phone }) => <ListRow key={name} icon='phone' title={phone ?? '没有登记手机号'} detail={name} />)}
      <View className='u-buttons u-gap'>
        <Button kind='second' label='收心愿的人' {...busyWord(taps, 'contact')} onPress={() => see('recipient')} />
        {view.author && <Button kind='second' label='写心愿的人' onPress={() => see('author')} />}
        {view.claims.map((claim) => <Button key={claim.id} kind='second' label='认领的人' spoken={`认领的人，${claim.name ?? claim.unit ?? ''}`} onPress={() => see('claimant', claim.id)} />)}
      </View>
    </View>
  );
}

const FORMS = { approve: Approve, ask: Ask, decline: Decline, handOver: HandOver, toProject: Propose, invite: Invite, unmatched: Unmatched, consent: NoteConsent, publishStory: PublishStory, end: End } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];
/** What ends it: said quietly, behind all others. */
const QUIET: readonly FormName[] = ['decline', 'end'];

/** The paper of what staff wrote for somebody, once more. */
export function Receipt({ view, taps }: StepProps) {
  const print = (): void => void taps.tap('receipt', async () => announce(await openOutside((await api('POST /wishes/:id/receipt', { params: { id: view.id } })).print)));
  return view.receipt ? <View className='u-gap'><Button kind='second' label='打印回执' {...busyWord(taps, 'receipt')} onPress={print} /></View> : null;
}

/** What the station does about a wish: the check first, the rest one press away. */
export function StationDesk(step: StepProps) {
  const { view } = step;
  const may = ORDER.filter((name) => view.actions.includes(name === 'toProject' ? 'handOver' : name));
  const [form, setForm] = useState<FormName | 'contact' | null>(may[0] === 'approve' ? 'approve' : null);
  const { filled, onDone } = useForms<StepProps['view']>(step.onDone);
  const Shown = form === 'contact' ? Contact : form && may.includes(form) ? FORMS[form] : null;
  const others = (quiet: boolean) => may.filter((name) => name !== form && QUIET.includes(name) === quiet).map((name) => <Button key={name} kind={quiet ? 'text' : 'second'} label={name === 'toProject' ? WISH.toProject : (WISH_BUTTONS[name] ?? '')} onPress={() => setForm(name)} />);
  return (
    <View className='u-section'>
      <SectionHead title='站里怎么办' />
      {view.careful && <Note tone='warn'>这段话微信看不准，请看仔细再发布。</Note>}
      {view.original && <Paper><View className='u-second'>{WISH.original}</View><View>{view.original}</View></Paper>}
      {view.alike.length > 0 && (
        <View className='u-gap'>
          <SectionHead title={WISH.alike} />
          <Paper tone='list'>{view.alike.map(({ id, text, state }) => <ListRow key={id} title={text} detail={WISH_STATE_WORDS[state]} onPress={() => open('wish', { id })} />)}</Paper>
        </View>
      )}
      {Shown && <Shown key={`${form ?? ''} ${filled}`} {...step} onDone={onDone} />}
      <Invited view={view} />
      <Door {...step} />
      <View className='u-buttons u-gap'>
        {others(false)}
        {view.actions.includes('handOver') && <Button kind='second' icon='talk' label={TOPIC_FROM.title} onPress={() => open('topicFrom', { kind: 'wish', id: view.id, revision: String(view.revision) })} />}
        {view.actions.includes('volunteerTask') && <Button kind='second' label={WISH_BUTTONS.volunteerTask ?? ''} onPress={() => open('taskOffer', { kind: 'wish', id: view.id, revision: String(view.revision) })} />}
        {view.mayContact && form !== 'contact' && <Button kind='second' icon='phone' label='看联系方式' onPress={() => setForm('contact')} />}
        {others(true)}
      </View>
    </View>
  );
}
