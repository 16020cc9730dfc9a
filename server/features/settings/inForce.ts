import type { Connection } from 'mongoose';
import { textsOf } from '../../../shared/copy/texts';
import type { Catalogue } from '../../../shared/domain/cases/catalogue';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import type { LessonsContent } from '../../../shared/domain/lessons/lessons';
import { calendarFrom, type YearTable } from '../../../shared/domain/settings/calendar';
import { SETTING_KINDS, type SettingContents, type SettingKind } from '../../../shared/domain/settings/kinds';
import type { Texts } from '../../../shared/domain/settings/texts';
import type { RateWeights } from '../../../shared/domain/statistics/rates';
import type { Deps } from '../../platform/deps';
import { DEFAULTS } from './content';
import { Versions, type VersionDoc } from './model';

type Db = Pick<Deps, 'db'>;

/** What holds now in the whole district, with the numbers of the versions it is from. */
export interface Settings {
  readonly catalogue: Catalogue;
  readonly catalogueVersion: number;
  readonly calendar: Calendar;
  /** What the calendar was made of: holidays by name and weekend days that are worked. */
  readonly years: readonly YearTable[];
  readonly calendarVersion: number;
  /** When the calendar was published, and why it was changed; empty for what came with the program. */
  readonly calendarSince: Date;
  readonly calendarWhy: string;
  readonly texts: Texts;
  /** Weights of the three rates. */
  readonly weights: RateWeights;
  readonly lessons: LessonsContent;
}

/** Longest age of what a process remembers, milliseconds of real time: with the reading itself it stays below five seconds. */
const FRESH_MS = 4_000;
/** Versions remembered at most; those of long ago are read again when a case needs them. */
const MOST = 60;

interface Memory {
  latest: Promise<Latest> | null;
  until: number;
  /** Versions never change, so they are remembered for good. */
  readonly versions: Map<string, Promise<SettingContents[SettingKind] | null>>;
  readonly calendars: WeakMap<object, Calendar>;
}
interface Latest {
  readonly numbers: Readonly<Record<SettingKind, number>>;
  readonly settings: Settings;
}
const memory = new WeakMap<Connection, Memory>();

function memoryOf({ db }: Db): Memory {
  const known = memory.get(db) ?? { latest: null, until: 0, versions: new Map(), calendars: new WeakMap() };
  memory.set(db, known);
  return known;
}

const idOf = (kind: SettingKind, version: number): string => `${kind}.${version}`;

function keep(deps: Db, row: Pick<VersionDoc, '_id' | 'content'>): void {
  const { versions } = memoryOf(deps);
  if (versions.size >= MOST) versions.clear();
  versions.set(row._id, Promise.resolve(row.content));
}

/** The calendar of a content; made once for each, as it is asked for with every clock. */
function calendarOf(deps: Db, content: SettingContents['calendar']): Calendar {
  const { calendars } = memoryOf(deps);
  const known = calendars.get(content) ?? calendarFrom(content);
  calendars.set(content, known);
  return known;
}

function latestFrom(deps: Db, rows: ReadonlyMap<SettingKind, VersionDoc>): Latest {
  const content = <K extends SettingKind>(kind: K): SettingContents[K] => (rows.get(kind)?.content as SettingContents[K] | undefined) ?? DEFAULTS[kind];
  const numbers = Object.fromEntries(SETTING_KINDS.map((kind) => [kind, rows.get(kind)?.version ?? 1])) as Record<SettingKind, number>;
  for (const row of rows.values()) keep(deps, row);
  const settings = {
    catalogue: content('catalogue'),
    catalogueVersion: numbers.catalogue,
    calendar: calendarOf(deps, content('calendar')),
    years: content('calendar').years,
    calendarVersion: numbers.calendar,
    calendarSince: rows.get('calendar')?.at ?? new Date(0),
    calendarWhy: rows.get('calendar')?.by ? (rows.get('calendar')?.why ?? '') : '',
    texts: textsOf(content('texts')),
    weights: content('rates'),
    lessons: content('lessons'),
  };
  return { numbers, settings };
}

/** The latest of every kind, in one read. */
async function readAll(deps: Db): Promise<Latest> {
  const rows = await Versions(deps).aggregate<{ row: VersionDoc }>([{ $sort: { kind: 1, version: -1 } }, { $group: { _id: '$kind', row: { $first: '$$ROOT' } } }]);
  return latestFrom(deps, new Map(rows.map(({ row }) => [row.kind, row])));
}

/** Asks for the next number of each kind, which is nearly always nothing; else reads what is new. */
async function refresh(deps: Db, before: Latest): Promise<Latest> {
  const next = SETTING_KINDS.map((kind) => idOf(kind, before.numbers[kind] + 1));
  const found = await Versions(deps).find({ _id: { $in: next } }, { _id: 1 }).lean<{ _id: string }[]>();
  return found.length === 0 ? before : readAll(deps);
}

async function latest(deps: Db): Promise<Latest> {
  const known = memoryOf(deps);
  // The age of a memory is real time, whatever the program's clock says.
  const now = performance.now();
  if (known.latest && known.until > now) return known.latest;
  const before = known.latest;
  const asked = before ? before.then((one) => refresh(deps, one)) : readAll(deps);
  known.latest = asked;
  known.until = now + FRESH_MS;
  asked.catch(() => {
    // What failed is asked again by the next, from the start.
    if (known.latest === asked) known.latest = null;
  });
  return asked;
}

/** What holds now, at most five seconds old in every process; no read of the database while it is fresh. */
export async function settingsOf(deps: Db): Promise<Settings> {
  return (await latest(deps)).settings;
}

async function contentAt<K extends SettingKind>(deps: Db, kind: K, version: number): Promise<SettingContents[K] | null> {
  const { versions } = memoryOf(deps);
  const id = idOf(kind, version);
  let known = versions.get(id);
  if (!known) {
    if (versions.size >= MOST) versions.clear();
    known = Versions(deps).findById(id, { content: 1 }).lean<Pick<VersionDoc, 'content'>>().then((row) => row?.content ?? null);
    versions.set(id, known);
    known.then((content) => content === null && versions.delete(id), () => versions.delete(id));
  }
  return known as Promise<SettingContents[K] | null>;
}

/** A catalogue as it was; the one in force when there is no such version. */
export async function catalogueAt(deps: Db, version: number): Promise<Catalogue> {
  const now = await settingsOf(deps);
  return version === now.catalogueVersion ? now.catalogue : ((await contentAt(deps, 'catalogue', version)) ?? now.catalogue);
}

/** A working calendar as it was; the one in force when there is no such version. */
export async function calendarAt(deps: Db, version: number): Promise<Calendar> {
  const now = await settingsOf(deps);
  if (version === now.calendarVersion) return now.calendar;
  const content = await contentAt(deps, 'calendar', version);
  return content ? calendarOf(deps, content) : now.calendar;
}

/** Drops what this process believes to be in force, after publishing. */
export function forgetSettings(deps: Db): void {
  const known = memoryOf(deps);
  known.latest = null;
  known.until = 0;
}
