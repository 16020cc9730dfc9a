import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type ResponseOf, useApi } from '@/api';
import { useNetwork } from '@/platform/network';
import { open, openTab } from '@/platform/routes';
import { Empty, ListRow, Note, OfflineBanner, Page, Paper, QueryView, SignedIn, Tag } from '@/ui';
import { LESSON } from '@shared/copy/lessons';
import { learns } from '@shared/domain/kernel/roles';
import { stateOf } from '../model/state';

type Row = ResponseOf<'GET /lessons'>['items'][number];

function Line({ row }: { row: Row }) {
  const state = stateOf(row);
  const detail = `${LESSON.minutes(row.minutes)}${LESSON.questions(row.questions)}`;
  return <ListRow icon='medal' title={row.name} detail={detail} aside={state === 'fresh' ? undefined : <Tag tone={state === 'changed' ? 'neutral' : 'quiet'}>{LESSON.state[state]}</Tag>} spoken={`${row.name}，${detail}，${LESSON.state[state]}`} onPress={() => open('lesson', { id: row.id })} />;
}

function Lessons() {
  const query = useApi('GET /lessons', { query: {} });
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <QueryView query={query} what='小课'>
      {({ items }) => (items.length === 0
        ? <Empty {...LESSON.empty} />
        : <><Paper tone='list'>{items.map((row) => <Line key={row.id} row={row} />)}</Paper><View className='u-gap'><Note icon='lock'>{LESSON.own}</Note></View></>)}
    </QueryView>
  );
}

/** All lessons, with what I have done of them: for me alone. */
export default function LessonList() {
  const online = useNetwork((state) => state.online);
  return (
    <Page title={LESSON.title}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => (learns(me.roles) ? <Lessons /> : <Empty title={LESSON.elsewhere.title} body={LESSON.elsewhere.body} act={{ label: LESSON.elsewhere.act, onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
