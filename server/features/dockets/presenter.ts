import type { ResponseOf } from '../../../shared/contract';
import { docketActions, isLate } from '../../../shared/domain/dockets/dockets';
import type { Deps } from '../../platform/deps';
import { casesById, type CaseDoc } from '../cases';
import { getUnits, type UnitInfo } from '../organisation';
import type { DocketDoc, DocketItem } from './model';
import { factsOf, type Actor } from './step';

type Row = ResponseOf<'GET /dockets'>['items'][number];
type View = ResponseOf<'GET /dockets/:id'>;
type Summary = ResponseOf<'GET /dockets/:id/summary'>;
type PublicItem = Summary['items'][number];
type Units = ReadonlyMap<string, UnitInfo>;

const nameOf = (units: Units, id: string): string => units.get(id)?.name ?? '';
const named = (units: Units, id: string): { id: string; name: string } => ({ id, name: nameOf(units, id) });

const headOf = ({ _id, month, by, convener, state, meetsAt, place }: DocketDoc, units: Units) => ({ id: _id, month, by: nameOf(units, by.unitId), convener, state, meetsAt: meetsAt.toISOString(), place });

const tasksOf = ({ tasks }: DocketItem, units: Units, now: Date): PublicItem['tasks'] =>
  tasks.map((task) => ({ id: task.id, unit: named(units, task.unitId), plan: task.plan, dueOn: task.dueOn, doneAt: task.doneAt?.toISOString() ?? null, report: task.report, late: isLate(task, now),
    ...(task.moves?.length ? { moves: task.moves.map(({ from, to, why, at }) => ({ from, to, why, at: at.toISOString() })) } : {}),
  }));

const itemOf = (item: DocketItem, units: Units, now: Date): PublicItem => ({ id: item.id, why: item.why, topic: item.topic, decision: item.decision, tasks: tasksOf(item, units, now) });

/** Rows of a list; `shown`: points that its readers may know of. */
export async function presentRows(deps: Deps, docs: readonly DocketDoc[], shown: (item: DocketItem) => boolean): Promise<Row[]> {
  const now = deps.clock.now();
  const units = await getUnits(deps, docs.map(({ by }) => by.unitId));
  return docs.map((doc) => {
    const items = doc.items.filter(shown);
    const tasks = items.flatMap((item) => item.tasks);
    const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
    return { ...headOf(doc, units), items: items.length, tasks: { open: tasks.length - done, late: tasks.filter((task) => isLate(task, now)).length, done } };
  });
}

const caseOf = (about: CaseDoc | undefined): View['items'][number]['case'] => (about ? { id: about._id, number: about.number, title: about.title, sensitive: about.sensitive } : null);

/** A matter between persons is the convener's and that of who looks after it: other guests see the topic alone. */
const mayKnow = (actor: Actor, item: DocketItem): boolean => !item.hidden || actor.parts.length === 0 || actor.parts.includes('convener');

/** One meeting for somebody at the table. */
export async function presentDocket(deps: Deps, doc: DocketDoc, actor: Actor): Promise<View> {
  const now = deps.clock.now();
  const [units, cases] = await Promise.all([
    getUnits(deps, [doc.by.unitId, doc.scope.community, ...doc.unitIds]),
    casesById(deps, doc.items.flatMap(({ caseId }) => caseId ?? [])),
  ]);
  return {
    ...headOf(doc, units),
    revision: doc.revision,
    community: doc.scope.community === null ? null : named(units, doc.scope.community),
    invited: doc.unitIds.map((id) => ({ unit: named(units, id), came: doc.came && doc.came.includes(id), own: actor.units.includes(id) })),
    items: doc.items.map((item) => ({ ...itemOf(item, units, now), case: mayKnow(actor, item) ? caseOf(cases.get(item.caseId ?? '')) : null })),
    summary: doc.summary,
    publishedAt: doc.publishedAt?.toISOString() ?? null,
    actions: docketActions(factsOf(doc), actor.parts, now),
  };
}

/** What everybody may read: nothing of a matter but the station's words for it, nothing at all of those between persons. */
export async function presentSummary(deps: Deps, doc: DocketDoc, published: { readonly summary: string; readonly publishedAt: Date }): Promise<Summary> {
  const units = await getUnits(deps, [doc.by.unitId, ...doc.unitIds]);
  const came = doc.came ?? [];
  return {
    ...headOf(doc, units),
    came: came.map((id) => nameOf(units, id)),
    absent: doc.unitIds.filter((id) => !came.includes(id)).map((id) => nameOf(units, id)),
    items: doc.items.filter(({ hidden }) => !hidden).map((item) => itemOf(item, units, deps.clock.now())),
    summary: published.summary,
    publishedAt: published.publishedAt.toISOString(),
  };
}
