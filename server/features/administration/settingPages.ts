import { faultSentence } from '../../../shared/copy/settings';
import { settingChanges } from '../../../shared/copy/settingChanges';
import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import type { Deps } from '../../platform/deps';
import { deadlinesSettled } from '../cases';
import { getPeople } from '../identity';
import { settingPage, yearMissing, type VersionHead } from '../settings';

/** A version as the page shows it. */
interface Head {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly why: string;
}
/** A setting as the contract has it, for any kind. */
export interface PageOf<K extends SettingKind> {
  readonly version: Head;
  readonly inForce: SettingContents[K];
  readonly revision: number;
  readonly draft: {
    readonly content: SettingContents[K];
    readonly by: string;
    readonly at: string;
    readonly problems: { path: string; message: string }[];
    readonly changes: { about: string; text: string }[];
  } | null;
  readonly history: Head[];
}

/** What is in force, what is being written with its faults and differences, and who published what when and why. */
export async function pageOf<K extends SettingKind>(deps: Deps, kind: K): Promise<PageOf<K>> {
  const { version, inForce, revision, draft, history } = await settingPage(deps, kind);
  const people = await getPeople(deps, [draft?.by ?? null, version.by, ...history.map(({ by }) => by)]);
  const head = ({ version: number, at, by, why }: VersionHead): Head => ({ version: number, at: at.toISOString(), by: by === null ? null : (people.get(by)?.name ?? ''), why });
  return {
    version: head(version),
    inForce,
    revision,
    draft: draft && {
      content: draft.content,
      by: people.get(draft.by)?.name ?? '',
      at: draft.at.toISOString(),
      problems: draft.faults.map((fault) => ({ path: fault.path, message: faultSentence(fault) })),
      changes: draft.faults.length > 0 ? [] : settingChanges(kind, inForce, draft.content).map((change) => ({ ...change })),
    },
    history: history.map(head),
  };
}

/** The calendar's page, with what is still to be done about it. */
export async function calendarPage(deps: Deps): Promise<PageOf<'calendar'> & { missingYear: number | null; settled: boolean }> {
  const [page, missingYear, settled] = await Promise.all([pageOf(deps, 'calendar'), yearMissing(deps), deadlinesSettled(deps)]);
  return { ...page, missingYear, settled };
}
