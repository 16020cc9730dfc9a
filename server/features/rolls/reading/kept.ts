import type { Deps } from '../../../platform/deps';
import { keepSealed, loadSealed } from '../../../platform/storage/sealed';
import type { NewLine } from './lines';

/** Where the file of a table lies, and its lines once they were read: sealed both, because they name people. */
export const fileKey = (importId: string): string => `rolls/${importId}/file`;
const linesKey = (importId: string): string => `rolls/${importId}/lines`;
export const sealContext = (importId: string): string => `roll:${importId}`;

export const keepFile = (deps: Deps, importId: string, content: Buffer): Promise<void> => keepSealed(deps, fileKey(importId), sealContext(importId), content.toString('base64'));
export const keepLines = (deps: Deps, importId: string, lines: readonly NewLine[]): Promise<void> => keepSealed(deps, linesKey(importId), sealContext(importId), JSON.stringify(lines));
/** The lines that were read. Throws where they are gone. */
export async function loadLines(deps: Deps, importId: string): Promise<NewLine[]> {
  const kept = await loadSealed(deps, linesKey(importId), sealContext(importId));
  if (kept === null) throw new Error('the lines of a roll are gone');
  return JSON.parse(kept) as NewLine[];
}
/** Nothing is kept longer than it is needed (PIPL Art. 19). */
export async function dropKept(deps: Deps, importId: string): Promise<void> {
  await deps.storage.delete(fileKey(importId));
  await deps.storage.delete(linesKey(importId));
}
