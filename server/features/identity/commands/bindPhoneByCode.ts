import { timingSafeEqual } from 'node:crypto';
import { PHONE_CODE } from '../../../../shared/domain/identity/phones';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { numberMark, PhoneCodes, type PhoneCodeDoc } from '../phoneModel';
import { bindPhone, type Asker } from './bindPhone';
import { codeHash, numberOf } from './sendPhoneCode';

const refuse = (rule: 'codeWrong' | 'codeSpent'): never => {
  throw new DomainError('rule_refused', { rule });
};

/** Takes up one guess before the code is looked at, so that guesses sent at once are counted too. */
async function reserveGuess(deps: Deps, personId: string, mark: string): Promise<PhoneCodeDoc> {
  const now = deps.clock.now();
  const alive = { _id: personId, phone: mark, expiresAt: { $gt: now } };
  const row = await PhoneCodes(deps)
    .findOneAndUpdate({ ...alive, tries: { $lt: PHONE_CODE.tries } }, { $inc: { tries: 1 } }, { returnDocument: 'after' })
    .lean<PhoneCodeDoc>();
  if (row) return row;
  return refuse((await PhoneCodes(deps).exists(alive)) === null ? 'codeWrong' : 'codeSpent');
}

function matches(known: string, given: string): boolean {
  const [one, other] = [Buffer.from(known), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Keeps a number when the code sent to it comes back. Outcomes: kept; `rule_refused` codeWrong for a wrong, old or
 * used code and for a number that no code went to, all in the same words; codeSpent after five guesses; phoneTaken,
 * told only to whoever holds the phone; `invalid_input` phone.
 */
export async function bindPhoneByCode(deps: Deps, asker: Asker, { phone, code }: { readonly phone: string; readonly code: string }): Promise<void> {
  const number = numberOf(phone);
  const mark = numberMark(deps, number);
  const row = await reserveGuess(deps, asker.personId, mark);
  const given = code.normalize('NFKC').replace(/\s/g, '');
  if (!matches(row.hash, codeHash(deps, asker.personId, mark, given))) refuse(row.tries >= PHONE_CODE.tries ? 'codeSpent' : 'codeWrong');
  // A code is good for once: of two requests with the right one, one goes on.
  const { deletedCount } = await PhoneCodes(deps).deleteOne({ _id: asker.personId, hash: row.hash });
  if (deletedCount === 0) refuse('codeWrong');
  await bindPhone(deps, asker, number);
}
