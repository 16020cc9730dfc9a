import { SHEET_FIELD_WORDS, SHEET_NOTES, SHEET_PROBLEM_WORDS } from '../../../shared/copy/registers';
import { fill, type FillValues } from '../../../shared/copy/fill';
import { mobileNumber } from '../../../shared/domain/identity/phones';
import { ANSWER_LIMITS, plainNumber } from '../../../shared/domain/integrations/answers';
import { ORDER_LIMITS } from '../../../shared/domain/integrations/orders';
import { dayOf } from '../../../shared/domain/kernel/days';
import { degreeOf, finishedBy, momentOf, samenessOf } from '../../../shared/domain/registers/cells';
import { FIELDS_OF, type SheetField } from '../../../shared/domain/registers/fields';
import type { SheetProblem } from '../../../shared/domain/registers/problems';
import type { Deps } from '../../platform/deps';
import { categoryFinder } from '../cases';
import type { GivenPoint, Levels } from '../organisation';
import type { Finding, SheetDoc } from './model';
import type { SheetRow } from './parts';
import { PlaceFinder } from './places';

/** A row of theirs as we understand it. */
export interface TakenRow {
  readonly row: number;
  readonly number: string;
  readonly word: string;
  readonly categoryId: string | null;
  readonly text: string;
  readonly address: string;
  readonly levels: Levels;
  readonly point: GivenPoint;
  readonly deadline: Date | null;
  readonly name: string;
  readonly phone: string;
  /** Of a register. */
  readonly filedAt: Date | null;
  readonly finished: boolean;
  readonly closedAt: Date | null;
  readonly result: string;
  /** By what rows without a number in common are known for the same. */
  readonly sameness: string;
}
export interface ReadRow {
  readonly taken: TakenRow | null;
  readonly problems: readonly Finding[];
  readonly notes: readonly Finding[];
  /** Their word for the category. */
  readonly word: string;
}

/** Characters: what a case or an entry keeps. */
const MOST: Partial<Record<SheetField, number>> = { number: ANSWER_LIMITS.number, category: ORDER_LIMITS.category, text: 2_000, address: 200, result: 2_000, status: 40, community: 40 };
/** A number of a fixed line; it is no number by which anybody is known here. */
const LANDLINE = /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/;

/** Where a row is read: gathers what is wrong with it. */
class Reading {
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
  degree(field: 'lng' | 'lat'): number | null {
    const typed = this.cell(field);
    const value = typed === '' ? null : degreeOf(typed, field === 'lat' ? 90 : 180);
    if (typed !== '' && value === null) this.wrong(field, 'badDegree');
    return value;
  }
}

/** Reads rows of a table one by one by the columns that were chosen. */
export class RowReader {
  private constructor(private readonly doc: SheetDoc, private readonly places: PlaceFinder, private readonly categoryOf: (word: string) => string | null) {}

  static async of(deps: Deps, doc: SheetDoc): Promise<RowReader> {
    const [places, find] = await Promise.all([PlaceFinder.of(deps, doc.levelId), categoryFinder(deps)]);
    const chosen = new Map(doc.categories.flatMap(({ word, categoryId }) => (categoryId === null ? [] : [[word, categoryId] as const])));
    const known = new Map<string, string | null>();
    return new RowReader(doc, places, (word) => {
      const settled = known.get(word);
      if (settled !== undefined) return settled;
      // What was chosen may be off the list by now.
      const id = find(chosen.get(word) ?? word)?.id ?? null;
      known.set(word, id);
      return id;
    });
  }

  /** The category of ours that a word of theirs is; null where nobody has said. */
  categoryFor(word: string): string | null {
    return this.categoryOf(word);
  }

  async read(source: SheetRow): Promise<ReadRow> {
    const at = new Reading(this.doc, source);
    for (const field of FIELDS_OF[this.doc.use].must) if (at.cell(field) === '') at.wrong(field, 'empty');
    for (const [field, max] of Object.entries(MOST) as [SheetField, number][]) if (at.cell(field).length > max) at.wrong(field, 'tooLong', { max });
    const word = at.cell('category');
    const course = this.courseOf(at);
    const categoryId = word === '' ? null : this.categoryOf(word);
    // What is finished keeps their word; only what is to be done needs one of ours.
    if (word !== '' && categoryId === null && !course.finished) at.wrong('category', 'categoryUnknown', { value: word });
    const person = this.personOf(at, course.finished);
    const deadline = at.moment('deadline', true);
    const placed = await this.placeOf(at);
    const number = at.cell('number').normalize('NFKC').trim();
    if (number !== '' && plainNumber(number) === '') at.wrong('number', 'empty');
    if (at.problems.length > 0 || !placed) return { taken: null, problems: at.problems, notes: at.notes, word };
    const [text, address] = [at.cell('text'), at.cell('address')];
    const { levels, point } = placed;
    const day = course.filedAt === null ? '' : dayOf(course.filedAt);
    const sameness = samenessOf({ communityId: levels.community.id, day, address, text });
    return { taken: { row: source.row, number, word, categoryId, text, address, levels, point, deadline, ...person, ...course, result: at.cell('result'), sameness }, problems: [], notes: at.notes, word };
  }

  /** Whether it is finished, and when it began and ended; an order is to be done. */
  private courseOf(at: Reading): Pick<TakenRow, 'filedAt' | 'finished' | 'closedAt'> {
    if (this.doc.use === 'orders') return { filedAt: null, finished: false, closedAt: null };
    const [filedAt, closedAt] = [at.moment('filedAt'), at.moment('closedAt')];
    const finished = finishedBy(at.cell('status'), closedAt !== null);
    if (finished === null) at.wrong('status', 'statusUnknown', { value: at.cell('status').slice(0, 20) });
    // Some systems write the day alone where it ended.
    if (filedAt && closedAt && dayOf(closedAt) < dayOf(filedAt)) at.wrong('closedAt', 'endsFirst');
    return { filedAt, finished: finished ?? true, closedAt: finished === true ? (closedAt ?? filedAt) : null };
  }

  /** Whose matter it is. Of what is finished neither name nor number is taken over: nobody has anything to do with them (PIPL Art. 6). */
  private personOf(at: Reading, finished: boolean): Pick<TakenRow, 'name' | 'phone'> {
    if (finished) return { name: '', phone: '' };
    const [name, typed] = [at.cell('name'), at.cell('phone')];
    if (name.length > ORDER_LIMITS.name) at.wrong('name', 'nameTooLong', { max: ORDER_LIMITS.name });
    const phone = typed === '' ? '' : mobileNumber(typed);
    if (phone === null && LANDLINE.test(typed.replace(/\s/g, ''))) at.note('landline');
    else if (phone === null) at.wrong('phone', 'badPhone');
    return { name, phone: phone ?? '' };
  }

  private async placeOf(at: Reading): Promise<{ levels: Levels; point: GivenPoint } | null> {
    const [lng, lat] = [at.degree('lng'), at.degree('lat')];
    if (at.cell('address') === '') return null;
    const point = lng !== null && lat !== null ? { lng, lat, system: this.doc.system } : null;
    const found = await this.places.find(at.cell('address'), at.cell('community'), point);
    if ('code' in found) {
      at.wrong(point ? 'lng' : found.code === 'communityUnknown' ? 'community' : 'address', found.code, { value: found.value });
      return null;
    }
    if (found.roughly) at.note('communityOnly', { value: found.levels.community.name });
    return found;
  }
}
