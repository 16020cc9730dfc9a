import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { ACTIVITY, ACTIVITY_DESK_WORDS } from '@shared/copy/activities';
import { ACTIVITY_DESKS, type ActivityDesk } from '@shared/domain/activities/states';
import { hasCounter } from '@shared/domain/kernel/roles';
import { ActivityRows } from '../components/Rows';

function Lists() {
  const [desk, setDesk] = useState<ActivityDesk>('open');
  const pages = usePages('GET /workbench/activities', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <View className='u-buttons'>
        <Button icon='volunteer' label={ACTIVITY.make} onPress={() => open('activityEdit')} />
        <Button kind='second' label={ACTIVITY.gaps} onPress={() => open('activityGaps')} />
      </View>
      <View className='u-section'><Tabs tabs={ACTIVITY_DESKS.map((value) => ({ value, label: ACTIVITY_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} /></View>
      <QueryView query={pages.query} what='志愿活动'>{() => (pages.items.length === 0 ? <Empty {...ACTIVITY.deskEmpty} /> : <ActivityRows rows={pages.items} />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={ACTIVITY.moreRows} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** The station's activities: what goes on, drafts, what is over. */
export default function ActivityDeskPage() {
  return <Page title={ACTIVITY.desk}><SignedIn>{(me) => (hasCounter(me.roles) ? <Lists /> : <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
