import type { Cell } from '../../http/spreadsheet';
import type { Deps } from '../../platform/deps';
import { UNMATCHED_WORDS, WHOM_WORDS, WISH_CATEGORY_WORDS, WISH_STATE_WORDS } from '../../../shared/copy/wishes';
import { WISH_REGISTER } from '../../../shared/copy/wishFigures';
import type { UnmatchedReason } from '../../../shared/domain/wishes/states';
import { formatFullDate } from '../../../shared/domain/kernel/dates';
import { getUnits } from '../organisation';
import type { WishDoc } from './document';
import { Wishes } from './model';

/** Most rows of one table. */
const MOST = 5_000;
const day = (at: Date | null | undefined): string | null => (at ? formatFullDate(at.toISOString()) : null);
const DAY_MS = 86_400_000;

type Row = Pick<WishDoc, '_id' | 'number' | 'category' | 'state' | 'whom' | 'target' | 'release' | 'claims' | 'past' | 'unmatched' | 'realisedAt' | 'createdAt' | 'scope'>;
const fields = { number: 1, category: 1, state: 1, whom: 1, target: 1, release: 1, claims: 1, past: 1, unmatched: 1, realisedAt: 1, createdAt: 1, scope: 1 } as const;

/**
 * Rows of the register (心愿台账) of a level, by the day of posting: as it was released, never as it was written; an
 * organisation by its name, a neighbour as one. Nothing in it says who posted, received or claimed.
 */
export async function registerOf(deps: Deps, level: { readonly id: string; readonly kind: string }, from: Date, to: Date): Promise<Cell[][]> {
  const rows = await Wishes(deps).find({ [`scope.${level.kind}`]: level.id, createdAt: { $gte: from, $lt: to } }, fields).sort({ createdAt: 1, _id: 1 }).limit(MOST).lean<Row[]>();
  const units = await getUnits(deps, rows.flatMap(({ scope, claims }) => [scope.community, ...claims.map(({ unitId }) => unitId)]));
  return rows.map(({ number, category, state, whom, target, release, claims, past, unmatched, realisedAt, createdAt, scope }) => {
    const first = [...claims, ...past].map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0];
    const hands = [...new Set(claims.map(({ unitId }) => (unitId === null ? WISH_REGISTER.neighbour : (units.get(unitId)?.name ?? ''))))];
    return [
      number, units.get(scope.community)?.name ?? '', day(createdAt), WISH_CATEGORY_WORDS[category].name, release?.text ?? WISH_REGISTER.unreleased, WISH_REGISTER.whom[whom] ?? WHOM_WORDS[whom], target, WISH_STATE_WORDS[state],
      hands.join('、'), claims.length + past.length, day(first), day(realisedAt), realisedAt ? Math.max(0, Math.round((realisedAt.getTime() - createdAt.getTime()) / DAY_MS)) : null,
      unmatched ? (unmatched.reason ? UNMATCHED_WORDS[unmatched.reason as UnmatchedReason] : WISH_REGISTER.unsaid) : null,
    ];
  });
}
