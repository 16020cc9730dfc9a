import { GRADE_SIGNALS, VOCABULARY } from '../../../../config/triage';
import type { ResponseOf } from '../../../../shared/contract';
import { LIKELY, LIKELY_DAYS, likeness, readFor, type Likeness } from '../../../../shared/domain/cases/duplicates';
import { gradeFrom } from '../../../../shared/domain/cases/report';
import { gradeOfWords, graver } from '../../../../shared/domain/cases/warning';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import type { Deps } from '../../../platform/deps';
import { photoViews } from '../../files';
import { getUnits } from '../../organisation';
import { ruleBook, type RuleBook } from '../catalogue';
import { companyCounts } from '../company/queries';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import { named } from '../views';
import { cardsFor, guesses } from './advice';
import { comparable } from './compare';

type Triage = ResponseOf<'GET /cases/:id/triage'>;
const MOST = 500;
const SHOWN = 6;
/** The station sees less certain ones too: it decides with its own eyes. */
const WORTH_A_LOOK = LIKELY - 0.16;

/** Grade by category, answers and words, as it would be set at filing, with the words that raise it. */
export function gradeOf(doc: Pick<CaseDoc, 'categoryId' | 'answers'> & { readonly text: string }, book: RuleBook): { grade: CaseDoc['grade']; words: string[] } {
  const category = book.categoryOf(doc);
  const asked = category ? gradeFrom(category.defaultGrade, doc.answers, category.questions) : 'ordinary';
  const said = gradeOfWords(doc.text, GRADE_SIGNALS);
  return { grade: graver(asked, said.grade), words: said.words };
}

async function likelyOf(deps: Deps, doc: CaseDoc): Promise<{ doc: CaseDoc; like: Likeness }[]> {
  const from = new Date(doc.createdAt.getTime() - LIKELY_DAYS * DAY_MS);
  const others = await Cases(deps)
    .find({ 'scope.community': doc.scope.community, open: true, createdAt: { $gte: from }, _id: { $ne: doc._id } }, { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0 })
    .limit(MOST)
    .lean<CaseDoc[]>();
  const mine = readFor(comparable(doc), VOCABULARY);
  return others
    .map((other) => ({ doc: other, like: likeness(mine, readFor(comparable(other), VOCABULARY)) }))
    .filter(({ doc: other, like }) => like.score >= WORTH_A_LOOK && !doc.apart?.includes(other._id))
    .sort((a, b) => b.like.score - a.like.score)
    .slice(0, SHOWN);
}

async function presentLikely(deps: Deps, found: readonly { doc: CaseDoc; like: Likeness }[], book: RuleBook): Promise<Triage['likely']> {
  const docs = found.map(({ doc }) => doc);
  const [units, photos, counts] = await Promise.all([getUnits(deps, docs.map((doc) => doc.leadUnitId)), photoViews(deps, docs.flatMap((doc) => doc.photoIds)), companyCounts(deps, docs)]);
  return found.map(({ doc, like }) => ({
    id: doc._id,
    number: doc.number,
    revision: doc.revision,
    state: doc.state,
    category: book.categoryView(doc),
    title: doc.title,
    text: comparable(doc).text || null,
    placeText: doc.place.text,
    photos: doc.photoIds.flatMap((id) => {
      const photo = photos.get(id);
      if (!photo) return [];
      const { check: _, ...shown } = photo;
      return [shown];
    }),
    leadUnit: named(units, doc.leadUnitId),
    supporters: counts.get(doc._id) ?? 0,
    metres: Math.round(like.metres),
    likeness: Math.round(like.score * 100) / 100,
    words: [...like.words],
    createdAt: doc.createdAt.toISOString(),
  }));
}

/** What the station looks at before it decides (研判). Only an open case has likely duplicates. */
export async function triage(deps: Deps, doc: CaseDoc): Promise<Triage> {
  const book = await ruleBook(deps, [doc]);
  const { text } = comparable(doc);
  const found = doc.open ? await likelyOf(deps, doc) : [];
  return {
    categories: guesses({ text, placeText: doc.place.text }, book),
    grade: gradeOf({ ...doc, text }, book),
    diversions: cardsFor(text, book),
    likely: await presentLikely(deps, found, await ruleBook(deps, found.map((one) => one.doc))),
  };
}
