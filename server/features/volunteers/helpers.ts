import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import { dayOf } from '../../../shared/domain/kernel/days';
import { isMinor } from '../../../shared/domain/volunteers/rules';
import type { HandFacts } from '../../../shared/domain/activities/rules';
import { ageOn } from '../../../shared/domain/volunteers/documents';
import type { Deps } from '../../platform/deps';
import { getPeople, type PersonInfo } from '../identity';
import type { VolunteerDoc } from './document';
import type { Held } from './holds';
import { Volunteers } from './model';
import { volunteerOf } from './queries';
import { termsDue } from './record';

/** A volunteer as those who look for hands see them: what decides who may take what, and the name on the record. */
export interface Helper extends HandFacts {
  readonly id: string;
  readonly name: string;
  readonly station: string;
  readonly community: string;
  /** The times they hold, as they were read with the record: whoever takes one at once need not read it again. */
  readonly held?: Held;
}
type Known = Pick<VolunteerDoc, '_id' | 'personId' | 'name' | 'state' | 'skills' | 'avoids' | 'bornOn' | 'agreed' | 'scope' | 'guardianSeen'>;

type Levels = ReadonlyMap<string, Pick<PersonInfo, 'level'>>;
async function helpersFrom(deps: Deps, docs: readonly Known[], known?: Levels): Promise<Helper[]> {
  const [today, people] = [dayOf(deps.clock.now()), known ?? (await getPeople(deps, docs.map(({ personId }) => personId)))];
  return docs.map((doc) => ({
    id: doc._id, personId: doc.personId, name: doc.name, station: doc.scope.station, community: doc.scope.community, age: doc.bornOn === null ? null : ageOn(doc.bornOn, today), state: doc.state, termsDue: termsDue(doc), minor: isMinor(doc.bornOn, today, VOLUNTEER_TERMS), guardianSeen: doc.guardianSeen, level: people.get(doc.personId)?.level ?? 0, skills: doc.skills, avoids: doc.avoids,
  }));
}

/** Somebody as a helper; null where they never signed up. `level`: their level of identity, where it is known already. */
export async function helperOf(deps: Deps, personId: string, level?: PersonInfo['level']): Promise<Helper | null> {
  const doc = await volunteerOf(deps, personId);
  const [helper] = doc ? await helpersFrom(deps, [doc], level === undefined ? undefined : new Map([[personId, { level }]])) : [];
  return doc && helper ? { ...helper, held: doc } : null;
}

/** The record that carries a number; null where none in force does. */
export const helperByNumber = async (deps: Deps, number: string): Promise<Helper | null> => {
  const doc = await Volunteers(deps).findOne({ number, state: 'active' }).lean<VolunteerDoc>();
  return doc && ((await helpersFrom(deps, [doc]))[0] ?? null);
};

/** Helpers in force at a station, those touched last first, at most so many (index `desk_station`). */
export async function helpersAt(deps: Deps, station: string, most: number): Promise<Helper[]> {
  const fields = { personId: 1, name: 1, state: 1, skills: 1, avoids: 1, bornOn: 1, agreed: 1, scope: 1, guardianSeen: 1 } as const;
  const docs = await Volunteers(deps).find({ 'scope.station': station, desk: 'active' }, fields).sort({ deskAt: -1, _id: -1 }).limit(most).lean<Known[]>();
  return helpersFrom(deps, docs.filter(({ state }) => state === 'active'));
}
