import type { RequestOf } from '@shared/contract';
import { isRoom, type Audience, type BookableKind, type Equipment, type Span } from '@shared/domain/bookings/kinds';
import { clockWords } from '@shared/copy/bookings';
import type { BookableView } from './types';

type Writing = RequestOf<'POST /bookables'>['body'];
/** A room or service as it is typed; hours as people write them: `9:00-12:00 14:00-17:30`. */
export interface BookableDraft {
  readonly kind: BookableKind; readonly title: string; readonly where: string; readonly who: string; readonly text: string; readonly capacity: string; readonly equipment: readonly Equipment[];
  readonly workdays: string; readonly restdays: string; readonly weekdays: readonly string[]; readonly weeks: readonly string[]; readonly restToo: boolean; readonly begin: string; readonly minutes: string; readonly places: string;
  readonly audience: Audience; readonly ahead: string; readonly hours: string; readonly atOnce: string; readonly agree: boolean; readonly cancelHours: string;
}
export const EMPTY: BookableDraft = {
  kind: 'activity', title: '', where: '', who: '', text: '', capacity: '20', equipment: [], workdays: '9:00-12:00 14:00-17:30', restdays: '', weekdays: ['4'], weeks: [], restToo: false, begin: '9:00', minutes: '15', places: '12', audience: 'community', ahead: '14', hours: '2', atOnce: '2', agree: false, cancelHours: '2',
};
/** `9:30` as minutes; null where it is no time. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  const value = Number(hour) * 60 + Number(minute);
  return hour !== undefined && Number(minute) < 60 && value <= 1_440 ? value : null;
}
/** `9:00-12:00 14:00-17:30` as stretches; null where one cannot be read. */
export function spansOf(text: string): Span[] | null {
  const parts = text.trim() === '' ? [] : text.trim().split(/[\s,，、;；]+/);
  const spans = parts.map((part) => { const [from, to] = part.split(/[-–—~～到至]/).map(minuteOf); return from !== null && from !== undefined && to !== null && to !== undefined && from < to ? { from, to } : null; });
  return spans.some((one) => one === null) ? null : (spans as Span[]);
}
const saidOf = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${clockWords(from)}-${clockWords(to)}`).join(' ');
const whole = (text: string): number => Math.round(Number(text) || 0);

/** As it stands, to be written anew. */
export function draftOf(view: BookableView): BookableDraft {
  const { kind, title, where, who, text, capacity, equipment, room, service, audience, ahead, longest, atOnce, agree, cancelHours } = view;
  return {
    ...EMPTY, kind, title, where, who, text, capacity: String(capacity), equipment, audience, ahead: String(ahead), hours: String(longest / 60), atOnce: String(atOnce), agree, cancelHours: String(cancelHours), ...(room ? { workdays: saidOf(room.workdays), restdays: saidOf(room.restdays) } : {}),
    ...(service ? { weekdays: service.weekdays.map(String), weeks: service.weeks.map(String), restToo: service.restdays, begin: clockWords(service.from), minutes: String(service.minutes), places: String(service.places) } : {}),
  };
}
/** What is missing or cannot be read, one sentence each. */
export function missingIn(draft: BookableDraft): { readonly id: string; readonly sentence: string }[] {
  const room = isRoom(draft.kind);
  return [
    draft.title.trim() === '' && { id: 'title', sentence: '写上名字' }, draft.where.trim() === '' && { id: 'where', sentence: '写上在哪里' },
    room && spansOf(draft.workdays) === null && { id: 'workdays', sentence: '时段写成 9:00-12:00，几段用空格隔开' }, room && spansOf(draft.restdays) === null && { id: 'restdays', sentence: '时段写成 9:00-12:00，几段用空格隔开' },
    !room && draft.weekdays.length === 0 && { id: 'weekdays', sentence: '选星期几' }, !room && minuteOf(draft.begin) === null && { id: 'begin', sentence: '几点开始写成 9:00' },
  ].flatMap((one) => one || []);
}
/** As it is sent. */
export function writingOf(draft: BookableDraft): Writing {
  const room = isRoom(draft.kind);
  const { kind, title, where, who, text, audience, agree } = draft;
  return {
    kind, title: title.trim(), where: where.trim(), who: who.trim(), text: text.trim(), audience, agree, capacity: room ? whole(draft.capacity) : 0, equipment: room ? [...draft.equipment] : [], ahead: whole(draft.ahead), longest: Math.round(Number(draft.hours) * 4) * 15 || 60, atOnce: whole(draft.atOnce), cancelHours: whole(draft.cancelHours),
    room: room ? { workdays: spansOf(draft.workdays) ?? [], restdays: spansOf(draft.restdays) ?? [] } : null,
    service: room ? null : { weekdays: draft.weekdays.map(Number), weeks: draft.weeks.map(Number), restdays: draft.restToo, from: minuteOf(draft.begin) ?? 540, minutes: whole(draft.minutes), places: whole(draft.places) },
  };
}
