import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { DomainEvent } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';
import type { CallbackReason, CallbackState, ReviewState } from '../../../shared/domain/cases/callbacks';
import type { SupportFacts } from '../../../shared/domain/cases/joint';
import type { Lane } from '../../../shared/domain/cases/lanes';
import type { Repeat } from '../../../shared/domain/cases/repeats';
import type { ClockStep } from '../../../shared/domain/cases/deadlines';
import type { GivenAnswer } from '../../../shared/domain/cases/report';
import type { CaseCourse } from './course';
import type { CaseAction, CaseGrade, CaseOutcome, CasePart, CaseState } from '../../../shared/domain/cases/states';
import type { WordsCheck } from '../../../shared/domain/moderation/words';
import type { WhyRow } from '../../../shared/contract/cases';
import type { CaseProxy } from './proxy';
import type { CaseOrder, CaseOutside, LineVia } from './otherNumbers';
import type { ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { z } from 'zod';

/** One line of the append-only timeline. Actors are ids: names are looked up for whoever may read them. */
export interface TimelineRow {
  /** Unique within the case: `<revision>-<n>`. */
  id: string;
  at: Date;
  action: CaseAction;
  actorId: string | null;
  part: CasePart;
  /** Unit in whose name the actor acted; null for the reporter and the program. */
  unitId: string | null;
  /** Target of a dispatch. */
  toUnitId: string | null;
  text: string | null;
  reason: string | null;
  /** Rule by which it was declined. */
  ruleId: string | null;
  /** The name of that rule as it was then. */
  ruleName?: string;
  photoIds: string[];
  /** Recordings; absent where nothing was spoken. */
  voiceIds?: string[];
  dueAt: Date | null;
  /** The promise before, where it was moved. */
  wasDueAt?: Date;
  round: number;
  /** Staff only. */
  internal: boolean;
  /** Filed on behalf of the reporter, by this door. */
  door?: ProxyDoor;
  /** Colleagues named in an internal note. */
  mentions?: string[];
  /** The system outside by which the unit said it. */
  via?: LineVia;
}

/** Where a case belongs, as of filing; a redraw of grids does not move it. Ids. */
export interface CaseScope {
  district: string;
  street: string;
  community: string;
  grid: string | null;
  gridVersion: number | null;
  station: string;
}

/** Where the matter is, in words and in both coordinate systems; `given` is the one the reporter's map spoke. */
export interface CasePlace {
  text: string;
  placeId: string | null;
  given: 'gcj02' | 'wgs84';
  gcj02: { lng: number; lat: number };
  wgs84: { lng: number; lat: number };
}

/** Moments of the current round, and of the end; UTC, null while not reached. */
export interface CaseMoments {
  acceptedAt: Date | null;
  dispatchedAt: Date | null;
  handledAt: Date | null;
  verifiedAt: Date | null;
  /** When this round began by redoing or reopening; null in round 1. */
  redoneAt: Date | null;
  closedAt: Date | null;
}

export interface CaseResult {
  text: string | null;
  photoIds: string[];
  unitId: string;
  personId: string;
  at: Date;
}

export interface CaseEvaluation {
  contacted: boolean;
  solved: boolean;
  satisfaction: 'satisfied' | 'basically' | 'unsatisfied';
  text: string | null;
  at: Date;
  round: number;
  /** Who wrote it down for somebody without an account. */
  takenBy?: { unitId: string; personId: string };
}

export interface CaseRelease {
  text: string | null;
  photoIds: string[];
  at: Date;
}

/** What the station wrote down of a recording (听写); the latest word stands. */
export interface CaseTranscript {
  voiceId: string;
  text: string;
  unitId: string;
  personId: string;
  at: Date;
  /** The reporter says that it is wrong, and perhaps how. */
  disputed: { text: string | null; at: Date } | null;
}

/** The case that a merged one goes on in; counted and followed from here, the lead holds nothing of it. */
export interface CaseMerge {
  into: string;
  at: Date;
  /** Where it was before. */
  was: CaseState;
}

/** A supporting unit's task (协办) in a case. */
export interface CaseSupport extends SupportFacts {
  /** Unique within the case. */
  id: string;
  unitId: string;
  task: string;
  askedAt: Date;
  /** What it reported last, in between or at the end. */
  report: { text: string | null; photoIds: string[]; personId: string; at: Date } | null;
  /** Why it was returned or dropped. */
  reason: string | null;
}

/** What the clock says, stored so that lists can be sorted and jobs can find what is due. */
export interface CaseClock {
  step: ClockStep;
  /** Since when the step runs. */
  stepFrom: Date;
  /** End of the step that runs; for a finished case the moment it ended. */
  dueAt: Date;
  promisedAt: Date;
  /** Until when the resident may evaluate; null while nobody was asked. */
  evaluateUntil: Date | null;
  /** When the resident was asked in this round. */
  askedAt: Date | null;
}

/** One matter (工单), with one number and one timeline, whatever door it came in by. */
export interface CaseDoc extends CaseMoments, CaseClock, CaseCourse {
  /** Derived from the reporter and the idempotency key: sending twice makes one case. */
  _id: string;
  number: string;
  /** Digest of what was sent; the same key with other content is refused. */
  contentHash: string;
  state: CaseState;
  /** In one of the open states; kept beside `state` for the lists' index. */
  open: boolean;
  outcome: CaseOutcome | null;
  grade: CaseGrade;
  round: number;
  /** Rises by one with every write; guards every update. */
  revision: number;
  categoryId: string;
  /** Version of the catalogue under which it was filed or corrected; absent: the first. */
  catalogueVersion?: number;
  /** Version of the working calendar by which its moments are computed; absent: the first. */
  calendarVersion?: number;
  /** Copies of the category's marks as of filing or correction. */
  sensitive: boolean;
  safety: boolean;
  title: string;
  text: string | null;
  answers: GivenAnswer[];
  photoIds: string[];
  /** What the reporter said aloud at first; absent where nothing was. */
  voiceIds?: string[];
  /** What was written down of all recordings of the case; absent while nothing is. */
  transcripts?: CaseTranscript[];
  place: CasePlace;
  scope: CaseScope;
  outsideGrids: boolean;
  reporterId: string;
  showToNeighbours: boolean;
  /** Filed on behalf of the reporter; absent: by their own hand. */
  proxy?: CaseProxy;
  /** The unit it was dispatched to; null until then. */
  leadUnitId: string | null;
  /** What the routing table suggests; null when no rule covers it. */
  suggestion: { unitId: string; ruleId: string; article: string } | null;
  why: z.output<typeof WhyRow>[];
  /** Who handled this round. */
  handlerId: string | null;
  /** When the resident was first answered (handled or declined), and the promise of the first round: the account. */
  answeredAt: Date | null;
  firstPromisedAt: Date;
  /** Notices sent because the resident was silent, and when the last one went out. */
  reminders: number;
  lastAskedAt: Date | null;
  /** Drawn for a check because the resident was silent. */
  sampledSilent: boolean;
  /** How often a unit has returned it, and when last; absent while none has. */
  returned?: number;
  returnedAt?: Date;
  /** When the street said which unit it is; absent while it has not. */
  designatedAt?: Date;
  /** The call back after an end without a word; null again when it is done anew. */
  callback?: { state: CallbackState; why: CallbackReason; since: Date; tries: { at: Date; personId: string }[]; personId?: string; at?: Date } | null;
  /** The street's review; null while none was asked for in this round. */
  review?: { state: ReviewState; reason: string | null; at: Date } | null;
  /** The resident says that it is closed and not solved: it stays in the figures. */
  unsolved?: { text: string | null; at: Date } | null;
  /** What the station says of the unit in charge of this round; null when it is done anew. */
  unitRating?: { unitId: string; points: number; text: string | null; personId: string; at: Date } | null;
  /** What it waits for after its end, for the lists; null when for nothing. */
  awaits?: 'callback' | 'review' | null;
  /** Tasks of supporting units; absent where none was asked. */
  support?: CaseSupport[];
  /** Units that support it, as their lists look for them: `<unit>`, and `<unit>:<view>` for what they have to do. */
  supportMarks?: string[];
  /** When a job must look at those tasks; null when nothing of them falls due by itself. */
  supportCheckAt?: Date | null;
  /** When a job must look at it; absent when nothing is due by itself. */
  nextCheckAt?: Date;
  result: CaseResult | null;
  evaluation: CaseEvaluation | null;
  release: CaseRelease | null;
  /** The most careful judgement of what the reporter wrote; absent when nothing asks for care. */
  wordsCheck?: WordsCheck;
  timeline: TimelineRow[];
  /** Every photo and recording of the case and its timeline: none of them is an orphan. */
  fileIds: string[];
  /** The last 20 requests that were carried out, so that a repeat does nothing. */
  keys: string[];
  /** Search tokens, at most 40. */
  terms: string[];
  /** `open`, or the year of filing at +08:00 of a finished case: prefix of the search index. */
  era: string;
  /** Where neighbours see it. `none`: sensitive, declined, withdrawn, or ended unsatisfied. */
  board: 'open' | 'solved' | 'none';
  /** Filing of an open matter, end of a solved one: the order of the board. */
  boardAt: Date;
  /** Category and cell of its place, by which later reports of the same find it; absent in those filed before. */
  spot?: string;
  /** What it repeats (反复发生), settled when it is filed and when its category is put right; null or absent: nothing. */
  again?: Repeat | null;
  /** Lanes of the triage board that it stands in; absent in those that stand in none. */
  lanes?: Lane[];
  /** Where its thread began, and the matter it was split off from; absent for one that stands alone or began one. */
  origin?: ThingRef;
  splitFrom?: ThingRef;
  /** What was, or is to be, split off from it. */
  conversions?: KeptIntent[];
  /** Where it goes on (并案); absent while it stands alone. */
  merged?: CaseMerge | null;
  /** Numbers it has in systems outside; absent: none. */
  outside?: CaseOutside[];
  /** The platform above that ordered it; absent: none. */
  order?: CaseOrder;
  /** Leads from which its reporter has taken it out again; absent while none. */
  apart?: string[];
  createdAt: Date;
  updatedAt: Date;
  pending: DomainEvent[];
  pendingSince?: Date;
}
