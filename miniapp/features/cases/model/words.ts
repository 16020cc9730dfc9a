import { timelinePhrase, WHY_LABELS } from '@shared/copy/cases';
import { happenedWords, type TimelineNode } from '@/ui';
import type { CaseView } from './submit';

/** The timeline of a case for the page of its reporter or a neighbour, newest first. */
export function timelineNodes(view: CaseView, now: Date): TimelineNode[] {
  const mine = view.viewer === 'reporter';
  const open = !['closed', 'declined', 'withdrawn'].includes(view.state);
  const nodes = view.timeline.map<TimelineNode>((entry) => ({
    id: entry.id,
    tone: 'done',
    title: timelinePhrase(entry, mine),
    time: happenedWords(new Date(entry.at), now),
    text: [entry.text, entry.reason && `原因：${entry.reason}`].filter(Boolean).join('\n') || undefined,
    internal: entry.internal,
  }));
  const newestFirst = nodes.reverse();
  const first = newestFirst[0];
  if (open && first) first.tone = 'now';
  return newestFirst;
}

/** Rows of 「为什么由他们办」. */
export const whyRowsOf = (view: CaseView): { label: string; text: string }[] => view.why.map((row) => ({ label: WHY_LABELS[row.kind], text: row.text }));
