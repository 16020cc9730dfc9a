import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import { officesOf, type Office } from '../notices';
import type { ReportDoc, ServiceDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;

/** Offices of whoever keeps a part of the directory: a station its community's, dispatchers their street's or the district's. `not_allowed` for everybody else. */
export function deskOf(person: Person): Office[] {
  const offices = officesOf(person);
  if (offices.length === 0) throw new DomainError('not_allowed');
  return offices;
}
/** Whoever works for the level keeps what stands there, whichever office of it wrote it. */
export const keeps = (person: Person, { levelId }: Pick<ServiceDoc | ReportDoc, 'levelId'>): boolean => officesOf(person).some((office) => office.levelId === levelId);
/** The door of every step of an entry and of its reports. `not_allowed`. */
export function authoriseKeeper(person: Person, of: Pick<ServiceDoc | ReportDoc, 'levelId'>): Actor {
  if (!keeps(person, of)) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['keeper'] };
}
