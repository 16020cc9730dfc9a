import { ADMISSION_LIMITS, ASKING_KINDS, untilFault } from '../../../shared/domain/matters/admissions';
import { titleKey } from '../../../shared/domain/matters/lists';
import { dayOf, type Day } from '../../../shared/domain/kernel/days';
import type { Deps } from '../../platform/deps';
import { admissionsOfOrders, listedTitles } from '../matters';
import { getUnit } from '../organisation';
import { withoutPhones } from './discreet';
import type { SheetDoc } from './model';
import type { Reading } from './reading';

/** What a row says of work that a community is asked to admit (准入). */
export interface TakenWork {
  readonly title: string;
  readonly purpose: string;
  readonly basis: string;
  readonly people: number;
  /** Yuan. */
  readonly money: number;
  readonly until: Day;
}

/** Whether a unit may ask communities for work outside of their lists, so that a table in its name can hold some. */
export async function mayAsk(deps: Deps, unitId: string): Promise<boolean> {
  const unit = await getUnit(deps, unitId);
  return unit !== null && unit !== undefined && ASKING_KINDS.includes(unit.kind);
}

/** Reads of rows what a request for admission needs; asked for once, used for every row. */
export class WorkReader {
  private readonly listed = new Map<string, Promise<ReadonlySet<string>>>();
  private known: ReadonlySet<string> = new Set();
  private constructor(private readonly deps: Deps, private readonly sourceId: string, private readonly words: ReadonlySet<string>) {}

  static of(deps: Deps, { categories, sourceId }: Pick<SheetDoc, 'categories' | 'sourceId'>): WorkReader {
    return new WorkReader(deps, sourceId, new Set(categories.flatMap(({ word, admission }) => (admission === true ? [word] : []))));
  }

  /** Whether somebody has said that a word of theirs stands for work that has to be admitted first. */
  asksFirst(word: string): boolean {
    return this.words.has(word);
  }

  /**
   * Learns which of some numbers have been asked for before. Tables come again with what they held last week: a day that
   * is over, or a list that has it by now, is no fault of a request that was made in time.
   */
  async prepare(numbers: readonly string[]): Promise<void> {
    if (this.words.size > 0) this.known = new Set((await admissionsOfOrders(this.deps, this.sourceId, numbers)).keys());
  }

  /** The work of a row; null, with what is wrong told, where it lacks something. What is on the list needs no admission. */
  async read(at: Reading, number: string, communityId: string, deadline: Date | null): Promise<TakenWork | null> {
    const { title: longest, words, basis: most, people, money } = ADMISSION_LIMITS;
    // Both are read by whoever sees the list of the community: numbers of people do not belong there.
    const [purpose, named] = [withoutPhones(at.cell('text')), withoutPhones(at.cell('title'))];
    const title = named === '' ? (purpose.split(/[\n。；]/)[0] ?? '').trim().slice(0, longest) : named;
    if (purpose.length > words) at.wrong('text', 'tooLong', { max: words });
    if (title.length > longest) at.wrong('title', 'tooLong', { max: longest });
    const basis = at.cell('basis');
    if (basis === '') at.wrong('basis', 'empty');
    if (basis.length > most) at.wrong('basis', 'tooLong', { max: most });
    const means = { people: at.count('people', people), money: at.count('money', money) };
    const known = this.known.has(number);
    const until = this.untilOf(at, deadline, known);
    if (!known && (await this.titlesOf(communityId)).has(titleKey(title))) at.wrong('title', 'listedAlready', { value: title, word: at.cell('category') });
    return until === null || at.problems.length > 0 ? null : { title, purpose, basis, ...means, until };
  }

  private untilOf(at: Reading, deadline: Date | null, known: boolean): Day | null {
    if (deadline === null) {
      if (at.cell('deadline') === '') at.wrong('deadline', 'empty');
      return null;
    }
    const until = dayOf(deadline);
    const fault = known ? null : untilFault(until, dayOf(this.deps.clock.now()));
    if (fault) at.wrong('deadline', fault === 'untilOver' ? 'untilOver' : 'untilFar', { max: ADMISSION_LIMITS.days });
    return fault ? null : until;
  }

  private titlesOf(communityId: string): Promise<ReadonlySet<string>> {
    const known = this.listed.get(communityId) ?? listedTitles(this.deps, communityId);
    this.listed.set(communityId, known);
    return known;
  }
}
