import type { Deps } from '../../platform/deps';
import { rawCollection } from '../../platform/database/model';
import { createMemory } from '../../platform/memory';
import { together } from '../../platform/together';
import type { PersonDoc } from './model';

/** What other features may know of a person. */
export interface PersonInfo {
  readonly id: string;
  readonly name: string;
  readonly phoneTail: string | null;
  readonly level: PersonDoc['level'];
  readonly home: PersonDoc['home'];
  /** Communities in which a home of theirs is confirmed. */
  readonly neighbourOf: readonly string[];
}

const personById = together<PersonInfo>(async (deps, ids) => {
  const rows = await rawCollection<PersonDoc>(deps.db, 'people').find({ _id: { $in: [...ids] } }, { projection: { name: 1, phoneTail: 1, level: 1, home: 1, neighbourOf: 1 } }).toArray();
  return new Map(rows.map(({ _id, name, phoneTail, level, home, neighbourOf = [] }) => [_id, { id: _id, name, phoneTail, level, home, neighbourOf }]));
});
const people = createMemory<PersonInfo>(async (deps, ids) => new Map((await Promise.all(ids.map((id) => personById(deps, id)))).flatMap((person) => (person ? [[person.id, person]] : []))));

/** People by id, at most five seconds old; unknown ids are absent from the map. */
export function getPeople(deps: Deps, ids: Iterable<string | null>): Promise<Map<string, PersonInfo>> {
  return people.get(deps, ids);
}

/** Drops what this process remembers of a person's name, level and home; `forgetPerson` of their sessions too. */
export function forgetPersonInfo(deps: Deps, personId: string): void {
  people.forget(deps, [personId]);
}
