import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, deadlineWords, ListRow, Note, Paper, RuledText, SectionHead, Switch, take } from '@/ui';
import { PROJECT, verdictWords } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import type { ProjectView, StepProps } from '../model/words';

type Asked = NonNullable<ProjectView['acceptance']>;

function verdictOf({ verdict, good, bad, until, over }: Asked): string {
  if (verdict === 'council') return '议事会看过，说行';
  if (good !== null && bad !== null && verdict !== null) return `${verdictWords(good, bad)}，${verdict === 'accepted' ? '过半，行了' : '没过半，回去再做'}`;
  return over ? PROJECT.counting : `${deadlineWords(new Date(until), new Date())}前说一声`;
}

/** Somebody who chose or follows it says whether it is good, and may think again. */
function Say({ asked, ...props }: StepProps & { asked: Asked }) {
  const { view, taps } = props;
  const [bad, setBad] = useState(false);
  const [text, setText] = useState('');
  const say = (good: boolean): void => void take(props, 'opinion', (key) => api('POST /projects/:id/opinion', { params: { id: view.id }, body: { good, text: good ? '' : text }, key }), '记下了，到时间以前还能改');
  return (
    <View className='u-gap'>
      {asked.mine !== null && <Note>{asked.mine ? PROJECT.saidGood : PROJECT.saidBad}</Note>}
      {bad && <RuledText label={PROJECT.badWhy} value={text} onChange={setText} maxLength={PROJECT_LIMITS.note} placeholder='比如：有点晃，抓不稳' />}
      <View className='u-buttons u-gap'>
        {!bad && <Button label={PROJECT.good} {...busyWord(taps, 'opinion')} onPress={() => say(true)} />}
        <Button kind='second' label={bad ? '就这样说' : PROJECT.bad} onPress={() => (bad ? say(false) : setBad(true))} />
      </View>
    </View>
  );
}

/** Residents look at what was done: by when, by which rule, and what came of it. */
export function Acceptance(props: StepProps) {
  const { acceptance, state } = props.view;
  if (!acceptance) return null;
  return (
    <View className='u-section'>
      <SectionHead title={PROJECT.acceptance} note={verdictOf(acceptance)} />
      <Paper>
        {state === 'acceptance' && <View>{PROJECT.acceptanceAsk}</View>}
        <View className='u-second'>{PROJECT.acceptanceRule(acceptance.quorum)}</View>
        {acceptance.extended > 0 && state === 'acceptance' && <Note>来说的人不够，多留了几天。</Note>}
        {acceptance.may && <Say {...props} asked={acceptance} />}
      </Paper>
      {acceptance.said.length > 0 && <View className='u-gap'><Paper tone='list'>{acceptance.said.map(({ good, text }, at) => <ListRow key={at} icon={good ? 'check' : 'talk'} title={good ? PROJECT.good : PROJECT.bad} detail={text || '没写别的'} />)}</Paper></View>}
    </View>
  );
}

/** Being told of each step, or no longer. */
export function Follow(props: StepProps) {
  const { view } = props;
  if (!view.mayFollow) return null;
  const change = (on: boolean): void => void take(props, 'follow', (key) => api('POST /projects/:id/follow', { params: { id: view.id }, body: { on }, key }), on ? '好，每走一步告诉您' : '不再告诉您了');
  return <View className='u-section'><Switch label={PROJECT.follow} detail={PROJECT.followNote} on={view.following} onChange={change} /></View>;
}
