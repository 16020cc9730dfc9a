import type { Category } from '../../../../shared/domain/cases/catalogue';
import { outsideToken } from '../../../../shared/domain/cases/search';
import { ANSWER_LIMITS } from '../../../../shared/domain/integrations/answers';
import type { Deps } from '../../../platform/deps';
import { ruleBook, type RuleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import type { CaseOrder } from '../otherNumbers';
import type { CaseProxy } from '../proxy';
import { caseIdOf, newCase, opened, openOnce, type Report } from './submitCase';

/** A resident's matter as a platform above gives it. */
export interface OrderedReport {
  /** The category as they call it: our id or name, or the code of the standard. */
  readonly category: string;
  readonly text: string;
  readonly place: Report['place'];
}
export interface OrderFiling {
  readonly reporterId: string;
  readonly proxy: CaseProxy;
  readonly order: CaseOrder;
  /** How that platform is called here. */
  readonly from: string;
  readonly contentHash: string;
}

/** The category that others mean by a word of theirs; undefined when there is none. */
function categoryFor(book: RuleBook, word: string): Category | undefined {
  const plain = word.normalize('NFKC').trim();
  const offered = book.now.catalogue.categories.filter(({ off }) => !off);
  const code = plain.replace(/\D/g, '');
  return offered.find(({ id, name }) => id === plain || name === plain)
    ?? offered.find(({ words }) => words.includes(plain))
    ?? (code.length >= 4 ? offered.find(({ standard }) => standard !== null && code.endsWith(standard.code)) : undefined);
}

/** Finds the category that others mean by their words, by the catalogue as it is now. */
export async function categoryFinder(deps: Deps): Promise<(word: string) => { readonly id: string; readonly name: string } | undefined> {
  const book = await ruleBook(deps);
  return (word) => categoryFor(book, word);
}

/** The id of the case that an order opens. */
export const caseIdOfOrder = (channelId: string, number: string): string => caseIdOf(`order:${channelId}`, number);

/** The case that an order opened; null when none did. */
export const caseOfOrder = (deps: Deps, channelId: string, number: string): Promise<CaseDoc | null> => Cases(deps).findById(caseIdOfOrder(channelId, number)).lean<CaseDoc>();

/** Our numbers of the cases that orders opened, by theirs; those that opened none are absent. */
export async function casesOfOrders(deps: Deps, channelId: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map(numbers.map((number) => [caseIdOfOrder(channelId, number), number]));
  const rows = await Cases(deps).find({ _id: { $in: [...ids.keys()] } }, { number: 1 }).lean<Pick<CaseDoc, '_id' | 'number'>[]>();
  return new Map(rows.map(({ _id, number }) => [ids.get(_id) ?? '', number]));
}

/**
 * Opens a case that a platform above ordered: one for each number of theirs, with it and their limit. The questions of a
 * category are for those who report themselves. Outcomes as of submitCase; null where nobody knows the category.
 */
export async function fileOrder(deps: Deps, report: OrderedReport, { reporterId, proxy, order, from, contentHash }: OrderFiling): Promise<CaseDoc | null> {
  const book = await ruleBook(deps);
  const category = categoryFor(book, report.category);
  if (!category) return null;
  const id = caseIdOfOrder(order.channelId, order.number);
  return openOnce(deps, id, contentHash, async () => {
    const filed: Report = { categoryId: category.id, text: report.text, answers: [], photoIds: [], place: report.place, showToNeighbours: false };
    const base = await newCase(deps, { id, contentHash, reporterId, uploaderId: proxy.helperId }, filed, category, book);
    const outside = [{ channelId: order.channelId, name: from, number: order.number.slice(0, ANSWER_LIMITS.number), at: base.createdAt }];
    const terms = [outsideToken(order.number), ...base.terms].slice(0, 40);
    return opened({ ...base, proxy, order, outside, terms }, book, { actorId: proxy.helperId, part: 'station', unitId: proxy.helperUnitId, reason: null, door: proxy.door });
  });
}
