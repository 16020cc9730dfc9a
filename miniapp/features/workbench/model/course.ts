import { LEVEL_WORDS, PAUSED_FOR_STAFF, SUPERVISION_WORDS } from '@shared/copy/course';
import { formatDay, formatDue } from '@shared/domain/kernel/dates';
import { addDays, dayOf } from '@shared/domain/kernel/days';
import type { CaseRow, CaseView, StaffAction } from './types';

/** Actions about the time of a case that stand in their own paper beside it. */
export const COURSE_ACTIONS: readonly StaffAction[] = ['ask', 'runOn', 'askExtension', 'refuseExtension', 'askDeferral', 'refuseDeferral', 'reassign', 'escalate', 'supervise'];

/** What stands about the time of a case: one row each, a word and a sentence. */
export function courseRows(view: CaseView, now: Date): { word: string; text: string }[] {
  const { course, clock } = view;
  const rows = clock.paused ? [{ word: '停表', text: `${PAUSED_FOR_STAFF[clock.paused.kind]}，最晚 ${formatDue(clock.paused.until, now)}接着算` }] : [];
  if (!course) return rows;
  const { level, urged, question, supervision, extension, deferral } = course;
  if (question) rows.push({ word: '问居民', text: question.text });
  if (level) rows.push({ word: '协调', text: LEVEL_WORDS[level] });
  if (urged) rows.push({ word: '催办', text: `居民催了 ${urged} 次` });
  if (supervision) rows.push({ word: '督办', text: `${SUPERVISION_WORDS[supervision.trigger].name}，等${supervision.unit}答复，${formatDue(supervision.respondBy, now)}` });
  if (extension) rows.push({ word: '延期', text: `${extension.unit}想晚 ${extension.days} 个工作日：${extension.reason}` });
  if (deferral) rows.push({ word: '挂账', text: `${deferral.granted ? '' : '申请：'}${deferral.reason}。由${deferral.unit}跟着，${formatDay(dayOf(new Date(deferral.reviewAt)))}再看` });
  return rows;
}

interface Flag {
  word: string;
  warn: boolean;
}

/** What of its time makes a row unlike an ordinary one. */
export function courseFlags(row: Pick<CaseRow, 'level' | 'urged' | 'supervised'> & { clock?: Pick<CaseRow['clock'], 'paused'> }): Flag[] {
  return [
    ...(row.clock?.paused ? [{ word: row.clock.paused.kind === 'question' ? '等居民回答' : '挂账', warn: false }] : []),
    ...(row.supervised ? [{ word: '督办', warn: true }] : []),
    ...(row.urged ? [{ word: row.urged > 1 ? `催过 ${row.urged} 次` : '催过', warn: true }] : []),
    ...(row.level ? [{ word: LEVEL_WORDS[row.level], warn: false }] : []),
  ];
}

/** The flags of an open case, as those of its row. */
export const viewFlags = ({ course, clock }: CaseView): Flag[] => courseFlags({ level: course?.level, urged: course?.urged, supervised: course?.supervision ? true : undefined, clock });

/** Days of review to choose from. */
export const reviewDays = (now: Date): { id: string; name: string; detail: string }[] =>
  [['半个月后', 15], ['一个月后', 30], ['两个月后', 60], ['三个月后', 90], ['半年后', 180]].map(([name, days]) => {
    const id = addDays(dayOf(now), Number(days));
    return { id, name: String(name), detail: formatDay(id) };
  });

/** Working days an extension may be asked for. */
export const EXTENSION_DAYS = [1, 2, 3, 5, 10, 15] as const;
