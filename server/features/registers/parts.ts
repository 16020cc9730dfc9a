import type { Deps } from '../../platform/deps';
import { keepSealed, loadSealed } from '../../platform/storage/sealed';

/** A row of theirs with the number that their spreadsheet shows. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const keyOf = (sheetId: string, name: string | number): string => `sheets/${sheetId}/${name}`;
const contextOf = (sheetId: string, name: string | number): string => `sheet:${sheetId}:${name}`;

const keep = (deps: Deps, sheetId: string, name: string | number, plain: string): Promise<void> => keepSealed(deps, keyOf(sheetId, name), contextOf(sheetId, name), plain);
const load = (deps: Deps, sheetId: string, name: string | number): Promise<string | null> => loadSealed(deps, keyOf(sheetId, name), contextOf(sheetId, name));

/** Keeps a file as it came, sealed: names, numbers and what people told are in it. */
export const keepFile = (deps: Deps, sheetId: string, content: Buffer): Promise<void> => keep(deps, sheetId, 'file', content.toString('base64'));
/** The file as it came; null when it is gone. */
export async function loadFile(deps: Deps, sheetId: string): Promise<Buffer | null> {
  const kept = await load(deps, sheetId, 'file');
  return kept === null ? null : Buffer.from(kept, 'base64');
}
export const dropFile = (deps: Deps, sheetId: string): Promise<void> => deps.storage.delete(keyOf(sheetId, 'file'));

/** Keeps a part of the rows, sealed. Kept again it is the same. */
export const keepPart = (deps: Deps, sheetId: string, part: number, rows: readonly SheetRow[]): Promise<void> => keep(deps, sheetId, part, JSON.stringify(rows));
/** A part of the rows. Throws where it is gone. */
export async function loadPart(deps: Deps, sheetId: string, part: number): Promise<SheetRow[]> {
  const kept = await load(deps, sheetId, part);
  if (kept === null) throw new Error('the rows of a table are gone');
  return JSON.parse(kept) as SheetRow[];
}

/** Nothing is kept longer than it is needed (PIPL Art. 19). */
export async function dropRows(deps: Deps, sheetId: string, parts: number): Promise<void> {
  await dropFile(deps, sheetId);
  for (let part = 0; part < parts; part += 1) await deps.storage.delete(keyOf(sheetId, part));
}

/** The first rows, sealed for the document. */
export const sealSample = (deps: Deps, sheetId: string, rows: readonly (readonly string[])[]): string => deps.cipher.encrypt(JSON.stringify(rows), contextOf(sheetId, 'sample'));
export const openSample = (deps: Deps, sheetId: string, sealed: string): string[][] => JSON.parse(deps.cipher.decrypt(sealed, contextOf(sheetId, 'sample'))) as string[][];
