import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { teamEraser } from './erase';
import { ensureIndexes, TeamMembers, VolunteerTeams } from './model';
import { teamsById, teamsLedBy } from './queries';
import { handlers } from './routes';
import { dropOffices, endMembers, letGo, seatOffices } from './subscribers';
import type { TeamDoc } from './document';

export { found } from './commands/found';
export { ask, joinByCode, takeUp } from './commands/member';
export { answer, approve, makeCode, offer } from './commands/team';
export type { MemberDoc, TeamDoc } from './document';
export { memberEvent, teamEvent, type MemberStep, type TeamStep } from './events';
export { loadTeam, memberById, memberCount, memberIdOf, membersById, personsIn, rowsIn, teamsAt, teamsById } from './queries';

/** Leader and deputies of a team in force; nobody where it is not. */
export const leadersIn = ({ state, leader, deputies }: Pick<TeamDoc, 'state' | 'leader' | 'deputies'>): string[] => (state === 'active' ? [leader, ...deputies].flatMap((one) => one?.personId ?? []) : []);
/** Teams in force in which somebody is leader or deputy. */
export const ledBy = async (deps: Deps, personId: string): Promise<TeamDoc[]> => (await teamsLedBy(deps, personId)).filter((doc) => leadersIn(doc).includes(personId));
/** One team; null where there is none. */
export const team = async (deps: Deps, id: string): Promise<TeamDoc | null> => (await teamsById(deps, [id])).get(id) ?? null;
/** Whether somebody is leader or deputy of a team in force. */
export const isLeader = async (deps: Deps, personId: string, teamId: string): Promise<boolean> => (await ledBy(deps, personId)).some(({ _id }) => _id === teamId);

const teams: EventSource = { kind: 'volunteerTeam', model: (deps) => VolunteerTeams(deps) as unknown as ReturnType<EventSource['model']> };
const members: EventSource = { kind: 'volunteerMember', model: (deps) => TeamMembers(deps) as unknown as ReturnType<EventSource['model']> };

/** Teams of volunteers (志愿服务队): founded with the station's consent, led by who said yes, joined by request or code. */
export const feature: Feature = { name: 'volunteerTeams', handlers, sources: [teams, members], subscribers: [seatOffices, letGo, dropOffices, endMembers], erasers: [teamEraser], ensureIndexes };
