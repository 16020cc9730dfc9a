import type { ResponseOf } from '../../../shared/contract';
import { maskedName } from '../../../shared/domain/identity/homes';
import { actionsFrom } from '../../../shared/domain/kernel/stateMachine';
import { PLAN_TRANSITIONS } from '../../../shared/domain/volunteerProjects/rules';
import type { Deps } from '../../platform/deps';
import { getUnits, presentStation } from '../organisation';
import { teamsById } from '../volunteerTeams';
import { volunteersById } from '../volunteers';
import type { PlanDoc } from './document';
import { manages, type Person } from './policy';

export type View = ResponseOf<'GET /volunteer-projects/:id'>;
export type Row = ResponseOf<'GET /volunteer-projects'>['items'][number];

/** Rows of lists, the same for everybody. */
export async function presentRows(deps: Deps, docs: readonly PlanDoc[]): Promise<Row[]> {
  const [teams, units] = await Promise.all([teamsById(deps, docs.flatMap(({ teamId }) => teamId ?? [])), getUnits(deps, docs.map(({ scope }) => scope.community))]);
  return docs.map(({ _id, name, aim, forWhom, field, from, until, state, teamId, scope }) => ({
    id: _id, name, aim, forWhom, field, from, until, state, team: teamId === null ? null : { id: teamId, name: teams.get(teamId)?.name ?? '' }, community: { id: scope.community, name: units.get(scope.community)?.name ?? '' },
  }));
}

/** One project, to everybody; the buttons to who sees to it. */
export async function presentPlan(deps: Deps, doc: PlanDoc, person: Person): Promise<View> {
  const { station } = doc.scope;
  const [[row], units, may, teams] = await Promise.all([presentRows(deps, [doc]), getUnits(deps, [station]), manages(deps, person, doc), teamsById(deps, doc.teamId ? [doc.teamId] : [])]);
  const leader = doc.teamId ? teams.get(doc.teamId)?.leader : null;
  const name = leader ? (await volunteersById(deps, [leader.volunteerId])).get(leader.volunteerId)?.name : undefined;
  return {
    ...(row as Row), revision: doc.revision, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }), charge: name ? maskedName(name) : null, report: doc.report,
    timeline: doc.timeline.map(({ id, at, action }) => ({ id, at: at.toISOString(), action })).reverse(), actions: may ? actionsFrom(PLAN_TRANSITIONS, doc.state, ['manager']) : [],
  };
}
