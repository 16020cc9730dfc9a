import { type ReactNode, useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { announce, Button } from '@/ui';

type Mine = ResponseOf<'GET /cases/mine'>;

interface MoreRowsProps {
  route: 'GET /cases/mine';
  query: { tab: 'open' | 'toEvaluate' | 'done' };
  /** The first page as the query has it. */
  first: Mine;
  children: (row: Mine['items'][number]) => ReactNode;
}

/** The rows of a list and, behind one press, what follows. */
export function MoreRows({ route, query, first, children }: MoreRowsProps) {
  const [more, setMore] = useState<Mine['items']>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const cursor = next === undefined ? first.next : next;
  const load = async (): Promise<void> => {
    if (!cursor || busy) return;
    setBusy(true);
    try {
      const page = await api(route, { query: { ...query, cursor } });
      setMore([...more, ...page.items]);
      setNext(page.next);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {[...first.items, ...more].map(children)}
      {cursor && <Button kind='second' label='再看一些' busy={busy ? '正在取' : undefined} onPress={() => void load()} />}
    </>
  );
}
