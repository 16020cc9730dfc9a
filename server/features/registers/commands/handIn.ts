import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Sheets, type SheetDoc } from '../model';
import { keepFile } from '../parts';
import type { SheetOffice } from '../policy';
import { digest, loadSource } from './sources';

/** Told when the program is to go on with a table. */
export const SHEET_WORK = 'register.work';
export const workEvent = (id: string, turn: number, at: Date): DomainEvent => ({ _id: `${id}-${turn}`, type: SHEET_WORK, at, data: { sheetId: id } });

/** A table that somebody may deal with. `not_found` for those of others. */
export async function loadSheet(deps: Deps, office: SheetOffice, id: string): Promise<SheetDoc> {
  const doc = await Sheets(deps).findById(id).lean<SheetDoc>();
  if (!doc) throw new DomainError('not_found');
  await loadSource(deps, office, doc.sourceId);
  return doc;
}

/**
 * Takes a file in to be read in the background. Outcomes: reading; the same again for the same key and file;
 * `key_reused` for another file under the key.
 */
export async function handIn(deps: Deps, office: SheetOffice, { sourceId, file, path, key }: { readonly sourceId: string; readonly file: string; readonly path: string; readonly key: string }): Promise<SheetDoc> {
  const source = await loadSource(deps, office, sourceId);
  const content = await readFile(path);
  const _id = digest(`sheet\n${office.actor.personId}\n${key}`);
  const hash = createHash('sha256').update(`${sourceId}\n`).update(content).digest('base64url');
  const known = await Sheets(deps).findById(_id).lean<SheetDoc>();
  if (known) return same(known, hash);
  await keepFile(deps, _id, content);
  const now = deps.clock.now();
  const doc: SheetDoc = {
    _id, digest: hash, sourceId, sourceName: source.name, use: source.use, unitId: source.unitId, levelId: source.levelId, file, personId: office.actor.personId, state: 'reading', csv: false, rows: 0, parts: 0, titles: [], sample: null,
    columns: {}, system: source.system, categories: [], problems: [], problemCount: 0, notes: [], noteCount: 0, counts: { fresh: 0, known: 0, open: 0, refused: 0 }, done: 0, opened: 0, kept: true, turn: 0, since: now, createdAt: now,
    ...pendingOf([workEvent(_id, 0, now)], now),
  };
  try {
    await Sheets(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same((await Sheets(deps).findById(_id).lean<SheetDoc>()) ?? doc, hash);
  }
  deps.nudge(Sheets(deps));
  return doc;
}

function same(known: SheetDoc, hash: string): SheetDoc {
  if (known.digest !== hash) throw new DomainError('key_reused');
  return known;
}
