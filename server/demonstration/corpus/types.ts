import type { PlaceKind } from '../types';

/**
 * What people write about one topic. Slots in braces are filled when a case is written:
 * `{p}` landmark, `{b}` building, `{e}` entrance, `{f}` floor, `{d}` how long, `{n}` a neighbour,
 * `{t}` a time of day, `{w}` the worker, `{u}` the unit, `{s}` the staff member who writes.
 * A report with `{b}`, `{e}` or `{f}` is about a building.
 */
export interface Topic {
  readonly key: string;
  /** Share of all reports, relative. */
  readonly weight: number;
  /** Months (1–12) in which people report this twice as often. */
  readonly season: readonly number[];
  /** Landmarks at which reports without a building happen. */
  readonly kinds: readonly PlaceKind[];
  readonly reports: readonly string[];
  /** A second sentence some people add; fits any report of the topic. */
  readonly tails: readonly string[];
  /** What the station writes when it gives the case to a unit. */
  readonly orders: readonly string[];
  /** What the handler says was done. */
  readonly results: readonly string[];
  /** What a second round brought. */
  readonly redone: readonly string[];
}
