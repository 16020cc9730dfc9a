import type { RequestOf } from '@shared/contract';
import { BOOK_FORM } from '@shared/copy/openBooks';
import { fenOf } from '@shared/copy/projects';
import { type Day, dayOf } from '@shared/domain/kernel/days';
import type { BookKind, BookLine } from '@shared/domain/openBooks/kinds';
import { type BookPeriod, type BookRhythm, periodAt, periodsBefore } from '@shared/domain/openBooks/periods';
import type { BookView } from './words';

type Body = RequestOf<'POST /open-books'>['body'];
/** What is being written of a publication. */
export interface Draft {
  readonly unitId: string;
  readonly kind: BookKind;
  readonly period: BookPeriod;
  readonly title: string;
  readonly text: string;
  readonly lines: readonly BookLine[];
  readonly party: string;
  readonly money: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly decidedOn: Day | null;
  readonly why: string;
}
/** Periods that may be chosen: the one that runs, and some before it. */
export const periodsOf = (rhythm: BookRhythm, now: Date): BookPeriod[] => [...periodsBefore(dayOf(now), rhythm, 3), periodAt(dayOf(now), rhythm)];
export const emptyDraft = (unitId: string, period: BookPeriod): Draft => ({ unitId, kind: 'finance', period, title: '', text: '', lines: [], party: '', money: '', from: null, to: null, decidedOn: null, why: '' });
const written = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));
/** A publication as it begins its correction. */
export const draftOf = ({ unit, kind, period, title, text, lines, contract, decidedOn }: BookView): Draft => ({ unitId: unit.id, kind, period, title, text, lines, party: contract?.party ?? '', money: written(contract?.fen ?? null), from: contract?.from ?? null, to: contract?.to ?? null, decidedOn, why: '' });

/** What is still missing, one sentence each. */
export function missingIn(draft: Draft, correcting: boolean): { readonly id: string; readonly label: string }[] {
  const { missing } = BOOK_FORM;
  const { kind } = draft;
  return [
    draft.title.trim() === '' && { id: 'title', label: missing.title },
    kind === 'finance' && draft.lines.length === 0 && { id: 'lines', label: missing.lines },
    kind === 'contract' && draft.party.trim() === '' && { id: 'party', label: missing.party },
    kind === 'contract' && draft.money.trim() !== '' && fenOf(draft.money) === null && { id: 'money', label: missing.money },
    kind === 'contract' && (draft.from === null || draft.to === null) && { id: 'days', label: missing.days },
    kind === 'decision' && draft.decidedOn === null && { id: 'decidedOn', label: missing.decidedOn },
    correcting && draft.why.trim() === '' && { id: 'why', label: missing.why },
  ].flatMap((one) => one || []);
}
/** What stands in it, for the wire. */
export const contentOf = ({ kind, title, text, lines, party, money, from, to, decidedOn }: Draft): Omit<Body, 'unitId' | 'kind' | 'period'> => ({
  title, text, lines: kind === 'finance' ? [...lines] : [], contract: kind === 'contract' && from !== null && to !== null ? { party, fen: fenOf(money), from, to } : null, decidedOn: kind === 'decision' ? decidedOn : null,
});
