import type { ResponseOf } from '../../../shared/contract';
import { hoursLines, SITUATION_WORDS } from '../../../shared/copy/directory';
import type { ServiceContent } from '../../../shared/domain/directory/kinds';
import { SERVICE_FIELDS, serviceActions } from '../../../shared/domain/directory/rules';
import { dayOf } from '../../../shared/domain/kernel/days';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import { contentOf } from './commands';
import { specialDays } from './days';
import type { BeforeRow, ReportDoc, ServiceDoc } from './document';
import { keeps, type Person } from './policy';
import { reportsOf, type Entry } from './queries';

export type View = ResponseOf<'GET /services/:id'>;
export type Row = ResponseOf<'GET /services'>['items'][number];
type Hours = Row['hours'];

const hoursOf = ({ kind, week, holidays, makeUp, closures }: ServiceContent['hours']): Hours => ({ kind, holidays, makeUp, week: week.map((spans) => spans.map(([from, to]) => [from, to])), closures: closures.map(({ from, to, why, spans }) => ({ from, to, why, spans: spans.map(([a, b]) => [a, b]) })) });
/** Rows of lists. */
export async function presentRows(deps: Deps, docs: readonly Entry[]): Promise<Row[]> {
  const units = await getUnits(deps, docs.map(({ levelId }) => levelId));
  return docs.map(({ _id: id, state, title, words, situations, office, address, phone, hours, levelId, levelKind, initials, confirmedAt }) => ({
    id, state, title, words: [...words], situations: [...situations], office, address, phone, hours: hoursOf(hours), level: { id: levelId, kind: levelKind, name: units.get(levelId)?.name ?? '' }, initials, confirmedAt: confirmedAt.toISOString(),
  }));
}

/** A field in words, as a history tells it. */
function said(field: keyof ServiceContent, was: Partial<ServiceContent>, until: Date): string {
  if (field === 'hours') return was.hours ? hoursLines(was.hours, dayOf(until)).join('；') : '';
  if (field === 'situations') return (was.situations ?? []).map((one) => SITUATION_WORDS[one]).join('、');
  const value = was[field];
  return typeof value === 'string' ? value : (value ?? []).join('；');
}
export const historyOf = (before: readonly BeforeRow[]): View['history'] => before.map(({ until, why, was }) => ({ at: until.toISOString(), why, was: SERVICE_FIELDS.filter((field) => field in was).map((field) => ({ field, text: said(field, was, until) })) })).reverse();

async function presentReports(deps: Deps, docs: readonly ReportDoc[], personId: string, keeper: boolean): Promise<View['reports']> {
  const shown = keeper ? docs : docs.filter((doc) => doc.personId === personId);
  const people = keeper ? await getPeople(deps, shown.map((doc) => doc.personId)) : new Map<string, { name: string }>();
  return shown.map((doc) => ({ id: doc._id, revision: doc.revision, kind: doc.kind, text: doc.text, state: doc.state, mine: doc.personId === personId, by: keeper ? (people.get(doc.personId)?.name ?? '') : null, at: doc.createdAt.toISOString(), outcome: doc.outcome, answer: doc.answer, answeredAt: doc.answeredAt?.toISOString() ?? null }));
}
/** What residents say is out of date, of what waits. */
export const doubtsOf = (reports: readonly Pick<ReportDoc, 'kind' | 'state'>[]): View['doubts'] => [...new Set(reports.flatMap(({ kind, state }) => (state === 'open' ? [kind] : [])))];

/** One entry as its viewer may see it. */
export async function presentService(deps: Deps, doc: ServiceDoc, who: Person): Promise<View> {
  const keeper = keeps(who, doc);
  const [[row], reports, units, days] = await Promise.all([presentRows(deps, [doc]), reportsOf(deps, doc._id), getUnits(deps, [doc.unitId]), specialDays(deps)]);
  const { whom, bring, steps, fee, takes, note } = contentOf(doc);
  return {
    ...(row as Row), whom, bring: [...bring], steps: [...steps], fee, takes, note, revision: doc.revision, keeper: await presentStation(deps, units.get(doc.unitId) ?? { id: doc.unitId, name: '', phone: '', hours: '' }), reason: doc.reason, history: historyOf(doc.before), doubts: doubtsOf(reports),
    reports: await presentReports(deps, reports, who.personId, keeper), actions: keeper ? serviceActions(doc.state) : [], days: { ...days, holidays: { ...days.holidays }, workdays: [...days.workdays] },
  };
}
