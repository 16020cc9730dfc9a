import type { Evidence, HourDesk, RecordAction, RecordKind, RecordPart, RecordState } from '../../../shared/domain/volunteerHours/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

export interface Scope {
  district: string;
  street: string;
  community: string;
  station: string;
}
/** One objection; whose it is is told to nobody. */
export interface ObjectionRow {
  personId: string;
  at: Date;
  text: string;
  /** The station has decided on it. */
  settled: boolean;
}

/** One service of one volunteer on its way to the ledger, or a correction of one that counted. */
export interface ServiceRecordDoc extends WithPending {
  /** Follows from its source: the sign-up that was attended, or who wrote it by hand and the key of the request. */
  _id: string;
  kind: RecordKind;
  state: RecordState;
  revision: number;
  /** Of the request that made it: the same key with other content is refused. */
  contentHash: string;
  volunteerId: string;
  personId: string;
  /** The name on the volunteer's record as of then. */
  name: string;
  scope: Scope;
  manual: boolean;
  title: string;
  from: Date;
  to: Date;
  breakMinutes: number;
  /** What counts or would count; of a correction what it adds or, below 0, takes away. */
  minutes: number;
  evidence: Evidence | null;
  /** What the volunteer said when they asked; where the list on paper lies; why it is corrected. */
  text: string;
  list: string;
  /** Person who entered it or marked the attendance; null while it is only asked for, and where a code or the place shows it. */
  enteredBy: string | null;
  confirmedBy: string | null;
  publishedAt: Date | null;
  publishUntil: Date | null;
  objections: ObjectionRow[];
  /** The record that a correction is about. */
  correctsId: string | null;
  /** The team whose service it was: its leaders enter and confirm too. Null for the station's own, and for corrections. */
  teamId: string | null;
  /** The shift that was attended; null by hand. */
  shiftId: string | null;
  /** Who led it, and who fetched its codes where one shows it: none of them confirms. Empty by hand. */
  shownBy: string[];
  /** Nobody said when they left, and it is the planned end; a code was scanned without a net and came later. */
  unleft: boolean;
  queued: boolean;
  /** Which entry of the volunteer's chain it became; null until then. */
  entry: number | null;
  /** The station was reminded of what waits now. */
  reminded: boolean;
  waitsSince: Date;
  desk: HourDesk;
  deskAt: Date;
  nextCheckAt?: Date;
  timeline: MomentRow<RecordAction, RecordPart>[];
  fileIds: string[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** One entry of a volunteer's chain. Inserted once, never updated; nothing in it names anybody. */
export interface HourEntry {
  /** `<volunteer>-<n>`: the next entry has one possible id, so two writers cannot both append. */
  _id: string;
  volunteerId: string;
  /** 1, 2, 3 … */
  n: number;
  at: Date;
  kind: RecordKind;
  /** Below 0 where a correction takes away. */
  minutes: number;
  recordId: string;
  /** The record that a correction is about. */
  correctsId: string | null;
  title: string;
  from: Date;
  to: Date;
  manual: boolean;
  evidence: Evidence;
  personId: string;
  enteredBy: string | null;
  confirmedBy: string;
  community: string;
  /** Hash of the entry before, and of that and this one together (SHA-256). */
  before: string;
  hash: string;
}

/** The last entries of one day's chains, chained by day. Inserted once, never updated. */
export interface HourSeal {
  /** 1, 2, 3 … */
  _id: number;
  /** `YYYY-MM-DD` at +08:00. */
  day: string;
  /** Of every volunteer with a new entry on that day the last one: id, its number, its hash; in the order of ids. */
  heads: [string, number, string][];
  before: string;
  hash: string;
}
