import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { VolunteerRegisterAddress, VolunteerRegisterQuery } from '../../../shared/contract/volunteerRegisters';
import { LANGUAGE_WORDS, SKILL_WORDS, TIME_WORDS, VOLUNTEER_DOCUMENT_WORDS, VOLUNTEER_STATE_WORDS } from '../../../shared/copy/volunteers';
import { TEAM_FIELD_WORDS, TEAM_STATE_WORDS, VOLUNTEER_REGISTER } from '../../../shared/copy/volunteerTeams';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { actingAs, audited } from '../audit';
import { viewerOfPerson } from '../identity';
import { getUnits } from '../organisation';
import { registerAt, volunteersById, type VolunteerDoc } from '../volunteers';
import { isStation, type Person } from './policy';
import { memberCount, teamsAt } from './queries';

const ADDRESS_MINUTES = 10;
type Address = z.output<typeof VolunteerRegisterAddress>;
const pathOf = ({ personId, stationId, of }: Address): string => `/api/v1/workbench/volunteer-registers/${personId}/${stationId}/${of}`;

/** An address of the register of a station, good for minutes. `not_allowed` for another station's. */
export function prepareRegister(deps: Deps, person: Person, ask: Omit<Address, 'personId'>): { url: string } {
  if (!isStation(person, ask.stationId)) throw new DomainError('not_allowed');
  return { url: deps.signer.sign(pathOf({ personId: person.personId, ...ask }), deps.clock.now(), ADDRESS_MINUTES) };
}

/** Volunteers in the field names of the national platform; of a document its kind and last four (PIPL Art. 6, 28). */
async function volunteerRows(deps: Deps, stationId: string, today: string): Promise<Cell[][]> {
  const docs = await registerAt(deps, stationId);
  const units = await getUnits(deps, docs.map(({ scope }) => scope.community));
  const masked = (document: VolunteerDoc['document']): string => (document ? VOLUNTEER_REGISTER.masked(document.tail) : '');
  return docs.map((doc) => [
    doc.number, doc.name, doc.document ? VOLUNTEER_DOCUMENT_WORDS[doc.document.kind] : '', masked(doc.document), units.get(doc.scope.community)?.name ?? '', doc.skills.filter((one) => skillCounts(one, today)).map(({ skill }) => SKILL_WORDS[skill]).join('、'),
    doc.times.map((time) => TIME_WORDS[time]).join('、'), doc.languages.map((one) => LANGUAGE_WORDS[one]).join('、'), dayOf(doc.createdAt), VOLUNTEER_STATE_WORDS[doc.state],
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

async function open(deps: Deps, address: Address, { e, s }: z.output<typeof VolunteerRegisterQuery>): Promise<OpenFile> {
  const viewer = deps.signer.verify(pathOf(address), e, s, deps.clock.now()) ? await viewerOfPerson(deps, address.personId) : null;
  // As the person may see it now: who has lost the office in between gets nothing of it.
  if (!viewer || !isStation(viewer, address.stationId)) throw new DomainError('not_found');
  const actor = actingAs(viewer, ({ unitId }) => unitId === address.stationId);
  await audited(deps, { actor, action: 'membersSeen', object: { kind: 'unit', id: address.stationId }, once: 'hour' });
  const rows = address.of === 'teams' ? await teamRows(deps, address.stationId) : await volunteerRows(deps, address.stationId, dayOf(deps.clock.now()));
  const columns = VOLUNTEER_REGISTER.columns[address.of];
  return spreadsheet(await writeXlsxFile([columns.map(head), ...rows.map((row) => row.map(cell))], { columns: columns.map(() => ({ width: 18 })) }).toBuffer());
}

/** The register of volunteers, or of teams, behind a signed address; that it was opened leaves a row in the audit log. */
export const volunteerRegister: Download = {
  path: '/workbench/volunteer-registers/:personId/:stationId/:of',
  params: VolunteerRegisterAddress,
  query: VolunteerRegisterQuery,
  open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof VolunteerRegisterQuery>),
};
