import { useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Empty, Loading, Page } from '@/ui';

/** What I reported, and what waits for me. */
export default function Matters() {
  const me = useSignedIn();
  return (
    <Page title='我的事' tab='matters'>
      {me ? <Empty title='还没有在办的事' body='看见灯不亮、路不平，拍一张就行，几时答复，交的时候就告诉您。' act={{ label: '随手拍一张', icon: 'report', onPress: () => open('report') }} /> : <Loading />}
    </Page>
  );
}
