import type { Subscriber } from '../../jobs/types';
import { commitImport } from './commands/commitImport';
import { IMPORT_ACCEPTED } from './events';

/** Writes what was accepted. */
export const writeImport: Subscriber = {
  name: 'administration.writeImport',
  types: [IMPORT_ACCEPTED],
  handle: (event, deps) => commitImport(deps, event.source.id),
};
