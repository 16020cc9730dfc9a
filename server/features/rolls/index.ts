import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { rollEraser } from './erase';
import { ensureIndexes, RollImports, RollLines, RollObjections, Rolls } from './model';
import { handlers } from './routes';
import { rollSource } from './source';
import { count, match, read, replace, write } from './subscribers';
import { objectionClock, rollClock, sweepImports } from './tasks';
import { rollTemplate } from './templates';

export { acceptImport, handIn } from './commands/bringIn';
export { matchCertain } from './commands/match';
export { raiseObjection } from './commands/object';
export { writeRoll } from './commands/write';
export { beginMatching, postRoll, settleRoll } from './commands/steps';
export type { LineDoc, ObjectionDoc, RollDoc } from './document';
export { lineEvent, objectionEvent, rollEvent, type LineStep, type ObjectionStep, type RollStep } from './events';
export { authoriseBody, authoriseKeeper, type Keeper } from './policy';
export { readImport } from './reading/read';
export { linesOf, linesOfPerson, loadImport, loadLine, loadObjection, loadRoll, rollNow, rollsById, rollsOf } from './queries';
export { rollSource } from './source';

const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });

/** Rolls (名册): who counts in a vote and with how much, brought in, looked at by everybody who stands there, settled, and put right by two. */
export const feature: Feature = {
  name: 'rolls',
  handlers,
  sources: [source('roll', Rolls), source('rollLine', RollLines), source('rollObjection', RollObjections), source('rollImport', RollImports)],
  subscribers: [read, write, match, replace, count],
  tasks: [rollClock, objectionClock, sweepImports],
  downloads: [rollTemplate],
  rollSources: [rollSource],
  erasers: [rollEraser],
  ensureIndexes,
};
