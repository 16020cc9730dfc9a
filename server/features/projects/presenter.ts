import type { ResponseOf } from '../../../shared/contract';
import { maySpread } from '../../../shared/domain/files/checks';
import { dayOf } from '../../../shared/domain/kernel/days';
import { mayByLevel, type Level } from '../../../shared/domain/identity/levels';
import { projectActions, ruleAgainstReport } from '../../../shared/domain/projects/rules';
import { PROJECT_OVER, type ProjectAction } from '../../../shared/domain/projects/states';
import type { ProjectSight } from '../../../shared/domain/projects/visibility';
import type { Deps } from '../../platform/deps';
import { fileViews, photoViews, type FileViews } from '../files';
import { getPeople } from '../identity';
import { dispatchTargets, getUnits, presentStation, type UnitInfo } from '../organisation';
import { isLate } from './derive';
import type { ProjectDoc, ProjectMomentRow } from './document';
import { factsOf, stepFactsOf } from './facts';
import { sightIn, type Person } from './policy';
import { followedSince, isConcerned, opinionOf, opinionsOf } from './queries';
import type { Actor } from './step';

export type View = ResponseOf<'GET /projects/:id'>;
export type Row = ResponseOf<'GET /projects'>['items'][number];
type DeskRow = ResponseOf<'GET /workbench/projects'>['items'][number];
type Photo = View['photos'][number];
/** Who looks; what is asked of residents is for those with a level and a confirmed home alone. */
export type Looker = Person & { readonly level?: Level; readonly neighbourOf: readonly string[] };

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Photos by id; whoever is not of the station sees only those whose check is settled. */
function photosOf({ photos }: Pick<FileViews, 'photos'>, ids: readonly string[], all: boolean): Photo[] {
  return ids.flatMap((id) => {
    const seen = photos.get(id);
    if (!seen || (!all && !maySpread(seen.check))) return [];
    const { check: _check, ...photo } = seen;
    return [photo];
  });
}

/** What everybody reads of a project, in lists and on its page. */
function rowOf(doc: ProjectDoc, now: Date): Omit<Row, 'community' | 'thumbUrl'> {
  const { _id: id, state, release, kind, budgetFen, steps, roundId } = doc;
  return {
    id, state, title: release?.title ?? doc.title, place: release?.place ?? '', kind, budgetFen, done: steps.filter(({ doneAt }) => doneAt !== null).length, steps: steps.length,
    late: state === 'running' && steps.some((step) => isLate(step, now)), roundId, at: doc.updatedAt.toISOString(),
  };
}

/** What passes between proposer and station before others read it. */
const BETWEEN: readonly ProjectMomentRow['action'][] = ['edit', 'ask', 'answer', 'decline', 'handOver', 'withdraw'];
function timelineOf(doc: ProjectDoc, sight: ProjectSight, units: ReadonlyMap<string, UnitInfo>): View['timeline'] {
  return doc.timeline
    .filter(({ action }) => sight.original || !BETWEEN.includes(action))
    .map(({ id, at, action, part, unitId, code, text }) => ({ id, at: at.toISOString(), action, part, unit: units.get(unitId ?? '')?.name ?? null, code, text }))
    .reverse();
}

function planOf(doc: ProjectDoc, actor: Actor, actions: readonly ProjectAction[], lookups: FileViews & { readonly units: ReadonlyMap<string, UnitInfo> }, now: Date): View['plan'] {
  const near = actor.parts.includes('station') || actor.parts.includes('owner');
  return doc.steps.map((step) => ({
    id: step.id, title: step.title, unit: { id: step.unitId, name: lookups.units.get(step.unitId)?.name ?? '' }, plannedOn: step.plannedOn, firstOn: step.firstOn, moved: step.moved, doneOn: step.doneAt ? dayOf(step.doneAt) : null,
    late: isLate(step, now), again: step.again, text: step.text, photos: photosOf(lookups, step.photoIds, near),
    mayReport: actions.includes('report') && actor.parts.some((part) => ruleAgainstReport(stepFactsOf(step), part, actor.units) === null),
  }));
}

async function acceptanceOf(deps: Deps, doc: ProjectDoc, person: Looker, sight: ProjectSight, now: Date): Promise<View['acceptance']> {
  const { acceptance } = doc;
  if (!acceptance) return null;
  const running = doc.state === 'acceptance';
  const over = !running || acceptance.until <= now;
  const mayAtAll = !over && mayByLevel(person.level ?? 0, 'opinion') && person.neighbourOf.includes(doc.scope.community);
  const [mine, may, said] = await Promise.all([
    opinionOf(deps, doc._id, acceptance.n, person.personId), mayAtAll ? isConcerned(deps, doc, person.personId) : false, sight.opinions ? opinionsOf(deps, doc._id, acceptance.n) : [],
  ]);
  return {
    until: acceptance.until.toISOString(), over, quorum: acceptance.quorum, extended: acceptance.extended, good: running ? null : acceptance.good, bad: running ? null : acceptance.bad, verdict: running ? null : acceptance.verdict,
    mine: mine?.good ?? null, may, said: said.map(({ good, text }) => ({ good, text })),
  };
}

async function ownersOf(deps: Deps, doc: ProjectDoc, station: UnitInfo | undefined): Promise<View['owners']> {
  const targets = await dispatchTargets(deps, doc.scope.community);
  return [...(station ? [station] : []), ...targets.filter(({ id }) => id !== station?.id)].map(({ id, name }) => ({ id, name }));
}

/** One project as its viewer may see it. */
export async function presentProject(deps: Deps, doc: ProjectDoc, person: Looker): Promise<View> {
  const now = deps.clock.now();
  const { actor, viewer, sight } = sightIn(person, doc);
  const station = viewer === 'station';
  const actions = viewer === 'overseer' ? [] : projectActions(factsOf(doc), actor.parts, actor.units);
  const { community, station: stationId } = doc.scope;
  const unitIds = [community, stationId, ...doc.steps.map(({ unitId }) => unitId), ...doc.timeline.map(({ unitId }) => unitId), doc.evaluation?.upkeepUnitId ?? null];
  const [units, files, since, acceptance, people] = await Promise.all([
    getUnits(deps, unitIds), fileViews(deps, doc.fileIds), followedSince(deps, doc._id, person.personId), acceptanceOf(deps, doc, person, sight, now), sight.names && doc.by !== 'council' ? getPeople(deps, [doc.proposerId]) : null,
  ]);
  const proposer = people?.get(doc.proposerId);
  const { evaluation, chosen } = doc;
  return {
    ...rowOf(doc, now), number: doc.number, revision: doc.revision, viewer, by: doc.by, need: doc.release?.need ?? doc.need, photos: photosOf(files, doc.release?.photoIds ?? doc.photoIds, sight.original),
    community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(stationId) ?? { id: stationId, name: '', phone: '', hours: '' }),
    source: doc.source, duty: doc.duty, council: doc.council, proposer: proposer ? { name: proposer.name, phoneTail: proposer.phoneTail ?? null } : null, given: sight.original ? doc.place.text : null,
    dueAt: sight.original && doc.state === 'proposed' ? doc.checkDueAt.toISOString() : null,
    chosen: chosen && { by: chosen.by, at: chosen.at.toISOString(), count: chosen.count, people: chosen.people },
    plan: planOf(doc, actor, actions, { ...files, units }, now), acceptance,
    evaluation: evaluation && { text: evaluation.text, spentFen: evaluation.spentFen, upkeep: { id: evaluation.upkeepUnitId, name: units.get(evaluation.upkeepUnitId)?.name ?? '' }, at: evaluation.at.toISOString() },
    timeline: timelineOf(doc, sight, units), following: since !== null, mayFollow: doc.release !== null && !PROJECT_OVER.includes(doc.state) && (viewer === 'guest' || viewer === 'owner'),
    owners: station && actions.some((action) => action === 'plan' || action === 'evaluate') ? await ownersOf(deps, doc, units.get(stationId)) : [],
    careful: station && (doc.wordsCheck === 'review' || doc.wordsCheck === 'unchecked'), linked: sight.original && Boolean(doc.origin || doc.conversions?.length), actions,
  };
}

/** Rows of lists: what the station let out, or on one's own list what was proposed. */
export async function presentRows(deps: Deps, docs: readonly ProjectDoc[]): Promise<Row[]> {
  const now = deps.clock.now();
  const [units, photos] = await Promise.all([getUnits(deps, docs.map(({ scope }) => scope.community)), photoViews(deps, docs.flatMap(({ release }) => release?.photoIds ?? []))]);
  return docs.map((doc) => ({
    ...rowOf(doc, now), community: units.get(doc.scope.community)?.name ?? '', thumbUrl: doc.release?.photoIds.map((id) => photos.get(id)).find((photo) => photo && maySpread(photo.check))?.thumbUrl ?? null,
  }));
}

/** Rows of the station's lists, by when each is to be seen to. */
export async function presentDesk(deps: Deps, docs: readonly ProjectDoc[]): Promise<DeskRow[]> {
  const [rows, now] = [await presentRows(deps, docs), deps.clock.now()];
  return docs.map((doc, at) => {
    const dueAt = doc.desk === 'check' || doc.desk === 'acceptance' || doc.state === 'running' ? doc.deskAt : null;
    return { ...(rows[at] as Row), number: doc.number, by: doc.by, dueAt: iso(dueAt), overdue: dueAt !== null && doc.desk !== 'acceptance' && dueAt <= now };
  });
}
