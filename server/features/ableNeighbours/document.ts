import type { AbleEntry, InviteAction, InviteAnswer, InvitePart, InviteState } from '../../../shared/domain/ableNeighbours/rules';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

type Scope = { district: string; street: string; community: string; station: string };

/** What one volunteer wants to be found by. Whoever takes themselves out has no row. */
export interface AbleDoc {
  /** Their record. */
  _id: string;
  personId: string;
  scope: Scope;
  entries: AbleEntry[];
  at: Date;
}

/** Somebody who was asked to come, and what they said. */
export interface AskedRow {
  volunteerId: string;
  personId: string;
  answer: InviteAnswer | null;
  at: Date | null;
}
/** One invitation: twenty people at most, so their answers stand in it. */
export interface InviteDoc extends WithPending {
  /** Follows from who asks and the key of the request. */
  _id: string;
  contentHash: string;
  state: InviteState;
  revision: number;
  scope: Scope;
  byId: string;
  /** The task to be taken; null: to come at that time. */
  taskId: string | null;
  title: string;
  text: string;
  where: string;
  from: Date;
  to: Date;
  people: AskedRow[];
  /** Names of those who were left out, as they were. */
  skipped: string[];
  timeline: MomentRow<InviteAction, InvitePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** One of the few invitations that a volunteer is sent in a week. */
export interface InviteSlotDoc {
  /** `<volunteer>-<week>-<n>`: the database refuses the same one twice, over the whole cluster. */
  _id: string;
  inviteId: string;
  volunteerId: string;
  week: number;
}
