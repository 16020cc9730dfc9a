/** A copy of a data directory, of a running engine too: one consistent state, taken while writes go on. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from './catalogue';
import { checkHeader } from './header';
import { fileOf, openFile } from './store';

/**
 * Copies the data file of `from` into the directory `to`, which must not hold one yet. Rejects with a sentence when there
 * is nothing to copy or something in the way. The copy is complete or not there.
 */
export async function backupEngine(from: string, to: string): Promise<void> {
  if (!existsSync(fileOf(from))) throw new Error(`There is no data file in ${from}.`);
  if (existsSync(fileOf(to))) throw new Error(`There is a data file in ${to} already: choose an empty directory.`);
  mkdirSync(to, { recursive: true });
  const draft = join(to, 'data.mdb.copying');
  const env = openFile(fileOf(from));
  try {
    // (Refuses a file of a newer version.)
    new Catalogue(env, false);
    await env.backup(draft, true);
    checkHeader(draft);
    renameSync(draft, fileOf(to));
  } finally {
    rmSync(draft, { force: true });
    await env.close();
  }
}
