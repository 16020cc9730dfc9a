import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, categoryIcon, dayWords, Empty, ListRow, Note, Page, Paper, Phrases, QueryView, SignedIn, Tabs } from '@/ui';
import { DOORS } from '@shared/copy/doors';

type Row = ResponseOf<'GET /cases/around'>['items'][number];

/** `第 3 网格　锦园物业，22 日办好，用了 3 个工作日`; the grid only where the title does not say it already. */
function detailOf(row: Row, now: Date): string {
  const where = row.grid && !row.title.includes(row.grid) ? `${row.grid}　` : '';
  const who = row.leadUnit ? `${row.leadUnit}，` : '';
  const days = Math.max(1, row.workingDays);
  if (row.solvedAt) return `${where}${who}${dayWords(new Date(row.solvedAt), now)}办好，用了 ${days} 个工作日`;
  return `${where}${who}${dayWords(new Date(row.createdAt), now)}交来，第 ${days} 个工作日`;
}

function Around({ communityId, solved }: { communityId: string; solved: 'yes' | 'no' }) {
  const pages = usePages('GET /cases/around', { query: { communityId, solved } });
  const now = new Date();
  return (
    <QueryView query={pages.query} what='身边的事'>
      {() => pages.items.length === 0 ? (
        <Empty title={solved === 'yes' ? '还没有办好的事' : '现在没有在办的事'} body={'看见灯不亮、路不平，拍一张就行，\n几时答复，交的时候就告诉您。'} act={{ label: '随手拍一张', icon: 'report', onPress: () => open('report') }} />
      ) : (
        <>
          <Paper tone='list'>
            {pages.items.map((row) => (
              <ListRow key={row.id} icon={categoryIcon(row.category.icon)} title={row.title} detail={<Phrases text={detailOf(row, now)} />} onPress={() => open('case', { id: row.id })} />
            ))}
          </Paper>
          <View className='u-section'><Note>是谁反映的、原话怎么说，邻居看不到。</Note></View>
          {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
        </>
      )}
    </QueryView>
  );
}

const TABS = [
  { value: 'yes', label: '办好的' },
  { value: 'no', label: '正在办' },
] as const;

/** The board: what was solved around me, and what is being done. No names and no words of reporters. */
export default function Board() {
  const [solved, setSolved] = useState<'yes' | 'no'>('yes');
  return (
    <Page title='公示' tab='board'>
      <SignedIn>{({ home }) => (!home ? <Empty title='还不知道您住在哪儿' body={'请工作站帮您登记住处，\n这里就能看到身边的事。'} act={{ label: '回首页', onPress: () => openTab('home') }} /> : (
        <>
          <View className='u-gap'>
            <Paper tone='list'><ListRow icon='receipt' title='社区事项清单' detail='社区该办什么，帮谁办什么，没准入什么' onPress={() => open('matterList', { id: home.community.id })} /><ListRow icon='receipt' title={DOORS.openBooks.title} detail={DOORS.openBooks.detail} onPress={() => open('openBooks')} /><ListRow icon='notice' title='民生调度会' detail='每月会上定了什么、谁去办、哪天办好' onPress={() => open('publishedDockets')} /><ListRow icon='volunteer' title='志愿服务时长' detail='记进去以前先公示，不对可以提' onPress={() => open('hoursPublished')} /></Paper>
          </View>
          <View className='u-gap' />
          <Tabs tabs={TABS} value={solved} onChange={setSolved} />
          <Around key={solved} communityId={home.community.id} solved={solved} />
        </>
      ))}</SignedIn>
    </Page>
  );
}
