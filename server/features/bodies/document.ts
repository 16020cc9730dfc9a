import type { BodyKind, BodyState, SeatSide } from '../../../shared/domain/bodies/kinds';
import type { BodyProcedure, ProxyFacts } from '../../../shared/domain/bodies/procedure';
import type { WithPending } from '../../jobs/types';

/** A body that consults (议事组织) in one community. */
export interface BodyDoc extends WithPending {
  /** Derived from founder and key. */
  _id: string;
  contentHash: string;
  kind: BodyKind;
  name: string;
  estate: string | null;
  /** Last day of a meeting for one purpose; null: until it is ended. */
  until: string | null;
  convenerIds: string[];
  scope: { district: string; street: string; community: string; station: string };
  state: BodyState;
  revision: number;
  endedWhy: string | null;
  founderId: string;
  /** Stamps of the requests that were carried out last. */
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** One version of the rules of procedure of a body; never changed again. */
export interface RulesDoc extends WithPending {
  /** `<body>.<version>`: of two who publish the same version one is first, over the whole. */
  _id: string;
  bodyId: string;
  version: number;
  effectiveFrom: string;
  why: string;
  procedure: BodyProcedure;
  by: string;
  /** The request that published it. */
  key: string;
  at: Date;
}

/** A proxy in writing, as the station put it on record. */
export interface ProxyRow extends ProxyFacts {
  limits: string;
  at: Date;
  by: string;
}
/** Somebody sits in a body for a term; both days count. */
export interface SeatDoc extends WithPending {
  /** Derived from body, person and first day. */
  _id: string;
  bodyId: string;
  personId: string;
  side: SeatSide;
  chair: boolean;
  since: string;
  until: string;
  proxy: ProxyRow | null;
  revision: number;
  by: string;
  keys: string[];
  updatedAt: Date;
}
