import { mayByLevel } from '../../../shared/domain/identity/levels';
import { buildingKey } from '../../../shared/domain/organisation/rooms';
import type { Sureness } from '../../../shared/domain/rolls/kinds';
import type { Deps } from '../../platform/deps';
import { homesBehind, type HomeDoc } from '../homes';
import { getPeople, peopleByPhone, peopleByTail, type PersonInfo } from '../identity';
import { buildingsOf, roomIdOf } from '../organisation';
import type { LineDoc, RollDoc } from './document';
import { namesOf } from './seal';

/** Somebody whom a holder might be, and why. */
export interface Suggestion {
  readonly at: number;
  readonly person: PersonInfo;
  readonly sure: Sureness;
  readonly home: boolean;
  readonly sameName: boolean;
  readonly sameNumber: boolean;
  readonly documentSeen: boolean;
}
const isMobile = (number: string | null): number is string => number !== null && /^1\d{10}$/.test(number);

/** Rooms of the record that the place of a line may be: buildings are called alike in different estates. */
async function roomsOfLines(deps: Deps, roll: RollDoc, lines: readonly LineDoc[]): Promise<Map<string, string[]>> {
  const buildings = (await buildingsOf(deps, roll.scope.community)).filter(({ estate }) => roll.estate === null || estate === '' || estate === roll.estate);
  return new Map(lines.map((line) => [line.ref, buildings.filter(({ name }) => buildingKey(name) === buildingKey(line.building)).map(({ _id }) => roomIdOf(_id, line))]));
}

/** Everybody who may be meant on some lines: who lives there, and whose number was written. */
interface Known {
  readonly homes: ReadonlyMap<string, readonly HomeDoc[]>;
  readonly byPhone: ReadonlyMap<string, string>;
  readonly byTail: ReadonlyMap<string, readonly string[]>;
  readonly people: ReadonlyMap<string, PersonInfo>;
}
async function knownFor(deps: Deps, roll: RollDoc, lines: readonly LineDoc[], beside: readonly string[]): Promise<Known> {
  const rooms = await roomsOfLines(deps, roll, lines);
  const behind = await homesBehind(deps, [...new Set([...rooms.values()].flat())], ['confirmed']);
  const homes = new Map(lines.map(({ ref }) => [ref, behind.filter(({ roomId }) => rooms.get(ref)?.includes(roomId ?? ''))]));
  const named = lines.flatMap((line) => namesOf(deps, line).holders);
  const phones = new Map([...(await peopleByPhone(deps, named.flatMap(({ number }) => (isMobile(number) ? [number] : []))))].map(([phone, { id }]) => [phone, id]));
  const tails = new Map<string, readonly string[]>();
  // A document ends by chance as somebody's number does: it is a hint and never certain.
  for (const { name, number } of named) if (number !== null && /^\d{4}$/.test(number)) tails.set(`${name} ${number}`, (await peopleByTail(deps, number, name)).map(({ id }) => id));
  const people = await getPeople(deps, [...behind.map(({ personId }) => personId), ...phones.values(), ...[...tails.values()].flat(), ...beside]);
  return { homes, byPhone: phones, byTail: tails, people };
}

function suggestionsFor({ line, at, holder, known, roll }: { readonly line: LineDoc; readonly at: number; readonly holder: { name: string; number: string | null }; readonly known: Known; readonly roll: RollDoc }): Suggestion[] {
  const homes = known.homes.get(line.ref) ?? [];
  const owner = isMobile(holder.number) ? (known.byPhone.get(holder.number) ?? null) : null;
  const tails = known.byTail.get(`${holder.name} ${holder.number ?? ''}`) ?? [];
  const candidates = new Set([...homes.map(({ personId }) => personId), ...(owner === null ? [] : [owner]), ...tails]);
  const found = [...candidates].flatMap((id): Suggestion[] => {
    const person = known.people.get(id);
    if (!person || line.holders.some(({ personId }) => personId === id)) return [];
    const home = homes.find(({ personId }) => personId === id);
    const near = home !== undefined || person.neighbourOf.includes(roll.scope.community) || person.home?.communityId === roll.scope.community;
    const facts = { home: home !== undefined, sameName: person.name === holder.name, sameNumber: owner === id || tails.includes(id), documentSeen: mayByLevel(person.level, 'roll') };
    if (!near || !(facts.sameName || (home?.relation === 'owner' && line.holders.length === 1))) return [];
    // Another's number beside the same name: it may be a namesake.
    const against = isMobile(holder.number) && owner !== id;
    return [{ at, person, ...facts, sure: facts.sameName && facts.documentSeen && !against && (facts.home || owner === id) ? 'certain' : 'likely' }];
  });
  const certain = found.filter(({ sure }) => sure === 'certain');
  return certain.length > 1 ? found.map((one) => ({ ...one, sure: 'likely' as const })) : found;
}

/**
 * Who the holders of some lines might be, from confirmed homes, names and numbers; only those who are nobody yet. `same`: whom a
 * mark stands for on another line of the roll, by the station's own word.
 */
export async function suggest(deps: Deps, roll: RollDoc, lines: readonly LineDoc[], same: ReadonlyMap<string, string> = new Map()): Promise<Map<string, Suggestion[]>> {
  const known = await knownFor(deps, roll, lines, [...same.values()]);
  return new Map(
    lines.map((line) => [
      line.ref,
      namesOf(deps, line).holders.flatMap((holder, at): Suggestion[] => {
        const slot = line.holders[at];
        if (!slot || slot.personId !== null) return [];
        const person = known.people.get(slot.mark === null ? '' : (same.get(slot.mark) ?? ''));
        if (person) return [{ at, person, sure: 'certain', home: false, sameName: true, sameNumber: true, documentSeen: true }];
        return suggestionsFor({ line, at, holder, known, roll });
      }),
    ]),
  );
}
