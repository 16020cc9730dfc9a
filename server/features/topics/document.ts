import type { BodyProcedure } from '../../../shared/domain/bodies/procedure';
import type { WordsCheck } from '../../../shared/domain/moderation/words';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { TopicAction, TopicDesk, TopicOrigin, TopicPart, TopicState } from '../../../shared/domain/topics/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';

interface Coordinates {
  lng: number;
  lat: number;
}
/** What was decided, kept with the topic: by its consultation, or by hand before there were any (`agreed`, `unitId`, `dueOn`). */
export interface DecisionRow {
  text: string;
  heldOn: string | null;
  present: number | null;
  agreed: number | null;
  unitId: string | null;
  dueOn: string | null;
  firstOn: string | null;
  moved: string | null;
}

/** One topic (议题), from the first word to the report on what came of it. */
export interface TopicDoc extends WithPending {
  /** Derived from author and key, or from the matter it came of. */
  _id: string;
  number: string;
  contentHash: string;
  state: TopicState;
  revision: number;
  by: TopicOrigin;
  authorId: string;
  /** Whose matter it came of has no account: nobody is told. */
  accountless: boolean;
  bodyId: string;
  title: string;
  text: string;
  place: { text: string; placeId: string | null; given: 'gcj02' | 'wgs84'; gcj02: Coordinates; wgs84: Coordinates };
  scope: { district: string; street: string; community: string; station: string };
  /** The rules under which it was raised; they hold for it to its end. */
  rules: { version: number; procedure: BodyProcedure };
  secondUntil: Date;
  /** By when the body must answer; null before it was seconded enough. */
  answerBy: Date | null;
  adoptedAt: Date | null;
  answer: string | null;
  /** The topic raised first, into which it was merged: its seconders are that one's too. */
  mergedInto: string | null;
  /** The consultation on it; absent until one began. */
  consultationId?: string;
  decision: DecisionRow | null;
  /** What came of it, in the words of who carried it out. */
  result: string | null;
  /** Units that carry it out. */
  owners: string[];
  /** What was told of the day that comes next. */
  told: { soon: boolean; late: boolean };
  /** The lane in which it is looked for, and by when it is seen to; over: since when. */
  lane?: TopicDesk;
  dueAt: Date;
  nextCheckAt?: Date;
  wordsCheck?: WordsCheck;
  timeline: MomentRow<TopicAction | 'raise', TopicPart>[];
  keys: string[];
  origin?: ThingRef;
  cameFrom?: ThingRef;
  conversions?: KeptIntent[];
  createdAt: Date;
  updatedAt: Date;
}

/** Somebody seconds a topic. Rows, not a number: a tap twice is one, and a merge takes them along. */
export interface SecondDoc {
  /** Derived from topic and person. */
  _id: string;
  topicId: string;
  personId: string;
  at: Date;
  /** The topic that they seconded, where it was merged into this one. */
  from: string | null;
}
