import type { Catalogue } from '../cases/catalogue';
import type { LessonsContent } from '../lessons/lessons';
import type { CalendarContent } from './calendar';
import type { RateWeights } from '../statistics/rates';
import type { TextContent } from './texts';

/** What an administrator sets for the whole district, each as one thing with versions. */
export const SETTING_KINDS = ['catalogue', 'calendar', 'texts', 'rates', 'lessons'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** What each of them holds. */
export interface SettingContents {
  readonly catalogue: Catalogue;
  readonly calendar: CalendarContent;
  readonly texts: TextContent;
  readonly rates: RateWeights;
  readonly lessons: LessonsContent;
}
