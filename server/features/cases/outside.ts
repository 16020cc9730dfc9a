import { CASE_STATE_WORDS, timelinePhrase } from '../../../shared/copy/cases';
import type { MapBox } from '../../../shared/domain/cases/map';
import type { CaseAction, CaseState } from '../../../shared/domain/cases/states';
import { distanceMetres } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { photoViews } from '../files';
import { getPlaces, getUnits, gridNames } from '../organisation';
import { ruleBook, type RuleBook } from './catalogue';
import type { CaseDoc } from './document';
import { rawCases } from './model';
import { sightIn, type Person } from './policy';
import { presentTimeline } from './timeline';
import { photosOf, type Lookups } from './views';

/** What somebody outside asks for; of whom nobody knows more than that they hold a key, or nothing at all. */
export interface OutsideAsk {
  /** Numbers; they override everything else. */
  readonly numbers?: readonly string[];
  readonly categoryIds?: readonly string[];
  readonly states?: readonly CaseState[];
  /** By when it was filed, and by when something of it changed last. */
  readonly filed?: { readonly from: Date; readonly to: Date };
  readonly changed?: { readonly from: Date | null; readonly to: Date | null };
  /** WGS-84. */
  readonly box?: MapBox;
  readonly near?: { readonly lng: number; readonly lat: number; readonly metres: number };
  readonly skip: number;
  readonly limit: number;
  /** The key by which some of them were handed in; null for the public. */
  readonly keyId: string | null;
}

type Filter = Record<string, unknown>;

const handedInBy = (keyId: string | null): Filter[] => (keyId === null ? [] : [{ 'proxy.door': 'open311', 'proxy.helperId': keyId }]);
/** Whether it was handed in with that key. */
const isOwn = ({ proxy }: CaseDoc, keyId: string | null): boolean => keyId !== null && proxy?.door === 'open311' && proxy.helperId === keyId;

const METRES_PER_DEGREE = 111_320;

function boxRoundPoint({ lng, lat, metres }: NonNullable<OutsideAsk['near']>): MapBox {
  const up = metres / METRES_PER_DEGREE;
  const across = up / Math.max(0.01, Math.cos((lat / 180) * Math.PI));
  return [lng - across, lat - up, lng + across, lat + up];
}

/** Those whose place the asker may see: what is hidden must not be found by narrowing a box round it. */
function placed(box: MapBox, keyId: string | null): Filter[] {
  const [west, south, east, north] = box;
  return [{ 'place.wgs84.lng': { $gte: west, $lte: east }, 'place.wgs84.lat': { $gte: south, $lte: north } }, { $or: [{ release: { $ne: null } }, ...handedInBy(keyId)] }];
}

const between = (from: Date | null, to: Date | null): Filter => ({ ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) });

function filterOf({ numbers, categoryIds, states, filed, changed, box, near, keyId }: OutsideAsk): Filter {
  // Disputes, nuisance by named persons, health and family exist for nobody but who handed them in (domain.md section 1).
  const exists = { $or: [{ sensitive: false }, ...handedInBy(keyId)] };
  if (numbers) return { $and: [{ number: { $in: [...numbers] } }, exists] };
  const round = near ? boxRoundPoint(near) : null;
  return {
    ...(filed ? { createdAt: between(filed.from, filed.to) } : {}),
    $and: [
      exists,
      ...(changed ? [{ updatedAt: between(changed.from, changed.to) }] : []),
      ...(categoryIds ? [{ categoryId: { $in: [...categoryIds] } }] : []),
      ...(states ? [{ state: { $in: [...states] } }] : []),
      ...(box ? placed(box, keyId) : []),
      ...(round ? placed(round, keyId) : []),
    ],
  };
}

/** Rows looked at for a circle: its box is a third larger than it. */
const MOST_NEAR = 5_000;

/** Cases that somebody outside may know of, the latest first (indexes `filed`, whose order it is, and `number`). */
export async function outsideCases(deps: Deps, ask: OutsideAsk): Promise<CaseDoc[]> {
  const { near, skip, limit } = ask;
  const cursor = rawCases(deps).find(filterOf(ask), { projection: { terms: 0, keys: 0, pending: 0 } }).sort({ createdAt: -1 });
  if (!near) return cursor.skip(skip).limit(limit).toArray();
  const rows = await cursor.limit(MOST_NEAR).toArray();
  return rows.filter(({ place }) => distanceMetres(place.wgs84, near) <= near.metres).slice(skip, skip + limit);
}

/** One step as it is told outside. */
export interface OutsideNote {
  readonly id: string;
  readonly at: Date;
  readonly action: CaseAction;
  readonly text: string;
}

/** A case as somebody outside may see it. */
export interface OutsideView {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly stateName: string;
  readonly categoryId: string;
  readonly categoryName: string;
  readonly text: string | null;
  /** Handed in with the asker's own key. */
  readonly own: boolean;
  readonly filedAt: Date;
  readonly changedAt: Date;
  readonly promisedAt: Date;
  readonly leadUnit: string | null;
  readonly address: string;
  readonly landmark: string | null;
  readonly point: { readonly lng: number; readonly lat: number } | null;
  /** Paths below the address of the program; they open for some minutes. */
  readonly photos: readonly string[];
  readonly notes: readonly OutsideNote[];
}

/** The public, or whoever stands for the reporter because they handed it in. */
const personOf = (doc: CaseDoc, own: boolean): Person => ({ personId: own ? doc.reporterId : '', neighbourOf: [], roles: [] });

/** Names and pictures of all of them, looked up once; of people none, they are not told outside. */
async function lookupsOf(deps: Deps, docs: readonly CaseDoc[]): Promise<Lookups> {
  const unitIds = docs.flatMap((doc) => [doc.scope.community, doc.leadUnitId, ...doc.timeline.flatMap((row) => [row.unitId, row.toUnitId])]);
  const [units, grids, photos] = await Promise.all([getUnits(deps, unitIds), gridNames(deps, docs.map((doc) => doc.scope.grid)), photoViews(deps, docs.flatMap((doc) => [...doc.photoIds, ...(doc.release?.photoIds ?? [])]))]);
  return { units, grids, photos, people: new Map(), voices: new Map() };
}

type Known = { readonly lookups: Lookups; readonly book: RuleBook; readonly places: ReadonlyMap<string, { readonly name: string }> };

function notesOf(doc: CaseDoc, { viewer, sight }: ReturnType<typeof sightIn>, { lookups, book }: Known): OutsideNote[] {
  return presentTimeline(doc, viewer, sight, book, lookups).map((row) => ({
    id: row.id, at: new Date(row.at), action: row.action, text: [timelinePhrase(row, viewer === 'reporter'), row.reason, row.text].filter(Boolean).join('：'),
  }));
}

/** Words, place and pictures: the reporter's own for whoever handed it in; else what the station released, without the words of the place. */
function wordsOf(doc: CaseDoc, own: boolean, seen: ReturnType<typeof sightIn>, { lookups, places }: Known): Pick<OutsideView, 'text' | 'address' | 'landmark' | 'point' | 'photos'> {
  const photos = (ids: readonly string[]): string[] => photosOf(lookups, ids, seen.viewer).map(({ url }) => url);
  if (own) return { text: doc.text, address: doc.place.text, landmark: doc.place.placeId, point: doc.place.wgs84, photos: photos(doc.photoIds) };
  const around = [lookups.units.get(doc.scope.community)?.name, lookups.grids.get(doc.scope.grid ?? '')];
  if (seen.sight.words === 'none' || !doc.release) return { text: null, address: around.filter(Boolean).join(' '), landmark: null, point: null, photos: [] };
  // The exact place is for everybody once the station has released a version (domain.md section 1).
  const address = [...around, places.get(doc.place.placeId ?? '')?.name].filter(Boolean).join(' ');
  return { text: doc.release.text, address, landmark: doc.place.placeId, point: doc.place.wgs84, photos: photos(doc.release.photoIds) };
}

function viewOf(doc: CaseDoc, keyId: string | null, known: Known): OutsideView {
  const own = isOwn(doc, keyId);
  const seen = sightIn(personOf(doc, own), doc);
  const category = known.book.categoryView(doc);
  return {
    id: doc._id, number: doc.number, state: doc.state, stateName: CASE_STATE_WORDS[doc.state], categoryId: category.id, categoryName: category.name, own,
    ...wordsOf(doc, own, seen, known), filedAt: doc.createdAt, changedAt: doc.updatedAt, promisedAt: doc.promisedAt,
    leadUnit: seen.sight.reasons === 'all' ? (known.lookups.units.get(doc.leadUnitId ?? '')?.name ?? null) : null, notes: notesOf(doc, seen, known),
  };
}

/** Cases as somebody outside may see them, with what nobody may see left out. */
export async function outsideViews(deps: Deps, docs: readonly CaseDoc[], keyId: string | null): Promise<OutsideView[]> {
  const [lookups, book, places] = await Promise.all([lookupsOf(deps, docs), ruleBook(deps, docs), getPlaces(deps, docs.flatMap(({ place }) => place.placeId ?? []))]);
  return docs.map((doc) => viewOf(doc, keyId, { lookups, book, places }));
}
