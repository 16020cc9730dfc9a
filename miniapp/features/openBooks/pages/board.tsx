import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, usePages, useSignedIn } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { Button, Empty, OfflineBanner, Page, QueryView, SectionHead, SignedIn, Tabs } from '@/ui';
import { BOOK, BOOK_UNIT_WORDS } from '@shared/copy/openBooks';
import { BOOK_UNITS, type BookUnitKind } from '@shared/domain/openBooks/kinds';
import { BookRows } from '../components/Rows';
import './books.scss';

const TABS = [{ value: 'all' as const, label: BOOK.all }, ...BOOK_UNITS.map((value) => ({ value, label: BOOK_UNIT_WORDS[value] }))];
function Rows({ kind }: { kind: BookUnitKind | 'all' }) {
  const pages = usePages('GET /open-books', { query: kind === 'all' ? {} : { unitKind: kind } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <QueryView query={pages.query} what='公开栏'>
      {({ community, publishes }) => (
        <>
          {community && <SectionHead title={community.name} />}
          {pages.items.length === 0 ? <Empty {...BOOK.empty} /> : <BookRows rows={pages.items} />}
          {pages.more && <View className='u-section'><Button kind='second' label='看更早的' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
          {publishes && <View className='u-section'><Button kind='second' icon='plus' label={BOOK.desk} onPress={() => open('openBookDesk')} /></View>}
        </>
      )}
    </QueryView>
  );
}
function Lists({ me }: { me: Me }) {
  const [kind, setKind] = useState<BookUnitKind | 'all'>('all');
  const { title, body, act } = BOOK.homeless;
  if (me.home === null && !me.staff) return <Empty title={title} body={body} act={{ label: act, onPress: () => open('community') }} />;
  return <><Tabs tabs={TABS} value={kind} onChange={setKind} /><Rows key={kind} kind={kind} /></>;
}

/** The publication board of where one lives, by who keeps the book. */
export default function BookBoard() {
  useSignedIn();
  const online = useNetwork((state) => state.online);
  return (
    <Page title={BOOK.title} className='books'>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => <Lists me={me} />}</SignedIn>
    </Page>
  );
}
