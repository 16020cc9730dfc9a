import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { View } from '@tarojs/components';
import { useApi, useSignedIn } from '@/api';
import { fullMoment, Note, Page, Paper, QueryView, SectionHead, Tag, useTap } from '@/ui';
import { WHISTLE, WHISTLE_KIND_WORDS } from '@shared/copy/whistles';
import { CalledUnit, type View_ } from '../components/Call';
import { EndForm, RateForm } from '../components/EndForm';
import './whistles.scss';

function Body({ view, onDone }: { view: View_; onDone: () => void }) {
  const taps = useTap();
  return (
    <>
      <SectionHead title={view.case.title} note={view.case.number} />
      <Paper>
        <View className='whistle__head'>
          <View className='whistle__name'>{WHISTLE_KIND_WORDS[view.kind].name}</View>
          <Tag>{view.state === 'open' ? WHISTLE.open : WHISTLE.ended}</Tag>
        </View>
        <View className='u-second'>{`${view.by}，${fullMoment(new Date(view.at))}`}</View>
        <View>{view.case.placeText}</View>
        <View>{view.reason}</View>
        {view.calls.map((call) => <CalledUnit key={call.unit.id} view={view} call={call} taps={taps} onDone={onDone} />)}
      </Paper>
      {view.outcome && <View className='u-field'><SectionHead title={WHISTLE.outcome} /><Note icon='check'>{view.outcome}</Note></View>}
      {view.actions.includes('end') && <View className='u-section'><EndForm view={view} taps={taps} onDone={onDone} /></View>}
      {view.actions.includes('rate') && <RateForm view={view} taps={taps} onDone={onDone} />}
    </>
  );
}

/** One whistle: whom it calls, how far each is, and what came of it. */
export default function WhistlePage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const query = useApi('GET /whistles/:id', { params: { id } });
  return (
    <Page title='这一哨' className='whistles'>
      <QueryView query={query} what='这一哨'>{(view) => <Body view={view} onDone={() => void query.reload()} />}</QueryView>
    </Page>
  );
}
