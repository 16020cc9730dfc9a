import { useMe } from '@/api';
import { useNetwork } from '@/platform/network';
import { OfflineBanner, Page, SignedIn, useElder } from '@/ui';
import { ElderHome } from './parts/Elder';
import { StandardHome } from './parts/Standard';
import './index.scss';

/** Home, in one of its two forms. Opens with what was kept on the phone where there is no network. */
export default function Home() {
  const elder = useElder();
  const known = useMe((state) => state.me !== null);
  const online = useNetwork((state) => state.online);
  return (
    <Page title={elder ? '邻里 长辈版' : '邻里'} tab='home' className='home' call={elder && known ? 'own' : 'page'}>
      {!online && <OfflineBanner>下面是上次看到的样子，有网了会自己更新</OfflineBanner>}
      <SignedIn>{(me) => (elder ? <ElderHome me={me} /> : <StandardHome me={me} />)}</SignedIn>
    </Page>
  );
}
