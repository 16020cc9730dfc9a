import type { EmergencyAction, EmergencyKind, EmergencyPart, EmergencyState } from '../../../shared/domain/emergencies/states';
import type { Day } from '../../../shared/domain/kernel/days';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { AreaRow } from '../notices';

/** How the area stood on a morning: counted once, from the cases and answers as they were then. */
export interface SummaryRow {
  day: Day;
  at: Date;
  filed: number;
  closed: number;
  open: number;
  yes: number;
  caseIds: string[];
}
/** The emergency mode (应急) of an area, from the asking to the morning after its end. */
export interface EmergencyDoc extends WithPending {
  /** Derived from who asked and the key. */
  _id: string;
  contentHash: string;
  state: EmergencyState;
  revision: number;
  kind: EmergencyKind;
  title: string;
  advice: string;
  unitId: string;
  scope: { station: string };
  areas: AreaRow[];
  areaKeys: string[];
  communities: string[];
  /** Whom the second person may not be: who asked for it, who asked that it ends. */
  askedBy: string;
  endAskedBy: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** What volunteers were asked; null: nothing yet. */
  question: string | null;
  summaries: SummaryRow[];
  /** When the next summary is due; absent: none is. */
  nextCheckAt?: Date;
  timeline: MomentRow<EmergencyAction | 'ask', EmergencyPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
/** What a volunteer answered. */
export interface HelperDoc {
  /** Derived from emergency and person. */
  _id: string;
  emergencyId: string;
  personId: string;
  volunteerId: string;
  name: string;
  community: string;
  yes: boolean;
  at: Date;
}
