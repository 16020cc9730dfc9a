import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { bringDefaults } from './commands/bringDefaults';
import { createIndexes, Notices } from './model';
import { askForYear } from './tasks';

export { discardDraft, saveDraft, type DraftAsk } from './commands/draft';
export { publishDraft, type PublishAsk } from './commands/publish';
export { YEAR_MISSING } from './events';
export { calendarAt, catalogueAt, forgetSettings, settingsOf, type Settings } from './inForce';
export { settingPage, versionContent, type SettingPage, type VersionHead } from './queries';
export { askForYear, yearMissing } from './tasks';

const source: EventSource = { kind: 'settingNotice', model: (deps) => Notices(deps) as unknown as ReturnType<EventSource['model']> };

/**
 * What an administrator sets for the whole district: catalogue, working calendar, texts. Each is a row of immutable
 * versions; the highest is in force. It knows no other feature, so that all of them may read it.
 */
export const feature: Feature = {
  name: 'settings',
  handlers: {},
  sources: [source],
  tasks: [askForYear],
  async ensureIndexes(deps) {
    await createIndexes(deps);
    await bringDefaults(deps);
  },
};
