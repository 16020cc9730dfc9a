import type { Me } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import type { RequestOf } from '@shared/contract';
import { VISIT } from '@shared/copy/visits';
import { mobileNumber } from '@shared/domain/identity/phones';
import type { VisitReason, VisitTime } from '@shared/domain/visits/states';

type Asking = RequestOf<'POST /visits'>['body'];
/** Asked for oneself or for somebody of the family. Kept nowhere: it says why somebody is visited. */
export interface VisitDraft {
  readonly whom: 'self' | 'family';
  readonly name: string;
  readonly phone: string;
  /** The person was asked and wants it. */
  readonly agreed: boolean;
  readonly reason: VisitReason | null;
  readonly text: string;
  readonly times: readonly VisitTime[];
  readonly timesText: string;
  readonly place: ChosenPlace | null;
}
/** The own doorstep, until somebody says otherwise. */
export function doorOf({ home }: Me): ChosenPlace | null {
  return home?.point ? { text: home.placeText || home.community.name, point: home.point, ...(home.placeId ? { placeId: home.placeId } : {}) } : null;
}
export const EMPTY: VisitDraft = { whom: 'self', name: '', phone: '', agreed: false, reason: null, text: '', times: [], timesText: '', place: null };

/** What is missing, one sentence each, in the order of the page; `named`: for whom it is was asked elsewhere. */
export function missingIn({ whom, name, phone, agreed, reason, place }: VisitDraft, named = false): { readonly id: string; readonly sentence: string }[] {
  const other = whom === 'family' && !named;
  return [
    other && name.trim() === '' && { id: 'name', sentence: '写上家里人怎么称呼' },
    other && phone.trim() !== '' && mobileNumber(phone) === null && { id: 'phone', sentence: '手机号是 11 位数字，没有可以不写' },
    other && !agreed && { id: 'agreed', sentence: VISIT.mustAgree },
    reason === null && { id: 'reason', sentence: '选一样，好知道谁来合适' },
    place === null && { id: 'place', sentence: VISIT.noPlace },
  ].flatMap((one) => one || []);
}
/** As it is sent; nothing when something is missing. */
export function askingOf({ whom, name, phone, reason, text, times, timesText, place }: VisitDraft): Asking | null {
  if (!reason || !place) return null;
  return { whom, ...(whom === 'family' ? { person: { name: name.trim(), phone: phone.trim() }, consent: 'spoken' as const } : {}), reason, text: text.trim(), times: [...times], timesText: timesText.trim(), place };
}
