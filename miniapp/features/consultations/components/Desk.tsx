import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, Note, Paper, SectionHead, take, useForms } from '@/ui';
import { TOPIC, TOPIC_BUTTONS } from '@shared/copy/topics';
import type { TopicAction } from '@shared/domain/topics/states';
import type { TopicProps } from '../model/words';
import { Adopt, Consult, Decline, HandOver, Merge, Release, Remove, Stop } from './Forms';

const FORMS = { release: Release, adopt: Adopt, consult: Consult, merge: Merge, handOver: HandOver, decline: Decline, stop: Stop, remove: Remove } as const satisfies Partial<Record<TopicAction, unknown>>;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];
const QUIET: readonly FormName[] = ['decline', 'stop', 'remove'];

/** What those do who answer for the body: what is waited for first, the rest one press away. */
export function TopicDesk(props: TopicProps) {
  const { view } = props;
  const may = ORDER.filter((name) => view.actions.includes(name) && (name !== 'merge' || view.others.length > 0));
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<TopicProps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const shown = form && may.includes(form) ? form : (may.find((name) => name !== 'adopt' || view.state === 'toAnswer') ?? null);
  const Shown = shown ? FORMS[shown] : null;
  if (may.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={TOPIC.desk} note={view.body.name} />
      {view.state === 'toCheck' && <Note tone='warn'>这段话没能自动看过，看看有没有骂人的话、别人的私事，合适就放出去。</Note>}
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {may.filter((name) => name !== shown).map((name) => <Button key={name} kind={QUIET.includes(name) ? 'text' : 'second'} label={TOPIC_BUTTONS[name] ?? ''} onPress={() => setForm(name)} />)}
      </View>
    </View>
  );
}

/** Seconding, or why not; taking it back. */
export function Second(props: TopicProps) {
  const { view, taps } = props;
  const put = (on: boolean) => (): void => void take(props, 'second', (key) => api('POST /topics/:id/second', { params: { id: view.id }, body: { on }, key }), on ? TOPIC.secondThanks : '收回了');
  if (view.maySecond) return <View className='u-gap'><Button label={TOPIC.second} icon='check' {...busyWord(taps, 'second')} onPress={put(true)} /><View className='u-second'>{TOPIC.secondNote}</View></View>;
  if (view.seconded) return <Paper className='u-gap'><View>{TOPIC.seconded}</View>{view.state === 'gathering' && <Button kind='text' label={TOPIC.unsecond} {...busyWord(taps, 'second')} onPress={put(false)} />}</Paper>;
  return null;
}

/** Its author takes it back, while it gathers. */
export function Withdraw(props: TopicProps) {
  const { view, taps } = props;
  if (!view.actions.includes('withdraw')) return null;
  return <View className='u-gap'><Button kind='text' label={TOPIC_BUTTONS.withdraw ?? ''} {...busyWord(taps, 'withdraw')} onPress={() => void take(props, 'withdraw', (key) => api('POST /topics/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision }, key }), '撤回了')} /></View>;
}
