import type { Deps } from '../../platform/deps';
import { dropToPhone, raiseLevel } from '../identity';
import { DocumentChecks } from './model';

/** Makes a person's level follow from whether a check stands. Run again it comes to the same. */
export async function settleLevel(deps: Deps, personId: string): Promise<void> {
  const stands = await DocumentChecks(deps).exists({ personId, undone: null });
  if (stands) await raiseLevel(deps, personId, 2);
  else await dropToPhone(deps, personId);
}
