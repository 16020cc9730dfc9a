import { feature } from '../../../server/features/mediations';
import type { Deps } from '../../../server/platform/deps';

/** What the feature does when somebody closes their account. */
export async function eraserOf(deps: Deps, personId: string): Promise<void> {
  for (const eraser of feature.erasers ?? []) await eraser.erase(deps, { personId } as never);
}
