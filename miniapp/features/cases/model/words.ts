import { COMING_STEP_WORDS, timelinePhrase, WHY_LABELS } from '@shared/copy/cases';
import { formatDue } from '@shared/domain/kernel/dates';
import { dayWords, happenedWords, type TimelineNode } from '@/ui';
import type { CaseView } from './submit';

type Entry = CaseView['timeline'][number];

/** What the reporter handed in stands on its own paper below: here only how much it was. */
function handedIn(view: CaseView): string | undefined {
  const parts = [view.voices && `录音 ${view.voices.length} 段`, view.photos.length > 0 && `照片 ${view.photos.length} 张`, view.text && `文字 ${[...view.text].length} 字`];
  return parts.filter(Boolean).join('、') || undefined;
}

/** The promise before, and now. */
const movedWords = (was: string, is: string, now: Date): string => `原定 ${formatDue(was, now)}，改到 ${formatDue(is, now)}`;

function wordsOf(entry: Entry, view: CaseView, now: Date): string | undefined {
  if (entry.action === 'submit') return handedIn(view);
  // What was written down of a recording stands with the recording.
  if (entry.action === 'transcribe') return undefined;
  const moved = entry.wasDueAt && entry.dueAt ? movedWords(entry.wasDueAt, entry.dueAt, now) : null;
  return [moved, entry.text, entry.voices && `录音 ${entry.voices.length} 段`, entry.reason && `原因：${entry.reason}`].filter(Boolean).join('\n') || undefined;
}

/** The step that comes next, dashed; none when it is over. */
function coming(view: CaseView, now: Date): TimelineNode[] {
  const { step, dueAt, promisedAt } = view.clock;
  if (step === 'stopped') return [];
  const evaluating = step === 'evaluate';
  const until = evaluating ? dueAt : promisedAt;
  return [{ id: 'coming', tone: 'todo', title: COMING_STEP_WORDS[evaluating ? 'evaluate' : 'answer'], time: until ? `${dayWords(new Date(until), now)}前` : '' }];
}

/** Steps that press: brick nodes with one character. */
const PRESSED: Partial<Readonly<Record<Entry['action'], Pick<TimelineNode, 'tone' | 'mark'>>>> = {
  remind: { tone: 'late', mark: '催' },
  urge: { tone: 'late', mark: '催' },
  warn: { tone: 'late', mark: '催' },
  supervise: { tone: 'late', mark: '督' },
};

/** The timeline of a case for the page of its reporter or a neighbour, newest first. */
export function timelineNodes(view: CaseView, now: Date): TimelineNode[] {
  const mine = view.viewer === 'reporter';
  const past = view.timeline.map<TimelineNode>((entry) => ({
    id: entry.id,
    ...PRESSED[entry.action] ?? { tone: 'done' },
    title: timelinePhrase(entry, mine),
    time: happenedWords(new Date(entry.at), now),
    text: wordsOf(entry, view, now),
    internal: entry.internal,
  }));
  const newestFirst = past.reverse();
  const first = newestFirst[0];
  const next = coming(view, now);
  if (next.length > 0 && first?.tone === 'done') first.tone = 'now';
  return [...next, ...newestFirst];
}

/** Rows of 「谁来管」, for a question before anything is filed. */
export const routedRowsOf = (rows: CaseView['why']): { label: string; text: string }[] => rows.map((row) => ({ label: WHY_LABELS[row.kind], text: row.text }));
/** Rows of 「为什么由他们办」. */
export const whyRowsOf = (view: CaseView): { label: string; text: string }[] => view.why.map((row) => ({ label: WHY_LABELS[row.kind], text: row.text }));
