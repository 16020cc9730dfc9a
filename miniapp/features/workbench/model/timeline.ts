import { timelinePhrase } from '@shared/copy/cases';
import { formatDue, formatMoment } from '@shared/domain/kernel/dates';
import type { TimelineNode } from '@/ui';
import type { CaseView, TimelineEntry } from './types';

/** What happened, in a few words: the same as residents read, who are 居民 here and 您 there. */
export const entryTitle = (entry: TimelineEntry): string => timelinePhrase(entry, false);

/** Who of the unit, by when, and the words; what the resident wrote at first stands elsewhere on the page. */
function entryText(entry: TimelineEntry, now: Date): string {
  const person = entry.actor.isReporter || !entry.actor.unit ? null : entry.actor.name;
  const moved = entry.wasDueAt && entry.dueAt ? `原定 ${formatDue(entry.wasDueAt, now)}，改到 ${formatDue(entry.dueAt, now)}` : null;
  const due = moved ?? (entry.dueAt && entry.action !== 'submit' ? `要求 ${formatDue(entry.dueAt, now)}` : null);
  const photos = entry.photos.length > 0 ? `照片 ${entry.photos.length} 张` : null;
  const spoken = entry.voices && entry.action !== 'submit' ? `录音 ${entry.voices.length} 段` : null;
  const named = entry.mentions ? `提到${entry.mentions.join('、')}` : null;
  const words = entry.action === 'submit' ? null : [entry.reason, entry.text, named].filter(Boolean).join('。');
  return [[person, entry.via, due, photos, spoken].filter(Boolean).join('，'), words].filter(Boolean).join('：');
}

const STEPS: readonly { title: string; states: readonly CaseView['state'][] }[] = [
  { title: '答复居民，请居民评价', states: ['submitted', 'accepted', 'dispatched', 'acknowledged'] },
  { title: '办事的单位签收', states: ['submitted', 'accepted', 'dispatched'] },
  { title: '交给单位去办', states: ['accepted'] },
  { title: '工作站受理', states: ['submitted'] },
];

/** What is still to come, nearest last, as the list is read from the top. */
function toCome(view: CaseView, now: Date): TimelineNode[] {
  const open = STEPS.filter(({ states }) => states.includes(view.state));
  const step = view.clock.dueAt ? formatDue(view.clock.dueAt, now) : '';
  return open.map(({ title }, index): TimelineNode => {
    const time = index === 0 ? formatDue(view.clock.promisedAt, now) : index === open.length - 1 ? step : '';
    return { id: `todo-${index}`, tone: 'todo', title, time };
  });
}

/** The timeline as residents see it, newest on top, with internal notes marked as such and what is still to come. */
export function timelineNodes(view: CaseView, now: Date): TimelineNode[] {
  // The reply is oldest first; steps of one tap share a moment, so their order is kept too.
  const entries = [...view.timeline].reverse().sort((a, b) => b.at.localeCompare(a.at));
  const nodes = entries.map((entry): TimelineNode => {
    const text = entryText(entry, now) || undefined;
    return { id: entry.id, tone: 'done', title: entryTitle(entry), time: formatMoment(entry.at, now), text, internal: entry.internal };
  });
  return [...toCome(view, now), ...nodes];
}
