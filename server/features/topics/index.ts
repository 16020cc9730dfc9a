import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { topicEraser } from './erase';
import { ensureIndexes, Topics } from './model';
import { handlers } from './routes';
import { carryMerged } from './subscribers';
import { topicClock } from './tasks';
import { topicKind } from './thread';

export { adopt, decline, merge, release } from './commands/answer';
export { consultOn, type ConsultMove } from './commands/consult';
export { raise, type Raiser, type Raising } from './commands/raise';
export { carrySeconds, second } from './commands/second';
export { watch } from './commands/watch';
export type { TopicDoc } from './document';
export { topicEvent, type TopicStep } from './events';
export { authorise as authoriseTopic } from './policy';
export { lanePage, loadTopic, topicsById } from './queries';
export { secondedBy, secondersOf } from './seconds';
export { topicClock } from './tasks';
export { fitWords } from './words';

const source: EventSource = { kind: 'topic', model: (deps) => Topics(deps) as unknown as ReturnType<EventSource['model']> };

/** Topics (议题): raised, seconded, answered by a body that must, decided, carried out and reported back. */
export const feature: Feature = { name: 'topics', handlers, sources: [source], subscribers: [carryMerged], tasks: [topicClock], conversions: [topicKind], erasers: [topicEraser], ensureIndexes };
