import { type ResponseOf } from '@shared/contract';
import { CONTACT_REASON_WORDS } from '@shared/copy/audit';
import { formatFullDate, formatTime } from '@shared/domain/kernel/dates';

export type Line = ResponseOf<'GET /audit/rows'>['items'][number];
export type ChainState = ResponseOf<'GET /audit/state'>;

/** Why, in one line; empty where no reason was asked for. 「其他」 says nothing beside its own words. */
export function reasonWords(reason: Line['reason']): string {
  if (!reason) return '';
  const code = reason.code && (reason.code !== 'other' || reason.text === '') ? CONTACT_REASON_WORDS[reason.code] : '';
  return [code, reason.text].filter(Boolean).join('，');
}

/** `2026 年 11 月 26 日 10:03`: a register names the year. */
export const registerMoment = (at: string): string => `${formatFullDate(at)} ${formatTime(at)}`;

/** In no office somebody deals with what is their own, or was asked as one who lives there. */
export const noOffice = ({ action }: Line): string => (action === 'homeSpoken' ? '同住的人' : '本人');
