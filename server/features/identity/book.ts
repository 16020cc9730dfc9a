import type { Deps } from '../../platform/deps';
import type { PeopleBook } from '../../platform/hooks';
import { phoneContext } from './commands/createPerson';
import { peopleByPhone } from './members';
import { People, type PersonDoc } from './model';
import { getPeople } from './people';

const PHONE = /^1\d{10}$/;
/** People of one name looked at; a district has fewer. */
const MOST = 200;

/** People by id, by exact name or by whole phone number, for features that may not import identity. */
export const book: PeopleBook = {
  async names(deps, ids) {
    return new Map([...(await getPeople(deps, ids))].map(([id, person]) => [id, person.name]));
  },
  async find(deps, text) {
    if (PHONE.test(text)) return [...(await peopleByPhone(deps, [text])).values()].map((person) => person.id);
    const rows = await People(deps).find({ name: text }, { _id: 1 }).limit(MOST).lean<{ _id: string }[]>();
    return rows.map((row) => row._id);
  },
};

/** How somebody is reached. Whoever calls this has asked why, and left a row in the audit log. */
export interface Contact {
  readonly name: string;
  /** In full; null when none is known. */
  readonly phone: string | null;
}

/** Name and phone number in full; null for an unknown person. */
export async function contactOf(deps: Deps, personId: string): Promise<Contact | null> {
  const person = await People(deps).findById(personId, { name: 1, phone: 1 }).lean<Pick<PersonDoc, '_id' | 'name' | 'phone'>>();
  return person && { name: person.name, phone: person.phone === null ? null : deps.cipher.decrypt(person.phone, phoneContext(person._id)) };
}
