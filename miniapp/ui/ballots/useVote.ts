import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '../../api';

/** What a page about one vote asks for, by the id in its address: the vote, once it is known who looks. `about`: what is asked of the same vote beside it. */
export function useVote() {
  const { id: asked = '' } = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const about = known ? { params: { id } } : null;
  return { vote: useApi('GET /votes/:id', about, false), about };
}

/** For a page on which somebody votes: the vote, and the lines they vote for. */
export function useVoteAndLines() {
  const { vote, about } = useVote();
  return { vote, lines: useApi('GET /votes/:id/my-line', about, false) };
}
