import type { Day } from '../../../shared/domain/kernel/days';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { Skill } from '../../../shared/domain/volunteers/profile';
import type { TaskAction, TaskClaimState, TaskDesk, TaskKind, TaskPart, TaskState } from '../../../shared/domain/volunteerTasks/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** One place that is taken. */
export interface TaskClaimRow {
  /** The record of whoever took it. */
  volunteerId: string;
  personId: string;
  at: Date;
  state: TaskClaimState;
  report: { text: string; photoIds: string[]; at: Date } | null;
}

/** One task that a station offers to volunteers: at most ten places, so its claims stand in it and a place is had by one guarded write. */
export interface TaskDoc extends WithPending {
  /** Follows from the matter it came of and the key of the request. */
  _id: string;
  state: TaskState;
  revision: number;
  kind: TaskKind;
  title: string;
  text: string;
  where: string;
  /** For those who have claimed it. */
  meet: string;
  visit: boolean;
  skills: Skill[];
  places: number;
  dueOn: Day;
  dueAt: Date;
  /** Until then only those who fit may claim; null: nobody fits better than others. */
  fitUntil: Date | null;
  /** Whose matter it came of. */
  ownerId: string;
  offeredById: string;
  scope: { district: string; street: string; community: string; station: string };
  claims: TaskClaimRow[];
  past: { volunteerId: string; at: Date; endedAt: Date; reason: string }[];
  /** Persons who hold it and have not reported; and who hold or did it. */
  holders: string[];
  hands: string[];
  /** What the station said at the end. */
  result: string | null;
  /** What was told already: the day comes near, it is late, a report waits. */
  told: { soon: boolean; late: boolean; check: boolean };
  desk: TaskDesk;
  deskAt: Date;
  nextCheckAt?: Date;
  timeline: MomentRow<TaskAction, TaskPart>[];
  fileIds: string[];
  keys: string[];
  origin: ThingRef;
  cameFrom: ThingRef;
  createdAt: Date;
  updatedAt: Date;
}
