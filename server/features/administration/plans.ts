import { buffer } from 'node:stream/consumers';
import type { Deps } from '../../platform/deps';
import { EMPTY_PLAN, type MapOfImport, type Plan } from './types';

interface Kept {
  readonly plan: Plan;
  readonly map: MapOfImport | null;
}
const keyOf = (importId: string): string => `imports/${importId}`;
const context = (importId: string): string => `import:${importId}`;

/** Keeps what an import would write, sealed: staff tables hold phone numbers. */
export async function keepPlan(deps: Deps, importId: string, kept: Kept): Promise<void> {
  const sealed = deps.cipher.encrypt(JSON.stringify(kept), context(importId));
  await deps.storage.put(keyOf(importId), Buffer.from(sealed), 'application/octet-stream');
}

/** What `keepPlan` kept, or null when it has been removed. */
export async function loadPlan(deps: Deps, importId: string): Promise<Kept | null> {
  const file = await deps.storage.get(keyOf(importId));
  if (!file) return null;
  const sealed = (await buffer(file.stream)).toString('utf8');
  const kept = JSON.parse(deps.cipher.decrypt(sealed, context(importId))) as Kept;
  // A plan that an earlier version kept does not know every table.
  return { ...kept, plan: { ...EMPTY_PLAN, ...kept.plan } };
}

/** Nothing is kept longer than it is needed (PIPL Art. 19). */
export async function dropPlan(deps: Deps, importId: string): Promise<void> {
  await deps.storage.delete(keyOf(importId));
}
