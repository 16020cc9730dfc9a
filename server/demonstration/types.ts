import type { PLACE_KINDS } from '../../shared/contract/organisation';
import type { Role, UnitKind } from '../../shared/domain/kernel/roles';
import type { Position, Ring } from './geometry/lattice';

/** What to generate. The same arguments give the same district to the last letter. */
export interface DistrictOptions {
  readonly seed: string;
  readonly size: { readonly streets: number; readonly communities: number; readonly grids: number };
}

/** Working hours as people read them on the door. */
export const OFFICE_HOURS = '周一至周五 9:00–17:30';

export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A unit of the organisation tree. `areaGridIds` is its own area where it has one that is not the community's. */
export interface DemoUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parentId: string | null;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  readonly areaGridIds: readonly string[];
}

/** A grid with one or more polygons; the first ring of each is the outline, others are holes. GCJ-02. */
export interface DemoGrid {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly streetId: string;
  readonly polygons: readonly (readonly Ring[])[];
}

/** A landmark. `entrances` is the number of 单元 of a building, 0 elsewhere. */
export interface DemoPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly point: Position;
  readonly gridId: string;
  readonly communityId: string;
  readonly entrances: number;
}

/** An estate (小区): neighbouring grids of one community with one name on the gate. */
export interface DemoEstate {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly gridIds: readonly string[];
}

/** category × area → unit, with the article that says so. `areaId` is a level, or `<unit>-area`: a unit's own area. */
export interface DemoRule {
  readonly id: string;
  readonly categoryId: string;
  readonly unitId: string;
  readonly areaId: string;
  readonly article: string;
}

/** A role in a unit for a term. Grid workers have the grids they look after. */
export interface DemoRole {
  readonly role: Role;
  readonly unitId: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly gridIds: readonly string[];
  /** A grid worker beside another occupation. */
  readonly partTime: boolean;
}

/** A person. `account` only for the demonstration's staff; `cast` puts the person on the start page. */
export interface DemoPersonRecord {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly level: 0 | 1 | 2;
  readonly home: { readonly communityId: string; readonly placeId: string; readonly placeText: string } | null;
  readonly roles: readonly DemoRole[];
  readonly elderMode: boolean;
  readonly account: { readonly username: string; readonly password: string } | null;
  readonly cast: { readonly order: number; readonly role: Role; readonly blurb: string } | null;
}

/** The land: levels, grids and landmarks. */
export interface DemoLand {
  readonly border: Ring;
  readonly bounds: readonly [number, number, number, number];
  readonly streets: readonly { readonly id: string; readonly name: string; readonly outline: Ring }[];
  readonly communities: readonly {
    readonly id: string;
    readonly name: string;
    readonly streetId: string;
    readonly outline: Ring;
    readonly gridIds: readonly string[];
  }[];
  readonly estates: readonly DemoEstate[];
  readonly grids: readonly DemoGrid[];
  readonly places: readonly DemoPlace[];
}
