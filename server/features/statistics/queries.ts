import type { Deps } from '../../platform/deps';
import { Buckets, Months, type BucketDoc } from './model';
import { monthOf } from './months';

/** The account of a community (工作站的账) for the month that runs. */
export interface Account {
  readonly month: string;
  readonly received: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly solved: number;
  /** When it was last counted; now when nothing was filed yet. */
  readonly asOf: Date;
}

/** Sums the buckets of the month at +08:00 in which `now` lies. */
export async function accountOf(deps: Deps, communityId: string): Promise<Account> {
  const now = deps.clock.now();
  const month = monthOf(now);
  const [buckets, counted] = await Promise.all([
    Buckets(deps).find({ communityId, month }).lean<BucketDoc[]>(),
    Months(deps).findById(`${communityId}:${month}`).lean<{ asOf: Date | null }>(),
  ]);
  const sum = (figure: 'received' | 'onTime' | 'overdue' | 'solved'): number => buckets.reduce((total, row) => total + row[figure], 0);
  return {
    month,
    received: sum('received'),
    onTime: sum('onTime'),
    overdue: sum('overdue'),
    solved: sum('solved'),
    asOf: counted?.asOf ?? now,
  };
}
