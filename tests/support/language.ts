/**
 * Holds what the application asks of its database against docs/engine.md: a command or operator that page does not list
 * as done would work on a MongoDB and be refused by the embedded engine.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandStartedEvent, MongoClient } from 'mongodb';
import { operatorRegistry } from '../../server/engine/aggregate/registry';

const page = readFileSync(join(__dirname, '../../docs/engine.md'), 'utf8');

/** Lines that say what is done: rows of tables and sentences, without what is refused. */
const done = (page.split('\n## Durability')[0] ?? '').split('\n').filter((line) => !line.startsWith('| refused')).map((line) => line.replace(/Refused:.*/, '')).join('\n');
/** Parts of operators, variables and types that are no operators of their own. */
const parts = ['$db', '$ref', '$id', '$each', '$position', '$slice', '$sort', '$options', '$maxDistance', '$minDistance', '$geometry', '$literal', '$natural', '$clusterTime', '$readPreference'];

/** Operators and stages the page lists. */
export const listedOperators: ReadonlySet<string> = new Set([...(done.match(/\$[a-zA-Z]+\w*/g) ?? []), ...operatorRegistry.keys(), ...parts]);

/** Commands the page lists. */
export const listedCommands: ReadonlySet<string> = new Set(
  (/## Commands\n([\s\S]*?)\nOptions:/.exec(page)?.[1] ?? '').split('\n').filter((line) => /^\| (done|part)/.test(line)).flatMap((line) => line.match(/[a-zA-Z]+/g) ?? []),
);

/** Names of operators anywhere in a command; values of `insert` are documents and are not looked into. */
export function operatorsIn(value: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) operatorsIn(item, into);
  else if (value instanceof Map) for (const [name, item] of value) noteName(String(name), item, into);
  else if (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) {
    for (const [name, item] of Object.entries(value)) noteName(name, item, into);
  }
  return into;
}

function noteName(name: string, item: unknown, into: Set<string>): void {
  if (name.startsWith('$')) into.add(name);
  if (name !== '$literal') operatorsIn(item, into);
}

/** What of a command the page does not list. */
export function unlisted(name: string, command: Record<string, unknown>): string[] {
  const odd = listedCommands.has(name) ? [] : [name];
  const looked = name === 'insert' ? {} : command;
  return [...odd, ...[...operatorsIn(looked)].filter((operator) => !listedOperators.has(operator))];
}

/** Listens to a client whose commands are announced; gives what was not listed. */
export function watchLanguage(client: MongoClient): () => readonly string[] {
  const faults = new Set<string>();
  client.on('commandStarted', (event: CommandStartedEvent) => {
    for (const name of unlisted(event.commandName, event.command)) faults.add(`${event.commandName}: ${name}`);
  });
  return () => [...faults];
}
