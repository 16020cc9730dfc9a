import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { counterEraser } from './erase';
import { DocumentChecks, ensureIndexes } from './model';
import { handlers } from './routes';
import { forgetCodes, settleAgain } from './subscribers';

export { findVisitor } from './commands/findVisitor';
export { countMiss, refuseGuessing } from './tries';
export { openVisit, sealVisit } from './visits';
export { seeDocument, type SeenDocument } from './commands/seeDocument';
export { DOCUMENT_SEEN, DOCUMENT_UNDONE } from './events';
export { checksById } from './queries';

const source: EventSource = { kind: 'documentCheck', model: (deps) => DocumentChecks(deps) as unknown as ReturnType<EventSource['model']> };

/** The counter of a work station: documents seen, which raise the level of identity. */
export const feature: Feature = { name: 'counter', handlers, sources: [source], subscribers: [settleAgain], tasks: [forgetCodes], erasers: [counterEraser], ensureIndexes };
