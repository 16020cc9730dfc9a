import type { Subscriber } from '../../jobs/types';
import { matchCertain } from './commands/match';
import { recount } from './commands/recount';
import { replaceEarlier } from './commands/steps';
import { writeRoll } from './commands/write';
import { lineEvent, ROLL_IMPORT, rollEvent } from './events';
import { loadImport, loadRoll } from './queries';
import { readImport } from './reading/read';

/** Reads a table that was handed in. */
export const read: Subscriber = { name: 'rolls.read', types: [ROLL_IMPORT], handle: async ({ source }, deps) => readImport(deps, await loadImport(deps, source.id)) };
/** Writes the lines of a version that was taken in. */
export const write: Subscriber = { name: 'rolls.write', types: [rollEvent('write')], handle: ({ source }, deps) => writeRoll(deps, source.id) };
/** Says yes to all who are certain. */
export const match: Subscriber = { name: 'rolls.match', types: [rollEvent('match')], handle: ({ source }, deps) => matchCertain(deps, source.id) };
/** Versions before one that was settled are replaced. */
export const replace: Subscriber = { name: 'rolls.replace', types: [rollEvent('settle')], handle: async ({ source }, deps) => replaceEarlier(deps, await loadRoll(deps, source.id)) };
/** Counts the numbers of a roll anew after a line became another. */
export const count: Subscriber = {
  name: 'rolls.count',
  types: [lineEvent('corrected'), lineEvent('matched'), lineEvent('unmatched'), lineEvent('voterNamed'), lineEvent('delegate'), lineEvent('delegateEnd')],
  handle: ({ data }, deps) => recount(deps, String(data.roll)),
};
