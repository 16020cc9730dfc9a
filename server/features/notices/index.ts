import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { ensureIndexes, Notices } from './model';
import { noticePages } from './publicPage';
import { handlers } from './routes';
import { countReaders } from './tasks';

export { landOf, type Land } from './areas';
export { confirm, correct, handIn, pin, recall, release, withdraw } from './commands/tell';
export { write, type Writing } from './commands/write';
export type { AreaRow, NoticeDoc } from './document';
export { noticeEvent, type NoticeStep } from './events';
export { authorise as authoriseNotice, communitiesOf, covers, deskOf, officesOf, standingIn, type Office, type Person as NoticePerson } from './policy';
export { presentRows as presentNoticeRows } from './presenter';
export { noticePath } from './publicPage';
export { currentFor, forgetCurrent, loadNotice, noticesById, onHome, type Current } from './queries';
export { keysOf } from './readers';
export { countReads, markSeen, seenBy } from './reads';
export { advance, dueSendings, planSending, type SendingDoc } from './sendings';
export { countReaders } from './tasks';

const source: EventSource = { kind: 'notice', model: (deps) => Notices(deps) as unknown as ReturnType<EventSource['model']> };

/** Notices (通知) of stations, streets and the district to those who live somewhere. */
export const feature: Feature = { name: 'notices', handlers, sources: [source], tasks: [countReaders], pages: noticePages, ensureIndexes };
