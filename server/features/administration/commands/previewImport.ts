import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { IMPORT_LIMITS, type ImportKind } from '../../../../shared/domain/administration/imports';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Imports, type ImportDoc } from '../model';
import { keepPlan } from '../plans';
import { readFileOf } from '../readFile';

export interface HandedIn {
  readonly personId: string;
  readonly kind: ImportKind;
  readonly system: 'wgs84' | 'gcj02';
  /** Idempotency key of the upload. */
  readonly key: string;
  readonly path: string;
}

/**
 * Reads a file, says what it would do and keeps that. Outcomes: previewed (perhaps with problems), or the same
 * preview again for the same key and file; `key_reused` for another file under the key.
 */
export async function previewImport(deps: Deps, { personId, kind, system, key, path }: HandedIn): Promise<ImportDoc> {
  const content = await readFile(path);
  const digest = createHash('sha256').update(`${kind}\n${system}\n`).update(content).digest('base64url');
  const _id = createHash('sha256').update(`${personId}\n${key}`).digest('base64url').slice(0, 24);
  const present = await Imports(deps).findById(_id).lean<ImportDoc>();
  if (present) return same(present, digest);
  const { plan, map, redraw = null, ...reading } = await readFileOf(deps, kind, content, system);
  await keepPlan(deps, _id, { plan, map });
  const problems = reading.problems.slice(0, IMPORT_LIMITS.problems).map((problem) => ({ ...problem }));
  const notes = reading.notes.slice(0, IMPORT_LIMITS.problems).map((note) => ({ ...note }));
  const preview = reading.preview.map((line) => [...line]);
  const row: ImportDoc = {
    _id, kind, digest, personId, state: 'previewed', rows: reading.rows, problemCount: reading.problems.length, problems, notes,
    columns: [...reading.columns], preview, hasMap: map !== null, redraw, createdAt: deps.clock.now(), pending: [],
  };
  try {
    await Imports(deps).insertMany([row]);
    return row;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const first = await Imports(deps).findById(_id).lean<ImportDoc>();
    return same(first ?? row, digest);
  }
}

function same(present: ImportDoc, digest: string): ImportDoc {
  if (present.digest !== digest) throw new DomainError('key_reused');
  return present;
}
