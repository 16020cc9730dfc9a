import { z } from 'zod';
import { IdParams } from '../../../shared/contract/kernel';
import { SignedQuery } from '../../../shared/contract/volunteerHours';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { loadVote } from './queries';

const TYPE = 'application/json; charset=utf-8';
const ADDRESS_MINUTES = 30;
/** A browser may keep a board: what was published is only added to. */
const MAX_AGE = 60;
const pathOf = (id: string): string => `/api/v1/votes/${id}/openings`;
/** Where scrutineers get the board with all openings for half an hour. */
export const openingsUrl = (deps: Deps, id: string): string => deps.signer.sign(pathOf(id), deps.clock.now(), ADDRESS_MINUTES);

async function open(deps: Deps, id: string, which: 'boardKey' | 'openKey', maxAge: number): Promise<OpenFile> {
  const key = (await loadVote(deps, id)).result?.[which];
  const file = key ? await deps.storage.get(key) : null;
  if (!file) throw new DomainError('not_found');
  return { ...file, type: TYPE, maxAge };
}

export const voteDownloads: readonly Download[] = [
  // The whole public board: whoever looks for their ballot looks on their own phone.
  { path: '/votes/:id/board', params: IdParams, query: z.strictObject({}), open: (params, _query, deps) => open(deps, (params as { id: string }).id, 'boardKey', MAX_AGE) },
  {
    path: '/votes/:id/openings', params: IdParams, query: SignedQuery,
    async open(params, query, deps) {
      const [{ id }, { e, s }] = [params as { id: string }, query as z.output<typeof SignedQuery>];
      if (!deps.signer.verify(pathOf(id), e, s, deps.clock.now())) throw new DomainError('not_found');
      return open(deps, id, 'openKey', 0);
    },
  },
];
