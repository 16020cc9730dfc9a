import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Query } from '../api/useQuery';
import { COMMON } from '@shared/copy/common';
import { announce } from './overlays';
import { useTap } from './useTap';

/** What a part of the page of a matter needs to take a step: the matter, one tap at a time, and what happens after it. */
export interface StepsOf<V> {
  readonly view: V;
  readonly taps: ReturnType<typeof useTap>;
  /** The matter as the step left it. */
  readonly onDone: (view?: V) => void;
}

/** Sends a step; what came back is the matter as it is now. */
export async function take<V>({ taps, onDone }: Pick<StepsOf<V>, 'taps' | 'onDone'>, what: string, send: (key: string) => Promise<V>, said: string | ((after: V) => string)): Promise<boolean> {
  let after: V | undefined;
  const done = await taps.tap(what, async (key) => { after = await send(key); }, typeof said === 'string' ? said : () => (after === undefined ? '' : said(after)));
  onDone(after);
  return done;
}

export const busyWord = (taps: StepsOf<unknown>['taps'], what: string): { busy?: string } => (taps.busy === what ? { busy: '正在记…' } : {});

/**
 * The forms of a matter: what was typed stays when the matter changes meanwhile, and goes when a step of theirs was taken.
 * `filled` is the key of what is filled in, `onDone` what it is given.
 */
export function useForms<V>(onDone: StepsOf<V>['onDone']): { readonly filled: number } & Pick<StepsOf<V>, 'onDone'> {
  const [filled, setFilled] = useState(0);
  return { filled, onDone: (view) => { if (view) setFilled((count) => count + 1); onDone(view); } };
}

/**
 * For a form that was filled with what the matter said: when somebody else has changed it meanwhile, that is told once before it is sent over
 * theirs. True where it may be sent.
 */
export function useSeen({ revision }: { readonly revision: number }): () => boolean {
  const [seen, setSeen] = useState(revision);
  return () => {
    if (seen === revision) return true;
    setSeen(revision);
    announce(COMMON.changedMeanwhile, 'warn');
    return false;
  };
}

/** A matter on its page: as the last step left it until it is read again, and read again whenever the page is returned to. */
export function useStepped<V>(query: Query<V>): { readonly view: V | undefined } & Pick<StepsOf<V>, 'taps' | 'onDone'> {
  const [after, setAfter] = useState<V | null>(null);
  const taps = useTap();
  const onDone = (view?: V): void => {
    if (view) setAfter(view);
    void query.reload().then(() => setAfter(null));
  };
  useDidShow(() => { if (query.data) void query.reload(); });
  return { view: after ?? query.data, taps, onDone };
}
