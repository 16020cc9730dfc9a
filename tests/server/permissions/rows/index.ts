import type { Rows } from '../kit';
import { administration } from './administration';
import { answers } from './answers';
import { audit } from './audit';
import { cases } from './cases';
import { apiKeys } from './apiKeys';
import { channels } from './channels';
import { company } from './company';
import { counter } from './counter';
import { desk } from './desk';
import { dockets } from './dockets';
import { field } from './field';
import { files } from './files';
import { homes } from './homes';
import { identity } from './identity';
import { inbox } from './inbox';
import { matters } from './matters';
import { emergencies } from './emergencies';
import { lessons } from './lessons';
import { notices } from './notices';
import { openBooks } from './openBooks';
import { directory } from './directory';
import { orders } from './orders';
import { organisation } from './organisation';
import { projects } from './projects';
import { mediations } from './mediations';
import { visits } from './visits';
import { bookings } from './bookings';
import { volunteers } from './volunteers';
import { proxy } from './proxy';
import { registers } from './registers';
import { sessions } from './sessions';
import { settings } from './settings';
import { system } from './system';
import { threads } from './threads';
import { whistles } from './whistles';
import { activities } from './activities';
import { certificates, volunteerHours } from './volunteerHours';
import { rolls } from './rolls';
import { consultations } from './consultations';
import { bodies, topics } from './topics';
import { volunteerTasks } from './volunteerTasks';
import { votes } from './votes';
import { ableNeighbours } from './ableNeighbours';
import { volunteerProjects } from './volunteerProjects';
import { volunteerTeams } from './volunteerTeams';
import { wishes } from './wishes';

/**
 * The table, route → situations, in parts that are walked each in a district of its own, so that none is long. One file a tag
 * of the contract. Visits are last, because what was heard becomes wishes of those who make them above.
 */
export const parts = {
  matters: { ...system, ...identity, ...sessions, ...organisation, ...files, ...cases, ...company, ...inbox, ...notices, ...openBooks, ...directory, ...emergencies, ...lessons, ...threads, ...whistles, ...wishes, ...projects },
  helping: { ...volunteers, ...volunteerTasks, ...bodies, ...topics, ...rolls, ...votes, ...consultations, ...activities, ...volunteerTeams, ...volunteerProjects, ...ableNeighbours, ...volunteerHours, ...certificates },
  offices: { ...matters, ...desk, ...field, ...dockets, ...homes, ...counter, ...proxy, ...administration, ...channels, ...apiKeys, ...answers, ...orders, ...registers, ...settings, ...audit, ...bookings, ...mediations, ...visits },
} satisfies Readonly<Record<string, Rows>>;

/** The whole of it. */
export const table: Rows = { ...parts.matters, ...parts.helping, ...parts.offices };
