import type { PlaceKind } from '../types';

/** One thing that goes wrong, as people write it, and what was done about it. */
export interface Matter {
  readonly report: string;
  readonly result: string;
  /** Landmarks at which it happens, where not at every one of the topic. */
  readonly kinds?: readonly PlaceKind[];
}

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
  readonly matters: readonly Matter[];
  /** A second sentence some people add; fits any report of the topic. */
  readonly tails: readonly string[];
  /** What the station writes when it gives the case to a unit. */
  readonly orders: readonly string[];
}
