import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { NOTICE, NOTICE_DESK_WORDS } from '@shared/copy/notices';
import { writesNotices } from '@shared/domain/notices/kinds';
import { NOTICE_DESKS, type NoticeDesk as Lane } from '@shared/domain/notices/states';
import { NoticeRows } from '../components/Rows';
import './notices.scss';

function Lists() {
  const [desk, setDesk] = useState<Lane>('out');
  const pages = usePages('GET /workbench/notices', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={NOTICE_DESKS.map((value) => ({ value, label: NOTICE_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='通知'>{() => (pages.items.length === 0 ? <Empty {...NOTICE.deskEmpty[desk]} /> : <NoticeRows rows={pages.items} />)}</QueryView>
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
