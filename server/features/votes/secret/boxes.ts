import { jcs } from '../../../../shared/domain/ballotBoard/jcs';
import type { PaperCountLeaf } from '../../../../shared/domain/ballotBoard/leaves';
import type { VoteRuleCode } from '../../../../shared/domain/votes/drafts';
import type { Deps } from '../../../platform/deps';
import { sha256Of } from '../board/format';
import { VoteLines } from '../model';
import type { VoteDoc } from '../document';
import type { BoxDoc } from './document';
import { BoxCounts, IssuedLines } from './model';

/** A box and what the two counted in it. */
export interface Box {
  readonly box: string;
  readonly entries: readonly BoxDoc[];
  readonly state: 'one' | 'unequal' | 'counted';
}
const said = ({ handed, votes, invalid }: BoxDoc): string => jcs({ handed, invalid, votes });

/** Boxes in the order of their names. */
export async function boxesOf(deps: Deps, voteId: string): Promise<Box[]> {
  const rows = await BoxCounts(deps).find({ voteId }).sort({ box: 1, by: 1 }).lean<BoxDoc[]>();
  return [...new Set(rows.map(({ box }) => box))].map((box) => {
    const entries = rows.filter((row) => row.box === box);
    const [one, other] = entries;
    return { box, entries, state: one && other ? (said(one) === said(other) ? 'counted' : 'unequal') : 'one' };
  });
}
export const handedIn = (boxes: readonly Box[]): number => boxes.reduce((sum, { entries }) => sum + (entries[0]?.handed ?? 0), 0);

/** Lines that count and got a paper. */
export async function paperMarks(deps: Deps, { _id: voteId, frozen }: Pick<VoteDoc, '_id' | 'frozen'>): Promise<string[]> {
  const ids = (await IssuedLines(deps).find({ voteId, b: null }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id);
  const lines = ids.length === 0 ? [] : await VoteLines(deps).find({ _id: { $in: ids }, voteId, freeze: frozen?.freeze ?? '', voided: false }, { _id: 1 }).lean<{ _id: string }[]>();
  return lines.map(({ _id }) => _id);
}

/** What of the boxes has to be mended before a scrutineer may confirm; null: nothing. */
export async function ruleAgainstBoxes(deps: Deps, doc: VoteDoc): Promise<VoteRuleCode | null> {
  const [boxes, marks] = await Promise.all([boxesOf(deps, doc._id), paperMarks(deps, doc)]);
  if (boxes.some(({ state }) => state === 'unequal')) return 'votePaperUnequal';
  if (boxes.some(({ state }) => state === 'one')) return 'votePaperMissing';
  if (marks.length > 0 && boxes.length === 0) return 'votePaperUncounted';
  return handedIn(boxes) > marks.length ? 'votePaperMarks' : null;
}

/** Leaves of the boxes that both counted alike, by the names that stand in the manifest. */
export function boxLeaves({ scrutineers }: Pick<VoteDoc, 'scrutineers'>, boxes: readonly Box[]): PaperCountLeaf[] {
  const name = (id: string): string => scrutineers.find(({ personId }) => personId === id)?.name ?? '';
  return boxes.flatMap(({ box, state, entries }) => {
    const [one, other] = entries;
    if (state !== 'counted' || !one || !other) return [];
    const doc = sha256Of(jcs(entries.map(({ by, handed, invalid, votes }) => ({ by: name(by), handed, invalid, votes }))));
    return [{ t: 'paper-count' as const, box, handed: one.handed, votes: one.votes, invalid: one.invalid, by: [name(one.by), name(other.by)], doc }];
  });
}
