import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView, Tabs } from '@/ui';
import { TASK, TASK_LANE_WORDS } from '@shared/copy/volunteerTasks';
import { TASK_LANES, type TaskLane } from '@shared/domain/volunteerTasks/states';
import { TaskRows } from '../components/TaskRows';

/** What a volunteer can take on, what they hold, and what they did. */
export default function TasksPage() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const [lane, setLane] = useState<TaskLane>('open');
  const pages = usePages('GET /volunteer-tasks', known ? { query: { lane } } : null, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <Page title={TASK.title}>
      <Tabs tabs={TASK_LANES.map((value) => ({ value, label: TASK_LANE_WORDS[value], ...(counts && value !== 'past' ? { count: counts[value] } : {}) }))} value={lane} onChange={setLane} />
      <QueryView query={pages.query} what='志愿者任务'>
        {({ volunteer }) => {
          if (lane === 'open' && !volunteer) return <Empty {...TASK.notVolunteer} act={{ label: '去“志愿者”', onPress: () => open('volunteer') }} />;
          return pages.items.length === 0 ? <Empty {...TASK.empty[lane]} /> : <>{lane === 'open' && <View className='u-gap'><Note>{TASK.findNote}</Note></View>}<View className='u-gap'><TaskRows rows={pages.items} /></View></>;
        }}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={TASK.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </Page>
  );
}
