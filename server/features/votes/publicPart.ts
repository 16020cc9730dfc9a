import type { ResponseOf } from '../../../shared/contract';
import { openingLeaves } from '../../../shared/domain/ballotBoard/build';
import type { Deps } from '../../platform/deps';
import type { FrozenRow, LineDoc, VoteDoc } from './document';
import { VoteLines } from './model';

/** What everybody may hold a vote to while it is open: leaves 0 to the number of the roll, the opening head, and the text that was hashed. */
export async function publicPart(deps: Deps, { _id, frozen, result }: VoteDoc & { readonly frozen: FrozenRow }): Promise<ResponseOf<'GET /votes/:id/manifest'>> {
  const lines = await VoteLines(deps).find({ voteId: _id, freeze: frozen.freeze, added: false }, { _id: 1 }).sort({ _id: 1 }).lean<Pick<LineDoc, '_id'>[]>();
  return { format: 'ballot-board/1', log_key: { ...frozen.logKey }, leaves: openingLeaves(frozen.manifest, lines.map((line) => line._id)), heads: [frozen.head, ...(result ? [result.closing] : [])], text: frozen.text };
}
