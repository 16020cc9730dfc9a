import { Page, SignedIn } from '@/ui';
import { MatterList } from './parts/MatterList';

/** What I reported, and what waits for me. */
export default function Matters() {
  return (
    <Page title='我的事' tab='matters'>
      <SignedIn>{() => <MatterList />}</SignedIn>
    </Page>
  );
}
