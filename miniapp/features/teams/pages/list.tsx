import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, usePages, useSignedIn } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { Button, CommunityPicker, Empty, Note, OfflineBanner, Page, QueryView, SignedIn } from '@/ui';
import { TEAM } from '@shared/copy/volunteerTeams';
import { TeamRows } from '../components/TeamRows';

/** The teams of one's own community, or of another that was chosen. */
function Teams({ own }: { own: string | null }) {
  const [chosen, setCommunity] = useState<string | null>(null);
  const pages = usePages('GET /volunteer-teams', { query: { ...(chosen ? { communityId: chosen } : {}) } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const community = chosen ?? own ?? pages.query.data?.community.id;
  return (
    <>
      {community && <View className='u-gap'><CommunityPicker value={community} onChange={(id) => setCommunity(id === own ? null : id)} other={TEAM.otherCommunity} /></View>}
      <QueryView query={pages.query} what='志愿服务队'>
        {() => (pages.items.length === 0 ? <Empty {...TEAM.empty} /> : <><View className='u-gap'><Note>{TEAM.findNote}</Note></View><View className='u-gap'><TeamRows rows={pages.items} /></View></>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={TEAM.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}
const hasPlace = (me: Me): boolean => me.home !== null || me.staff;

/** Teams of volunteers that one may join, with what they do. */
export default function TeamList() {
  useSignedIn();
  const online = useNetwork((state) => state.online);
  return (
    <Page title={TEAM.title} foot={<Button kind='second' icon='plus' label={TEAM.found} onPress={() => open('teamFound')} />}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => (hasPlace(me) ? <Teams own={me.home?.community.id ?? null} /> : <Empty title='先选您住的社区' body='选好了，就看得到这里的队。' act={{ label: '选社区', onPress: () => open('community') }} />)}</SignedIn>
    </Page>
  );
}
