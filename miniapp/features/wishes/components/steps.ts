import type { useTap } from '@/ui';
import type { WishView } from '../model/words';

/** What a part of the wish's page needs to take a step: the wish, one tap at a time, and what happens after it. */
export interface StepProps {
  readonly view: WishView;
  readonly taps: ReturnType<typeof useTap>;
  /** The wish as the step left it. */
  readonly onDone: (view?: WishView) => void;
}

/** Sends a step; what came back is the wish as it is now. */
export async function take({ taps, onDone }: StepProps, what: string, send: (key: string) => Promise<WishView>, said: string): Promise<boolean> {
  let after: WishView | undefined;
  const done = await taps.tap(what, async (key) => { after = await send(key); }, said);
  onDone(after);
  return done;
}

export const busyWord = (taps: StepProps['taps'], what: string): { busy?: string } => (taps.busy === what ? { busy: '正在记…' } : {});
