import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import { CLAIM_WORDS, WISH_STATE_WORDS } from '@shared/copy/wishes';
import type { ResponseOf } from '@shared/contract';
import { WISH_OVER } from '@shared/domain/wishes/states';
import { WishCard } from '../components/WishCard';
import { dueWords } from '../model/words';
import './wishes.scss';

/** Until when the station checks it, or until when whoever claimed it arranges a day and shows what was done. */
function promise({ mine, claim, dueAt }: ResponseOf<'GET /wishes/mine'>['items'][number]): string | null {
  if (dueAt === null || claim === 'proven') return null;
  return dueWords(dueAt, mine === 'posted' ? WISH.checkBy : claim === 'active' ? WISH.arrangeBy : WISH.proveBy);
}

type View_ = 'posted' | 'claimed';

function Mine({ first }: { first: View_ }) {
  const [view, setView] = useState<View_>(first);
  const pages = usePages('GET /wishes/mine', { query: { view } });
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const empty = view === 'posted' ? WISH.emptyPosted : WISH.emptyClaimed;
  return (
    <>
      <Tabs tabs={[{ value: 'posted', label: '我写的' }, { value: 'claimed', label: '我认领的' }]} value={view} onChange={setView} />
      <QueryView query={pages.query} what='心愿'>
        {() => pages.items.length === 0
          ? <Empty {...empty} act={{ label: view === 'posted' ? WISH.write : '看看心愿', onPress: () => open(view === 'posted' ? 'wishPost' : 'wishes') }} />
          : (
            <View className='wish-list'>
              {pages.items.map((row) => <WishCard key={row.id} row={row} note={[row.claim && !(row.claim === 'proven' && WISH_OVER.includes(row.state)) ? CLAIM_WORDS[row.claim] : WISH_STATE_WORDS[row.state], row.toDo ? WISH.toDo : null, promise(row)].filter(Boolean).join('，')} />)}
            </View>
          )}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** What I wished for, and what I took on. */
export default function MyWishes() {
  const first: View_ = useRouter().params.view === 'claimed' ? 'claimed' : 'posted';
  return (
    <Page title={WISH.mine}>
      <SignedIn>{() => <Mine first={first} />}</SignedIn>
    </Page>
  );
}
