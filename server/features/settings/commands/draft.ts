import type { SettingContents, SettingKind } from '../../../../shared/domain/settings/kinds';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Drafts, Versions, type DraftDoc, type VersionDoc } from '../model';

/** Who writes, and the revision of the draft they saw (0: none yet). */
export interface DraftAsk {
  readonly personId: string;
  readonly revision: number;
}

/** The version of a kind that is in force. */
export async function latestVersion(deps: Deps, kind: SettingKind): Promise<VersionDoc> {
  const row = await Versions(deps).findOne({ kind }).sort({ version: -1 }).lean<VersionDoc>();
  if (!row) throw new Error(`no version of ${kind} is stored`);
  return row;
}

/** A draft that was published is none, also when the process ended before it was put away. */
export function openDraft(draft: DraftDoc | null, latest: VersionDoc): DraftDoc | null {
  return draft?.content && draft.revision !== latest.draftRevision ? draft : null;
}

async function conflictOf(deps: Deps, kind: SettingKind): Promise<DomainError> {
  const present = await Drafts(deps).findById(kind, { revision: 1 }).lean<Pick<DraftDoc, 'revision'>>();
  return new DomainError('conflict', { revision: present?.revision ?? 0 });
}

/**
 * Keeps what is being written for the next version; it may still have faults. Outcomes: kept; `conflict` with the
 * present revision when somebody else wrote meanwhile, and then nothing of either is lost.
 */
export async function saveDraft<K extends SettingKind>(deps: Deps, kind: K, { personId, revision }: DraftAsk, content: SettingContents[K]): Promise<void> {
  const [before, latest] = await Promise.all([Drafts(deps).findById(kind).lean<DraftDoc>(), latestVersion(deps, kind)]);
  const base = openDraft(before, latest)?.base ?? latest.version;
  const next = { base, content, by: personId, at: deps.clock.now() };
  if (before) {
    const { matchedCount } = await Drafts(deps).updateOne({ _id: kind, revision }, { $set: { ...next, revision: revision + 1 } });
    if (matchedCount === 0) throw await conflictOf(deps, kind);
    return;
  }
  if (revision !== 0) throw await conflictOf(deps, kind);
  try {
    await Drafts(deps).insertMany([{ _id: kind, revision: 1, ...next }]);
  } catch (error) {
    throw isDuplicateKey(error) ? await conflictOf(deps, kind) : error;
  }
}

/** Puts a draft away; what is in force stays. Outcomes: away, or there was none; `conflict` when it was written to meanwhile. */
export async function discardDraft(deps: Deps, kind: SettingKind, { personId, revision }: DraftAsk): Promise<void> {
  const gone = { content: null, by: personId, at: deps.clock.now(), revision: revision + 1 };
  const { matchedCount } = await Drafts(deps).updateOne({ _id: kind, revision }, { $set: gone });
  if (matchedCount === 0 && !(revision === 0 && !(await Drafts(deps).exists({ _id: kind })))) throw await conflictOf(deps, kind);
}
