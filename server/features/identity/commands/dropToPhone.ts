import { levelFrom } from '../../../../shared/domain/identity/levels';
import type { Deps } from '../../../platform/deps';
import { People } from '../model';
import { forgetPersonInfo } from '../people';

/** Takes a person of level 2 back to what their phone stands for, when no document counts any more. Others stay as they are. */
export async function dropToPhone(deps: Deps, personId: string): Promise<void> {
  const person = await People(deps).findById(personId, { phone: 1 }).lean<{ phone: string | null }>();
  if (!person) return;
  const level = levelFrom({ phoneConfirmed: person.phone !== null, documentSeen: false });
  await People(deps).updateOne({ _id: personId, level: 2 }, { $set: { level } });
  forgetPersonInfo(deps, personId);
}

/** Writes a person's name as their document has it. */
export async function rename(deps: Deps, personId: string, name: string): Promise<void> {
  await People(deps).updateOne({ _id: personId }, { $set: { name } });
  forgetPersonInfo(deps, personId);
}
