import { useEffect, useRef, useState } from 'react';
import { api, useQuery } from '@/api';
import type { ResponseOf } from '@shared/contract';
import type { Draft } from './draft';

export type Advice = ResponseOf<'POST /cases/advice'>;
/** How long the pen must rest before it is asked, milliseconds: not at every letter. */
const REST_MS = 700;

/** What was last written, once the pen rests. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * Likely categories, who helps faster, and what is known near by, for what is being written. Nothing of it is kept on the
 * phone. While a newer answer is on its way the last one stays, so that nothing jumps under the hand.
 */
export function useAdvice({ text, place, categoryId }: Pick<Draft, 'text' | 'place' | 'categoryId'>): Advice | undefined {
  const words = useRested(text.trim());
  const body = { text: words, placeText: place?.text ?? '', ...(categoryId ? { categoryId } : {}), ...(place ? { point: place.point } : {}) };
  const name = words === '' ? null : `advice.${JSON.stringify(body)}`;
  const { data } = useQuery(name, () => api('POST /cases/advice', { body }));
  const last = useRef<Advice>();
  if (name === null) last.current = undefined;
  else if (data) last.current = data;
  return last.current;
}
