import { readFile } from 'node:fs/promises';
import type { Deps } from '../../../platform/deps';
import type { FileDoc } from '../model';
import { storageKey, typeOf } from '../variants';
import { readVoice } from '../voice';
import { claimFile, contentHashOf, fileIdOf, madeBefore, settleFile, type Upload } from './claimFile';

/**
 * Keeps a recording as it was sent. Outcomes: kept, or already kept by the same key and bytes; `key_reused` for other
 * bytes under the key, also those of a photo; `unsupported_file`, `voice_too_long` as `readVoice` says. Cut off
 * anywhere, sending again completes it.
 */
export async function storeVoice(deps: Deps, { personId, key, path }: Upload): Promise<FileDoc> {
  const content = await readFile(path);
  const _id = fileIdOf(personId, key);
  const contentHash = contentHashOf(content);
  const present = await madeBefore(deps, _id, contentHash);
  if (present?.state === 'stored') return present;
  const { container, seconds } = await readVoice(content);
  const row: FileDoc = { _id, personId, contentHash, state: 'receiving', kind: 'voice', width: 0, height: 0, container, seconds, usedAt: null, createdAt: deps.clock.now() };
  await claimFile(deps, row);
  await deps.storage.put(storageKey(_id, container), content, typeOf(container));
  await settleFile(deps, _id);
  return { ...row, state: 'stored' };
}
