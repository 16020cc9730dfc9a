import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useSignedIn } from '@/api';
import { useElder } from '@/ui';
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
  return elder && !edit ? <ElderPost post={post} /> : <PostForm post={post} />;
}
