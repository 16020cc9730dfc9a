import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { projectEraser } from './erase';
import { ensureIndexes, Projects, Rounds } from './model';
import { filesInUse } from './queries';
import { handlers } from './routes';
import { carryRounds, keepProjectFiles } from './subscribers';
import { projectClock } from './tasks';
import { projectKind } from './thread';

export { councilAccept, follow, giveOpinion } from './commands/accept';
export { admit, councilChoose } from './commands/check';
export { handProjects } from './commands/passOn';
export { propose, type Proposal, type Proposer } from './commands/propose';
export { choose, countRound, openRound } from './commands/rounds';
export { evaluate, finish, moveStep, plan, report } from './commands/steps';
export type { ProjectDoc, RoundDoc } from './document';
export { roundFor } from './openRounds';
export { projectEvent, roundEvent, type ProjectStep, type RoundStep } from './events';
export { actorIn as projectActor } from './policy';
export { crowdOf, loadProject, loadRound, projectsById, projectsOnUnit, projectsOpenIn, roundsById } from './queries';
export { projectClock } from './tasks';

const source: EventSource = { kind: 'project', model: (deps) => Projects(deps) as unknown as ReturnType<EventSource['model']> };
const roundSource: EventSource = { kind: 'projectRound', model: (deps) => Rounds(deps) as unknown as ReturnType<EventSource['model']> };

/** Micro-projects (微项目): proposed, checked, chosen by residents, done in steps that everybody sees, and accepted by them. */
export const feature: Feature = {
  name: 'projects',
  handlers,
  sources: [source, roundSource],
  subscribers: [keepProjectFiles, carryRounds],
  tasks: [projectClock],
  conversions: [projectKind],
  fileUsers: [{ name: 'projects', using: filesInUse }],
  erasers: [projectEraser],
  ensureIndexes,
};
