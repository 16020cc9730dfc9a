import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { TASK, TASK_DESK_WORDS } from '@shared/copy/volunteerTasks';
import { hasCounter } from '@shared/domain/kernel/roles';
import { TASK_DESKS, type TaskDesk } from '@shared/domain/volunteerTasks/states';
import { TaskRows } from '../components/TaskRows';

function Lists() {
  const [desk, setDesk] = useState<TaskDesk>('check');
  const pages = usePages('GET /workbench/volunteer-tasks', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={TASK_DESKS.map((value) => ({ value, label: TASK_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='志愿者任务'>{() => (pages.items.length === 0 ? <Empty {...TASK.deskEmpty} /> : <TaskRows rows={pages.items} />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={TASK.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** The station's tasks: what was reported first. */
export default function TaskDeskPage() {
  return <Page title={TASK.deskTitle}><SignedIn>{(me) => (hasCounter(me.roles) ? <Lists /> : <Empty title={TASK.notYours} body={TASK.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
