import type { ResponseOf } from '../../../shared/contract';
import { HOURS } from '../../../shared/copy/volunteerHours';
import { TEAM_LIMITS } from '../../../shared/domain/volunteerTeams/limits';
import type { Deps } from '../../platform/deps';
import { rowsIn, teamsById } from '../volunteerTeams';
import { volunteersAt, volunteersById, type VolunteerDoc } from '../volunteers';
import { deskFilter, stationsOf, type Person } from './policy';

type Entrants = ResponseOf<'GET /workbench/hour-volunteers'>;

/** Volunteers whose hours somebody may enter by hand: of their station, and of each team they lead; never themselves. `not_allowed`. */
export async function presentEntrants(deps: Deps, person: Person): Promise<Entrants> {
  deskFilter(person);
  const [stations, teams] = [stationsOf(person), await teamsById(deps, person.leads)];
  const listed = (docs: readonly VolunteerDoc[]): Entrants['groups'][number]['items'] => docs.filter(({ personId }) => personId !== person.personId).map(({ _id: id, name, number }) => ({ id, name, number }));
  const ofTeams = [...teams.values()].map(async ({ _id: teamId, name }) => {
    const rows = (await rowsIn(deps, teamId, TEAM_LIMITS.members)).filter(({ state }) => state === 'in');
    const docs = [...(await volunteersById(deps, rows.map(({ volunteerId }) => volunteerId))).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { teamId, name, items: listed(docs) };
  });
  const ofStation = stations.length > 0 ? [{ teamId: null, name: HOURS.stationVolunteers, items: listed(await volunteersAt(deps, stations)) }] : [];
  return { groups: [...ofStation, ...(await Promise.all(ofTeams))] };
}
