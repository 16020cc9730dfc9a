import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView, Tabs } from '@/ui';
import { CERTIFICATE, HOUR_DESK_WORDS, HOURS } from '@shared/copy/volunteerHours';
import { HOUR_DESKS, type HourDesk } from '@shared/domain/volunteerHours/states';
import { ForStation } from '../components/ForStation';
import { RecordRows } from '../components/RecordRows';

function Lists() {
  const [desk, setDesk] = useState<HourDesk>('confirm');
  const pages = usePages('GET /workbench/service-records', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={HOUR_DESKS.map((value) => ({ value, label: HOUR_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='服务时长'>{() => (pages.items.length === 0 ? <Empty {...HOURS.deskEmpty} /> : <RecordRows rows={pages.items} named />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={HOURS.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <View className='u-buttons u-gap'>
        <Button kind='second' icon='clock' label={HOURS.enterTitle} onPress={() => open('hoursEnter')} />
        <Button kind='second' icon='warn' label={HOURS.suspects} onPress={() => open('hoursSuspects')} />
        <Button kind='second' icon='medal' label={CERTIFICATE.deskTitle} onPress={() => open('certificateDesk')} />
      </View>
    </>
  );
}

/** The station's hours: what waits for a second person first. */
export default function HoursDeskPage() {
  return <Page title={HOURS.deskTitle}><ForStation><Lists /></ForStation></Page>;
}
