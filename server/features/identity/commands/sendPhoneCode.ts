import { randomInt } from 'node:crypto';
import { fieldSentence } from '../../../../shared/copy/fields';
import { codeMessage } from '../../../../shared/copy/phone';
import { mobileNumber, PHONE_CODE } from '../../../../shared/domain/identity/phones';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { countCode } from '../phoneLimits';
import { numberMark, PhoneCodes } from '../phoneModel';

/** The number typed, as it is kept. `invalid_input` phone when it is none. */
export function numberOf(typed: string): string {
  const number = mobileNumber(typed);
  if (number === null) throw new DomainError('invalid_input', {}, [{ path: 'phone', code: 'wrongFormat', message: fieldSentence('wrongFormat', 'phone') }]);
  return number;
}

/** What is kept of a code. Six digits are guessed at once from a plain hash, so the key of the program is in it. */
export function codeHash({ cipher }: Pick<Deps, 'cipher'>, personId: string, mark: string, code: string): string {
  return cipher.fingerprint(`code:${personId}:${mark}:${code}`);
}

/**
 * Sends a fresh code to a number; one sent before is no longer taken. What is answered does not depend on the
 * number: neither on whether somebody has it here, nor on whether it exists. Outcomes: on its way; `invalid_input`
 * phone; `too_many_requests`; `sms_off` where no gateway is set up; `sms_failed` when the gateway did not take it.
 */
export async function sendPhoneCode(deps: Deps, personId: string, { phone, ip }: { readonly phone: string; readonly ip: string }): Promise<void> {
  const number = numberOf(phone);
  if (deps.config.sms === null) throw new DomainError('sms_off');
  await countCode(deps, { ip, personId, number });
  const mark = numberMark(deps, number);
  const code = String(randomInt(10 ** PHONE_CODE.digits)).padStart(PHONE_CODE.digits, '0');
  const expiresAt = new Date(deps.clock.now().getTime() + PHONE_CODE.minutes * 60_000);
  const fresh = { phone: mark, hash: codeHash(deps, personId, mark, code), tries: 0, expiresAt };
  await PhoneCodes(deps).updateOne({ _id: personId }, { $set: fresh }, { upsert: true });
  if ((await deps.sms.send(number, codeMessage(code))) !== 'sent') throw new DomainError('sms_failed');
}
