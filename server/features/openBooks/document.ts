import type { BookKind, BookQuestionState, BookUnitKind } from '../../../shared/domain/openBooks/kinds';
import type { BookPeriod } from '../../../shared/domain/openBooks/periods';
import type { BookContent, BookPart } from '../../../shared/domain/openBooks/rules';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** What stood in a publication until it was corrected. */
export interface BeforeRow extends BookContent {
  until: Date;
  why: string;
  by: string;
}
/** One publication (公开), for good: it is corrected, never taken away. */
export interface BookDoc extends WithPending, BookContent {
  /** Of money derived from unit and period, so that there is one; else from who published and key. */
  _id: string;
  contentHash: string;
  state: 'out';
  revision: number;
  unitId: string;
  unitKind: BookUnitKind;
  communityId: string;
  /** The unit that answers for it, as guarded steps name it. */
  scope: { station: string };
  kind: BookKind;
  period: BookPeriod;
  publisherId: string;
  before: BeforeRow[];
  timeline: MomentRow<'correct', BookPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
/** Somebody's question about a publication, with its answer. */
export interface BookQuestionDoc extends WithPending {
  _id: string;
  contentHash: string;
  bookId: string;
  unitId: string;
  scope: { station: string };
  personId: string;
  state: BookQuestionState;
  revision: number;
  text: string;
  answerBy: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  toldLate: boolean;
  nextCheckAt?: Date;
  timeline: MomentRow<'answer' | 'late', BookPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
