import type { Deps } from '../../../platform/deps';
import { People } from '../model';

/** Remembers which confirmed home somebody chose as their main one; `keepHome` puts it into effect. */
export async function setMainHome(deps: Deps, personId: string, homeId: string): Promise<void> {
  await People(deps).updateOne({ _id: personId }, { $set: { mainHomeId: homeId }, $inc: { homeStamp: 1 } });
}
