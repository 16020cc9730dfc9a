import type { CaseAction } from './states';

/** Kinds of viewer of one case, from most to least trusted. */
export const CASE_VIEWERS = ['staff', 'reporter', 'supporter', 'neighbour', 'public'] as const;
export type CaseViewer = (typeof CASE_VIEWERS)[number];

/** Parts of a case that are shown or withheld together. */
export const CASE_FACETS = ['basics', 'words', 'reporterName', 'reasons', 'internalNotes'] as const;
export type CaseFacet = (typeof CASE_FACETS)[number];

/** `released`: the redacted version, once the station released it. `states`: state changes only. */
export type Sight = 'all' | 'released' | 'states' | 'none';

/**
 * Who sees what (domain.md section 1). basics: category, grid, state, days, promise. words: text, photos,
 * exact place. reasons: unit in charge, why, timeline without notes. An operator may only narrow it.
 */
export const CASE_SIGHT: Readonly<Record<CaseFacet, Readonly<Record<CaseViewer, Sight>>>> = {
  basics: { staff: 'all', reporter: 'all', supporter: 'all', neighbour: 'all', public: 'all' },
  words: { staff: 'all', reporter: 'all', supporter: 'released', neighbour: 'released', public: 'released' },
  reporterName: { staff: 'all', reporter: 'all', supporter: 'none', neighbour: 'none', public: 'none' },
  reasons: { staff: 'all', reporter: 'all', supporter: 'all', neighbour: 'all', public: 'states' },
  internalNotes: { staff: 'all', reporter: 'none', supporter: 'none', neighbour: 'none', public: 'none' },
};

/** What one viewer sees of one case. */
export interface CaseSight {
  /** False: the case does not exist for this viewer, not even as a hint. */
  readonly exists: boolean;
  readonly words: 'original' | 'released' | 'none';
  readonly reporterName: boolean;
  readonly reasons: 'all' | 'states' | 'none';
  readonly internalNotes: boolean;
}

const NOTHING: CaseSight = { exists: false, words: 'none', reporterName: false, reasons: 'none', internalNotes: false };

/**
 * The table applied to one case. Sensitive categories (disputes, nuisance by named persons, health, family)
 * exist only for the reporter and the staff in charge.
 */
export function sightOf(viewer: CaseViewer, about: { sensitive: boolean; released: boolean }): CaseSight {
  if (about.sensitive && viewer !== 'staff' && viewer !== 'reporter') return NOTHING;
  const words = CASE_SIGHT.words[viewer];
  const reasons = CASE_SIGHT.reasons[viewer];
  return {
    exists: CASE_SIGHT.basics[viewer] === 'all',
    words: words === 'all' ? 'original' : words === 'released' && about.released ? 'released' : 'none',
    reporterName: CASE_SIGHT.reporterName[viewer] === 'all',
    reasons: reasons === 'all' || reasons === 'states' ? reasons : 'none',
    internalNotes: CASE_SIGHT.internalNotes[viewer] === 'all',
  };
}

/** Which viewer somebody is: staff in charge, the reporter, a supporter, a verified neighbour, or anybody. */
export function viewerOf(person: { inCharge: boolean; isReporter: boolean; supports: boolean; livesHere: boolean }): CaseViewer {
  if (person.isReporter) return 'reporter';
  if (person.inCharge) return 'staff';
  if (person.supports) return 'supporter';
  return person.livesHere ? 'neighbour' : 'public';
}

/** Entries whose words and photos come from the reporter or show the reported spot. */
const RESIDENTS_WORDS: readonly CaseAction[] = ['submit', 'supplement', 'withdraw', 'evaluate', 'redo', 'reopen', 'inspect', 'unsplit', 'unmerge', 'recordWord', 'callReached', 'markUnsolved', 'ask', 'answer'];
/** Entries about what the reporter said aloud or changed, and about other matters that may not exist for everybody: theirs and the staff's alone. */
const INSIDE: readonly CaseAction[] = ['transcribe', 'disputeTranscript', 'split', 'edit', 'takeBackPhotos', 'claim', 'outsideTold', 'volunteerTask'];
/** Entries that changed the state: all that the public sees. */
const STATE_CHANGES: readonly CaseAction[] = [
  'submit', 'accept', 'decline', 'dispatch', 'acknowledge', 'handle', 'verify', 'reject', 'redo', 'close', 'withdraw', 'reopen', 'unsplit', 'return', 'designate', 'orderRedo', 'merge', 'unmerge', 'reassign',
];

/** Entries for staff alone. */
const STAFF_ONLY: readonly CaseAction[] = ['note', 'rateUnit'];

/** How much of a timeline entry a viewer sees: all, only that it happened (no text, reason, photos), or nothing. */
export function entrySight(entry: { action: CaseAction; internal: boolean }, viewer: CaseViewer): 'all' | 'bare' | 'none' {
  if (entry.internal || STAFF_ONLY.includes(entry.action)) return viewer === 'staff' ? 'all' : 'none';
  if (viewer === 'staff' || viewer === 'reporter') return 'all';
  if (INSIDE.includes(entry.action)) return 'none';
  if (viewer === 'public') return STATE_CHANGES.includes(entry.action) ? 'bare' : 'none';
  return RESIDENTS_WORDS.includes(entry.action) ? 'bare' : 'all';
}
