import type { Day } from '../../../shared/domain/kernel/days';
import type { NoticeAreaKind, NoticeKind } from '../../../shared/domain/notices/kinds';
import type { NoticeAction, NoticeDesk, NoticePart, NoticeState } from '../../../shared/domain/notices/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** An area as it was called when the notice was written. */
export interface AreaRow {
  kind: NoticeAreaKind;
  id: string;
  name: string;
}
/** What a notice says. */
export interface NoticeWords {
  title: string;
  text: string;
  from: Date | null;
  to: Date | null;
}
/** What it said before, until it was corrected, and why; or what it is to say. */
export interface CorrectionRow extends NoticeWords {
  at: Date;
  why: string;
  by: string;
}

/** One notice (通知), for good: what was told is never changed without its history. */
export interface NoticeDoc extends WithPending, NoticeWords {
  /** Derived from writer and key. */
  _id: string;
  contentHash: string;
  state: NoticeState;
  revision: number;
  kind: NoticeKind;
  emergency: boolean;
  unitId: string;
  scope: { station: string };
  areas: AreaRow[];
  /** What it is found by: its areas, and the communities of which they are a part (`areaKey`, `insideKey`). */
  areaKeys: string[];
  /** Communities whose people are told on their phones. */
  communities: string[];
  /** Who wrote or changed what it says; of an emergency none of them lets it out. */
  writers: string[];
  /** Who signs it. */
  signerId: string;
  pinnedUntil: Day | null;
  /** Rises whenever people are told anew: let out, corrected, withdrawn, recalled. */
  edition: number;
  /** When people were told last; before that, when it was written. */
  toldAt: Date;
  /** Until when it stands on home and in inboxes. */
  showUntil: Date;
  corrections: CorrectionRow[];
  proposal: CorrectionRow | null;
  reason: string | null;
  /** How many opened it, as counted at `readsAt`. */
  reads: number;
  readsAt: Date | null;
  /** When it is to be counted again; absent: nobody has opened it since. */
  countAt?: Date;
  lane?: NoticeDesk;
  timeline: MomentRow<NoticeAction | 'write', NoticePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** Somebody opened a notice. Who it was cannot be read from the row: its id is a keyed digest. */
export interface ReadDoc {
  _id: string;
  noticeId: string;
  /** The edition they saw. */
  edition: number;
}
