import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, usePages } from '@/api';
import { fileAddress } from '@/platform/address';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, Note, Page, Paper, QueryView, SignedIn, Tabs, Tag, useTap } from '@/ui';
import { ANSWER_RESULT_TAGS, ANSWERS } from '@shared/copy/answers';
import { DROP_WORDS } from '@shared/copy/drop';
import { worksOnCases } from '@shared/domain/kernel/roles';
import './answers.scss';

type Answer = ResponseOf<'GET /integrations/answers'>['items'][number];
type Shown = 'no' | 'all';

const when = (at: string): string => happenedWords(new Date(at), new Date());

/** Both numbers, whose system it was, and how often it came. */
const factsOf = ({ unit, channel, number, theirNumber, at, times }: Answer): string =>
  [`${unit.name}　${channel}`, number ? `工单 ${number}` : '没写工单号', theirNumber && `对方 ${theirNumber}`, when(at), times > 1 && `来了 ${times} 次`].filter(Boolean).join('　');

function OneAnswer({ answer, onSeen }: { answer: Answer; onSeen: () => Promise<void> }) {
  const { tap } = useTap();
  const see = async (): Promise<void> => {
    if (await tap('seen', () => api('POST /integrations/answers/:id/seen', { params: { id: answer.id } }), '记下您看过了')) await onSeen();
  };
  const { caseId } = answer;
  return (
    <Paper className='answers__one'>
      <View className='answers__head'>
        <View className='answers__said'>{`说“${answer.said}”`}</View>
        <Tag tone={answer.seenAt === null ? 'late' : 'neutral'}>{ANSWER_RESULT_TAGS[answer.result]}</Tag>
      </View>
      <View className='u-second'>{factsOf(answer)}</View>
      {answer.why !== '' && <View className='answers__why'>{`没有照着改：${answer.why}`}</View>}
      {answer.note !== '' && <Note>{answer.note}</Note>}
      {answer.photos.length > 0 && <View className='answers__photos'>{answer.photos.map(({ id, thumbUrl }) => <Image key={id} className='answers__photo' src={fileAddress(thumbUrl)} mode='aspectFill' />)}</View>}
      {answer.seenAt !== null && <View className='u-second'>{`${answer.seenBy ?? ''} ${when(answer.seenAt)}看过`}</View>}
      <View className='answers__acts'>
        {caseId !== null && <Button kind='text' label='看这件工单' spoken={`看工单 ${answer.number ?? ''}`} onPress={() => open('workbenchCase', { id: caseId })} />}
        {answer.seenAt === null && <Button kind='text' label={ANSWERS.seen} spoken={`${ANSWERS.seen}：${answer.said}　${answer.theirNumber ?? ''}`} onPress={() => void see()} />}
      </View>
    </Paper>
  );
}

function Answers() {
  const [seen, setSeen] = useState<Shown>('no');
  const pages = usePages('GET /integrations/answers', { query: { seen } });
  return (
    <>
      <Tabs tabs={[{ value: 'no', label: ANSWERS.fresh }, { value: 'all', label: ANSWERS.all }]} value={seen} onChange={setSeen} />
      <QueryView query={pages.query} what='回话'>
        {() => pages.items.length === 0
          ? <Empty title={ANSWERS.none} body={ANSWERS.noneBody} />
          : <>{pages.items.map((answer) => <OneAnswer key={answer.id} answer={answer} onSeen={() => pages.query.reload()} />)}</>}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** What systems outside said that could not be done: late, unknown or refused. Nothing of it is lost. */
export default function AnswersPage() {
  return (
    <Page title={ANSWERS.title} className='answers'>
      <View className='u-second'>{ANSWERS.lead}</View>
      <Button kind='text' label={DROP_WORDS.title} onPress={() => open('dropFiles')} />
      <SignedIn>
        {(me) => worksOnCases(me.roles) || me.roles.some(({ role }) => role === 'administrator') ? <Answers /> : <Empty title='这里归办事的单位' body='单位的系统回的话，由单位和工作站来看。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
