import { mobileNumber } from '../../../shared/domain/identity/phones';
import { ANSWER_LIMITS, plainNumber } from '../../../shared/domain/integrations/answers';
import { ORDER_LIMITS } from '../../../shared/domain/integrations/orders';
import { dayOf } from '../../../shared/domain/kernel/days';
import { finishedBy, samenessOf } from '../../../shared/domain/registers/cells';
import { FIELDS_OF, type SheetField } from '../../../shared/domain/registers/fields';
import type { Deps } from '../../platform/deps';
import { categoryFinder } from '../cases';
import type { GivenPoint, Levels } from '../organisation';
import type { Finding, SheetDoc } from './model';
import type { SheetRow } from './parts';
import { PlaceFinder, type Placed } from './places';
import { Reading } from './reading';
import { WorkReader, type TakenWork } from './works';

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
  /** Work that has to be admitted first; null for a resident's matter. */
  readonly work: TakenWork | null;
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

/** A number as it is compared. */
const plainCell = (text: string): string => text.normalize('NFKC').trim();

/** Reads rows of a table one by one by the columns that were chosen. */
export class RowReader {
  private constructor(private readonly doc: SheetDoc, private readonly places: PlaceFinder, private readonly works: WorkReader, private readonly categoryOf: (word: string) => string | null) {}

  static async of(deps: Deps, doc: SheetDoc): Promise<RowReader> {
    const [places, find] = await Promise.all([PlaceFinder.of(deps, doc.levelId), categoryFinder(deps)]);
    const chosen = new Map(doc.categories.flatMap(({ word, categoryId }) => (categoryId === null ? [] : [[word, categoryId] as const])));
    const known = new Map<string, string | null>();
    return new RowReader(doc, places, WorkReader.of(deps, doc), (word) => {
      const settled = known.get(word);
      if (settled !== undefined) return settled;
      // What was chosen may be off the list by now.
      const id = find(chosen.get(word) ?? word)?.id ?? null;
      known.set(word, id);
      return id;
    });
  }

  /** Whether a word of theirs stands for work that has to be admitted first. */
  asksFirst(word: string): boolean {
    return this.works.asksFirst(word);
  }

  /** The category of ours that a word of theirs is; null where nobody has said. */
  categoryFor(word: string): string | null {
    return this.categoryOf(word);
  }

  /** Reads some rows, those of one part. */
  async readAll(sources: readonly SheetRow[]): Promise<ReadRow[]> {
    const numberAt = this.doc.columns.number;
    await this.works.prepare(numberAt === undefined ? [] : sources.map(({ cells }) => plainCell(cells[numberAt] ?? '')));
    const rows: ReadRow[] = [];
    for (const source of sources) rows.push(await this.read(source));
    return rows;
  }

  private async read(source: SheetRow): Promise<ReadRow> {
    const at = new Reading(this.doc, source);
    const word = at.cell('category');
    const asksFirst = this.asksFirst(word);
    // (Work is done in a community, not at an address.)
    for (const field of FIELDS_OF[this.doc.use].must) if (at.cell(field) === '' && !(asksFirst && field === 'address')) at.wrong(field, 'empty');
    for (const [field, max] of Object.entries(MOST) as [SheetField, number][]) if (at.cell(field).length > max) at.wrong(field, 'tooLong', { max });
    const number = plainCell(at.cell('number'));
    const course = this.courseOf(at);
    const categoryId = word === '' ? null : this.categoryOf(word);
    // What is finished keeps their word; only what is to be done needs one of ours.
    if (word !== '' && categoryId === null && !course.finished && !asksFirst) at.wrong('category', 'categoryUnknown', { value: word });
    // Nobody's name or number has anything to do with work that is asked of a community.
    const person = this.personOf(at, course.finished || asksFirst);
    const deadline = at.moment('deadline', true);
    const placed = await this.placeOf(at, asksFirst);
    const work = asksFirst && placed ? await this.works.read(at, number, placed.levels.community.id, deadline) : null;
    if (number !== '' && plainNumber(number) === '') at.wrong('number', 'empty');
    if (at.problems.length > 0 || !placed) return { taken: null, problems: at.problems, notes: at.notes, word };
    const [text, address] = [at.cell('text'), at.cell('address')];
    const { levels, point } = placed;
    const day = course.filedAt === null ? '' : dayOf(course.filedAt);
    const sameness = samenessOf({ communityId: levels.community.id, day, address, text });
    return { taken: { row: source.row, number, word, categoryId, text, address, levels, point, work, deadline, ...person, ...course, result: at.cell('result'), sameness }, problems: [], notes: at.notes, word };
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
  private personOf(at: Reading, needless: boolean): Pick<TakenRow, 'name' | 'phone'> {
    if (needless) return { name: '', phone: '' };
    const [name, typed] = [at.cell('name'), at.cell('phone')];
    if (name.length > ORDER_LIMITS.name) at.wrong('name', 'nameTooLong', { max: ORDER_LIMITS.name });
    const phone = typed === '' ? '' : mobileNumber(typed);
    if (phone === null && LANDLINE.test(typed.replace(/\s/g, ''))) at.note('landline');
    else if (phone === null) at.wrong('phone', 'badPhone');
    return { name, phone: phone ?? '' };
  }

  private async placeOf(at: Reading, asksFirst: boolean): Promise<Placed | null> {
    const [lng, lat] = [at.degree('lng'), at.degree('lat')];
    const [address, community] = [at.cell('address'), at.cell('community')];
    if (address === '' && !asksFirst) return null;
    const point = lng !== null && lat !== null ? { lng, lat, system: this.doc.system } : null;
    const found = await this.places.find(address, community, point);
    if ('code' in found) {
      if (asksFirst && found.code === 'placeUnknown') at.wrong('community', 'whereToAsk');
      else at.wrong(point ? 'lng' : found.code === 'communityUnknown' ? 'community' : 'address', found.code, { value: found.value });
      return null;
    }
    if (found.roughly && !asksFirst) at.note('communityOnly', { value: found.levels.community.name });
    return found;
  }
}
