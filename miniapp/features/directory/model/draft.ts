import type { RequestOf } from '@shared/contract';
import { SERVICE_FORM } from '@shared/copy/directory';
import type { Day } from '@shared/domain/kernel/days';
import type { ServiceHours } from '@shared/domain/directory/hours';
import type { Situation } from '@shared/domain/directory/kinds';
import { emptyWeek, hoursText, readHours, spansIn, spansText } from '@shared/domain/directory/written';
import type { ServiceView } from './words';

type Body = RequestOf<'POST /services'>['body'];
/** A closure as it is being written. */
export interface ClosureDraft { readonly from: Day | null; readonly to: Day | null; readonly why: string; readonly spans: string }
/** What is being written of an entry; lists as lines. */
export interface Draft {
  readonly unitId: string;
  readonly title: string;
  readonly words: string;
  readonly situations: readonly Situation[];
  readonly office: string;
  readonly address: string;
  readonly phone: string;
  readonly whom: string;
  readonly bring: string;
  readonly steps: string;
  readonly fee: string;
  readonly takes: string;
  readonly note: string;
  readonly kind: ServiceHours['kind'];
  readonly week: string;
  readonly holidaysClosed: boolean;
  readonly makeUpWorked: boolean;
  readonly closures: readonly ClosureDraft[];
  readonly why: string;
}
/** Beginnings of hours, as they are most often. */
export const HOURS_PRESETS = { office: '周一到周五 9:00-12:00 14:00-17:30', daily: '每天 8:00-18:00', full: '每天 8:00-22:00' } as const;
export const emptyDraft = (unitId: string): Draft => ({ unitId, title: '', words: '', situations: [], office: '', address: '', phone: '', whom: '', bring: '', steps: '', fee: '', takes: '', note: '', kind: 'weekly', week: HOURS_PRESETS.office, holidaysClosed: true, makeUpWorked: true, closures: [], why: '' });
/** An entry as it begins its correction. */
export function draftOf(view: ServiceView): Draft {
  const { title, situations, office, address, phone, whom, fee, takes, note, hours } = view;
  return {
    ...{ unitId: '', title, situations, office, address, phone, whom, fee, takes, note, why: '' }, words: view.words.join('\n'), bring: view.bring.join('\n'), steps: view.steps.join('\n'), kind: hours.kind, week: hoursText(hours.week), holidaysClosed: hours.holidays === 'closed', makeUpWorked: hours.makeUp === 'worked',
    closures: hours.closures.map(({ from, to, why, spans }) => ({ from, to, why, spans: spansText(spans).replace(/–/g, '-').replace(/、/g, ' ') })),
  };
}
const linesIn = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
const copied = (spans: readonly (readonly [number, number])[]): [number, number][] => spans.map(([from, to]) => [from, to]);
const wholeClosure = ({ from, to, why, spans }: ClosureDraft): boolean => from !== null && to !== null && why.trim() !== '' && typeof spansIn(spans) !== 'string';

/** Its hours, as far as they can be read. */
export function hoursOf({ kind, week, holidaysClosed, makeUpWorked, closures }: Draft): Body['hours'] {
  return {
    kind, week: (kind === 'weekly' ? readHours(week).week : emptyWeek()).map(copied), holidays: holidaysClosed ? 'closed' : 'asUsual', makeUp: makeUpWorked ? 'worked' : 'asUsual',
    closures: closures.flatMap((one) => (wholeClosure(one) ? [{ from: one.from ?? '', to: one.to ?? '', why: one.why.trim(), spans: copied(spansIn(one.spans) as [number, number][]) }] : [])),
  };
}
/** What stands in it, for the wire. */
export const contentOf = (draft: Draft): Omit<Body, 'unitId'> => {
  const { title, situations, office, address, phone, whom, fee, takes, note } = draft;
  return { title, situations: [...situations], office, address, phone, whom, fee, takes, note, words: linesIn(draft.words), bring: linesIn(draft.bring), steps: linesIn(draft.steps), hours: hoursOf(draft) };
};
/** What is still missing, one sentence each. */
export function missingIn(draft: Draft, correcting: boolean): { readonly id: string; readonly label: string }[] {
  const { missing } = SERVICE_FORM;
  return [
    draft.title.trim() === '' && { id: 'title', label: missing.title },
    draft.situations.length === 0 && { id: 'situations', label: missing.situations },
    draft.office.trim() === '' && { id: 'office', label: missing.office },
    draft.kind === 'weekly' && readHours(draft.week).faults.length > 0 && { id: 'hours', label: missing.hours },
    !draft.closures.every(wholeClosure) && { id: 'closures', label: missing.closures },
    correcting && draft.why.trim() === '' && { id: 'why', label: missing.why },
  ].flatMap((one) => one || []);
}
