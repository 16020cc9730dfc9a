import type { Feature } from '../../http/types';
import type { EventSource, Subscriber } from '../../jobs/types';
import { teamEvent } from '../volunteerTeams';
import { closeWithTeam } from './commands';
import { ensureIndexes, VolunteerProjects } from './model';
import { plansOfTeam } from './queries';
import { handlers } from './routes';

export { close, planEvent, start } from './commands';
export type { PlanDoc } from './document';
export { planById, plansById } from './queries';

const source: EventSource = { kind: 'volunteerProject', model: (deps) => VolunteerProjects(deps) as unknown as ReturnType<EventSource['model']> };
/** What a team had under way ends with it: read as it is, so run twice it is the same. */
const endWithTeam: Subscriber = {
  name: 'volunteerProjects.endWithTeam',
  types: [teamEvent('dissolve')],
  async handle({ source: { id } }, deps) {
    for (const doc of await plansOfTeam(deps, id)) await closeWithTeam(deps, doc);
  },
};

/** Projects (志愿服务项目): what a team or a station does over months; activities name the one they belong to. */
export const feature: Feature = { name: 'volunteerProjects', handlers, sources: [source], subscribers: [endWithTeam], ensureIndexes };
