import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { IdParams } from '../../../shared/contract/kernel';
import { SignedQuery } from '../../../shared/contract/volunteerHours';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { codeOf } from '../../platform/errorCode';
import type { LineDoc } from './document';
import { VoteLines } from './model';
import { freezeOf, loadVote } from './queries';

const TYPE = 'application/json; charset=utf-8';
const ADDRESS_MINUTES = 30;
/** A browser may keep a board: what was published is only added to. */
const MAX_AGE = 60;
const pathOf = (id: string): string => `/api/v1/votes/${id}/openings`;
/** Where scrutineers get the board with all openings for half an hour. */
const rollPathOf = (id: string): string => `/api/v1/votes/${id}/roll-openings`;
/** Where those who prepare and watch a secret vote get its roll with all that opens its lines, for half an hour. */
export const rollUrl = (deps: Deps, id: string): string => deps.signer.sign(rollPathOf(id), deps.clock.now(), ADDRESS_MINUTES);
export const openingsUrl = (deps: Deps, id: string): string => deps.signer.sign(pathOf(id), deps.clock.now(), ADDRESS_MINUTES);

async function open(deps: Deps, id: string, which: 'boardKey' | 'openKey', maxAge: number): Promise<OpenFile> {
  const key = (await loadVote(deps, id)).result?.[which];
  const file = key ? await deps.storage.get(key) : null;
  if (!file) throw new DomainError('not_found');
  return { ...file, type: TYPE, maxAge };
}

/** Every line of the roll as it was prepared or frozen, with its salt, what it hides, and its label: one may hash each and hold it against the list of who lives there. */
async function openRoll(deps: Deps, id: string): Promise<OpenFile> {
  const doc = await loadVote(deps, id);
  if (doc.draft.ballot !== 'secret' || freezeOf(doc) === '') throw new DomainError('not_found');
  const lines = await VoteLines(deps).find({ voteId: id, freeze: freezeOf(doc), added: false }).sort({ _id: 1 }).lean<LineDoc[]>();
  const rows = lines.map(({ _id, salt, ref, area, label, building }) => ({ c: _id, salt, body: { ref, area }, label, building }));
  const bytes = Buffer.from(JSON.stringify({ format: 'ballot-roll/1', root: doc.frozen?.manifest.roll.root ?? doc.prepared?.root, lines: rows }, null, 1));
  return { stream: Readable.from([bytes]), size: bytes.length, type: TYPE, maxAge: 0 };
}

/** The verifier that works without a net, as the build made it (`dist/server/verify-vote.html`), to be saved. */
async function openVerifier(): Promise<OpenFile> {
  const bytes = await readFile(path.join(process.cwd(), 'dist/server/verify-vote.html')).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw new DomainError('not_found');
    throw error;
  });
  return { stream: Readable.from([bytes]), size: bytes.length, type: 'text/html; charset=utf-8', maxAge: MAX_AGE };
}

export const voteDownloads: readonly Download[] = [
  { path: '/vote-verifier', params: z.strictObject({}), query: z.strictObject({}), open: () => openVerifier() },
  {
    path: '/votes/:id/roll-openings', params: IdParams, query: SignedQuery,
    async open(params, query, deps) {
      const [{ id }, { e, s }] = [params as { id: string }, query as z.output<typeof SignedQuery>];
      if (!deps.signer.verify(rollPathOf(id), e, s, deps.clock.now())) throw new DomainError('not_found');
      return openRoll(deps, id);
    },
  },
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
