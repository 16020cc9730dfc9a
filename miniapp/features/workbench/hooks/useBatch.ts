import { useCallback, useRef, useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce } from '@/ui';
import { BATCH } from '@shared/copy/desk';
import { BATCH_LIMITS, type BatchAction } from '@shared/domain/desk/batch';
import type { CaseRow } from '../model/types';

export type Result = ResponseOf<'POST /workbench/batch'>['items'][number];

/** Several cases at once: which are chosen, and what became of each. */
export function useBatch(rows: readonly CaseRow[], onDone: () => void) {
  const [on, setOn] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<readonly Result[]>([]);
  const [busy, setBusy] = useState<BatchAction | null>(null);
  const intent = useRef({ content: '', key: '' });
  const picked = rows.filter(({ id }) => chosen.includes(id));

  const start = useCallback(() => { setOn(true); setChosen([]); setFailed([]); }, []);
  const end = useCallback(() => setOn(false), []);
  const toggle = (id: string): void => {
    if (chosen.includes(id)) return setChosen(chosen.filter((one) => one !== id));
    if (chosen.length >= BATCH_LIMITS.cases) return announce(BATCH.most, 'warn');
    setChosen([...chosen, id]);
  };
  const all = (): void => setChosen(rows.slice(0, BATCH_LIMITS.cases).map(({ id }) => id));

  /** The same choice asked for again after a lost connection goes under the same key. */
  const run = async (action: BatchAction, text = ''): Promise<boolean> => {
    if (busy !== null || picked.length === 0) return false;
    const body = { action, text, items: picked.map(({ id, revision = 0 }) => ({ id, revision })) };
    const content = JSON.stringify(body);
    if (intent.current.content !== content) intent.current = { content, key: randomId() };
    setBusy(action);
    try {
      const { items } = await api('POST /workbench/batch', { body, key: intent.current.key });
      const not = items.filter(({ done }) => !done);
      setFailed(not);
      setChosen([]);
      announce(BATCH.done(items.length - not.length, items.length), not.length > 0 ? 'warn' : 'done');
      onDone();
      return true;
    } catch (error) {
      announce(sentenceOf(error), 'warn');
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { on, chosen, picked, failed, busy, start, end, toggle, all, run };
}
export type Batch = ReturnType<typeof useBatch>;
