import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { SettingContents, SettingKind } from '../../../../shared/domain/settings/kinds';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { faultsOf } from '../content';
import { forgetSettings } from '../inForce';
import { Drafts, Versions, type DraftDoc, type VersionDoc } from '../model';
import { latestVersion, openDraft, type DraftAsk } from './draft';

/** What of a publishing is the person's: the reason, which stays in the history. */
export interface PublishAsk extends DraftAsk {
  readonly why: string;
  readonly key: string;
  /** Tells the audit log, before the version is written: this feature knows no other. */
  readonly tell: () => Promise<void>;
}

/** Whether nothing was published since the draft was begun but what it came from itself. */
function isCurrent(draft: DraftDoc, latest: VersionDoc): boolean {
  return draft.base === latest.version || (latest.draftRevision !== null && latest.draftRevision <= draft.revision);
}

/**
 * Puts a draft in force as a new version that is never changed again: one insert, and every process has it within
 * five seconds. Outcomes: published, or it was by the same request; `rule_refused` {rule: noDraft |
 * draftHasProblems | nothingChanged}; `conflict` when the draft was written to, or another version published.
 */
export async function publishDraft<K extends SettingKind>(deps: Deps, kind: K, { personId, revision, why, key, tell }: PublishAsk): Promise<void> {
  if (await Versions(deps).exists({ kind, key })) return;
  const [before, latest] = await Promise.all([Drafts(deps).findById(kind).lean<DraftDoc>(), latestVersion(deps, kind)]);
  const draft = openDraft(before, latest);
  if (before && before.revision !== revision) throw new DomainError('conflict', { revision: before.revision });
  if (!draft) throw new DomainError('rule_refused', { rule: 'noDraft' });
  if (!isCurrent(draft, latest)) throw new DomainError('conflict', { revision: draft.revision });
  const content = draft.content as SettingContents[K];
  if (faultsOf(kind, content).length > 0) throw new DomainError('rule_refused', { rule: 'draftHasProblems' });
  if (isDeepStrictEqual(content, latest.content)) throw new DomainError('rule_refused', { rule: 'nothingChanged' });
  await tell();
  const version = latest.version + 1;
  try {
    await Versions(deps).insertMany([{ _id: `${kind}.${version}`, kind, version, content, at: deps.clock.now(), by: personId, why, key, draftRevision: revision }]);
  } catch (error) {
    throw isDuplicateKey(error) ? new DomainError('conflict', { revision }) : error;
  }
  forgetSettings(deps);
  await Drafts(deps).updateOne({ _id: kind, revision }, { $set: { content: null, revision: revision + 1 } });
}
