import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { homeEraser } from './erase';
import { ensureIndexes, Homes } from './model';
import { handlers } from './routes';
import { settleAgain } from './subscribers';

export { askHome, type HomeAsk } from './commands/askHome';
export { confirmHome, declineHome, endHome } from './commands/decideHome';
export { moveOut, withdrawHome } from './commands/leaveHome';
export { speakOfHome } from './commands/speakOfHome';
export { HOME_EVENTS } from './events';
export type { HomeDoc } from './model';
export { homeCount, homesBehind, homesById, homesByRoom, homesOf, loadHome, residentsOf } from './queries';

const source: EventSource = { kind: 'home', model: (deps) => Homes(deps) as unknown as ReturnType<EventSource['model']> };

/** Where people live: said by them, known by their co-residents, confirmed by the station. */
export const feature: Feature = { name: 'homes', handlers, sources: [source], subscribers: [settleAgain], erasers: [homeEraser], ensureIndexes };
