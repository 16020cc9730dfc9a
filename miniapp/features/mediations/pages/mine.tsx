import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Page, QueryView } from '@/ui';
import { MEDIATION } from '@shared/copy/mediations';
import { MediationRows, More } from '../components/Rows';

/** Mediations in which I am a side or the mediator, and the way to ask for one. */
export default function MyMediations() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const pages = usePages('GET /mediations', known ? { query: {} } : null, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <Page title={MEDIATION.title}>
      <View className='u-buttons'><Button icon='talk' label={MEDIATION.ask} onPress={() => open('mediationAsk')} /></View>
      <View className='u-section'><QueryView query={pages.query} what='调解'>{() => (pages.items.length === 0 ? <Empty {...MEDIATION.empty} /> : <MediationRows rows={pages.items} />)}</QueryView></View>
      <More pages={pages} />
    </Page>
  );
}
