import type { Deps } from '../../../platform/deps';
import { People } from '../model';

/** Somebody with a number on record wants notices by text message, or no longer. Without a number nothing changes. */
export async function wantNotices(deps: Deps, personId: string, smsNotices: boolean): Promise<void> {
  await People(deps).updateOne({ _id: personId, phone: { $ne: null } }, { $set: { smsNotices } });
}
