import { Schema, type Model } from 'mongoose';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** One message in somebody's inbox. It holds ids and codes; its words are made when it is read. */
export interface MessageDoc {
  /** `<event>:<person>`: an event delivered twice makes one message. */
  _id: string;
  personId: string;
  kind: InboxKind;
  /** The matter it is about; null for what concerns the district or a home. */
  caseId: string | null;
  /** Line of the timeline that the message is about. */
  entryId: string | null;
  /** The home it is about. */
  homeId?: string | null;
  /** The whistle it is about; `unitId`: the called unit. */
  whistleId?: string | null;
  unitId?: string | null;
  /** The request for admission it is about. */
  admissionId?: string | null;
  /** The monthly meeting it is about; `unitId`: whose task is late. */
  docketId?: string | null;
  /** The wish it is about, and the claim or code it tells of. */
  wishId?: string | null;
  /** The micro-project it is about, or its round (`about` says so); `about` else: the step. */
  projectId?: string | null;
  about?: string | null;
  /** The volunteer's record it is about; `entryId`: the line of its timeline. */
  volunteerId?: string | null;
  /** The volunteers' task it is about; `entryId`: the line of its timeline. */
  taskId?: string | null;
  /** The activity it is about, and the sign-up; `entryId`: the line of the timeline of either. */
  activityId?: string | null;
  signUpId?: string | null;
  /** The team of volunteers it is about; `about`: whose membership or office, `entryId`: the line of that timeline. */
  teamId?: string | null;
  /** The invitation to come that it is about; `about`: who answered. */
  invitationId?: string | null;
  /** The record of service it is about; `entryId`: the line of its timeline. */
  recordId?: string | null;
  /** The certificate of service it is about; `entryId`: the line of its timeline. */
  certificateId?: string | null;
  /** The topic it is about, `entryId`: the line of its timeline; or the body, `about` else: the version of its rules. */
  topicId?: string | null;
  bodyId?: string | null;
  /** The vote it is about; `entryId`: the line of its timeline. */
  voteId?: string | null;
  /** The roll it is about. */
  rollId?: string | null;
  /** The consultation it is about, `entryId`: the line of its timeline, `about`: the step or the task; or its meeting. */
  consultationId?: string | null;
  meetingId?: string | null;
  /** The notice it is about, told to those who look after its areas. Residents read notices where they stand, without a row each. */
  noticeId?: string | null;
  /** The publication of an open book that it is about. */
  openBookId?: string | null;
  /** The entry of the directory it is about; `about`: what was reported of it. */
  serviceId?: string | null;
  /** The emergency mode it is about. */
  emergencyId?: string | null;
  /** The mediation it is about; `entryId`: the line of its timeline. */
  mediationId?: string | null;
  /** The visit it is about; `entryId`: the line of its timeline. */
  visitId?: string | null;
  /** The booking of a room or service it is about. */
  bookingId?: string | null;
  /** The document check it is about. */
  checkId?: string | null;
  /** The year that a message to administrators is about. */
  year?: number | null;
  /** What is stuck on its way outside: channels, what waits, what was given up, codes of why. */
  stuck?: { channels: number; waiting: number; givenUp: number; why?: string[] } | null;
  at: Date;
  read: boolean;
}

const schema = new Schema<MessageDoc>(
  { _id: String, personId: String, kind: String, caseId: String, entryId: String, homeId: String, checkId: String, whistleId: String, unitId: String, admissionId: String, docketId: String, wishId: String, projectId: String, volunteerId: String, taskId: String, topicId: String, noticeId: String, openBookId: String, serviceId: String, emergencyId: String, visitId: String, bookingId: String, mediationId: String, bodyId: String, rollId: String, consultationId: String, meetingId: String, voteId: String, activityId: String, signUpId: String, teamId: String, invitationId: String, recordId: String, certificateId: String, about: String, year: Number, stuck: Schema.Types.Mixed, at: Date, read: Boolean },
  SCHEMA_OPTIONS,
);
schema.index({ personId: 1, at: -1, _id: -1 }, { name: 'inbox_newest_first' });
schema.index({ personId: 1, read: 1 }, { name: 'unread' });
// 「提到我的」.
schema.index({ personId: 1, kind: 1, at: -1, _id: -1 }, { name: 'mentions', partialFilterExpression: { kind: 'staffMentioned' } });

export const Messages = ({ db }: Db): Model<MessageDoc> => modelOf(db, 'messages', schema);

/** Creates the indexes of the inbox; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Messages(deps).createIndexes();
}
