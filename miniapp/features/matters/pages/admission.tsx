import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, fullMoment, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { ADMISSION_STATE_WORDS, GROUND_WORDS, MATTERS } from '@shared/copy/matters';
import { type Admission, Steps } from '../components/Decide';
import { OneLine } from '../components/Lines';
import { dayOf } from '@shared/domain/kernel/days';
import { yearDay } from '../model/days';
import './matters.scss';

type Round = Admission['rounds'][number];

function Said({ decision }: { decision: NonNullable<Round['decision']> }) {
  const head = decision.admitted ? `同意准入，做到 ${decision.until ? yearDay(decision.until, new Date()) : ''}为止` : `不予准入${decision.ground ? `：${GROUND_WORDS[decision.ground]}` : ''}`;
  return (
    <View className={`matters__said ${decision.admitted ? '' : 'matters__said--no'}`}>
      <View className='matters__title'>{head}</View>
      <View>{decision.reason}</View>
      {!decision.admitted && <View className='u-second'>{MATTERS.basis + decision.article}</View>}
      <View className='u-second'>{fullMoment(new Date(decision.at))}</View>
    </View>
  );
}

/** Each asking with what came with it, and what the station said. */
function Rounds({ rounds }: { rounds: readonly Round[] }) {
  return (
    <Paper>
      {rounds.map((round, at) => (
        <View key={round.at} className='matters__round'>
          <View className='u-second'>{`${rounds.length > 1 ? `第 ${at + 1} 次申请，` : ''}${fullMoment(new Date(round.at))}`}</View>
          <View>{round.purpose}</View>
          <View>{MATTERS.basis + round.basis}</View>
          <View>{`带 ${round.people} 人、${round.money.toLocaleString('en')} 元，做到 ${yearDay(round.until, new Date())}`}</View>
          {round.decision && <Said decision={round.decision} />}
        </View>
      ))}
    </Paper>
  );
}

function Body({ view, onDone }: { view: Admission; onDone: () => void }) {
  return (
    <>
      <SectionHead title={view.title} aside={<Tag tone={view.state === 'refused' ? 'late' : 'quiet'}>{ADMISSION_STATE_WORDS[view.state]}</Tag>} />
      <View className='u-second'>{`${view.by}，请${view.community.name}做`}</View>
      {view.order && <View className='u-second'>{MATTERS.ordered(view.order.name, view.order.number)}</View>}
      {view.bounces > 0 && <Note>{MATTERS.bounced(view.bounces)}</Note>}
      <View className='u-section'><Rounds rounds={view.rounds} /></View>
      {view.ended && <View className='u-section'><Note>{MATTERS.ended(yearDay(dayOf(new Date(view.ended.at)), new Date()), view.ended.by, view.ended.reason)}</Note></View>}
      {view.state === 'asked' && view.like.length > 0 && <View className='u-section'><Note>{MATTERS.like}</Note><Paper>{view.like.map((line) => <OneLine key={line.title} line={line} />)}</Paper></View>}
      <View className='u-section'><Steps key={view.revision} view={view} onDone={onDone} /></View>
      <View className='matters__two'>
        <Button kind='text' label={MATTERS.list} onPress={() => open('matterList', { id: view.community.id })} />
        <Button kind='text' label={MATTERS.report} onPress={() => open('matterReport', { id: view.community.id })} />
      </View>
    </>
  );
}

/** One request for admission: what was asked, with what, and what was said to it. */
export default function AdmissionPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const query = useApi('GET /admissions/:id', { params: { id } });
  return <Page title='准入' className='matters'><QueryView query={query} what='这份申请'>{(view) => <Body view={view} onDone={() => void query.reload()} />}</QueryView></Page>;
}
