import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { useElder } from '@/ui';
import { ReceiptPage } from '@/ui/helping/ReceiptPage';
import { WISH_RECEIPT_WORDS } from '@shared/copy/proxy';
import { WISH } from '@shared/copy/wishPages';
import { ElderPost } from '../components/ElderPost';
import { PostForm } from '../components/PostForm';
import { usePost } from '../model/usePost';
import './wishes.scss';

/** Write a wish, for oneself or for somebody; or write one's own anew. */
export default function WishPost() {
  useSignedIn();
  const elder = useElder();
  // The address is another one as soon as a page opens above this.
  const params = useRouter().params;
  const [{ edit, whom }] = useState({ edit: params.edit, whom: params.whom === 'proxy' ? ('proxy' as const) : ('self' as const) });
  const post = usePost(edit, whom);
  if (post.receipt) return <ReceiptPage receipt={post.receipt} title={WISH.title} said='写好了，把号念给这位听，或者打印出来交给他' numberWord={WISH_RECEIPT_WORDS.number} promises='核实好' next={{ label: '再替一位写', onPress: () => replace('wishPost', { whom: 'proxy' }) }} />;
  // Whom one writes for is asked on the whole form alone.
  return elder && !edit && whom === 'self' ? <ElderPost post={post} /> : <PostForm post={post} />;
}
