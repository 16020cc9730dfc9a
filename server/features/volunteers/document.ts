import type { Day } from '../../../shared/domain/kernel/days';
import type { VolunteerDocument } from '../../../shared/domain/volunteers/documents';
import type { MeritFacts } from '../../../shared/domain/volunteers/merits';
import type { Avoid, Language, Relation, SkillFacts, VolunteerTime } from '../../../shared/domain/volunteers/profile';
import type { VolunteerAction, VolunteerDesk, VolunteerPart, VolunteerState } from '../../../shared/domain/volunteers/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** Somebody to call; the number is sealed, its last four stand beside it. */
export interface ContactRow {
  name: string;
  relation: Relation;
  sealed: string;
  tail: string;
}
/** A version of what was promised, and when it was agreed to. */
export interface AgreedRow {
  promise: string;
  risk: string;
  at: Date;
}

/** A line of training, honour or assessment; `id`: the revision it was written in. */
export interface MeritRow extends MeritFacts {
  id: string;
  /** Who of the station wrote it. */
  byId: string | null;
}

/** A time that is taken by a sign-up: nobody is in two places. */
export interface HoldRow {
  signUpId: string;
  /** How often they have signed up for that shift. */
  round: number;
  startsAt: Date;
  endsAt: Date;
  at: Date;
  /** What was asked for, so that it can be gone on with: which place, for how many, whether they wait, whose place it was. */
  ask: { activityId: string; shiftId: string; roleId: string; party: number; wait: boolean; from: string | null };
}

/** In the story of a record in force, beside an edit: a proof or a guardian is new, and counts once the station has seen it. */
export const TO_SEE = 'toSee';

/** One volunteer, for ever: who left keeps the number, and nothing else that is theirs. */
export interface VolunteerDoc extends WithPending {
  /** Derived from the person. */
  _id: string;
  personId: string;
  /** Given when the record is first in force. */
  number: string | null;
  /** Of the last sign-up: the same key with other content is refused. */
  contentHash: string;
  state: VolunteerState;
  revision: number;
  name: string;
  scope: { district: string; street: string; community: string; station: string };
  /** `mark`: by which its row in `volunteerDocuments` is found. */
  document: { kind: VolunteerDocument; sealed: string; tail: string; mark: string } | null;
  bornOn: Day | null;
  skills: SkillFacts[];
  times: VolunteerTime[];
  languages: Language[];
  avoids: Avoid[];
  avoidText: string;
  emergency: ContactRow | null;
  guardian: ContactRow | null;
  /** The station has seen that the guardian agrees. */
  guardianSeen: boolean;
  agreed: AgreedRow;
  /** Absent until the first. Stays when somebody leaves, as their hours do, and goes with the account. */
  merits?: MeritRow[];
  checkDueAt: Date;
  desk: VolunteerDesk;
  deskAt: Date;
  /** Absent until the first. `holdsAt`: how often they were written. */
  holds?: HoldRow[];
  holdsAt?: number;
  timeline: MomentRow<VolunteerAction, VolunteerPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** Whose a document is: one record for one document, over the whole. */
export interface VolunteerDocumentRow {
  /** Fingerprint of kind and number. */
  _id: string;
  volunteerId: string;
}

/** Whether a station looks at sign-ups before they are in force. */
export interface VolunteerStationDoc {
  /** The station. */
  _id: string;
  approval: boolean;
  byId: string;
  at: Date;
}
