import type { Subscriber } from '../../jobs/types';
import { carryOut } from './closing/carryOut';
import { commitImport } from './commands/commitImport';
import { IMPORT_ACCEPTED, UNIT_CLOSING } from './events';

/** Writes what was accepted. */
export const writeImport: Subscriber = {
  name: 'administration.writeImport',
  types: [IMPORT_ACCEPTED],
  handle: (event, deps) => commitImport(deps, event.source.id),
};

/** Hands over a unit that was closed. */
export const handOver: Subscriber = {
  name: 'administration.handOver',
  types: [UNIT_CLOSING],
  handle: (event, deps) => carryOut(deps, event.source.id),
};
