import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, Empty, Note, Page, QueryView, useTap } from '@/ui';
import { CERTIFICATE, CERTIFICATE_BUTTONS } from '@shared/copy/volunteerHours';
import { CertificateRows } from '../components/CertificateRows';

/** My certificates of service, and the way to ask for one. */
export default function CertificatesPage() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /certificates/mine', known ? {} : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  const taps = useTap();
  const ask = async (): Promise<void> => {
    let id = '';
    if (await taps.tap('ask', async (key) => { ({ id } = await api('POST /certificates', { body: {}, key })); }, CERTIFICATE.asked)) open('certificate', { id });
  };
  return (
    <Page title={CERTIFICATE.title}>
      <Note>{CERTIFICATE.note}</Note>
      <View className='u-gap'><Button label={CERTIFICATE_BUTTONS.ask} {...busyWord(taps, 'ask')} onPress={() => void ask()} /></View>
      <QueryView query={query} what='服务证明'>{({ items }) => (items.length === 0 ? <Empty {...CERTIFICATE.empty} /> : <CertificateRows rows={items} />)}</QueryView>
    </Page>
  );
}
