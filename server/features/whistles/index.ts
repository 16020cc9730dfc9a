import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { ensureIndexes, Whistles } from './model';
import { photosInUse } from './queries';
import { handlers } from './routes';
import { toCase } from './subscribers';
import { lateCalls } from './tasks';

export { acknowledgeCall, arrive, contact, end, rate } from './commands/answer';
export { blow } from './commands/blow';
export { WHISTLE_EVENTS } from './events';
export { loadWhistle, whistlesById } from './queries';
export { actorIn as whistleActor } from './policy';
export { lateCalls } from './tasks';
export { Whistles, type WhistleDoc } from './model';

const source: EventSource = { kind: 'whistle', model: (deps) => Whistles(deps) as unknown as ReturnType<EventSource['model']> };

/** Whistles (吹哨报到): units called to the spot of a case, who came in time, and what was agreed there. */
export const feature: Feature = {
  name: 'whistles',
  handlers,
  sources: [source],
  subscribers: [toCase],
  tasks: [lateCalls],
  fileUsers: [{ name: 'whistles', using: photosInUse }],
  ensureIndexes,
};
