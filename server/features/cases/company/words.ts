import type { ResponseOf } from '../../../../shared/contract';
import { NO_WORDS, ruleAgainstNeighbourWord, TELLING_STATES, type NeighbourCount } from '../../../../shared/domain/cases/neighbourWords';
import type { CaseViewer } from '../../../../shared/domain/cases/visibility';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { companyOf, endOfChain, type Company } from './queries';
import { Words, type WordDoc } from './wordModel';

type View = ResponseOf<'GET /cases/:id'>;

/** Who may say whether a case is solved, beside its reporter: who met the same, and whose own was merged into it. */
export function metToo({ supports, merged }: Pick<Company, 'supports' | 'merged'>, reporterId: string): ReadonlySet<string> {
  const people = new Set([...supports.filter(({ kind }) => kind === 'joined').map(({ personId }) => personId), ...merged.map((one) => one.reporterId)]);
  people.delete(reporterId);
  return people;
}

/** What was said of the result of the present round by those who still hang together with the case, by person. */
export async function wordsOf(deps: Deps, doc: Pick<CaseDoc, '_id' | 'round' | 'reporterId'>, company: Company): Promise<Map<string, WordDoc>> {
  const people = metToo(company, doc.reporterId);
  if (people.size === 0) return new Map();
  const rows = await Words(deps).find({ caseId: doc._id, round: doc.round }).lean<WordDoc[]>();
  return new Map(rows.filter(({ personId }) => people.has(personId)).map((row) => [row.personId, row]));
}

const countOf = (words: ReadonlyMap<string, WordDoc>): NeighbourCount => {
  const solved = [...words.values()].filter((one) => one.solved).length;
  return { solved, not: words.size - solved };
};

/** How many said what, asked of the database: something is decided by it. */
export async function neighbourCount(deps: Deps, doc: CaseDoc): Promise<NeighbourCount> {
  const company = await companyOf(deps, doc._id);
  return metToo(company, doc.reporterId).size === 0 ? NO_WORDS : countOf(await wordsOf(deps, doc, company));
}

/** The case whose result is asked about where somebody looks at `doc`: a merged one's is its lead's. */
const askedAbout = (deps: Deps, doc: CaseDoc): Promise<CaseDoc> => (doc.merged ? endOfChain(deps, doc._id) : Promise.resolve(doc));

/** Whether a case has a result that anybody could speak of, so that nothing is asked of the database where none has. */
const hasResult = (doc: CaseDoc): boolean => Boolean(doc.merged) || TELLING_STATES.includes(doc.state) || doc.state === 'closed';

/** What neighbours say of the result, for whoever reads reasons; the question to those who are asked. */
export async function presentWords(deps: Deps, doc: CaseDoc, viewer: CaseViewer, personId: string): Promise<Pick<View, 'neighboursSay'>> {
  if (viewer === 'public' || !hasResult(doc)) return {};
  const about = await askedAbout(deps, doc);
  const company = await companyOf(deps, about._id);
  const hasMet = metToo(company, about.reporterId).has(personId);
  const words = await wordsOf(deps, about, company);
  const mayTell = ruleAgainstNeighbourWord({ state: about.state, hasMet }) === null;
  if (words.size === 0 && !mayTell) return {};
  const mine = words.get(personId);
  return { neighboursSay: { ...countOf(words), mine: mine ? (mine.solved ? 'solved' : 'not') : null, mayTell } };
}
