import type { ReportKind, ReportOutcome, ReportState, ServiceContent, ServiceLevel } from '../../../shared/domain/directory/kinds';
import type { ServiceAction, ServicePart, ServiceState } from '../../../shared/domain/directory/rules';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** What stood in an entry until it was corrected. */
export interface BeforeRow {
  readonly until: Date;
  readonly why: string;
  /** The fields that were changed, as they were. */
  readonly was: Partial<ServiceContent>;
}
/** One entry of the directory, kept by an office for its level. */
export interface ServiceDoc extends WithPending, ServiceContent {
  _id: string;
  contentHash: string;
  state: ServiceState;
  revision: number;
  /** The office that keeps it, and the level it is for. */
  unitId: string;
  levelId: string;
  levelKind: ServiceLevel;
  /** As guarded steps name it. */
  scope: { station: string };
  initials: string[];
  confirmedAt: Date;
  /** Corrected or withdrawn last; null: never. */
  changedAt: Date | null;
  reason: string | null;
  before: BeforeRow[];
  timeline: MomentRow<ServiceAction, ServicePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
/** What somebody reported as out of date, with its answer. */
export interface ReportDoc extends WithPending {
  _id: string;
  contentHash: string;
  serviceId: string;
  levelId: string;
  scope: { station: string };
  personId: string;
  kind: ReportKind;
  text: string;
  state: ReportState;
  revision: number;
  outcome: ReportOutcome | null;
  answer: string | null;
  answeredAt: Date | null;
  timeline: MomentRow<'answer', ServicePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
