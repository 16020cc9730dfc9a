import { randomUUID } from 'node:crypto';
import { isDuplicateKey } from '../../../platform/database/errors';
import { phoneTail } from '../../../platform/crypto/fieldCipher';
import type { Deps } from '../../../platform/deps';
import { People, type Home, type Level, type PersonDoc } from '../model';

export interface NewPerson {
  /** Given by whoever imports or seeds, so that doing it twice makes one person. */
  readonly id?: string;
  readonly name: string;
  readonly level?: Level;
  readonly phone?: string;
  readonly home?: Home;
  readonly elderMode?: boolean;
  readonly demo?: { readonly blurb: string; readonly order: number };
}

/** The phone number as it is stored: sealed, bound to its person. */
export const phoneContext = (personId: string): string => `person:${personId}:phone`;

/**
 * Adds a person. Outcomes: created, or already there under the same id (left as they are).
 * @returns the person's id
 */
export async function createPerson(deps: Deps, person: NewPerson): Promise<string> {
  const id = person.id ?? randomUUID();
  const row: PersonDoc = {
    _id: id,
    name: person.name,
    level: person.level ?? 0,
    home: person.home ?? null,
    phone: person.phone === undefined ? null : deps.cipher.encrypt(person.phone, phoneContext(id)),
    phoneTail: person.phone === undefined ? null : phoneTail(person.phone),
    elderMode: person.elderMode ?? false,
    demo: person.demo ?? null,
    createdAt: deps.clock.now(),
  };
  try {
    await People(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return id;
}
