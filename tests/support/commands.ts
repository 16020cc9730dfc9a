import type { Connection } from 'mongoose';

/** What the driver reports of the work behind each answer. */
export interface Counted<T> {
  readonly answer: T;
  /** Names of the commands that reached the database, in their order: `find cases`. */
  readonly commands: string[];
}

/** Runs `work` and names the commands sent meanwhile. Needs a connection that announces them. */
export async function commandsOf<T>(db: Connection, work: () => Promise<T>): Promise<Counted<T>> {
  const commands: string[] = [];
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }): void => void commands.push(`${commandName} ${String(command[commandName])}`);
  db.getClient().on('commandStarted', note);
  try {
    return { answer: await work(), commands };
  } finally {
    db.getClient().off('commandStarted', note);
  }
}
