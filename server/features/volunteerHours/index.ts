import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Certificates } from './certificates/model';
import { certificatePages, CHECKS } from './certificates/publicPage';
import { certificateDownload, certificateHandlers } from './certificates/routes';
import { ensureLimitIndexes } from '../../platform/database/sharedLimit';
import { hourEraser } from './erase';
import { hoursDownload } from './mine';
import { ensureIndexes, ServiceRecords } from './model';
import { filesInUse } from './queries';
import { volunteerRegister } from './register';
import { handlers } from './routes';
import { keepRecordFiles, recordAttended } from './subscribers';
import { hoursClock, seals } from './tasks';

export { askForHours, correct, enter, enterByHand } from './commands/enter';
export { confirm, keep, object, refuseRecord } from './commands/judge';
export type { ServiceRecordDoc } from './document';
export { askCertificate, issue } from './certificates/commands';
export type { CertificateDoc } from './certificates/document';
export { certificatesById } from './certificates/queries';
export { certificateEvent } from './certificates/step';
export { recordEvent, type RecordStep } from './events';
export { sealDays } from './ledger/seals';
export { checkHours, type FoundFault, type HoursChecked } from './ledger/verify';
export { loadRecord, recordsById } from './queries';
export { hoursClock } from './tasks';

const source: EventSource = { kind: 'serviceRecord', model: (deps) => ServiceRecords(deps) as unknown as ReturnType<EventSource['model']> };
const certificateSource: EventSource = { kind: 'certificate', model: (deps) => Certificates(deps) as unknown as ReturnType<EventSource['model']> };

/** Volunteers' hours (志愿服务时长): records of service on their way, the ledger with a chain a volunteer, and its seals. */
export const feature: Feature = {
  name: 'volunteerHours',
  handlers: { ...handlers, ...certificateHandlers },
  sources: [source, certificateSource],
  pages: certificatePages,
  subscribers: [recordAttended, keepRecordFiles],
  tasks: [hoursClock, seals],
  downloads: [hoursDownload, certificateDownload, volunteerRegister],
  fileUsers: [{ name: 'volunteerHours', using: filesInUse }],
  erasers: [hourEraser],
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await Certificates(deps).createIndexes();
    await ensureLimitIndexes(deps, CHECKS);
  },
};
