import { useEffect, useRef, useState } from 'react';
import { useApi, type ResponseOf } from '@/api';
import { breath } from '@/platform/breath';
import { pinnedVote } from '@/ui/ballots/pin';
import { hasBigInt } from '@shared/domain/ballotBoard/crypto/bigNumbers';
import { parseNotice } from '@shared/domain/ballotBoard/notice';
import type { Json } from '@shared/domain/ballotBoard/strictJson';
import { checkOpening } from '@shared/domain/ballotClient/checking';
import { BallotError, demand, type BallotProblem } from '@shared/domain/ballotClient/errors';
import type { Table } from './sitting';

export type VoteView = ResponseOf<'GET /votes/:id'>;
export type MyLine = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
export type Opened = ResponseOf<'GET /votes/:id/manifest'>;

/** Checks everything that the server shows of a vote, on this phone, before anything is asked of it. @throws BallotError */
export async function tableOf(view: VoteView, line: MyLine, { leaves, heads, log_key: logKey }: Opened): Promise<Table> {
  demand(hasBigInt(), 'noBigInt');
  const head = heads.find(({ phase }) => phase === 'open') ?? null;
  const { pin, c, ...checked } = await checkOpening({ log_key: logKey, leaves: leaves as Json[], head: head as unknown as Json }, view.fingerprint?.logKey ?? '', { salt: line.salt, body: line.body }, breath);
  demand(checked.vote === pinnedVote(view.id, view.fingerprint?.vote ?? '') && checked.manifest.ballot === 'secret', 'manifest');
  demand(c === line.line, 'roll');
  return { checked, pin, line: { c: line.line, salt: line.salt, body: line.body } };
}

/** Whether a scanned code is that of this vote, and says the same: null where it is no code of this vote. */
export function sameAsNotice(text: string, id: string, { pin, checked }: Table): boolean | null {
  const notice = parseNotice(text);
  if (!notice || notice.id !== id) return null;
  return notice.size === pin.size && notice.root === pin.root && notice.logKey === checked.manifest.log_key_sha256;
}

/** The vote as this phone checked it: being fetched and checked, checked, or why not. */
export function useTable(view: VoteView, line: MyLine): { readonly query: ReturnType<typeof useApi<'GET /votes/:id/manifest'>>; readonly table: Table | null; readonly problem: BallotProblem | null } {
  const query = useApi('GET /votes/:id/manifest', { params: { id: view.id } }, false);
  const [found, setFound] = useState<{ table: Table | null; problem: BallotProblem | null }>({ table: null, problem: null });
  // Checked once for a line: what is frozen does not change, and hashing a long roll takes a while.
  const latest = useRef({ view, line, opened: query.data });
  latest.current = { view, line, opened: query.data };
  const [there, c] = [query.data !== undefined, line.line];
  useEffect(() => {
    const { opened, ...asked } = latest.current;
    if (!there || !opened) return;
    let gone = false;
    tableOf(asked.view, asked.line, opened).then(
      (table) => { if (!gone) setFound({ table, problem: null }); },
      (thrown: unknown) => { if (!gone) setFound({ table: null, problem: thrown instanceof BallotError ? thrown.problem : 'manifest' }); },
    );
    return () => { gone = true; };
  }, [there, c]);
  return { query, ...found };
}
