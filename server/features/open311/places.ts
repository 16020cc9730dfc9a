import type { Report } from '../cases';
import { OPEN311_WORDS as WORDS } from '../../../shared/copy/open311';
import { REPORT_LIMITS } from '../../../shared/domain/cases/limits';
import type { Deps } from '../../platform/deps';
import { communities, getPlaces, getUnit, gridBoxes, placesOf } from '../organisation';
import { given, pointIn, type Call } from './call';
import { refusal } from './errors';

type Place = Report['place'];
/** Where it is, and what of the address found no room in the case. */
export interface Found {
  readonly place: Place;
  readonly notes: readonly string[];
}

type Named = { readonly name: string };
const longest = <T extends Named>(items: readonly T[]): T | undefined => [...items].sort((a, b) => b.name.length - a.name.length)[0];

/** The address as it fits into a case, and the whole of it where it does not. */
function textOf(address: string): { readonly text: string; readonly notes: string[] } {
  const text = address.slice(0, REPORT_LIMITS.placeText).trim();
  return { text, notes: text === address ? [] : [`${WORDS.address}${address}`] };
}

async function landmark(deps: Deps, id: string): Promise<Found> {
  const place = (await getPlaces(deps, [id])).get(id);
  if (!place) throw refusal(400, 'addressId', { value: id });
  const [lng, lat] = place.wgs84;
  return { place: { text: place.name, placeId: id, point: { lng, lat, system: 'wgs84' } }, notes: [] };
}

/** The community that an address names; else that of the key's unit. */
async function communityIn(deps: Deps, address: string, unitId: string): Promise<string | null> {
  // People leave out the word 社区 where the name is long enough without it.
  const short = (name: string): string => { const bare = name.replace(/(社区|居委会|村)$/, ''); return bare.length > 1 ? bare : name; };
  const named = longest((await communities(deps)).map(({ id, name }) => ({ id, name: short(name) })).filter(({ name }) => address.includes(name)));
  return named?.id ?? (await getUnit(deps, unitId))?.communityId ?? null;
}

/** By the words of an address: a landmark that it names, else the middle of a grid of its community, said to be a guess. */
async function byWords(deps: Deps, address: string, unitId: string): Promise<Found> {
  const communityId = await communityIn(deps, address, unitId);
  const among = communityId === null ? (await communities(deps)).map(({ id }) => id) : [communityId];
  const { text, notes } = textOf(address);
  const place = longest((await placesOf(deps, among)).filter(({ name }) => name.length > 1 && address.includes(name)));
  if (place) return { place: { text, placeId: place._id, point: { lng: place.wgs84[0], lat: place.wgs84[1], system: 'wgs84' } }, notes };
  const grid = communityId === null ? undefined : (await gridBoxes(deps)).find((one) => one.communityId === communityId);
  if (!grid) throw refusal(400, 'addressUnknown');
  const [west, south, east, north] = grid.box;
  return { place: { text, point: { lng: (west + east) / 2, lat: (south + north) / 2, system: 'gcj02' } }, notes: [...notes, WORDS.guessed] };
}

/** The place of a request, in one of the three forms of the protocol. 400 when there is none of them, half of one, or nothing is found. */
export async function placeOf(deps: Deps, { asked }: Call, unitId: string): Promise<Found> {
  const [point, address, id] = [pointIn(asked), given(asked, 'address_string'), given(asked, 'address_id')];
  if (point) {
    const { text, notes } = textOf(address ?? WORDS.onMap);
    return { place: { text, point: { ...point, system: 'wgs84' } }, notes };
  }
  if (id !== null) return landmark(deps, id);
  if (address === null) throw refusal(400, 'place');
  return byWords(deps, address, unitId);
}
