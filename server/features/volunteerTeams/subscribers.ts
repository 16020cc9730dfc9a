import { TEAM_OVER } from '../../../shared/domain/volunteerTeams/states';
import type { Subscriber } from '../../jobs/types';
import { volunteerEvent, volunteersById } from '../volunteers';
import { endRow, seat } from './commands/member';
import { drop } from './commands/team';
import { memberEvent, teamEvent } from './events';
import { membersById, rowsIn, rowsOf, teamsById, teamsLedBy } from './queries';

/** Rows of a team ended at once; the rest when they are read again. */
const AT_ONCE = 200;

/** Whoever leads or is a deputy belongs to the team: read from the team as it is, so run twice it is the same. */
export const seatOffices: Subscriber = {
  name: 'volunteerTeams.seatOffices',
  types: [teamEvent('approve'), teamEvent('accept')],
  async handle({ source }, deps) {
    const team = (await teamsById(deps, [source.id])).get(source.id);
    if (team?.state !== 'active') return;
    for (const who of [team.leader, ...team.deputies]) if (who) await seat(deps, team, who);
  },
};

/** Whoever is no volunteer any more belongs to no team, asks nowhere, and holds no office. */
export const letGo: Subscriber = {
  name: 'volunteerTeams.letGo',
  types: (['withdraw', 'end'] as const).map(volunteerEvent),
  async handle({ source }, deps) {
    const personId = (await volunteersById(deps, [source.id])).get(source.id)?.personId;
    if (!personId) return;
    for (const row of await rowsOf(deps, personId)) await endRow(deps, row);
    for (const team of await teamsLedBy(deps, personId)) await drop(deps, team, source.id);
  },
};

/** Whoever is no member any more is no deputy either, and is asked to nothing. */
export const dropOffices: Subscriber = {
  name: 'volunteerTeams.dropOffices',
  types: [memberEvent('leave'), memberEvent('remove')],
  async handle({ source }, deps) {
    const row = (await membersById(deps, [source.id])).get(source.id);
    const team = row && (await teamsById(deps, [row.teamId])).get(row.teamId);
    if (team && !TEAM_OVER.includes(team.state) && row.state !== 'in') await drop(deps, team, row.volunteerId);
  },
};

/** A team that is no more has no members. */
export const endMembers: Subscriber = {
  name: 'volunteerTeams.endMembers',
  types: [teamEvent('dissolve')],
  async handle({ source }, deps) {
    for (let rows = await rowsIn(deps, source.id, AT_ONCE); rows.length > 0; rows = await rowsIn(deps, source.id, AT_ONCE)) for (const row of rows) await endRow(deps, row);
  },
};
