import type { RequestOf } from '@shared/contract';
import { NOTICE_RULE_WORDS } from '@shared/copy/notices';
import type { NoticeTemplate } from '@shared/copy/noticeTemplates';
import { dayOf, type Day } from '@shared/domain/kernel/days';
import type { NoticeAreaKind, NoticeKind } from '@shared/domain/notices/kinds';
import { ruleAgainstWhen } from '@shared/domain/notices/rules';
import { timeWords } from '@/ui';
import type { NoticeView } from './words';

type Body = RequestOf<'POST /notices'>['body'];
/** A moment as it is chosen: a day, and a time of day such as `8:30`. */
export interface Clock {
  readonly day: Day | null;
  readonly time: string;
}
export interface AreaChoice {
  readonly kind: NoticeAreaKind;
  readonly id: string;
  readonly name: string;
}
/** What is being written of a notice. */
export interface Draft {
  readonly unitId: string;
  readonly kind: NoticeKind;
  readonly emergency: boolean;
  readonly title: string;
  readonly text: string;
  readonly from: Clock;
  readonly to: Clock;
  readonly areas: readonly AreaChoice[];
  readonly pinnedUntil: Day | null;
}
export const NEVER: Clock = { day: null, time: '' };
export const emptyDraft = (unitId: string): Draft => ({ unitId, kind: 'water', emergency: false, title: '', text: '', from: NEVER, to: NEVER, areas: [], pinnedUntil: null });
const clockOf = (moment: string | null): Clock => (moment === null ? NEVER : { day: dayOf(new Date(moment)), time: timeWords(new Date(moment)) });
export const wordsOf = ({ title, text, from, to }: Pick<NoticeView, 'title' | 'text' | 'from' | 'to'>): Pick<Draft, 'title' | 'text' | 'from' | 'to'> => ({ title, text, from: clockOf(from), to: clockOf(to) });
/** A notice that is not out yet, as it begins the form. */
export const draftOf = (view: NoticeView): Draft => ({ unitId: view.unit.id, kind: view.kind, emergency: view.emergency, ...wordsOf(view), areas: view.areas, pinnedUntil: view.pinnedUntil });
export const begunWith = (draft: Draft, { kind, emergency, title, text }: NoticeTemplate): Draft => ({ ...draft, kind, emergency, title, text });

const TIME = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;
/** The moment chosen; null where none is, or where it cannot be read. */
export function momentOf({ day, time }: Clock): string | null {
  const [, hour = '', minute = ''] = TIME.exec(time.trim()) ?? [];
  return day === null || hour === '' ? null : new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`).toISOString();
}
const halfWritten = (clock: Clock): boolean => clock.day !== null && momentOf(clock) === null;
const date = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));

/** What is still missing of the words, one sentence each. */
export function missingWords({ title, text, from, to }: Pick<Draft, 'title' | 'text' | 'from' | 'to'>, now: Date): { readonly id: string; readonly label: string }[] {
  const rule = ruleAgainstWhen({ from: date(momentOf(from)), to: date(momentOf(to)) }, now);
  return [
    title.trim() === '' && { id: 'title', label: '写上标题' },
    text.trim() === '' && { id: 'text', label: '写上正文' },
    (halfWritten(from) || halfWritten(to)) && { id: 'time', label: '几点写成 8:30 这样' },
    rule !== null && { id: 'time', label: NOTICE_RULE_WORDS[rule] },
  ].flatMap((one) => one || []);
}
export const missingIn = (draft: Draft, now: Date): { readonly id: string; readonly label: string }[] => [...missingWords(draft, now), ...(draft.areas.length === 0 ? [{ id: 'areas', label: '选一下发到哪里' }] : [])];
export const wordsBody = ({ title, text, from, to }: Pick<Draft, 'title' | 'text' | 'from' | 'to'>): Pick<Body, 'title' | 'text' | 'from' | 'to'> => ({ title, text, from: momentOf(from), to: momentOf(to) });
export const bodyOf = (draft: Draft): Omit<Body, 'unitId'> => ({ kind: draft.kind, emergency: draft.emergency, ...wordsBody(draft), areas: draft.areas.map(({ kind, id }) => ({ kind, id })), pinnedUntil: draft.pinnedUntil });
