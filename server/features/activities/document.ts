import type { ActivityAction, ActivityDesk, ActivityPart, ActivityState, Risk, SignUpAction, SignUpPart, SignUpState } from '../../../shared/domain/activities/states';
import type { AttendanceState, Evidence } from '../../../shared/domain/activities/attendance';
import type { Skill } from '../../../shared/domain/volunteers/profile';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

export interface Scope {
  district: string;
  street: string;
  community: string;
  station: string;
}
export interface RoleRow {
  /** `r0` … of one activity. */
  id: string;
  name: string;
  skills: Skill[];
  /** Of each shift. */
  places: number;
  /** Helped with for money (P15): never counts as volunteering. Absent where written before there was a word for it. */
  paid?: boolean;
}
export interface ShiftRow {
  /** Unique over the whole: activity and number. */
  id: string;
  startsAt: Date;
  endsAt: Date;
  state: 'open' | 'off';
  /** The volunteer who leads it. */
  leaderId: string | null;
}

/** One activity with its shifts, sixty at most: every shift has the same roles. */
export interface ActivityDoc extends WithPending {
  /** Follows from the organiser and the key of the request. */
  _id: string;
  state: ActivityState;
  revision: number;
  title: string;
  text: string;
  where: string;
  /** For those who signed up. */
  meet: string;
  bring: string;
  /** GCJ-02. */
  point: { lng: number; lat: number };
  /** The square of a kilometre or so it lies in, by which it is found near a point. */
  cell: string;
  risk: Risk;
  insurance: string | null;
  visit: boolean;
  minAge: number;
  roles: RoleRow[];
  shifts: ShiftRow[];
  opensAt: Date | null;
  closesHours: number;
  cancelHours: number;
  organiser: { kind: 'station' | 'team'; id: string };
  /** The project it is a part of. */
  projectId: string | null;
  madeById: string;
  scope: Scope;
  /** Of the shifts that take place; when it was called off, where none does. */
  lastStartsAt: Date;
  lastEndsAt: Date;
  /** Who leads some shift. */
  leaders: string[];
  messages: { id: string; shiftId: string; text: string; at: Date; byId: string }[];
  /** Who fetched the codes of which shift; beside the shifts, so that no step that writes those undoes it. Absent until somebody does. */
  codesBy?: { shiftId: string; personId: string }[];
  timeline: MomentRow<ActivityAction, ActivityPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
export type DeskOf = ActivityDesk;

/** One volunteer and one shift, for ever: who leaves and comes again has the same row, one round later. */
export interface SignUpDoc extends WithPending {
  /** Follows from shift and volunteer. */
  _id: string;
  activityId: string;
  shiftId: string;
  roleId: string;
  volunteerId: string;
  personId: string;
  state: SignUpState;
  revision: number;
  /** Which time they signed up for it; their seats and their hold carry it too. */
  round: number;
  /** How many come together. */
  party: number;
  /** Comes only if nobody else does. */
  last: boolean;
  startsAt: Date;
  endsAt: Date;
  waitingSince: Date | null;
  answerBy: Date | null;
  /** Offered to somebody (`to`: a person; null: anybody who fits). */
  swap: { to: string | null; at: Date } | null;
  /** The sign-up that took it over. */
  takenBy: string | null;
  /** The activity was changed since: leaving asks for no reason. */
  freeToLeave: boolean;
  /** Absent until they come, or are marked. */
  attendance?: AttendanceRow | null;
  told: { day: boolean; soon: boolean };
  nextCheckAt?: Date;
  scope: Scope;
  timeline: MomentRow<SignUpAction, SignUpPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** How it was with somebody who came, or did not. */
export interface AttendanceRow {
  state: AttendanceState;
  late: boolean;
  cameAt: Date | null;
  leftAt: Date | null;
  evidence: Evidence;
  /** `shift`: ended by the end of the shift. */
  leftBy: Evidence | 'shift' | null;
  /** Who marked it last. */
  markedBy: string | null;
  /** Half minute of the code they came with. */
  slot: number | null;
  queued: boolean;
}

/** Who sits on one seat of a shift. */
export interface SeatRow {
  /** Shift, role and the how many-th: the database refuses a second one over the whole. */
  _id: string;
  n: number;
  shiftId: string;
  roleId: string;
  signUpId: string;
  round: number;
}
/** An address under which somebody's shifts are fetched: by the fingerprint of its token. */
export interface CalendarRow {
  _id: string;
  personId: string;
  at: Date;
}
