import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import { SEARCH_LIMITS } from '../../../shared/domain/ableNeighbours/limits';
import { overlap } from '../../../shared/domain/activities/series';
import { partSpan, timeOn, type AbleEntry } from '../../../shared/domain/ableNeighbours/rules';
import { dayOf } from '../../../shared/domain/kernel/days';
import { distanceMetres, type LngLat } from '../../../shared/domain/organisation/geo';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import { isMinor } from '../../../shared/domain/volunteers/rules';
import type { Deps } from '../../platform/deps';
import { getPeople, type PersonInfo } from '../identity';
import { getPlaces, getUnits, gridBoxes, gridHeadsOf } from '../organisation';
import { settingsOf } from '../settings';
import { activeAt, type VolunteerDoc } from '../volunteers';
import { ableAt, askedThisWeek } from './queries';

type Query = ParsedOf<'GET /workbench/able-neighbours'>['query'];
type Found = ResponseOf<'GET /workbench/able-neighbours'>;
type Row = Found['items'][number];

/** The middle of a grid, GCJ-02; null for one that is not drawn. */
async function middleOf(deps: Deps, gridId: string): Promise<LngLat | null> {
  const box = (await gridBoxes(deps)).find(({ id }) => id === gridId)?.box;
  return box ? { lng: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 } : null;
}

/** Metres from a spot to homes, rounded up to hundreds so that no door can be told from it; null where no home is known. */
async function distances(deps: Deps, spot: LngLat | null, people: readonly PersonInfo[]): Promise<Map<string, number>> {
  if (!spot) return new Map();
  const places = await getPlaces(deps, people.flatMap(({ home }) => home?.placeId ?? []));
  return new Map(people.flatMap(({ id, home }): [string, number][] => {
    const at = places.get(home?.placeId ?? '')?.gcj02;
    return at ? [[id, Math.ceil(distanceMetres(spot, { lng: at[0], lat: at[1] }) / 100) * 100]] : [];
  }));
}

/** What of what they say of themselves still stands: skills that are on their record. */
const standing = (doc: VolunteerDoc, entries: readonly AbleEntry[]): AbleEntry[] => entries.filter(({ skill }) => doc.skills.some((one) => one.skill === skill));

/** Whether somebody is who is looked for, beside what the database looked for. */
function fits(doc: VolunteerDoc, entries: readonly AbleEntry[], person: PersonInfo | undefined, { skill, words, level, open }: Query, today: string): boolean {
  const counts = doc.skills.filter((one) => skillCounts(one, today));
  if (skill && !counts.some((one) => one.skill === skill)) return false;
  if (level && person?.level !== 2) return false;
  if (open && entries.length === 0) return false;
  return !words || entries.some(({ text }) => text.includes(words));
}

/** Who can come, of the volunteers of some stations: those without a shift then, those who let themselves be found first, then the nearest. Names, skills and times, no numbers. */
export async function search(deps: Deps, stations: readonly string[], query: Query): Promise<Found> {
  const now = deps.clock.now();
  const [today, { calendar }] = [dayOf(now), await settingsOf(deps)];
  const [time, span] = query.day ? [timeOn(query.day, query.part, calendar), partSpan(query.day, query.part)] : [null, null];
  const [docs, able, units] = await Promise.all([activeAt(deps, stations, { skill: query.skill ?? null, time, language: query.language ?? null }, SEARCH_LIMITS.looked), ableAt(deps, stations), getUnits(deps, stations)]);
  const people = await getPeople(deps, docs.map(({ personId }) => personId));
  const own = (doc: VolunteerDoc): AbleEntry[] => standing(doc, able.get(doc._id) ?? []);
  const found = docs.filter((doc) => fits(doc, own(doc), people.get(doc.personId), query, today));
  const [metres, asked] = [await distances(deps, query.gridId ? await middleOf(deps, query.gridId) : null, found.flatMap(({ personId }) => people.get(personId) ?? [])), await askedThisWeek(deps, found.map(({ _id }) => _id), now)];
  const rows = found.map((doc): Row => ({
    volunteerId: doc._id, name: doc.name, skills: doc.skills.filter((one) => skillCounts(one, today)).map(({ skill }) => skill), times: doc.times, languages: doc.languages, level: people.get(doc.personId)?.level ?? 0, minor: isMinor(doc.bornOn, today, VOLUNTEER_TERMS),
    entries: own(doc), metres: metres.get(doc.personId) ?? null, asked: asked.get(doc._id) ?? 0, busy: span !== null && (doc.holds ?? []).some((hold) => overlap(hold, span)),
  }));
  const freeFirst = (a: Row, b: Row): number => Number(a.busy) - Number(b.busy);
  const openFirst = (a: Row, b: Row): number => Number(b.entries.length > 0) - Number(a.entries.length > 0);
  const nearFirst = (a: Row, b: Row): number => (a.metres ?? Number.MAX_SAFE_INTEGER) - (b.metres ?? Number.MAX_SAFE_INTEGER);
  rows.sort((a, b) => freeFirst(a, b) || (query.gridId ? nearFirst(a, b) || openFirst(a, b) : openFirst(a, b)));
  const communities = [...new Set([...units.values()].flatMap(({ communityId }) => communityId ?? []))];
  const grids = (await Promise.all(communities.map((id) => gridHeadsOf(deps, id)))).flat();
  return { items: rows.slice(0, SEARCH_LIMITS.shown), more: rows.length > SEARCH_LIMITS.shown, grids: grids.map(({ id, name }) => ({ id, name })), stations: stations.map((id) => ({ id, name: units.get(id)?.name ?? '' })) };
}
