import { findCategory, type Catalogue, type Category, type DeclineRule } from '../../../shared/domain/cases/catalogue';
import type { CaseLimits } from '../../../shared/domain/cases/deadlines';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import type { Deps } from '../../platform/deps';
import { calendarAt, catalogueAt, settingsOf, type Settings } from '../settings';
import type { CaseDoc } from './document';

/** The versions of catalogue and calendar a case lives by. Cases from before there were versions live by the first. */
type Pinned = Pick<CaseDoc, 'catalogueVersion' | 'calendarVersion'>;
const catalogueNumber = (doc: Pinned): number => doc.catalogueVersion ?? 1;
const calendarNumber = (doc: Pinned): number => doc.calendarVersion ?? 1;

/** What is left of a category that an old case names and no catalogue has any more. */
const REMOVED = { name: '其他事情', icon: 'report' } as const;

/**
 * The rules as they hold now, and as they held for the cases at hand: a case keeps the names, questions and limits
 * it was filed under, and its promises keep to the calendar they were made by until the recomputing moves them.
 */
export class RuleBook {
  constructor(
    readonly now: Settings,
    private readonly catalogues: ReadonlyMap<number, Catalogue>,
    private readonly calendars: ReadonlyMap<number, Calendar>,
  ) {}

  /** A category that may be reported now, or undefined. */
  offered(id: string): Category | undefined {
    const category = findCategory(this.now.catalogue, id);
    return category?.off ? undefined : category;
  }

  /** The category of a case as of filing or correction. */
  categoryOf(doc: Pinned & Pick<CaseDoc, 'categoryId'>): Category | undefined {
    const then = this.catalogues.get(catalogueNumber(doc)) ?? this.now.catalogue;
    return findCategory(then, doc.categoryId) ?? findCategory(this.now.catalogue, doc.categoryId);
  }

  /** Name and icon of a case's category, also when the catalogue no longer has it. */
  categoryView(doc: Pinned & Pick<CaseDoc, 'categoryId'>): { id: string; name: string; icon: string } {
    const { name, icon } = this.categoryOf(doc) ?? REMOVED;
    return { id: doc.categoryId, name, icon };
  }

  /** Limits of a case by its grade: those it was filed under, so that no promise changes with the catalogue. */
  limitsOf(doc: Pinned & Pick<CaseDoc, 'categoryId' | 'grade'>): CaseLimits {
    const category = this.categoryOf(doc) ?? this.now.catalogue.categories[0];
    if (!category) throw new Error('the catalogue is empty');
    return category.limits[doc.grade];
  }

  /** The working calendar by which a case's moments are computed. */
  calendarOf(doc: Pinned): Calendar {
    return this.calendars.get(calendarNumber(doc)) ?? this.now.calendar;
  }

  /** The rule by which a case was declined, as it read then; undefined when no catalogue has it. */
  declineRule(doc: Pinned, id: string | null): DeclineRule | undefined {
    if (id === null) return undefined;
    const then = this.catalogues.get(catalogueNumber(doc)) ?? this.now.catalogue;
    return [then, this.now.catalogue].flatMap(({ declineRules }) => declineRules).find((rule) => rule.id === id);
  }
}

/** Opens the rules for some cases; without a read of the database while they are remembered. */
export async function ruleBook(deps: Pick<Deps, 'db'>, docs: readonly Pinned[] = []): Promise<RuleBook> {
  const now = await settingsOf(deps);
  const catalogues = new Map<number, Catalogue>([[now.catalogueVersion, now.catalogue]]);
  const calendars = new Map<number, Calendar>([[now.calendarVersion, now.calendar]]);
  for (const doc of docs) {
    const [catalogue, calendar] = [catalogueNumber(doc), calendarNumber(doc)];
    if (!catalogues.has(catalogue)) catalogues.set(catalogue, await catalogueAt(deps, catalogue));
    if (!calendars.has(calendar)) calendars.set(calendar, await calendarAt(deps, calendar));
  }
  return new RuleBook(now, catalogues, calendars);
}

/** Name of a case's category, as of filing or correction. */
export async function categoryNameOf(deps: Pick<Deps, 'db'>, doc: Pinned & Pick<CaseDoc, 'categoryId'>): Promise<string> {
  return (await ruleBook(deps, [doc])).categoryView(doc).name;
}
