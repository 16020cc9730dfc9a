import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView } from '@/ui';
import { VISIT } from '@shared/copy/visits';
import { More, VisitRows } from '../components/Rows';

/** Visits that I asked for or that are for me, and the way to ask for one. */
export default function MyVisits() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const pages = usePages('GET /visits', known ? { query: {} } : null, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <Page title={VISIT.title}>
      <View className='u-buttons'><Button icon='home' label={VISIT.ask} onPress={() => open('visitAsk')} /></View>
      <View className='u-section'><QueryView query={pages.query} what='走访'>{() => (pages.items.length === 0 ? <Empty {...VISIT.empty} /> : <VisitRows rows={pages.items} />)}</QueryView></View>
      <More pages={pages} />
    </Page>
  );
}
