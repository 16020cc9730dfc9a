import { STEP_WORDS } from '@shared/copy/field';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import type { FieldAction } from '@shared/domain/cases/field';
import type { NewWrite, ResponseOf } from '@/api';

export type FieldRow = ResponseOf<'GET /workbench/field'>['items'][number];

/** What is filled in for a step. */
export interface StepDraft {
  /** Idempotency key of the step: made once, kept until it has been left to be sent. */
  key: string;
  text: string;
  why: string;
  photos: { key: string }[];
}

/** What a step asks for: nothing, words or a photo, words, or either at will. */
type Needs = 'nothing' | 'wordsOrPhoto' | 'words' | 'free';
interface Step {
  readonly route: NewWrite['route'];
  readonly needs: Needs;
  readonly photos: boolean;
  /** The field that the words go to. */
  readonly field: 'text' | 'reason' | null;
  /** It is a step in the unit's own task. */
  readonly part?: true;
  readonly most: number;
  readonly danger?: true;
}

const words = 500;
const STEPS: Readonly<Record<FieldAction, Step>> = {
  acknowledge: { route: 'POST /cases/:id/acknowledge', needs: 'nothing', photos: false, field: null, most: 0 },
  acknowledgeSupport: { route: 'POST /cases/:id/acknowledge-support', needs: 'nothing', photos: false, field: null, part: true, most: 0 },
  inspect: { route: 'POST /cases/:id/inspect', needs: 'wordsOrPhoto', photos: true, field: 'text', most: REPORT_LIMITS.text },
  handle: { route: 'POST /cases/:id/handle', needs: 'wordsOrPhoto', photos: true, field: 'text', most: REPORT_LIMITS.text },
  supportDone: { route: 'POST /cases/:id/support-done', needs: 'wordsOrPhoto', photos: true, field: 'text', part: true, most: words },
  supportProgress: { route: 'POST /cases/:id/support-progress', needs: 'wordsOrPhoto', photos: true, field: 'text', part: true, most: words },
  verify: { route: 'POST /cases/:id/verify', needs: 'free', photos: true, field: 'text', most: words },
  reject: { route: 'POST /cases/:id/reject', needs: 'words', photos: false, field: 'reason', most: words, danger: true },
  return: { route: 'POST /cases/:id/return', needs: 'words', photos: true, field: 'reason', most: words, danger: true },
  returnSupport: { route: 'POST /cases/:id/return-support', needs: 'words', photos: true, field: 'reason', part: true, most: words, danger: true },
  note: { route: 'POST /cases/:id/note', needs: 'words', photos: false, field: 'text', most: words },
};
export const stepOf = (action: FieldAction): Step => STEPS[action];

/** Sentences for what is missing; empty when it can go. */
export function missingIn(action: FieldAction, draft: StepDraft, row: Pick<FieldRow, 'open'>): { text?: string; why?: string } {
  const { needs } = STEPS[action];
  const said = draft.text.trim() !== '';
  const enough = needs === 'nothing' || needs === 'free' || said || (needs === 'wordsOrPhoto' && draft.photos.length > 0);
  return {
    ...(enough ? {} : { text: STEP_WORDS[action].missing }),
    ...(action === 'handle' && row.open > 0 && draft.why.trim() === '' ? { why: '写一句为什么先报，居民看得到' } : {}),
  };
}

/** The line of a case in the queue: its steps go one after the other. */
export const lineOf = (caseId: string): string => `case ${caseId}`;

/** A step as the queue keeps it. */
export function writeOf(action: FieldAction, draft: StepDraft, row: FieldRow): NewWrite {
  const step = STEPS[action];
  const text = draft.text.trim();
  return {
    key: draft.key,
    line: lineOf(row.id),
    route: step.route,
    params: { id: row.id },
    step: action,
    body: {
      ...(step.field ? { [step.field]: text } : {}),
      ...(step.part && row.part ? { partId: row.part.id } : {}),
      ...(action === 'handle' && row.open > 0 ? { why: draft.why.trim() } : {}),
    },
    revision: row.revision,
    photos: draft.photos,
    about: row.title,
    doing: STEP_WORDS[action].done,
    words: [text, draft.why.trim()].filter(Boolean).join('\n'),
  };
}
