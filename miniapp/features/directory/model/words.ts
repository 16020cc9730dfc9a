import type { ResponseOf } from '@/api';
import { monthDay, type StepsOf } from '@/ui';
import { openWords, REPORT_KIND_WORDS, SERVICE } from '@shared/copy/directory';
import { openAt, type SpecialDays } from '@shared/domain/directory/hours';
import { isStale } from '@shared/domain/directory/rules';

export type ServiceView = ResponseOf<'GET /services/:id'>;
export type ServiceRow = ResponseOf<'GET /services'>['items'][number];
export type ServiceProps = StepsOf<ServiceView>;

/** Whether somebody is there now, as far as the days that came with it say. */
export const nowWords = ({ hours }: Pick<ServiceRow, 'hours'>, days: SpecialDays, now: Date): string => openWords(openAt(hours, days, now), now);
export const isOpen = ({ hours }: Pick<ServiceRow, 'hours'>, days: SpecialDays, now: Date): boolean => openAt(hours, days, now).kind === 'open';
/** What one should know before going there: nobody looked for long, somebody says it is wrong. */
export const warningsOf = ({ confirmedAt, doubts }: Pick<ServiceView, 'confirmedAt' | 'doubts'>, now: Date): string[] => [
  ...(doubts.length > 0 ? [SERVICE.doubts(doubts.map((kind) => REPORT_KIND_WORDS[kind]).join('、'))] : []),
  ...(isStale(new Date(confirmedAt), now) ? [SERVICE.stale] : []),
];
export const confirmedWords = ({ confirmedAt }: Pick<ServiceRow, 'confirmedAt'>): string => SERVICE.confirmed(monthDay(new Date(confirmedAt)));
