import { saysSomething } from '../../../shared/domain/cases/report';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { ownFiles } from '../files';
import { wordsOrNull } from './step';

/** Words or null. `rule_refused` nothingSaid when there is neither a word nor a photo nor a recording. */
export function checkSomethingSaid({ text, photoIds, voiceIds }: { readonly text: string; readonly photoIds: readonly string[]; readonly voiceIds?: readonly string[] | undefined }): string | null {
  if (!saysSomething(text, photoIds, voiceIds)) throw new DomainError('rule_refused', { rule: 'nothingSaid' });
  return wordsOrNull(text);
}

/**
 * Photos that this person uploaded, each once. `rule_refused` photoNotYours when one is unknown or somebody
 * else's: nobody can attach, and so read, a photo by guessing its id.
 */
export async function checkUploads(deps: Deps, by: { readonly personId: string | null }, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const own = await ownFiles(deps, by.personId ?? '', wanted);
  if (wanted.some((id) => !own.has(id))) throw new DomainError('rule_refused', { rule: 'photoNotYours' });
  return wanted;
}

/** Recordings that this person uploaded; as `checkUploads`, with `rule_refused` voiceNotYours. */
export async function checkVoices(deps: Deps, by: { readonly personId: string | null }, ids: readonly string[] = []): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const own = await ownFiles(deps, by.personId ?? '', wanted, 'voice');
  if (wanted.some((id) => !own.has(id))) throw new DomainError('rule_refused', { rule: 'voiceNotYours' });
  return wanted;
}

/** The field as it is stored: absent where nothing was spoken. */
export const spoken = (voiceIds: string[]): { voiceIds?: string[] } => (voiceIds.length > 0 ? { voiceIds } : {});
