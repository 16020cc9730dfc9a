import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages, useSignedIn, type Me } from '@/api';
import { useNetwork } from '@/platform/network';
import { open } from '@/platform/routes';
import { Button, CommunityPicker, Empty, Note, OfflineBanner, Option, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import { WISH_YEAR } from '@shared/copy/wishFigures';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { WISH_CATEGORIES, WISH_LANES, type WishCategory, type WishLane } from '@shared/domain/wishes/states';
import { Area } from '../components/Area';
import { WishCard } from '../components/WishCard';
import { useWhose } from '../model/whose';
import './wishes.scss';

const EMPTY = { open: WISH.emptyOpen, going: WISH.emptyGoing, realised: WISH.emptyRealised } as const;

function Kinds({ value, urgent, onChange, onUrgent }: { value: WishCategory | null; urgent: boolean; onChange: (value: WishCategory | null) => void; onUrgent: (urgent: boolean) => void }) {
  return (
    <View className='wish-kinds'>
      <Option label={WISH.all} chosen={value === null && !urgent} onPress={() => { onChange(null); onUrgent(false); }} />
      {WISH_CATEGORIES.map((kind) => <Option key={kind} label={WISH_CATEGORY_WORDS[kind].name} chosen={value === kind} onPress={() => onChange(value === kind ? null : kind)} />)}
      <Option label={WISH.urgent} kind='checkbox' chosen={urgent} onPress={() => onUrgent(!urgent)} />
    </View>
  );
}

/** The wall of one community, or of one grid of it. */
function Wall({ community, area, onArea }: { community: string; area: string | null; onArea: (area: string | null) => void }) {
  const [lane, setLane] = useState<WishLane>('open');
  const [category, setCategory] = useState<WishCategory | null>(null);
  const [urgent, setUrgent] = useState(false);
  const pages = usePages('GET /wishes', { query: { lane, communityId: community, ...(category ? { category } : {}), ...(urgent ? { urgent: 'yes' as const } : {}), ...(area ? { gridId: area } : {}) } });
  const counts = pages.query.data?.counts;
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <>
      <Tabs tabs={WISH_LANES.map((value) => ({ value, label: WISH.lanes[value], ...(counts ? { count: counts[value] } : {}) }))} value={lane} onChange={setLane} />
      <Area key={community} grids={pages.query.data?.grids} value={area} onChange={onArea} />
      <Kinds value={category} urgent={urgent} onChange={setCategory} onUrgent={setUrgent} />
      <QueryView query={pages.query} what='心愿'>
        {() => pages.items.length === 0
          ? <Empty {...(area ? { ...WISH.emptyArea, act: { label: WISH.wholeAreaSee, onPress: () => onArea(null) } } : EMPTY[lane])} />
          : (
            <View className='wish-list'>
              {pages.items.map((row) => (
                <WishCard key={row.id} row={row} note={lane === 'open' ? (row.again ? WISH.again : undefined) : lane === 'going' ? WISH.taken : undefined}>
                  {lane === 'open' && <View className='u-gap'><Button label={WISH.claim} spoken={`${WISH.claim}：${row.text}`} onPress={() => open('wish', { id: row.id })} /></View>}
                </WishCard>
              ))}
            </View>
          )}
      </QueryView>
      {lane === 'realised' && <View className='u-section'><Button kind='second' label={WISH_YEAR.open} onPress={() => open('wishYear', { community })} /></View>}
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <View className='u-section'><Note>{WISH.onlyGifts}</Note></View>
    </>
  );
}

/** That of one's own community, or of another that was chosen. */
function Feed({ me }: { me: Me }) {
  const { community, choose } = useWhose(me);
  const [area, setArea] = useState<string | null>(null);
  const go = (id: string): void => {
    choose(id);
    setArea(null);
  };
  return (
    <>
      <View className='u-gap'><CommunityPicker value={community} onChange={go} other={WISH.elsewhere} /></View>
      {community !== null && <Wall community={community} area={area} onArea={setArea} />}
    </>
  );
}

/** Whose wall it is: that of the home, else of the office; residents without either choose first. */
const hasWall = (me: Me): boolean => me.home !== null || me.staff;

/** The wall of wishes of one's community: who waits longest is first. */
export default function WishFeed() {
  useSignedIn();
  const online = useNetwork((state) => state.online);
  const foot = <Button kind='second' icon='wish' label={WISH.write} onPress={() => open('wishPost')} />;
  return (
    <Page title={WISH.title} foot={foot}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>
        {(me) => (hasWall(me) ? <Feed me={me} /> : <Empty title='先选您住的社区' body='选好了，就看得到这里的心愿。' act={{ label: '选社区', onPress: () => open('community') }} />)}
      </SignedIn>
    </Page>
  );
}
