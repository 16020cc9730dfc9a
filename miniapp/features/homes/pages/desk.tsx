import { View } from '@tarojs/components';
import { useState } from 'react';
import { usePages } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { HomeRow } from '../components/HomeRow';
import { verifiesHomes } from '@shared/domain/kernel/roles';
import './homes.scss';

const TABS = [
  { value: 'asked', label: '等核实' },
  { value: 'confirmed', label: '核实过' },
  { value: 'over', label: '以前的' },
] as const;
type View_ = (typeof TABS)[number]['value'];
const EMPTY: Readonly<Record<View_, readonly [title: string, body: string]>> = {
  asked: ['没有等核实的住处', '居民报了住处，会排在这里，先报的在前。'],
  confirmed: ['还没有核实过的住处', '核实一处，就在这里看得到。'],
  over: ['没有以前的', '搬走的、没核实上的，都记在这里。'],
};
/** The server counts to 999 and then says that there are more. */
const countOf = (counts: Record<View_, number> | undefined, view: View_): string => (counts ? ` ${counts[view] > 999 ? '999+' : counts[view]}` : '');

function Queue() {
  const [view, setView] = useState<View_>('asked');
  const pages = usePages('GET /station/homes', { query: { view } });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={TABS.map(({ value, label }) => ({ value, label: `${label}${countOf(counts, value)}` }))} value={view} onChange={setView} />
      <QueryView query={pages.query} what='住户'>
        {() => pages.items.length === 0
          ? <Empty title={EMPTY[view][0]} body={EMPTY[view][1]} />
          : <View className='desk__list'>{pages.items.map((row) => <HomeRow key={`${row.id}-${row.revision}`} row={row} onDone={() => void pages.query.reload()} />)}</View>}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** The station's queue of homes to be confirmed. */
export default function HomesDesk() {
  return (
    <Page title='住户核实' className='homes desk'>
      <SignedIn>
        {(me) => verifiesHomes(me.roles) ? <Queue /> : <Empty title='这里归工作站' body='住处由社区工作站核实。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
