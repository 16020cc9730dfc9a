import type { Deps } from '../../platform/deps';
import { Cases } from './model';

/** What became of the cases filed in a community in a month, by category. */
export interface CategoryAccount {
  readonly categoryId: string;
  readonly received: number;
  /** Answered by the promise made at filing. */
  readonly onTime: number;
  /** Answered after it, or not answered though it has passed. */
  readonly overdue: number;
  /** Closed with the resident's word that it is solved. */
  readonly solved: number;
}

/** A month's figures by category, and when an unanswered case of it next passes its promise. */
export interface MonthAccount {
  readonly categories: readonly CategoryAccount[];
  readonly nextOverdueAt: Date | null;
}

interface Row {
  categoryId: string;
  state: string;
  outcome: string | null;
  answeredAt: Date | null;
  firstPromisedAt: Date;
}
interface Sums {
  received: number;
  onTime: number;
  overdue: number;
  solved: number;
}

function addCase(sum: Sums, { state, outcome, answeredAt, firstPromisedAt }: Row, now: Date): void {
  sum.received += 1;
  if (state === 'withdrawn') return;
  if ((answeredAt ?? now) > firstPromisedAt) sum.overdue += 1;
  else if (answeredAt) sum.onTime += 1;
  if (outcome === 'satisfied') sum.solved += 1;
}

const fields = { categoryId: 1, state: 1, outcome: 1, answeredAt: 1, firstPromisedAt: 1 } as const;

/**
 * Counts the cases filed in a community from one moment to another, from the cases themselves (index
 * `filed_in_community`), so that a recount is equal by construction. Withdrawn ones are received, and no more.
 * @param now what is unanswered and past its promise is overdue as of then
 */
export async function monthAccount(deps: Deps, communityId: string, from: Date, to: Date, now: Date): Promise<MonthAccount> {
  const rows = await Cases(deps)
    .find({ 'scope.community': communityId, createdAt: { $gte: from, $lt: to } }, fields)
    .lean<Row[]>();
  const sums = new Map<string, Sums>();
  let nextOverdueAt: Date | null = null;
  for (const row of rows) {
    const sum = sums.get(row.categoryId) ?? { received: 0, onTime: 0, overdue: 0, solved: 0 };
    sums.set(row.categoryId, sum);
    addCase(sum, row, now);
    const running = row.state !== 'withdrawn' && !row.answeredAt && row.firstPromisedAt >= now;
    if (running && (!nextOverdueAt || row.firstPromisedAt < nextOverdueAt)) nextOverdueAt = row.firstPromisedAt;
  }
  return { categories: [...sums].map(([categoryId, sum]) => ({ categoryId, ...sum })), nextOverdueAt };
}
