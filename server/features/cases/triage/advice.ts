import type { z } from 'zod';
import { DIVERSIONS, VOCABULARY } from '../../../../config/triage';
import type { ResponseOf } from '../../../../shared/contract';
import type { CategoryGuess, DiversionCard } from '../../../../shared/contract/company';
import { DIVERSION_WORDS, NIGHT_WORDS } from '../../../../shared/copy/triage';
import { LIKELY, LIKELY_DAYS, LIKELY_METRES, likeness, readFor } from '../../../../shared/domain/cases/duplicates';
import { suggestCategories } from '../../../../shared/domain/cases/suggesting';
import { diversionsFor } from '../../../../shared/domain/cases/warning';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isWorkingMoment } from '../../../../shared/domain/kernel/workingTime';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { distanceMetres } from '../../../../shared/domain/organisation/geo';
import type { Call } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { getUnits, locate } from '../../organisation';
import { ruleBook, type RuleBook } from '../catalogue';
import { companyCounts } from '../company/queries';
import type { CaseDoc } from '../document';
import { rawCases } from '../model';
import { comparable } from './compare';

type Advice = ResponseOf<'POST /cases/advice'>;
type Ask = Call<'POST /cases/advice'>['body'];

/** Cases read at most, latest first: more than a community has open in a month. */
const MOST = 300;
const SHOWN = 3;

/** The likely categories with the words that say so. */
export function guesses(about: { text: string; placeText: string }, { now }: RuleBook): z.output<typeof CategoryGuess>[] {
  const byId = new Map(now.catalogue.categories.map((category) => [category.id, category]));
  return suggestCategories(about, now.catalogue.categories, VOCABULARY).flatMap(({ categoryId, words }) => {
    const category = byId.get(categoryId);
    return category ? [{ id: category.id, name: category.name, icon: category.icon, words: [...words] }] : [];
  });
}

/** Who helps instead or first; a card whose rule the operator has taken away declines nothing. */
export function cardsFor(text: string, { now }: RuleBook): z.output<typeof DiversionCard>[] {
  const rules = new Set(now.catalogue.declineRules.map(({ id }) => id));
  return diversionsFor(text, DIVERSIONS).flatMap(({ signal, words }) => {
    const said = DIVERSION_WORDS[signal.id];
    if (!said) return [];
    const ruleId = signal.ruleId !== null && rules.has(signal.ruleId) ? signal.ruleId : null;
    return [{ id: signal.id, ...said, call: signal.call, words, ruleId, danger: signal.danger }];
  });
}

/** Where a point lies; null outside the district, where there is nothing to hint at. */
async function communityAt(deps: Deps, point: NonNullable<Ask['point']>): Promise<string | null> {
  try {
    return (await locate(deps, point)).community.id;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/**
 * Open cases near by that are likely the same: none of those that exist for their reporter and the staff alone (board),
 * so that nobody learns of a dispute by asking (domain.md section 1).
 */
async function likelyNear(deps: Deps, personId: string, { text, placeText, categoryId, point }: Ask, book: RuleBook): Promise<Advice['likely']> {
  const category = categoryId === undefined ? undefined : book.offered(categoryId);
  if (!point || text.trim() === '' || category?.sensitive) return [];
  const community = await communityAt(deps, point);
  if (community === null) return [];
  const now = deps.clock.now();
  const here = toSystem(point, 'wgs84');
  const docs = await rawCases(deps)
    .find({ 'scope.community': community, board: 'open', boardAt: { $gte: new Date(now.getTime() - LIKELY_DAYS * DAY_MS) } }, { projection: { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0 } })
    .sort({ boardAt: -1, _id: -1 })
    .limit(MOST)
    .toArray();
  const guess = category?.id ?? guesses({ text, placeText }, book)[0]?.id ?? 'other';
  const mine = readFor({ categoryId: guess, text, placeText, point: here, at: now }, VOCABULARY);
  const near = docs.filter((doc) => distanceMetres(here, doc.place.wgs84) <= LIKELY_METRES);
  const found = near.map((doc) => ({ doc, like: likeness(mine, readFor(comparable(doc), VOCABULARY)) })).filter(({ like }) => like.score >= LIKELY);
  const best = found.sort((a, b) => b.like.score - a.like.score).slice(0, SHOWN);
  return presentHints(deps, personId, best.map(({ doc, like }) => ({ doc, metres: like.metres })), book);
}

async function presentHints(deps: Deps, personId: string, found: readonly { doc: CaseDoc; metres: number }[], book: RuleBook): Promise<Advice['likely']> {
  const [units, counts] = await Promise.all([getUnits(deps, found.map(({ doc }) => doc.leadUnitId)), companyCounts(deps, found.map(({ doc }) => doc))]);
  return found.map(({ doc, metres }) => ({
    id: doc._id,
    category: book.categoryView(doc),
    state: doc.state,
    metres: Math.round(metres),
    createdAt: doc.createdAt.toISOString(),
    unit: units.get(doc.leadUnitId ?? '')?.name ?? null,
    supporters: counts.get(doc._id) ?? 0,
    mine: doc.reporterId === personId,
  }));
}

/** While somebody writes: what it is, who helps faster, and whether it is known. Writes nothing, and nothing of it is kept. */
export async function advise(deps: Deps, personId: string, ask: Ask): Promise<Advice> {
  const book = await ruleBook(deps);
  const open = isWorkingMoment(deps.clock.now(), book.now.calendar);
  return {
    categories: guesses(ask, book),
    diversions: cardsFor(ask.text, book),
    likely: await likelyNear(deps, personId, ask, book),
    nightNote: open ? null : book.now.texts.nightDuty || NIGHT_WORDS,
  };
}
