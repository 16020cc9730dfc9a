import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useMe, usePages, useSignedIn } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { RecordRows } from '../components/RecordRows';

/** Hours in publication in one's community: by surname, open to objection. */
export default function PublishedHoursPage() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const pages = usePages('GET /hours/published', known ? {} : null, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <Page title={HOURS.published}>
      <QueryView query={pages.query} what='公示中的时长'>
        {({ community, days }) => {
          if (!community) return <Empty {...HOURS.noCommunity} act={{ label: '去“我的”', onPress: () => openTab('me') }} />;
          return <><Note>{HOURS.publishedNote(days)}</Note>{pages.items.length === 0 ? <Empty {...HOURS.publishedEmpty} /> : <RecordRows rows={pages.items} named />}</>;
        }}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={HOURS.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </Page>
  );
}
