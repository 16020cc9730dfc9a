import type { Deps } from '../../../platform/deps';
import { People } from '../model';

/** Switches elder mode (长辈版) for the person on every device. */
export async function setPreferences(deps: Deps, personId: string, preferences: { elderMode: boolean }): Promise<void> {
  await People(deps).updateOne({ _id: personId }, { $set: { elderMode: preferences.elderMode } });
}
