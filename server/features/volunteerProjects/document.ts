import type { Day } from '../../../shared/domain/kernel/days';
import type { PlanAction, PlanPart, PlanState } from '../../../shared/domain/volunteerProjects/rules';
import type { TeamField } from '../../../shared/domain/volunteerTeams/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** One project of volunteering: what a team or a station does over months; activities name it. */
export interface PlanDoc extends WithPending {
  /** Follows from who starts it and the key of the request. */
  _id: string;
  contentHash: string;
  state: PlanState;
  revision: number;
  name: string;
  aim: string;
  forWhom: string;
  field: TeamField;
  from: Day;
  until: Day | null;
  /** Null: the station's own. */
  teamId: string | null;
  scope: { district: string; street: string; community: string; station: string };
  /** What came of it. */
  report: string | null;
  timeline: MomentRow<PlanAction, PlanPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
