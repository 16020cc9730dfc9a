import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Fault } from '../../../shared/domain/settings/faults';
import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import type { Deps } from '../../platform/deps';
import { latestVersion, openDraft } from './commands/draft';
import { faultsOf } from './content';
import { Drafts, Versions, type DraftDoc, type VersionDoc } from './model';

/** Versions shown of a setting, latest first. */
const MOST = 30;

/** A version without what it holds. */
export type VersionHead = Pick<VersionDoc, 'version' | 'at' | 'by' | 'why'>;

/** All that the page of a setting shows. */
export interface SettingPage<K extends SettingKind> {
  readonly version: VersionHead;
  readonly inForce: SettingContents[K];
  /** Revision that the next writer must name; 0 when nothing was ever written. */
  readonly revision: number;
  readonly draft: { readonly content: SettingContents[K]; readonly by: string; readonly at: Date; readonly faults: readonly Fault[] } | null;
  readonly history: readonly VersionHead[];
}

/** What is in force, what is being written, and what was before. */
export async function settingPage<K extends SettingKind>(deps: Deps, kind: K): Promise<SettingPage<K>> {
  const [latest, before, history] = await Promise.all([
    latestVersion(deps, kind),
    Drafts(deps).findById(kind).lean<DraftDoc>(),
    Versions(deps).find({ kind }, { version: 1, at: 1, by: 1, why: 1 }).sort({ version: -1 }).limit(MOST).lean<VersionHead[]>(),
  ]);
  const draft = openDraft(before, latest);
  const content = draft?.content as SettingContents[K] | undefined;
  return {
    version: latest,
    inForce: latest.content as SettingContents[K],
    revision: before?.revision ?? 0,
    draft: draft && content ? { content, by: draft.by, at: draft.at, faults: faultsOf(kind, content) } : null,
    history,
  };
}

/** What a version held. `not_found`. */
export async function versionContent<K extends SettingKind>(deps: Deps, kind: K, version: number): Promise<SettingContents[K]> {
  const row = await Versions(deps).findById(`${kind}.${version}`).lean<VersionDoc>();
  if (!row) throw new DomainError('not_found');
  return row.content as SettingContents[K];
}
