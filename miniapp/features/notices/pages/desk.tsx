import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SectionHead, SignedIn, Tabs } from '@/ui';
import { EMERGENCY } from '@shared/copy/emergencies';
import { NOTICE, NOTICE_DESK_WORDS } from '@shared/copy/notices';
import { writesNotices } from '@shared/domain/notices/kinds';
import { NOTICE_DESKS, type NoticeDesk as Lane } from '@shared/domain/notices/states';
import { EmergencyRows } from '../components/Emergency';
import { NoticeRows } from '../components/Rows';
import './notices.scss';

/** Emergency modes of one's area, and the way to ask for one. */
function Emergencies() {
  const query = useApi('GET /emergencies', {});
  useDidShow(() => { if (query.data) void query.reload(); });
  const rows = query.data?.desk ?? [];
  return <View className='u-section'><SectionHead title={EMERGENCY.title} />{rows.length > 0 && <EmergencyRows rows={rows} />}<View className='u-gap'><Button kind='second' icon='warn' label={EMERGENCY.begin} onPress={() => open('emergencyAsk')} /></View></View>;
}

function Lists() {
  const [desk, setDesk] = useState<Lane>('out');
  const pages = usePages('GET /workbench/notices', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={NOTICE_DESKS.map((value) => ({ value, label: NOTICE_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='通知'>{() => (pages.items.length === 0 ? <Empty {...NOTICE.deskEmpty[desk]} /> : <NoticeRows rows={pages.items} />)}</QueryView>
      <Emergencies />
      {pages.more && <View className='u-section'><Button kind='second' label='看更早的' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Notices of one's office: being written, waiting for a second person, out, taken off. */
export default function NoticeDesk() {
  return (
    <Page title={NOTICE.desk} className='notice-wide' foot={<Button icon='plus' label={NOTICE.write} onPress={() => open('noticeWrite')} />}>
      <SignedIn>{(me) => (writesNotices(me.roles) ? <Lists /> : <Empty title='这里归工作站和街道' body='通知由工作站、街道和区里来发。' act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn>
    </Page>
  );
}
