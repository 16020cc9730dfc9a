import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type ResponseOf, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, deadlineWords, Empty, happenedWords, LessonsFor, ListRow, Page, Paper, QueryView, SignedIn, Tabs, Tag } from '@/ui';
import { WISH, WISH_DESK_WORDS } from '@shared/copy/wishPages';
import { WISH_FIGURES } from '@shared/copy/wishFigures';
import { WHOM_WORDS, WISH_CATEGORY_WORDS, WISH_STATE_WORDS } from '@shared/copy/wishes';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { areaWords, factWords } from '../model/words';
import './wishes.scss';

type Row = ResponseOf<'GET /workbench/wishes'>['items'][number];
type Desk = keyof typeof WISH_DESK_WORDS;
/** Four at a glance; the rest behind a second row. */
const FIRST: readonly Desk[] = ['check', 'confirm', 'unmatched', 'going'];
const REST: readonly Desk[] = ['asked', 'open', 'over'];

function Wish({ row }: { row: Row }) {
  const now = new Date();
  const title = row.text || WISH_CATEGORY_WORDS[row.category].name;
  const due = row.dueAt ? `${deadlineWords(new Date(row.dueAt), now)}前` : happenedWords(new Date(row.at), now);
  const facts = [factWords(row), areaWords(row), row.whom === 'self' ? WISH.forSelf : `替${WHOM_WORDS[row.whom]}写的`, row.claimant ? `${row.claimant}认领` : null].filter(Boolean).join('，');
  return (
    <ListRow
      title={title}
      detail={<><View>{`${row.number}　${due}`}</View><View>{facts}</View></>}
      aside={<Tag tone={row.late ? 'late' : 'quiet'}>{row.late ? '过了时间' : WISH_STATE_WORDS[row.state]}</Tag>}
      spoken={`${title}，${WISH_STATE_WORDS[row.state]}，${facts}，${due}${row.late ? '，过了时间' : ''}`}
      onPress={() => open('wish', { id: row.id })}
    />
  );
}

function Lists() {
  const [desk, setDesk] = useState<Desk>('check');
  const pages = usePages('GET /workbench/wishes', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  const tabs = (desks: readonly Desk[]) => desks.map((value) => ({ value, label: WISH_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }));
  return (
    <>
      <Tabs tabs={tabs(FIRST)} value={desk} onChange={setDesk} />
      <Tabs tabs={tabs(REST)} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='心愿'>
        {() => pages.items.length === 0 ? <Empty {...WISH.emptyDesk} /> : <View className='wish-list'><Paper tone='list'>{pages.items.map((row) => <Wish key={row.id} row={row} />)}</Paper></View>}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <LessonsFor situation='wishes' />
    </>
  );
}

/** Wishes as the station works on them: what is to be checked first, by when. */
export default function WishDesk() {
  return (
    <Page title={WISH.title} className='wish-desk' foot={<View className='u-buttons'><Button kind='second' label='替居民写一个' onPress={() => open('wishPost', { whom: 'proxy' })} /><Button kind='second' label={WISH_FIGURES.open} onPress={() => open('wishFigures')} /></View>}>
      <SignedIn>{(me) => (worksOnCases(me.roles) ? <Lists /> : <Empty title='这里归工作站' body='您的心愿在“我的心愿”里。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
