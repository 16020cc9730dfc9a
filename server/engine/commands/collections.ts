/** Finding collections by name. */
import type { Engine } from '../engine';
import type { CollectionState } from '../store/types';
import { checkNewName } from './request';

/** The collection, made when it is not there (writes do that); inside a transaction. */
export function requireCollection(engine: Engine, database: string, name: string): CollectionState {
  const found = engine.store.catalogue.get(database, name);
  if (found) return found;
  checkNewName(database, name);
  return engine.store.catalogue.create(database, name, new Map());
}
