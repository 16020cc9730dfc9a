import { CALENDAR } from '../../../config/calendar';
import { loadCatalogue } from '../../../config/catalogue';
import { LESSONS } from '../../../config/catalogue/lessons';
import { catalogueFaults } from '../../../shared/domain/cases/catalogueFaults';
import { lessonFaults } from '../../../shared/domain/lessons/faults';
import { calendarFaults } from '../../../shared/domain/settings/calendar';
import type { Fault } from '../../../shared/domain/settings/faults';
import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import { textFaults } from '../../../shared/domain/settings/texts';
import { DEFAULT_WEIGHTS, weightFaults } from '../../../shared/domain/statistics/rates';

/** What a new district starts from; a wrong file stops the start. */
export const DEFAULTS: SettingContents = { catalogue: loadCatalogue(), calendar: CALENDAR, texts: {}, rates: DEFAULT_WEIGHTS, lessons: LESSONS };

const CHECKS: { readonly [K in SettingKind]: (content: SettingContents[K]) => Fault[] } = { catalogue: catalogueFaults, calendar: calendarFaults, texts: textFaults, rates: weightFaults, lessons: lessonFaults };

/** Everything that is wrong with a content; empty when it may be published. */
export function faultsOf<K extends SettingKind>(kind: K, content: SettingContents[K]): Fault[] {
  return CHECKS[kind](content);
}
