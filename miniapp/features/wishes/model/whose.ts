import { useState } from 'react';
import type { Me } from '@/api';

/** The community whose wall somebody sees first: that of their home, else of their office; null where an office looks after several. */
const ownOf = (me: Me): string | null => me.home?.community.id ?? me.roles.find(({ community }) => community)?.community?.id ?? null;

/** Which community is looked at, beginning with the one that was asked for, and how to look at another. */
export function useWhose(me: Me, asked: string | null = null) {
  const [chosen, setChosen] = useState(asked);
  return { community: chosen ?? ownOf(me), choose: setChosen };
}
