import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, useMessageConsent, usePages, useSignedIn } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { announce, Button, Empty, OfflineBanner, Page, QueryView, SectionHead, SignedIn } from '@/ui';
import { NOTICE } from '@shared/copy/notices';
import { NoticeRows } from '../components/Rows';
import './notices.scss';

function Rows({ communityId }: { communityId: string | null }) {
  const pages = usePages('GET /notices', { query: communityId === null ? {} : { communityId } });
  const consent = useMessageConsent('notice');
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <QueryView query={pages.query} what='通知'>
      {({ pinned, community, writes }) => (
        <>
          {community && <SectionHead title={community.name} />}
          {pinned.length + pages.items.length === 0 && <Empty {...NOTICE.empty} />}
          {pinned.length > 0 && <><SectionHead title={NOTICE.pinned} /><NoticeRows rows={pinned} /></>}
          {pages.items.length > 0 && <View className='u-section'>{pinned.length > 0 && <SectionHead title={NOTICE.all} />}<NoticeRows rows={pages.items} /></View>}
          {pages.more && <View className='u-section'><Button kind='second' label='看更早的' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
          {process.env.TARO_ENV === 'weapp' && <View className='u-section'><Button kind='text' icon='notice' label={NOTICE.wechat} onPress={() => void consent().then(() => announce(NOTICE.wechatDone))} /></View>}
          {writes && <View className='u-section'><Button kind='second' icon='plus' label={NOTICE.desk} onPress={() => open('noticeDesk')} /></View>}
        </>
      )}
    </QueryView>
  );
}
function Lists({ me, communityId }: { me: Me; communityId: string | null }) {
  const { title, body, act } = NOTICE.homeless;
  if (me.home === null && !me.staff && communityId === null) return <Empty title={title} body={body} act={{ label: act, onPress: () => open('community') }} />;
  return <Rows communityId={communityId} />;
}

/** Notices for where one lives, pinned ones first; of another community where the address names it. */
export default function NoticeList() {
  useSignedIn();
  const { community } = useRouter().params;
  const [communityId] = useState(community ?? null);
  const online = useNetwork((state) => state.online);
  return (
    <Page title={NOTICE.title}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => <Lists me={me} communityId={communityId} />}</SignedIn>
    </Page>
  );
}
