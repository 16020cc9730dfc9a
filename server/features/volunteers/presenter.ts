import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import type { ResponseOf } from '../../../shared/contract';
import { mayByLevel } from '../../../shared/domain/identity/levels';
import { dayOf } from '../../../shared/domain/kernel/days';
import { ageOn } from '../../../shared/domain/volunteers/documents';
import { meritsOf } from '../../../shared/domain/volunteers/merits';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import { isMinor, volunteerActions, waitsToBeSeen } from '../../../shared/domain/volunteers/rules';
import type { VolunteerPart } from '../../../shared/domain/volunteers/states';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import type { ContactRow, VolunteerDoc } from './document';
import { mayChangeApproval, type Person } from './policy';
import { approvals } from './queries';
import { termsDue } from './record';

export type View = ResponseOf<'GET /volunteers/:id'>;
type Desk = ResponseOf<'GET /workbench/volunteers'>;

const contactView = (row: ContactRow | null): View['emergency'] => row && { name: row.name, relation: row.relation, phoneTail: row.tail };
const minorOn = (doc: Pick<VolunteerDoc, 'bornOn'>, today: string): boolean => isMinor(doc.bornOn, today, VOLUNTEER_TERMS);

/** One record to whose it is and to the station: of numbers the last four, never more. */
export async function presentVolunteer(deps: Deps, doc: VolunteerDoc, part: VolunteerPart): Promise<View> {
  const today = dayOf(deps.clock.now());
  const { community, station } = doc.scope;
  const [units, people] = await Promise.all([getUnits(deps, [community, station]), getPeople(deps, [doc.personId])]);
  const level = people.get(doc.personId)?.level ?? 0;
  const due = termsDue(doc);
  return {
    id: doc._id, revision: doc.revision, number: doc.number, state: doc.state, viewer: part, name: doc.name, level, hoursReady: mayByLevel(level, 'hours'),
    document: doc.document && { kind: doc.document.kind, tail: doc.document.tail }, age: doc.bornOn === null ? null : ageOn(doc.bornOn, today), minor: minorOn(doc, today),
    skills: doc.skills.map((skill) => ({ ...skill, counts: skillCounts(skill, today) })), times: doc.times, languages: doc.languages, avoids: doc.avoids, avoidText: doc.avoidText,
    merits: meritsOf(doc.merits ?? []).map(({ id, kind, title, giver, day }) => ({ id, kind, title, giver, day })),
    emergency: contactView(doc.emergency), guardian: contactView(doc.guardian), guardianSeen: doc.guardianSeen, termsDue: due, agreedAt: doc.agreed.at.toISOString(),
    community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    dueAt: doc.state === 'submitted' ? doc.checkDueAt.toISOString() : null,
    timeline: doc.timeline.map(({ id, at, action, part: by, code, text }) => ({ id, at: at.toISOString(), action, part: by, code, text })).reverse(),
    actions: volunteerActions({ state: doc.state, termsDue: due, skills: doc.skills, merits: doc.merits ?? [], minor: minorOn(doc, today), guardianSeen: doc.guardianSeen }, [part]),
  };
}

/** Rows of the station's list. */
export async function presentRows(deps: Deps, docs: readonly VolunteerDoc[]): Promise<Desk['items']> {
  const now = deps.clock.now();
  const [today, people] = [dayOf(now), await getPeople(deps, docs.map(({ personId }) => personId))];
  return docs.map((doc) => ({
    id: doc._id, name: doc.name, number: doc.number, state: doc.state, minor: minorOn(doc, today), level: people.get(doc.personId)?.level ?? 0,
    skills: doc.skills.filter((skill) => skillCounts(skill, today)).map(({ skill }) => skill), unseen: doc.skills.filter(({ proof, seen }) => proof !== null && !seen).length, guardianWaits: waitsToBeSeen({ skills: [], minor: minorOn(doc, today), guardianSeen: doc.guardianSeen }).guardian,
    dueAt: doc.state === 'submitted' ? doc.checkDueAt.toISOString() : null, overdue: doc.state === 'submitted' && doc.checkDueAt <= now, at: doc.updatedAt.toISOString(),
  }));
}

/** Stations of somebody's desk, and whether each looks at sign-ups first. */
export async function presentStations(deps: Deps, person: Person, ids: readonly string[]): Promise<Desk['stations']> {
  const [units, said] = await Promise.all([getUnits(deps, ids), approvals(deps, ids)]);
  return ids.map((id) => ({ id, name: units.get(id)?.name ?? '', approval: said.get(id) ?? VOLUNTEER_TERMS.approval, mayChange: mayChangeApproval(person, id) }));
}
