import type { ResponseOf } from '../../../shared/contract';
import { maskedName } from '../../../shared/domain/identity/homes';
import { dayOf } from '../../../shared/domain/kernel/days';
import { actionsFrom } from '../../../shared/domain/kernel/stateMachine';
import { MEMBER_TRANSITIONS, type MemberAction, type MemberState } from '../../../shared/domain/volunteerTeams/members';
import { officeOf, ruleAgainstJoining, teamActions } from '../../../shared/domain/volunteerTeams/rules';
import type { TeamAction, TeamPart } from '../../../shared/domain/volunteerTeams/states';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import type { Deps } from '../../platform/deps';
import { getUnits, presentStation } from '../organisation';
import { helperOf, volunteersById, type VolunteerDoc } from '../volunteers';
import type { MemberDoc, TeamDoc } from './document';
import { leads, partsIn, sightIn, type Person } from './policy';
import { memberById, memberCount, memberIdOf, rowsOf } from './queries';
import { codeContext } from './words';

export type View = ResponseOf<'GET /volunteer-teams/:id'>;
export type Row = ResponseOf<'GET /volunteer-teams'>['items'][number];
export type MineRow = ResponseOf<'GET /volunteer-teams/mine'>['items'][number];
type MemberView = ResponseOf<'POST /team-members/:id/approve'>;
type Office = View['offices'][number];
type Names = ReadonlyMap<string, VolunteerDoc>;

/** What of the story those outside the station read: what is so, not who was asked. */
const OPEN_STORY: readonly TeamAction[] = ['found', 'approve', 'decline', 'edit', 'accept', 'dissolve', 'drop'];

/** Rows of lists, as everybody reads them: of the leader the surname. */
export async function presentRows(deps: Deps, docs: readonly TeamDoc[]): Promise<Row[]> {
  const [units, names, counts] = await Promise.all([
    getUnits(deps, docs.flatMap(({ scope, unitId }) => [scope.community, ...(unitId ? [unitId] : [])])),
    volunteersById(deps, docs.flatMap(({ leader }) => leader?.volunteerId ?? [])),
    Promise.all(docs.map(({ _id }) => memberCount(deps, _id, 'in'))),
  ]);
  return docs.map((doc, at) => ({
    id: doc._id, name: doc.name, aim: doc.aim, fields: doc.fields, skills: doc.skills, state: doc.state, members: counts[at] ?? 0, leader: doc.leader && maskedName(names.get(doc.leader.volunteerId)?.name ?? ''),
    unit: doc.unitId ? (units.get(doc.unitId)?.name ?? null) : null, community: { id: doc.scope.community, name: units.get(doc.scope.community)?.name ?? '' }, at: doc.createdAt.toISOString(),
  }));
}

/** My teams: what I lead first, then by when I came. */
export async function presentMine(deps: Deps, person: Person, docs: readonly TeamDoc[], standings: ReadonlyMap<string, MemberState>): Promise<MineRow[]> {
  const rows = await presentRows(deps, docs);
  const waiting = await Promise.all(docs.map((doc) => (leads(partsIn(person, doc, false)) ? memberCount(deps, doc._id, 'asked') : 0)));
  return docs.map((doc, at) => ({
    ...(rows[at] as Row), office: officeOf(doc, person.personId), standing: standings.get(doc._id) ?? null, offered: doc.offers.find(({ personId }) => personId === person.personId)?.office ?? null, waiting: doc.state === 'active' ? (waiting[at] ?? 0) : 0,
  }));
}

const officesOf = (doc: TeamDoc, names: Names, mine: string): Office[] => {
  const one = (row: { volunteerId: string; personId: string }, office: Office['office']): Office => ({ volunteerId: row.volunteerId, name: names.get(row.volunteerId)?.name ?? '', office, mine: row.personId === mine });
  return [...(doc.leader ? [one(doc.leader, 'leader')] : []), ...doc.deputies.map((row) => one(row, 'deputy'))];
};

/** Why somebody outside cannot ask to join; null where they can, or belong already. */
async function whyNot(deps: Deps, doc: TeamDoc, person: Person, row: MemberDoc | null, parts: readonly TeamPart[], members: number): Promise<string | null> {
  if (parts.includes('station') || row?.state === 'in' || row?.state === 'asked' || officeOf(doc, person.personId)) return null;
  const joined = (await rowsOf(deps, person.personId)).length;
  return ruleAgainstJoining('ask', { team: doc.state, volunteer: await helperOf(deps, person.personId), standing: row, joined, members, now: deps.clock.now() });
}

const memberActions = (row: MemberDoc, lead: boolean): MemberAction[] => actionsFrom(MEMBER_TRANSITIONS, row.state, [lead ? 'lead' : 'self']).filter((action) => action !== 'ask' && action !== 'join');

/** One team as its viewer may see it. `not_found` where it is not there for them. */
export async function presentTeam(deps: Deps, doc: TeamDoc, person: Person): Promise<View> {
  const now = deps.clock.now();
  const helper = await helperOf(deps, person.personId);
  const row = helper && (await memberById(deps, memberIdOf(doc._id, helper.id)));
  const parts = partsIn(person, doc, row?.state === 'in');
  sightIn(doc, parts);
  const [lead, near] = [leads(parts), parts.length > 0];
  const overseen = lead || parts.includes('station');
  const [[base], units, names, waiting] = await Promise.all([presentRows(deps, [doc]), getUnits(deps, [doc.scope.station]), volunteersById(deps, [doc.leader, ...doc.deputies, ...doc.offers].flatMap((one) => one?.volunteerId ?? [])), memberCount(deps, doc._id, 'asked')]);
  const holds = doc.code !== null && doc.code.until > now;
  const members = (base as Row).members;
  return {
    ...(base as Row), revision: doc.revision, does: doc.does, viewer: parts, unitId: doc.unitId, station: await presentStation(deps, units.get(doc.scope.station) ?? { id: doc.scope.station, name: '', phone: '', hours: '' }),
    offices: near ? officesOf(doc, names, person.personId) : [],
    offers: doc.offers.filter(({ personId }) => overseen || personId === person.personId).map(({ volunteerId, personId, office }) => ({ volunteerId, name: names.get(volunteerId)?.name ?? '', office, mine: personId === person.personId })),
    code: lead && doc.code && holds ? { value: deps.cipher.decrypt(doc.code.sealed, codeContext(doc._id)), until: doc.code.until.toISOString() } : null,
    waiting: overseen ? waiting : 0, mine: row && { id: row._id, revision: row.revision, state: row.state, at: row.updatedAt.toISOString(), actions: memberActions(row, false) }, why: await whyNot(deps, doc, person, row, parts, members),
    timeline: doc.timeline.filter(({ action }) => overseen || OPEN_STORY.includes(action)).map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text: near ? text : null })).reverse(),
    actions: teamActions({ ...doc, coded: holds }, parts),
  };
}

/** Members by name and skills that count: no number, nothing of where they live. */
export async function presentMembers(deps: Deps, team: TeamDoc, rows: readonly MemberDoc[], person: Person): Promise<MemberView[]> {
  const [today, docs] = [dayOf(deps.clock.now()), await volunteersById(deps, rows.map(({ volunteerId }) => volunteerId))];
  return rows.map((row) => {
    const doc = docs.get(row.volunteerId);
    return {
      id: row._id, revision: row.revision, volunteerId: row.volunteerId, name: doc?.name ?? '', state: row.state, office: officeOf(team, row.personId), mine: row.personId === person.personId,
      skills: (doc?.skills ?? []).filter((skill) => skillCounts(skill, today)).map(({ skill }) => skill), words: row.words, byCode: row.byCode, at: row.updatedAt.toISOString(),
    };
  });
}
