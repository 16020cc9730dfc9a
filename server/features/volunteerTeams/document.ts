import type { MemberAction, MemberPart, MemberState } from '../../../shared/domain/volunteerTeams/members';
import type { TeamAction, TeamDesk, TeamField, TeamOffice, TeamPart, TeamState } from '../../../shared/domain/volunteerTeams/states';
import type { Skill } from '../../../shared/domain/volunteers/profile';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** A volunteer by record and person. */
export interface TeamPerson {
  volunteerId: string;
  personId: string;
}
/** An office that somebody was asked to take on. */
export interface OfferRow extends TeamPerson {
  office: TeamOffice;
  /** Who asked; told of the answer. */
  byId: string;
  at: Date;
}
type Scope = { district: string; street: string; community: string; station: string };

/** One team (志愿服务队). Who leads it stands in it: four people at most, so an office is had by one guarded write. Its members are rows. */
export interface TeamDoc extends WithPending {
  /** Follows from the founder and the key of the request. */
  _id: string;
  contentHash: string;
  state: TeamState;
  revision: number;
  name: string;
  aim: string;
  does: string;
  fields: TeamField[];
  skills: Skill[];
  /** The body behind it. */
  unitId: string | null;
  scope: Scope;
  founderId: string;
  /** Null: the station stands in. */
  leader: TeamPerson | null;
  deputies: TeamPerson[];
  offers: OfferRow[];
  /** Persons who hold an office or are asked to: by this their teams are found. */
  leads: string[];
  /** The code to join by: sealed, found by its fingerprint. */
  code: { sealed: string; mark: string; until: Date } | null;
  desk: TeamDesk;
  deskAt: Date;
  timeline: MomentRow<TeamAction, TeamPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** One membership: a volunteer in a team, for ever. */
export interface MemberDoc extends WithPending {
  /** Follows from team and volunteer: one row, however often they come and go. */
  _id: string;
  teamId: string;
  volunteerId: string;
  personId: string;
  state: MemberState;
  revision: number;
  /** The team's. */
  scope: Scope;
  /** What they said when they asked. */
  words: string;
  byCode: boolean;
  timeline: MomentRow<MemberAction, MemberPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
