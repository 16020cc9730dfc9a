import { useSignedIn } from '@/api';
import { Loading, Page } from '@/ui';
import { MatterList } from './parts/MatterList';

/** What I reported, and what waits for me. */
export default function Matters() {
  const me = useSignedIn();
  return (
    <Page title='我的事' tab='matters'>
      {me ? <MatterList /> : <Loading />}
    </Page>
  );
}
