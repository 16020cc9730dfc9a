/**
 * Which collections of which database were written to since the relay last looked: a test drains after nearly every step, and
 * asking dozens of sources that nobody touched is most of what it would do.
 */
import type { CommandStartedEvent, MongoClient } from 'mongodb';
import type { EventSource } from '../../server/jobs/types';
import type { Deps } from '../../server/platform/deps';

const WRITES = new Set(['insert', 'update', 'findAndModify']);
/** Of this test file: servers of one database see each other's writes. */
const touched = new Map<string, Set<string>>();

/** Listens to a client whose commands are announced. */
export function watchWrites(client: MongoClient): void {
  client.on('commandStarted', ({ commandName, command, databaseName }: CommandStartedEvent) => {
    if (WRITES.has(commandName)) touched.get(databaseName)?.add(String((command as Record<string, unknown>)[commandName]));
  });
}

/** The sources written to since the last call, all of them at the first. */
export function writtenTo(deps: Deps, sources: readonly EventSource[]): readonly EventSource[] {
  const names = touched.get(deps.db.name);
  touched.set(deps.db.name, new Set());
  return names ? sources.filter((one) => names.has(one.model(deps).collection.name)) : sources;
}
