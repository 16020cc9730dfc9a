import { View } from '@tarojs/components';
import { usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn } from '@/ui';
import { DOCKET } from '@shared/copy/dockets';
import { Rows } from '../components/Rows';
import './dockets.scss';

function Published({ communityId }: { communityId: string }) {
  const pages = usePages('GET /communities/:id/dockets', { params: { id: communityId }, query: {} });
  return (
    <>
      <QueryView query={pages.query} what='民生调度会'>
        {() => (pages.items.length === 0 ? <Empty title={DOCKET.publicNone} body={DOCKET.publicBody} act={{ label: '看身边的事', onPress: () => openTab('board') }} /> : <Rows items={pages.items} onOpen={(id) => open('docketSummary', { id })} />)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** What the monthly meetings of my community and its street decided. */
export default function PublishedDockets() {
  return (
    <Page title={DOCKET.title} className='dockets'>
      <SignedIn>{({ home }) => (home ? <Published communityId={home.community.id} /> : <Empty title='还不知道您住在哪儿' body='选好社区，就能看到会上定了什么。' act={{ label: '选您住的社区', onPress: () => open('community') }} />)}</SignedIn>
    </Page>
  );
}
