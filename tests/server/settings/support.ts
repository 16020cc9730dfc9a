import { randomUUID } from 'node:crypto';
import { publishDraft, saveDraft, settingPage } from '../../../server/features/settings';
import type { Deps } from '../../../server/platform/deps';
import type { CalendarContent } from '../../../shared/domain/settings/calendar';
import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';

/** Told before a version is written; what is told is the audit log's to try. */
export const tell = (): Promise<void> => Promise.resolve();

/** Writes and publishes a new version, as the administrator does in two steps. */
export async function put<K extends SettingKind>(deps: Deps, kind: K, change: (now: SettingContents[K]) => SettingContents[K], why = '试一试'): Promise<void> {
  const { inForce, revision } = await settingPage(deps, kind);
  await saveDraft(deps, kind, { personId: 'admin', revision }, change(inForce));
  await publishDraft(deps, kind, { personId: 'admin', revision: revision + 1, why, key: randomUUID(), tell });
}

/** The same calendar with one more day off. */
export const withHoliday = (day: string, name = '停电') => (now: CalendarContent): CalendarContent => ({
  ...now,
  years: now.years.map((table) => (day.startsWith(`${table.year}-`) ? { ...table, holidays: { ...table.holidays, [day]: name } } : table)),
});
