import type { z } from 'zod';
import type { KeyView } from '../../../shared/contract/apiKeys';
import { keyState, keyWorks } from '../../../shared/domain/integrations/apiKeys';
import type { Deps } from '../../platform/deps';
import { getUnits } from '../organisation';
import { ApiKeys, type ApiKeyDoc } from './model';

type View = z.output<typeof KeyView>;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Keys as their administrator sees them. */
export async function presentKeys(deps: Deps, keys: readonly ApiKeyDoc[]): Promise<View[]> {
  const [units, now] = [await getUnits(deps, keys.map(({ unitId }) => unitId)), deps.clock.now()];
  return keys.map((key) => ({
    id: key._id, revision: key.revision, unit: { id: key.unitId, name: units.get(key.unitId)?.name ?? '' }, name: key.name, scopes: key.scopes, tail: key.tail, perMinute: key.perMinute,
    state: keyState(key, now), expiresAt: key.expiresAt.toISOString(), revokedAt: iso(key.revokedAt), lastUsedAt: iso(key.lastUsedAt),
    formerUntil: key.formerUntil !== null && key.formerUntil > now ? iso(key.formerUntil) : null, createdAt: key.createdAt.toISOString(),
  }));
}

/** One key. */
export async function presentKey(deps: Deps, key: ApiKeyDoc): Promise<View> {
  const [view] = await presentKeys(deps, [key]);
  if (!view) throw new Error('one key gives one view');
  return view;
}

/** Rows shown at most; those that are over are the last of them. */
const MOST = 500;

/** Every key of the district, those that work first, the latest before others. */
export async function allKeys(deps: Deps): Promise<ApiKeyDoc[]> {
  const rows = await ApiKeys(deps).find().sort({ createdAt: -1, _id: 1 }).limit(MOST).lean<ApiKeyDoc[]>();
  const now = deps.clock.now();
  return [...rows.filter((key) => keyWorks(key, now)), ...rows.filter((key) => !keyWorks(key, now))];
}
