import { View } from '@tarojs/components';
import { useMe } from '@/api';
import { open, openTab } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, deadlineWords, Empty, ErrorList, FootNote, LessonsFor, ListRow, Page, Paper, QueryView, RuledText, SignedIn, Switch } from '@/ui';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { verifiesHomes as helpsOthers } from '@shared/domain/kernel/roles';
import { CategoryField } from '../../components/CategoryField';
import { PhotoField } from '../../components/PhotoField';
import { PlaceField } from '../../components/PlaceField';
import { QuestionsField } from '../../components/QuestionsField';
import { ReceiptPage } from '@/ui/helping/ReceiptPage';
import { WhomFields } from '@/ui/helping/WhomFields';
import { VoiceField } from '@/ui/voice/VoiceField';
import { CONSENT_SENTENCE } from '@shared/copy/proxy';
import { type Proxy, useProxy } from '../../model/useProxy';
import '../report/index.scss';


/** What it is about: the same fields as the resident's own report. */
function Matter({ proxy }: { proxy: Proxy }) {
  const { draft, change, catalogue, category, promise, missing } = proxy;
  const at = (id: string): string | undefined => missing.find((one) => one.id === id)?.sentence;
  // Who files at a station's counter means a place there, wherever the own home is.
  const served = useMe(({ me }) => me?.roles.find(({ role, community }) => community && helpsOthers([{ role }]))?.community?.id);
  return (
    <>
      <QueryView query={catalogue} what='事情的分类'>
        {(data) => <CategoryField categories={data.categories} value={draft.categoryId} onChange={(categoryId) => change({ categoryId, answers: {} })} error={at('category')} />}
      </QueryView>
      {category && category.questions.length > 0 && <QuestionsField category={category} answers={draft.answers} onChange={(answers) => change({ answers })} error={at('questions')} />}
      <RuledText id='field-text' label='这位怎么说的' note='照原话写' value={draft.text} onChange={(text) => change({ text })} maxLength={REPORT_LIMITS.text} placeholder='比如：3 楼的灯坏了三天，晚上看不见台阶' error={at('text')} />
      <PlaceField place={draft.place} onChange={(place) => change({ place })} detail={promise && `${promise.community.name}${promise.grid ? `，${promise.grid.name}` : ''}`} error={at('place')} community={served} />
      <View className='u-field'><PhotoField shelf={proxy.shelf} label='有照片就放上' error={at('photos')} id='field-photos' /></View>
      <View className='u-field'><VoiceField shelf={proxy.voiceShelf} note='录下这位的话也行' error={at('voices')} id='field-voices' /></View>
      {!category?.sensitive && (
        <View className='u-field'><Switch label='邻居也能看到这件事' detail='问过这位再打开。不显示姓名、电话和门牌' on={draft.showToNeighbours} onChange={(showToNeighbours) => change({ showToNeighbours })} /></View>
      )}
    </>
  );
}

function Form() {
  const proxy = useProxy();
  const { missing, promise, busy, receipt } = proxy;
  if (receipt) return <ReceiptPage receipt={receipt} title='代办' said='报上去了，把号念给这位听，或者打印出来交给他' promises='答复' next={{ label: '再替一位报', onPress: proxy.next }} />;
  const foot = (
    <>
      {promise && <View className='report-promise__main'>{`${promise.station.name}，${deadlineWords(new Date(promise.promisedAt), new Date())} 前答复`}</View>}
      <Button label='替这位报上去' busy={busy ? '正在交' : undefined} onPress={() => void proxy.send()} />
      {missing.length > 0 && <FootNote>{`还差 ${missing.length} 处，补上就能交`}</FootNote>}
    </>
  );
  return (
    <Page title='代办' foot={foot}>
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={missing.map(({ id, label }) => ({ id, label }))} onJump={jumpToField} />
      <Paper tone='list'><ListRow icon='wish' title='这位想要的是一个心愿' detail='要件东西、要人帮忙、想有人陪，在这里写' onPress={() => open('wishPost', { whom: 'proxy' })} /></Paper>
      <View className='u-section' />
      <WhomFields whom={proxy.whom} choose={proxy.choose} title='替谁报' reads={CONSENT_SENTENCE} texts sentence={(id) => missing.find((one) => one.id === id)?.sentence} />
      <View className='u-section'><Matter proxy={proxy} /></View>
      <LessonsFor key={proxy.draft.categoryId ?? ''} {...(proxy.draft.categoryId ? { category: proxy.draft.categoryId } : { situation: 'proxy' })} />
    </Page>
  );
}

/** Counter and hotline form: station staff and grid workers report on behalf of somebody who asks for it. */
export default function ProxyPage() {
  return (
    <SignedIn>
      {(me) => helpsOthers(me.roles) ? <Form /> : (
        <Page title='代办'><Empty title='代办归工作站和网格员' body='自己的事从“随手拍”报就行。' act={{ label: '回首页', onPress: () => openTab('home') }} /></Page>
      )}
    </SignedIn>
  );
}
