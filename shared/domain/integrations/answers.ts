import { SUPPORTED_STATES, type SupportState } from '../cases/joint';
import type { CaseState } from '../cases/states';

/** What a system outside can say of a case of ours. A code is part of the contract and never renamed. */
export const ANSWER_STATUSES = ['received', 'working', 'done', 'returned', 'note'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/**
 * Words by which other systems say it: those of GeoReport v2 (`open`, `closed`), of the city-management standard and of
 * hotlines as seen in practice. Small letters, without blanks.
 */
const FOREIGN: Readonly<Record<string, AnswerStatus>> = {
  acknowledged: 'received', accepted: 'received', 签收: 'received', 已签收: 'received', 受理: 'received', 已受理: 'received', 接单: 'received', 已接单: 'received',
  open: 'working', inprogress: 'working', in_progress: 'working', processing: 'working', 处理中: 'working', 办理中: 'working', 处置中: 'working',
  closed: 'done', completed: 'done', resolved: 'done', handled: 'done', 办结: 'done', 已办结: 'done', 处置完成: 'done', 办理完毕: 'done', 结案: 'done',
  rejected: 'returned', return: 'returned', 退单: 'returned', 退回: 'returned', 已退回: 'returned',
  comment: 'note', 备注: 'note', 反馈: 'note',
};

/** What a word of theirs means; null when it is none that we know. */
export function answerStatus(word: string): AnswerStatus | null {
  const plain = word.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return ANSWER_STATUSES.find((one) => one === plain) ?? FOREIGN[plain] ?? null;
}

/** Steps of the unit in charge. `tell` puts what was said on the timeline and changes nothing. */
type LeadStep = 'acknowledge' | 'handle' | 'return' | 'tell';
/** Steps in a case that follow from an answer; the last four are those of a supporting unit in its own task, which move no case. */
export type AnswerStep = LeadStep | 'supportAcknowledge' | 'supportTell' | 'supportDone' | 'supportReturn';

/**
 * Their status × our state → what is done, in this order. An empty list: we knew it already. Absent: it comes too late,
 * or too early, and changes nothing. A system outside brings a case as far as 「说是办好了」 and no further: whether it is
 * solved is the resident's word, and what the resident or the station said later is not taken back by it.
 */
export const ANSWER_STEPS: Readonly<Record<AnswerStatus, Partial<Record<CaseState, readonly LeadStep[]>>>> = {
  received: { dispatched: ['acknowledge'], acknowledged: [], handled: [], verified: [] },
  working: { dispatched: ['acknowledge', 'tell'], acknowledged: ['tell'] },
  done: { dispatched: ['acknowledge', 'handle'], acknowledged: ['handle'], handled: [], verified: [] },
  returned: { dispatched: ['return'], acknowledged: ['return'] },
  note: { dispatched: ['tell'], acknowledged: ['tell'], handled: ['tell'], verified: ['tell'] },
};

/**
 * The same for a supporting unit (协办): their status × how far its task is. The matter stays with the unit in charge,
 * whatever a supporting one says of its part (接诉即办工作条例 Art. 14).
 */
export const SUPPORT_STEPS: Readonly<Record<AnswerStatus, Partial<Record<SupportState, readonly AnswerStep[]>>>> = {
  received: { asked: ['supportAcknowledge'], acknowledged: [], reported: [] },
  working: { asked: ['supportAcknowledge', 'supportTell'], acknowledged: ['supportTell'] },
  done: { asked: ['supportAcknowledge', 'supportDone'], acknowledged: ['supportDone'], reported: [] },
  returned: { asked: ['supportReturn'], acknowledged: ['supportReturn'] },
  note: { asked: ['tell'], acknowledged: ['tell'], reported: ['tell'] },
};

/** What came of an answer; the words are in `shared/copy/answers.ts`. `received` while nothing has come of it yet. */
export const ANSWER_RESULTS = ['applied', 'known', 'late', 'unknown', 'refused'] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];
/** Results that people must look at. */
export const TO_LOOK_AT: readonly AnswerResult[] = ['late', 'unknown', 'refused'];

/** Why an answer was refused, beside the rules of cases. */
export const ANSWER_REFUSALS = ['statusUnknown', 'noteMissing', 'pictureUnreadable', 'senderUnknown', 'channelEnded', 'openedAgain'] as const;
export type AnswerRefusal = (typeof ANSWER_REFUSALS)[number];

export const ANSWER_LIMITS = { note: 1_000, photos: 3, photoBytes: 2 * 1024 * 1024, numbers: 8, number: 60, status: 40 } as const;

/** What of a case decides what an answer does. */
export interface AnsweredCase {
  readonly state: CaseState;
  readonly round: number;
  /** Since when the present round runs with this unit. */
  readonly roundFrom: Date | null;
  /** The unit that answers is in charge of it. */
  readonly inCharge: boolean;
  /** How far its task is, where it supports the unit in charge. */
  readonly support?: SupportState | undefined;
}
export interface Answer {
  readonly status: AnswerStatus;
  /** The round they speak of, and when they said it; null where they do not tell. */
  readonly round: number | null;
  readonly at: Date | null;
  readonly hasWords: boolean;
}

/** Clocks of two systems differ: an answer is called old only when it is older than that. */
const SKEW_MS = 5 * 60_000;

/** What an answer does to a case. */
export type AnswerPlan =
  | { readonly result: 'applied'; readonly steps: readonly AnswerStep[] }
  | { readonly result: 'known' | 'late' }
  | { readonly result: 'refused'; readonly why: AnswerRefusal };

/** The row of the table that holds for this unit in this case. */
function stepsFor({ state, inCharge, support }: AnsweredCase, status: AnswerStatus): readonly AnswerStep[] | undefined {
  if (inCharge) return ANSWER_STEPS[status][state];
  return support !== undefined && SUPPORTED_STATES.includes(state) ? SUPPORT_STEPS[status][support] : undefined;
}
/** Steps that say nothing by themselves, and those that are nothing without words. */
const SILENT: readonly AnswerStep[] = ['acknowledge', 'supportAcknowledge'];
const WORDS_ALONE: readonly AnswerStep[] = ['tell', 'supportTell'];

/** Says what an answer does to a case: the table, the resident's later word, and what must be said with it. */
export function planAnswer(about: AnsweredCase, { status, round, at, hasWords }: Answer): AnswerPlan {
  const steps = stepsFor(about, status);
  const ofAnEarlierRound = (round !== null && round !== about.round) || (at !== null && about.roundFrom !== null && at.getTime() < about.roundFrom.getTime() - SKEW_MS);
  if (steps === undefined || ofAnEarlierRound) return { result: 'late' };
  if (!hasWords && (status === 'returned' || (status === 'done' && steps.length > 0))) return { result: 'refused', why: 'noteMissing' };
  const says = steps.some((step) => !SILENT.includes(step));
  const told = [...steps.filter((step) => !WORDS_ALONE.includes(step) || hasWords), ...(hasWords && !says ? (['tell'] as const) : [])];
  return told.length > 0 ? { result: 'applied', steps: told } : { result: 'known' };
}

/** The steps by one of whose lines an answer is seen to be carried out to its end: in charge, or supporting. */
export function lastStepsOf(status: AnswerStatus, hasWords: boolean): readonly AnswerStep[] {
  if (status === 'returned') return ['return', 'supportReturn'];
  if (status === 'done') return ['handle', 'supportDone'];
  return status === 'note' || hasWords ? ['tell', 'supportTell'] : ['acknowledge', 'supportAcknowledge'];
}

/** A number of another system as it is searched for: one spelling, letters and digits alone; empty where nothing of it is left. */
export const plainNumber = (number: string): string => number.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').slice(0, ANSWER_LIMITS.number);
