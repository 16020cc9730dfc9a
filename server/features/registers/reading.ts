import { SHEET_FIELD_WORDS, SHEET_NOTES, SHEET_PROBLEM_WORDS } from '../../../shared/copy/registers';
import { fill, type FillValues } from '../../../shared/copy/fill';
import { countOf, degreeOf, momentOf } from '../../../shared/domain/registers/cells';
import type { SheetField } from '../../../shared/domain/registers/fields';
import type { SheetProblem } from '../../../shared/domain/registers/problems';
import type { Finding, SheetDoc } from './model';
import type { SheetRow } from './parts';

/** Where a row is read: gathers what is wrong with it. */
export class Reading {
  readonly problems: Finding[] = [];
  readonly notes: Finding[] = [];
  constructor(private readonly doc: Pick<SheetDoc, 'columns' | 'titles'>, private readonly source: SheetRow) {}

  cell(field: SheetField): string {
    const at = this.doc.columns[field];
    return at === undefined ? '' : (this.source.cells[at] ?? '');
  }
  private titleOf(field: SheetField): string {
    const at = this.doc.columns[field];
    return (at === undefined ? undefined : this.doc.titles[at]) || SHEET_FIELD_WORDS[field].name;
  }
  wrong(field: SheetField, code: SheetProblem, values: FillValues = {}): void {
    const title = this.titleOf(field);
    this.problems.push({ row: this.source.row, column: title, text: fill(SHEET_PROBLEM_WORDS[code], { title, ...values }) });
  }
  note(code: keyof typeof SHEET_NOTES, values: FillValues = {}): void {
    this.notes.push({ row: this.source.row, text: fill(SHEET_NOTES[code], values) });
  }
  moment(field: SheetField, end = false): Date | null {
    const typed = this.cell(field);
    const at = typed === '' ? null : momentOf(typed, end);
    if (typed !== '' && at === null) this.wrong(field, 'badMoment');
    return at;
  }
  /** A whole number, 0 where the cell is empty. */
  count(field: SheetField, max: number): number {
    const typed = this.cell(field);
    const value = typed === '' ? 0 : countOf(typed, max);
    if (value === null) this.wrong(field, 'badCount', { max });
    return value ?? 0;
  }
  degree(field: 'lng' | 'lat'): number | null {
    const typed = this.cell(field);
    const value = typed === '' ? null : degreeOf(typed, field === 'lat' ? 90 : 180);
    if (typed !== '' && value === null) this.wrong(field, 'badDegree');
    return value;
  }
}
