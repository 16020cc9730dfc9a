import type { Transition } from '../kernel/stateMachine';

/** A service, or a correction of one that counted. */
export const RECORD_KINDS = ['service', 'correction'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What shows that somebody was there: attendance (code, place and time, leader's mark), or on a manual entry photos or a list on paper. */
export const EVIDENCES = ['code', 'place', 'mark', 'photos', 'list'] as const;
export type Evidence = (typeof EVIDENCES)[number];
/** What may stand behind a manual entry. */
export const MANUAL_EVIDENCES = ['photos', 'list'] as const satisfies readonly Evidence[];

/**
 * Where a record stands. `asked`: the volunteer asks, the station has not entered it; `counted`: the time for objection is over,
 * and its entry is in the ledger or about to be.
 */
export const RECORD_STATES = ['asked', 'toConfirm', 'published', 'objected', 'counted', 'refused'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/**
 * Parts people play in one record, one each. `self`: whose hours they are; `enterer`: who entered it, marked the attendance, or led
 * the shift and showed its code; `confirmer`: who confirmed it; `station`: others of the station; `leader`: leads the team whose
 * service it was, and had no hand in it; `leaderDone`: leads that team and had one; `neighbour`: of the community, while it is published.
 */
export const RECORD_PARTS = ['self', 'enterer', 'confirmer', 'station', 'leader', 'leaderDone', 'neighbour', 'system'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

export const RECORD_ACTIONS = ['ask', 'enter', 'confirm', 'refuse', 'withdraw', 'object', 'keep', 'count', 'book', 'remind', 'attend'] as const;
export type RecordAction = (typeof RECORD_ACTIONS)[number];

type Row = Transition<RecordState, RecordAction, RecordPart>;
const row = (from: RecordState, action: RecordAction, to: RecordState, ...by: RecordPart[]): Row => ({ from, action, to, by });
const OTHERS = ['neighbour', 'station', 'enterer', 'confirmer', 'leader', 'leaderDone'] as const;

/**
 * Every step of a record. Nobody confirms what they entered or what is their own, and whoever confirmed does not decide on an
 * objection against it: that is the station's alone, never the team's. `keep` puts it back into publication; the volunteer objects to a correction alone (a rule looks at it).
 */
export const RECORD_TRANSITIONS: readonly Row[] = [
  row('asked', 'enter', 'toConfirm', 'station'),
  row('asked', 'refuse', 'refused', 'station'),
  row('asked', 'withdraw', 'refused', 'self'),
  row('toConfirm', 'confirm', 'published', 'station', 'leader'),
  row('toConfirm', 'refuse', 'refused', 'station', 'enterer', 'leader', 'leaderDone', 'system'),
  row('toConfirm', 'withdraw', 'refused', 'self'),
  row('published', 'object', 'objected', ...OTHERS, 'self'),
  row('published', 'count', 'counted', 'system'),
  row('objected', 'object', 'objected', ...OTHERS, 'self'),
  row('objected', 'keep', 'published', 'station', 'enterer'),
  row('objected', 'refuse', 'refused', 'station', 'enterer', 'system'),
  // Only while nothing of it stands in the ledger: what stands there is corrected by another entry.
  row('counted', 'book', 'counted', 'system'),
  row('counted', 'refuse', 'refused', 'system'),
  ...(['asked', 'toConfirm', 'objected'] as const).map((state) => row(state, 'remind', state, 'system')),
  // An attendance that was corrected is confirmed and published anew; one that was taken back is none. What stands in the ledger stays, and is corrected by people.
  ...(['toConfirm', 'published', 'objected'] as const).map((state) => row(state, 'attend', 'toConfirm', 'system')),
  row('published', 'refuse', 'refused', 'system'),
];

/** The station's lists: to be confirmed; asked for by volunteers; objected to; in publication; over. */
export const HOUR_DESKS = ['confirm', 'asked', 'objected', 'published', 'over'] as const;
export type HourDesk = (typeof HOUR_DESKS)[number];
const DESK_OF: Readonly<Record<RecordState, HourDesk>> = { toConfirm: 'confirm', asked: 'asked', objected: 'objected', published: 'published', counted: 'over', refused: 'over' };
export const hourDesk = (state: RecordState): HourDesk => DESK_OF[state];

/** A volunteer's lists: counted; on its way; not counted. */
export const HOUR_LANES = ['counted', 'going', 'refused'] as const;
export type HourLane = (typeof HOUR_LANES)[number];
export const LANE_STATES: Readonly<Record<HourLane, readonly RecordState[]>> = { counted: ['counted'], going: ['asked', 'toConfirm', 'published', 'objected'], refused: ['refused'] };

/** Why a record is refused by people. `other` needs words. */
export const HOUR_REFUSALS = ['notThere', 'timeWrong', 'noEvidence', 'twice', 'paid', 'other'] as const;
export type HourRefusal = (typeof HOUR_REFUSALS)[number];
/** Why it ends by itself: it overlaps, is too much or too late, or is no one's any more; the volunteer took it back; the attendance was. */
export const HOUR_ENDS = ['overlap', 'tooMuch', 'leftOver', 'withdrawn', 'takenBack'] as const;
export type HourEnd = (typeof HOUR_ENDS)[number];
