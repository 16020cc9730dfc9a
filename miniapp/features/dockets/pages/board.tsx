import { View } from '@tarojs/components';
import { usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn } from '@/ui';
import { DOCKET } from '@shared/copy/dockets';
import { callsDockets, worksOnCases } from '@shared/domain/kernel/roles';
import { Rows } from '../components/Rows';
import './dockets.scss';

function Board({ calls }: { calls: boolean }) {
  const pages = usePages('GET /dockets', { query: {} });
  return (
    <>
      {calls && <View className='u-gap'><Button label={DOCKET.call} onPress={() => open('docketCall')} /></View>}
      <QueryView query={pages.query} what='民生调度会'>
        {() => (pages.items.length === 0 ? <Empty title={DOCKET.none} body={DOCKET.noneBody} /> : <View className='u-section'><Rows items={pages.items} onOpen={(id) => open('docket', { id })} /></View>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Monthly dispatch meetings that one convenes, is invited to or looks after. */
export default function DocketBoard() {
  return (
    <Page title={DOCKET.title} className='dockets'>
      <SignedIn>
        {(me) => worksOnCases(me.roles)
          ? <Board calls={callsDockets(me.roles)} />
          : <Empty title='这里归办事的单位' body='会上定了什么，在「公示」里看得到。' act={{ label: '去公示', onPress: () => openTab('board') }} />}
      </SignedIn>
    </Page>
  );
}
