import { mobileNumber } from '../../../shared/domain/identity/phones';
import { fieldSentence } from '../../../shared/copy/fields';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { claimFor } from '../cases';
import { createPerson, numberMark, ownerOfNumber } from '../identity';
import { ProxyContacts } from './model';

/** Who it is filed for, and whether they have an account. */
export interface Whom {
  readonly personId: string;
  readonly accountless: boolean;
  readonly hasPhone: boolean;
  readonly mark: string | null;
}

/** The number typed, as it is kept; null when none was given. `invalid_input` phone. */
function numberOf(typed: string): string | null {
  if (typed.trim() === '') return null;
  const number = mobileNumber(typed);
  if (number === null) throw new DomainError('invalid_input', {}, [{ path: 'person.phone', code: 'wrongFormat', message: fieldSentence('wrongFormat', 'phone') }]);
  return number;
}

async function keepContact(deps: Deps, personId: string, mark: string): Promise<void> {
  try {
    await ProxyContacts(deps).insertMany([{ _id: personId, mark, claimedBy: null, createdAt: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * The person for a name and a number: whoever has confirmed that number, else somebody without an account who stands
 * for them, one for each number and name. Without a number nobody finds it again, so it is one for each filing (`once`).
 */
export async function personFor(deps: Deps, { name, phone }: { readonly name: string; readonly phone: string }, once: string): Promise<Whom> {
  const number = numberOf(phone);
  const mark = number === null ? null : numberMark(deps, number);
  const owner = mark === null ? null : await ownerOfNumber(deps, mark);
  if (owner !== null) return { personId: owner, accountless: false, hasPhone: true, mark };
  const id = `w-${deps.cipher.fingerprint(`proxy:${mark ?? once}:${name}`).slice(0, 24)}`;
  await createPerson(deps, { id, name, ...(number === null ? {} : { phone: number }) });
  if (mark !== null) await keepContact(deps, id, mark);
  return { personId: id, accountless: true, hasPhone: number !== null, mark };
}

/** People without an account who stand for a number, by its fingerprint. */
export async function contactsOf(deps: Deps, mark: string): Promise<string[]> {
  return (await ProxyContacts(deps).find({ mark }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id);
}

/** Gives everything that was filed for a number to who has confirmed it. Run again it comes to the same. */
export async function claimNumber(deps: Deps, mark: string, personId: string): Promise<void> {
  const contacts = await ProxyContacts(deps).find({ mark }).lean();
  for (const { _id } of contacts) {
    await claimFor(deps, _id, personId);
    await ProxyContacts(deps).updateOne({ _id }, { $set: { claimedBy: personId } });
  }
}
