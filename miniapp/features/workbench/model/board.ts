import type { ResponseOf } from '@shared/contract';
import { BOARD } from '@shared/copy/board';
import { clockSpan } from './span';
import { formatDue } from '@shared/domain/kernel/dates';
import type { View } from './types';

export type BoardView = ResponseOf<'GET /workbench/board'>;
export type Lane = BoardView['lanes'][number];
export type RepeatGroup = ResponseOf<'GET /workbench/repeats'>['items'][number];
export type Mention = ResponseOf<'GET /workbench/mentions'>['items'][number];
/** A community or street that the list is cut down to. */
export type Place = BoardView['places'][number]['place'];

/** What is shown beside or instead of the list. */
export type PanelName = 'board' | 'repeats' | 'mentions';

/** Lanes as a dispatch desk reads them: what cannot wait, what is ours to do, what waits for others, what is after the end. */
export const LANE_GROUPS: readonly { readonly title: string; readonly views: readonly View[] }[] = [
  { title: BOARD.groups.now, views: ['overdue', 'today', 'supervised', 'repeated'] },
  { title: BOARD.groups.ours, views: ['toAccept', 'toDispatch', 'returned', 'toDecide', 'toGrant', 'toVerify'] },
  { title: BOARD.groups.others, views: ['toAcknowledge', 'handling', 'answering', 'toEvaluate', 'deferred'] },
  { title: BOARD.groups.after, views: ['toCallBack', 'toReview'] },
];

/** Lanes in which something late or pressed stands out. */
export const WARM: readonly View[] = ['overdue', 'supervised'];

/** Views that the row of filters shows only while something is in them: the board has them all. */
export const RARE: readonly View[] = ['answering', 'returned', 'toDecide', 'toGrant', 'supervised', 'deferred', 'repeated'];

/** Since when the oldest waits, and what falls due first; nothing for an empty lane. */
export function laneWords({ view, oldest, nearest }: Lane, now: Date): string[] {
  const late = nearest !== null && new Date(nearest) <= now;
  const due = nearest === null || view === 'deferred' ? null : late ? BOARD.late(formatDue(nearest, now)) : BOARD.nearest(formatDue(nearest, now));
  return [oldest && BOARD.oldest(clockSpan(new Date(oldest.since), now), oldest.atLeast), due].filter((words): words is string => words !== null);
}

/** The server counts beside places to 99 and then says that there are more. */
export const placeCount = (count: number): string => (count > 99 ? '99+' : String(count));

/** The same in lists, to 999. */
export const countWord = (count: number): string => (count > 999 ? '999+' : String(count));
