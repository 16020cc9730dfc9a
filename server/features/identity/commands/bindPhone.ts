import { DomainError } from '../../../../shared/domain/kernel/errors';
import { phoneTail } from '../../../platform/crypto/fieldCipher';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { audited, ownActor } from '../../audit';
import { People } from '../model';
import { numberMark, PhoneClaims } from '../phoneModel';
import { forgetPersonInfo } from '../people';
import { forgetViewer } from '../viewers';
import { phoneContext } from './createPerson';

/** Whose request it is. */
export interface Asker {
  readonly personId: string;
  readonly sessionId: string;
}

/** That somebody changes what is known of themselves leaves a row, too: a number is what one is called by. */
const noted = (deps: Deps, personId: string): Promise<void> =>
  audited(deps, { actor: ownActor(personId), action: 'personChanged', subject: personId, object: { kind: 'phone', id: personId } });

/** Takes the number for this person. One number is one person's, whoever comes second and however close. */
async function claim(deps: Deps, personId: string, number: string): Promise<void> {
  const mark = numberMark(deps, number);
  try {
    await PhoneClaims(deps).insertMany([{ _id: mark, personId, confirmedAt: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await PhoneClaims(deps).findById(mark).lean();
    if (known?.personId !== personId) throw new DomainError('rule_refused', { rule: 'phoneTaken' });
  }
}

/**
 * Keeps a number that this person has just proved to hold, and lifts them to level 1 at least. Outcomes: kept, also
 * when it was before; the number before it is given up; `rule_refused` phoneTaken when it is another person's:
 * nothing changes hands here, and who it is stays untold. Cut off in between, doing it again completes it.
 */
export async function bindPhone(deps: Deps, asker: Asker, number: string): Promise<void> {
  const { personId } = asker;
  await claim(deps, personId, number);
  await noted(deps, personId);
  const set = { phone: deps.cipher.encrypt(number, phoneContext(personId)), phoneTail: phoneTail(number) };
  await People(deps).updateOne({ _id: personId }, { $set: set, $max: { level: 1 } });
  await PhoneClaims(deps).deleteMany({ personId, _id: { $ne: numberMark(deps, number) } });
  for (const told of deps.hooks.numberConfirmed) await told(deps, numberMark(deps, number), personId);
  forgetPersonInfo(deps, personId);
  forgetViewer(deps, asker.sessionId);
}

/**
 * Takes the number away at the person's wish (PIPL Art. 15). A document seen at the counter stays seen; what
 * was reported stays. Doing it twice is no error.
 */
export async function forgetPhone(deps: Deps, asker: Asker): Promise<void> {
  const { personId } = asker;
  await noted(deps, personId);
  await People(deps).updateOne({ _id: personId }, { $set: { phone: null, phoneTail: null, smsNotices: false } });
  await People(deps).updateOne({ _id: personId, level: 1 }, { $set: { level: 0 } });
  await PhoneClaims(deps).deleteMany({ personId });
  forgetPersonInfo(deps, personId);
  forgetViewer(deps, asker.sessionId);
}
