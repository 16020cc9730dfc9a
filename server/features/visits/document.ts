import type { ConsentWay, ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { Day } from '../../../shared/domain/kernel/days';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { HeardConsent, HeardKind, HeardState, PromiseState, VisitAction, VisitDesk, VisitPart, VisitReason, VisitState, VisitTime, VisitWhom } from '../../../shared/domain/visits/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';

/** One thing that the grid worker said would be done. */
export interface PromiseRow {
  id: string;
  text: string;
  dueOn: Day;
  state: PromiseState;
  settledAt: Date | null;
  why: string | null;
}
/** Something that was heard and may become a matter; there is no field for anything else about the person. */
export interface HeardRow {
  id: string;
  to: HeardKind;
  /** Category of the catalogue of cases, or of wishes. */
  category: string;
  text: string;
  state: HeardState;
  consent: HeardConsent | null;
  target: string | null;
}
export interface VisitPlace {
  text: string;
  placeId: string | null;
  given: 'gcj02' | 'wgs84';
  gcj02: { lng: number; lat: number };
  wgs84: { lng: number; lat: number };
}

/** One visit (走访) at somebody's wish. When nothing is waited for any more its words and persons are erased, and a number remains. */
export interface VisitDoc extends WithPending {
  /** Derived from who asked and the key. */
  _id: string;
  contentHash: string;
  state: VisitState;
  /** Where it ended, once it is erased. */
  outcome: 'visited' | 'declined' | 'off' | null;
  revision: number;
  /** Since when it stands as it does. */
  since: Date;
  reason: VisitReason;
  text: string;
  times: VisitTime[];
  timesText: string;
  whom: VisitWhom;
  askerId: string;
  visitedId: string;
  /** Who of these reads it in their own list. */
  people: string[];
  /** How whom it is for agreed; `helperId`: of the station, where that noted it. */
  consent: { how: ConsentWay; at: Date } | null;
  proxy: { helperId: string; door: ProxyDoor; accountless: boolean } | null;
  place: VisitPlace | null;
  scope: { district: string; street: string; community: string; grid: string | null; station: string };
  workerId: string | null;
  visitAt: Date | null;
  promises: PromiseRow[];
  heard: HeardRow[];
  nextOn: Day | null;
  /** What has fallen due and was told, by name. */
  told: string[];
  /** Numbers for figures; they stay. */
  figures: { promises: number; kept: number; made: number };
  /** Month of the visit, `YYYY-MM`; null before. */
  month: string | null;
  desk: VisitDesk;
  deskAt: Date;
  nextCheckAt?: Date;
  timeline: MomentRow<VisitAction, VisitPart>[];
  keys: string[];
  origin?: ThingRef;
  conversions?: KeptIntent[];
  createdAt: Date;
  updatedAt: Date;
}
