import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { VolunteerRegisterAddress, VolunteerRegisterQuery } from '../../../shared/contract/volunteerRegisters';
import { ACTIVITY_STATE_WORDS } from '../../../shared/copy/activities';
import { EVIDENCE_WORDS, HOURS_REGISTER } from '../../../shared/copy/volunteerHours';
import { LANGUAGE_WORDS, MERIT, SKILL_WORDS, TIME_WORDS, VOLUNTEER_DOCUMENT_WORDS, VOLUNTEER_STATE_WORDS } from '../../../shared/copy/volunteers';
import { TEAM_FIELD_WORDS, TEAM_STATE_WORDS, VOLUNTEER_REGISTER } from '../../../shared/copy/volunteerTeams';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { meritsOf, type MeritKind } from '../../../shared/domain/volunteers/merits';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { actingAs, audited } from '../audit';
import { getPeople, viewerOfPerson } from '../identity';
import { getUnits } from '../organisation';
import { registerAt, volunteersById, type VolunteerDoc } from '../volunteers';
import { plansById } from '../volunteerProjects';
import { memberCount, teamsAt, teamsById } from '../volunteerTeams';
import { heldAt, turnout, type ActivityDoc } from '../activities';
import { isStation, type Person as Known } from './policy';
import { countedAt } from './queries';

const ADDRESS_MINUTES = 10;
type Person = Pick<Known, 'personId' | 'roles'>;
type Address = z.output<typeof VolunteerRegisterAddress>;
const pathOf = ({ personId, stationId, of }: Address): string => `/api/v1/workbench/volunteer-registers/${personId}/${stationId}/${of}`;

/** An address of the register of a station, good for minutes. `not_allowed` for another station's. */
export function prepareRegister(deps: Deps, person: Person, ask: Omit<Address, 'personId'>): { url: string } {
  if (!isStation(person, ask.stationId)) throw new DomainError('not_allowed');
  return { url: deps.signer.sign(pathOf({ personId: person.personId, ...ask }), deps.clock.now(), ADDRESS_MINUTES) };
}

/** Lines of one kind in one cell: 「急救员培训（区红十字会，2026-05-01）」. */
const meritsIn = ({ merits = [] }: VolunteerDoc, kind: MeritKind): string => meritsOf(merits, kind).map(({ title, giver, day }) => `${title}（${MERIT.from(giver, day)}）`).join('；');
const maskedOf = (document: VolunteerDoc['document']): string => (document ? VOLUNTEER_REGISTER.masked(document.tail) : '');
/** Volunteers in the field names of the national platform; of a document its kind and last four (PIPL Art. 6, 28). */
async function volunteerRows(deps: Deps, stationId: string, today: string): Promise<Cell[][]> {
  const docs = await registerAt(deps, stationId);
  const units = await getUnits(deps, docs.map(({ scope }) => scope.community));
  return docs.map((doc) => [
    doc.number, doc.name, doc.document ? VOLUNTEER_DOCUMENT_WORDS[doc.document.kind] : '', maskedOf(doc.document), units.get(doc.scope.community)?.name ?? '', doc.skills.filter((one) => skillCounts(one, today)).map(({ skill }) => SKILL_WORDS[skill]).join('、'),
    doc.times.map((time) => TIME_WORDS[time]).join('、'), doc.languages.map((one) => LANGUAGE_WORDS[one]).join('、'), meritsIn(doc, 'training'), meritsIn(doc, 'honour'), meritsIn(doc, 'assessment'), dayOf(doc.createdAt), VOLUNTEER_STATE_WORDS[doc.state],
  ]);
}

/** Teams in the field names of the national platform; who to reach is the station, not a person's number. */
async function teamRows(deps: Deps, stationId: string): Promise<Cell[][]> {
  const docs = await teamsAt(deps, stationId);
  const [units, leaders, counts] = await Promise.all([
    getUnits(deps, docs.flatMap(({ scope, unitId }) => [scope.community, scope.station, ...(unitId ? [unitId] : [])])), volunteersById(deps, docs.flatMap(({ leader }) => leader?.volunteerId ?? [])), Promise.all(docs.map(({ _id }) => memberCount(deps, _id, 'in'))),
  ]);
  return docs.map(({ name, createdAt, leader, unitId, scope, aim, does, fields, state }, at) => [
    name, dayOf(createdAt), leader ? (leaders.get(leader.volunteerId)?.name ?? '') : '', units.get(scope.station)?.phone ?? '', units.get(unitId ?? scope.station)?.name ?? '', units.get(scope.community)?.name ?? '', fields.map((field) => TEAM_FIELD_WORDS[field]).join('、'), aim, does, counts[at] ?? 0, TEAM_STATE_WORDS[state],
  ]);
}

const momentOf = (at: Date): string => `${dayOf(at)} ${formatTime(at)}`;
/** What took or takes place, a row a shift, the latest first: counts of people, and nobody's name. */
async function activityRows(deps: Deps, stationId: string): Promise<Cell[][]> {
  const shifts = (await heldAt(deps, stationId)).flatMap((activity) => activity.shifts.map((shift): { activity: ActivityDoc; shift: ActivityDoc['shifts'][number] } => ({ activity, shift }))).sort((a, b) => b.shift.startsAt.getTime() - a.shift.startsAt.getTime());
  const docs = shifts.map(({ activity }) => activity);
  const [plans, teams, units, came] = await Promise.all([
    plansById(deps, docs.flatMap(({ projectId }) => projectId ?? [])), teamsById(deps, docs.flatMap(({ organiser }) => (organiser.kind === 'team' ? organiser.id : []))), getUnits(deps, docs.flatMap(({ scope }) => [scope.community, scope.station])), turnout(deps, shifts.map(({ shift }) => shift.id)),
  ]);
  return shifts.map(({ activity: { title, projectId, organiser, scope, where, roles, state }, shift }) => [
    title, plans.get(projectId ?? '')?.name ?? '', (organiser.kind === 'team' ? teams.get(organiser.id)?.name : units.get(scope.station)?.name) ?? '', units.get(scope.community)?.name ?? '', where, momentOf(shift.startsAt), momentOf(shift.endsAt), roles.map(({ name }) => name).join('、'),
    roles.reduce((sum, { places }) => sum + places, 0), came.get(shift.id)?.signed ?? 0, came.get(shift.id)?.came ?? 0, state === 'cancelled' || shift.state === 'off' ? VOLUNTEER_REGISTER.off : shift.endsAt <= deps.clock.now() ? VOLUNTEER_REGISTER.over : ACTIVITY_STATE_WORDS.published,
  ]);
}

/** Hours that counted, corrections as lines of their own, the latest first: who, what, when, how long, what shows it, and the two people behind it. */
async function hourRows(deps: Deps, stationId: string): Promise<Cell[][]> {
  const docs = await countedAt(deps, stationId);
  const [volunteers, units, people, teams] = await Promise.all([
    volunteersById(deps, docs.map(({ volunteerId }) => volunteerId)), getUnits(deps, docs.flatMap(({ scope }) => [scope.community, scope.station])), getPeople(deps, docs.flatMap(({ enteredBy, confirmedBy }) => [enteredBy, confirmedBy])), teamsById(deps, docs.flatMap(({ teamId }) => teamId ?? [])),
  ]);
  return docs.map((doc) => {
    const [volunteer, group] = [volunteers.get(doc.volunteerId), doc.teamId === null ? units.get(doc.scope.station) : teams.get(doc.teamId)];
    return [
      volunteer?.number ?? '', doc.name, volunteer?.document ? VOLUNTEER_DOCUMENT_WORDS[volunteer.document.kind] : '', maskedOf(volunteer?.document ?? null), doc.title, HOURS_REGISTER.kinds[doc.kind], group?.name ?? '', units.get(doc.scope.community)?.name ?? '',
      formatFullDate(doc.from), formatTime(doc.from), formatTime(doc.to), doc.minutes / 60, doc.evidence ? EVIDENCE_WORDS[doc.evidence] : '', doc.manual ? HOURS_REGISTER.manual : HOURS_REGISTER.attended, people.get(doc.enteredBy ?? '')?.name ?? '', people.get(doc.confirmedBy ?? '')?.name ?? '', formatFullDate(doc.updatedAt),
    ];
  });
}

const ROWS_OF: Readonly<Record<Address['of'], (deps: Deps, stationId: string) => Promise<Cell[][]>>> = { volunteers: (deps, stationId) => volunteerRows(deps, stationId, dayOf(deps.clock.now())), teams: teamRows, activities: activityRows, hours: hourRows };

async function open(deps: Deps, address: Address, { e, s }: z.output<typeof VolunteerRegisterQuery>): Promise<OpenFile> {
  const viewer = deps.signer.verify(pathOf(address), e, s, deps.clock.now()) ? await viewerOfPerson(deps, address.personId) : null;
  // As the person may see it now: who has lost the office in between gets nothing of it.
  if (!viewer || !isStation(viewer, address.stationId)) throw new DomainError('not_found');
  const actor = actingAs(viewer, ({ unitId }) => unitId === address.stationId);
  await audited(deps, { actor, action: 'membersSeen', object: { kind: 'unit', id: address.stationId }, once: 'hour' });
  const rows = await ROWS_OF[address.of](deps, address.stationId);
  const columns = VOLUNTEER_REGISTER.columns[address.of];
  return spreadsheet(await writeXlsxFile([columns.map(head), ...rows.map((row) => row.map(cell))], { columns: columns.map(() => ({ width: 18 })) }).toBuffer());
}

/** The register of volunteers, of teams, of activities or of hours, behind a signed address; that it was opened leaves a row in the audit log. */
export const volunteerRegister: Download = {
  path: '/workbench/volunteer-registers/:personId/:stationId/:of',
  params: VolunteerRegisterAddress,
  query: VolunteerRegisterQuery,
  open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof VolunteerRegisterQuery>),
};
