import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, usePages, type ResponseOf } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, ListRow, Page, Paper, QueryView, SectionHead, SignedIn, Tabs, Tag } from '@/ui';
import { CALL_STATE_WORDS, WHISTLE, WHISTLE_KIND_WORDS } from '@shared/copy/whistles';
import { worksOnCases } from '@shared/domain/kernel/roles';
import type { WhistleState } from '@shared/domain/whistles/whistles';
import './whistles.scss';

type Row = ResponseOf<'GET /whistles'>['items'][number];

const callWords = ({ calls }: Row): string => calls.map(({ unit, state }) => `${unit} ${CALL_STATE_WORDS[state]}`).join('，');

function Whistle({ row }: { row: Row }) {
  const late = row.calls.some((call) => call.late);
  const when = happenedWords(new Date(row.at), new Date());
  return (
    <ListRow
      title={row.case.title}
      detail={<><View>{`${WHISTLE_KIND_WORDS[row.kind].name}　${row.by}　${when}`}</View><View>{row.case.placeText}</View><View>{callWords(row)}</View></>}
      aside={late ? <Tag tone='late'>没按时</Tag> : undefined}
      spoken={`${row.case.title}，${WHISTLE_KIND_WORDS[row.kind].name}，${row.case.placeText}，${callWords(row)}${late ? '，有单位没按时' : ''}`}
      onPress={() => open('whistle', { id: row.id })}
    />
  );
}

/** What those who blew say of the units they called: units, never people, and only from five up. */
function Ratings() {
  const { data } = useApi('GET /whistles/ratings', {});
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <View className='u-field'>
      <SectionHead title={WHISTLE.ratings} note={WHISTLE.ratingsNote} />
      <Paper tone='list'>
        {items.map(({ unit, count, mean }) => <ListRow key={unit} title={unit} detail={mean === null ? WHISTLE.notYet(count) : `${mean} 分（满分 5 分），评了 ${count} 次`} />)}
      </Paper>
    </View>
  );
}

function Board() {
  const [view, setView] = useState<WhistleState>('open');
  const pages = usePages('GET /whistles', { query: { view } });
  return (
    <>
      <Tabs tabs={[{ value: 'open', label: WHISTLE.open }, { value: 'ended', label: WHISTLE.ended }]} value={view} onChange={setView} />
      <QueryView query={pages.query} what='吹哨'>
        {() => pages.items.length === 0
          ? <Empty title={view === 'open' ? WHISTLE.none : '还没有散了的哨'} body='站里或街道一家办不了的事，在工单里吹哨，叫有关单位到现场。' />
          : <View className='whistle__list'><Paper tone='list'>{pages.items.map((row) => <Whistle key={row.id} row={row} />)}</Paper></View>}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      {view === 'ended' && <Ratings />}
    </>
  );
}

/** The whistle board: whom one's units have called or are called by, newest first. */
export default function WhistleBoard() {
  return (
    <Page title={WHISTLE.board} className='whistles'>
      <SignedIn>
        {(me) => worksOnCases(me.roles) ? <Board /> : <Empty title='这里归办事的单位' body='吹哨叫了谁、到没到场，在您那件事的进展里看得到。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
