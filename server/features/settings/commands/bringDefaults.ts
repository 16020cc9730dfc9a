import { BROUGHT } from '../../../../shared/copy/settings';
import { fill } from '../../../../shared/copy/fill';
import { SETTING_KINDS, type SettingKind } from '../../../../shared/domain/settings/kinds';
import type { CalendarContent } from '../../../../shared/domain/settings/calendar';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { DEFAULTS } from '../content';
import { forgetSettings } from '../inForce';
import { Versions, type VersionDoc } from '../model';

async function insert(deps: Deps, kind: SettingKind, version: number, content: VersionDoc['content'], why: string): Promise<void> {
  try {
    await Versions(deps).insertMany([{ _id: `${kind}.${version}`, kind, version, content, at: deps.clock.now(), by: null, why, key: null, draftRevision: null }]);
  } catch (error) {
    // Another process was first, with the same.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Holidays of years that the program brings and the district does not have yet become a version of their own. */
async function bringYears(deps: Deps): Promise<void> {
  const latest = await Versions(deps).findOne({ kind: 'calendar' }).sort({ version: -1 }).lean<VersionDoc>();
  if (!latest) return;
  const { hours, years } = latest.content as CalendarContent;
  const last = Math.max(...years.map(({ year }) => year));
  const fresh = DEFAULTS.calendar.years.filter(({ year }) => year > last);
  if (fresh.length === 0) return;
  const why = fill(BROUGHT.years, { years: fresh.map(({ year }) => year).join('、') });
  await insert(deps, 'calendar', latest.version + 1, { hours, years: [...years, ...fresh] }, why);
}

/**
 * Stores what the files of the program bring as the first version of each setting, and later the holidays of new
 * years. What the district has stays as it is, so a newer program changes nobody's limits. Harmless when run again.
 */
export async function bringDefaults(deps: Deps): Promise<void> {
  const present = await Versions(deps).find({ version: 1 }, { kind: 1 }).lean<Pick<VersionDoc, 'kind'>[]>();
  for (const kind of SETTING_KINDS) {
    if (!present.some((row) => row.kind === kind)) await insert(deps, kind, 1, DEFAULTS[kind], BROUGHT.first);
  }
  await bringYears(deps);
  forgetSettings(deps);
}
