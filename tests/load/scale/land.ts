import type { Chance } from '../../../server/demonstration/random';
import type { Doc, Material } from './stories';

interface Unit extends Doc { _id: string; kind: string; parentId: string | null; name: string }
export interface Place extends Doc { _id: string; name: string; kind: string; communityId: string; gridId: string; gcj02: [number, number] }
interface Membership extends Doc { personId: string; role: string; unitId: string; gridIds?: string[] }
export interface Community { readonly id: string; readonly streetId: string; readonly name: string; readonly places: ReadonlyMap<string, readonly Place[]> }

const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

/** The district of the material, as a story needs it to happen elsewhere. */
export class Land {
  readonly communities: readonly Community[];
  private readonly units = new Map<string, Unit>();
  private readonly places = new Map<string, Place>();
  private readonly holders = new Map<string, string[]>();
  private readonly offices = new Map<string, Membership[]>();
  private readonly departments: readonly string[];
  private readonly ofKind = new Map<string, string[]>();

  constructor({ once }: Material) {
    for (const unit of (once.get('units') ?? []) as unknown as Unit[]) {
      this.units.set(unit._id, unit);
      add(this.ofKind, `${unit.parentId}:${unit.kind}`, unit._id);
    }
    const byCommunity = new Map<string, Map<string, Place[]>>();
    for (const place of (once.get('places') ?? []) as unknown as Place[]) {
      this.places.set(place._id, place);
      const kinds = byCommunity.get(place.communityId) ?? new Map<string, Place[]>();
      byCommunity.set(place.communityId, kinds);
      add(kinds, place.kind, place);
    }
    for (const held of (once.get('memberships') ?? []) as unknown as Membership[]) {
      add(this.offices, held.personId, held);
      add(this.holders, `${held.unitId}:${held.role}`, held.personId);
      for (const grid of held.gridIds ?? []) add(this.holders, `${grid}:${held.role}`, held.personId);
    }
    this.departments = [...this.units.values()].filter(({ kind, _id }) => kind === 'department' && this.holders.has(`${_id}:departmentHandler`)).map(({ _id }) => _id).sort();
    this.communities = [...this.units.values()]
      .filter(({ kind }) => kind === 'community')
      .map(({ _id, parentId, name }) => ({ id: _id, streetId: parentId ?? '', name, places: byCommunity.get(_id) ?? new Map<string, Place[]>() }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  place = (id: string | null): Place | undefined => (id === null ? undefined : this.places.get(id));

  /** A landmark of the same kind in a community; any where it has none of that kind. */
  placeLike(kind: string | undefined, { places }: Community, draw: Chance): Place {
    const fitting = places.get(kind ?? 'building') ?? [];
    return draw.pick(fitting.length > 0 ? fitting : [...places.values()].flat());
  }

  /** The unit that does elsewhere what this one does here. Departments of the district share the district's matters. */
  unitLike(id: string, here: Community, there: Community, draw: Chance): string {
    const unit = this.units.get(id);
    if (!unit) return id;
    if (id === here.id) return there.id;
    if (id === here.streetId) return there.streetId;
    if (unit.kind === 'department') return draw.pick(this.departments);
    if (unit.kind === 'streetOffice') return there.streetId + id.slice((unit.parentId ?? '').length);
    const parent = this.units.get(unit.parentId ?? '');
    if (parent?.kind !== 'community') return id;
    const same = there.id + id.slice(parent._id.length);
    if (this.units.has(same)) return same;
    return this.ofKind.get(`${there.id}:${unit.kind}`)?.[0] ?? `${there.id}-st`;
  }

  /** Who has that person's office elsewhere; the person where nobody has. */
  personLike(id: string, gridId: string, unit: (id: string) => string, draw: Chance): string {
    for (const { role, unitId, gridIds } of this.offices.get(id) ?? []) {
      if (role === 'resident') continue;
      const holders = (gridIds && this.holders.get(`${gridId}:${role}`)) ?? this.holders.get(`${unit(unitId)}:${role}`);
      if (holders) return draw.pick(holders);
    }
    return id;
  }
}
