import { useEffect, useRef } from 'react';
import { useApi, useQueue, type Query, type ResponseOf, type WaitingWrite } from '@/api';
import { actionsAfter, type FieldAction } from '@shared/domain/cases/field';
import { announce } from '@/ui';
import { WAITING } from '@shared/copy/waiting';
import { type FieldRow, lineOf } from './steps';

/** A row with what waits for it, and what may be done once that has gone. */
export interface Walk {
  row: FieldRow;
  waiting: readonly WaitingWrite[];
  actions: FieldAction[];
}

/** What waits for one case, in its order. */
export const waitingFor = (writes: readonly WaitingWrite[], caseId: string): WaitingWrite[] => writes.filter(({ line }) => line === lineOf(caseId)).sort((a, b) => a.place - b.place);

export function walkOf(row: FieldRow, writes: readonly WaitingWrite[]): Walk {
  const waiting = waitingFor(writes, row.id);
  return { row, waiting, actions: actionsAfter(row.actions, waiting.map(({ step }) => step as FieldAction)) };
}

/** The list of the field, kept on the phone; asked for again when something of it has gone. */
export function useField(): { query: Query<ResponseOf<'GET /workbench/field'>>; walks: Walk[]; writes: readonly WaitingWrite[] } {
  const query = useApi('GET /workbench/field', {});
  const { writes, sent, lastSent } = useQueue();
  const seen = useRef(sent);
  const { reload } = query;
  useEffect(() => {
    if (sent === seen.current) return;
    seen.current = sent;
    if (lastSent) announce(WAITING.sent(lastSent.doing));
    void reload();
  }, [sent, lastSent, reload]);
  return { query, writes, walks: (query.data?.items ?? []).map((row) => walkOf(row, writes)) };
}
