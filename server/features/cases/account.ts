import type { UnitKind } from '../../../shared/domain/kernel/roles';
import { workingMinutesBetween, type Calendar } from '../../../shared/domain/kernel/workingTime';
import { endLevelOf, type AfterTally, type Stage, type TallyFacts } from '../../../shared/domain/statistics/tally';
import type { Deps } from '../../platform/deps';
import { getUnits, type UnitInfo } from '../organisation';
import { settingsOf } from '../settings';
import type { CaseDoc, TimelineRow } from './document';
import { Cases } from './model';

type Line = Pick<TimelineRow, 'action' | 'at'>;
type Row = Pick<CaseDoc, '_id' | 'categoryId' | 'state' | 'outcome' | 'round' | 'createdAt' | 'answeredAt' | 'firstPromisedAt' | 'leadUnitId' | 'evaluation' | 'returned' | 'again' | 'callback' | 'review' | 'unsolved' | 'unitRating'> & {
  scope: Pick<CaseDoc['scope'], 'station'>;
  result: Pick<NonNullable<CaseDoc['result']>, 'unitId'> | null;
  timeline: Line[];
};

/** What figures need of one case: by what it is counted, and what is counted of it. */
export interface FigureCase {
  readonly categoryId: string;
  /** The unit in charge; the station while it has been given to nobody. */
  readonly unitId: string;
  readonly facts: TallyFacts;
  /** When it passes its promise unanswered; null when it cannot any more. */
  readonly overdueAt: Date | null;
}

const fields = {
  categoryId: 1, state: 1, outcome: 1, round: 1, createdAt: 1, answeredAt: 1, firstPromisedAt: 1, leadUnitId: 1, evaluation: 1, returned: 1, again: 1,
  'callback.state': 1, 'review.state': 1, 'unsolved.at': 1, 'unitRating.points': 1,
  'scope.station': 1, 'result.unitId': 1, 'timeline.action': 1, 'timeline.at': 1,
} as const;

/** Lines that end a stage. Composite taps append each step of its own. */
const ACCEPTED = ['accept', 'decline'] as const;
const GIVEN = ['dispatch', 'designate'] as const;

/** Office minutes of each stage that was finished, by the first time it was. */
function stagesOf({ createdAt, answeredAt, timeline }: Row, calendar: Calendar): TallyFacts['stages'] {
  const first = (actions: readonly string[], from: Date | undefined): Date | undefined =>
    from && timeline.find(({ action, at }) => actions.includes(action) && at >= from)?.at;
  const accepted = first(ACCEPTED, createdAt);
  const given = first(GIVEN, accepted);
  const acknowledged = first(['acknowledge'], given);
  const handled = first(['handle'], acknowledged);
  const verified = first(['verify'], handled);
  const stages: Partial<Record<Stage, number>> = {};
  const measure = (stage: Stage, from: Date | undefined, to: Date | null | undefined): void => {
    if (from && to) stages[stage] = Math.max(0, workingMinutesBetween(from, to, calendar));
  };
  measure('accept', createdAt, accepted);
  measure('dispatch', accepted, given);
  measure('acknowledge', given, acknowledged);
  measure('handle', acknowledged, handled);
  measure('verify', handled, verified);
  measure('answer', createdAt, answeredAt);
  return stages;
}

interface Reading {
  readonly units: ReadonlyMap<string, Pick<UnitInfo, 'kind'>>;
  readonly inGrid: ReadonlySet<string>;
  readonly calendar: Calendar;
  readonly now: Date;
}

function promiseOf({ answeredAt, firstPromisedAt }: Row, now: Date): TallyFacts['promise'] {
  if ((answeredAt ?? now) > firstPromisedAt) return 'overdue';
  return answeredAt ? 'onTime' : 'running';
}

/** Lines that the street's review leaves. */
const REVIEWED = ['confirmUnsolved', 'closeExplained', 'orderRedo'] as const;

/** What happened after the end; a redo forgets the call and the review, their lines stay. */
function afterOf({ callback, review, unsolved, unitRating, outcome, timeline }: Row): Pick<TallyFacts, 'after'> {
  const did = (actions: readonly string[]): boolean => timeline.some(({ action }) => actions.includes(action));
  const reached: AfterTally['call'] = callback?.state === 'reached' && outcome === 'satisfied' ? 'content' : did(['callReached']) ? 'reached' : null;
  const call: AfterTally['call'] = callback && callback.state !== 'reached' ? callback.state : reached;
  const after = { call, reviewed: Boolean(review) || did(REVIEWED), saidUnsolved: Boolean(unsolved), points: unitRating?.points ?? null };
  return call || after.reviewed || after.saidUnsolved || after.points !== null ? { after } : {};
}

function figureCase(row: Row, { units, inGrid, calendar, now }: Reading): FigureCase {
  const kind: UnitKind | undefined = row.result ? units.get(row.result.unitId)?.kind : undefined;
  const promise = promiseOf(row, now);
  const counts = row.state !== 'withdrawn' && row.state !== 'merged';
  return {
    categoryId: row.categoryId,
    unitId: row.leadUnitId ?? row.scope.station,
    overdueAt: counts && promise === 'running' ? row.firstPromisedAt : null,
    facts: {
      state: row.state,
      outcome: row.outcome,
      promise,
      evaluation: row.evaluation,
      returns: row.returned ?? 0,
      round: row.round,
      ...(row.again ? { repeats: true } : {}),
      endLevel: kind ? endLevelOf(kind, inGrid.has(row.categoryId)) : null,
      stages: stagesOf(row, calendar),
      ...afterOf(row),
    },
  };
}

/**
 * What is counted of the cases filed in a community from one moment to another, from the cases themselves (index
 * `filed_in_community`), so that a recount is equal by construction. Durations are by the calendar in force.
 * @param now what is unanswered and past its promise is overdue as of then
 */
export async function figureCases(deps: Deps, communityId: string, from: Date, to: Date, now: Date): Promise<FigureCase[]> {
  const [rows, { catalogue, calendar }] = await Promise.all([
    Cases(deps).find({ 'scope.community': communityId, createdAt: { $gte: from, $lt: to } }, fields).lean<Row[]>(),
    settingsOf(deps),
  ]);
  const units = await getUnits(deps, new Set(rows.flatMap(({ result }) => (result ? [result.unitId] : []))));
  const inGrid = new Set(catalogue.categories.filter(({ solveInGrid }) => solveInGrid).map(({ id }) => id));
  return rows.map((row) => figureCase(row, { units, inGrid, calendar, now }));
}

/** When the first case of the district was filed; null while there is none. */
export async function firstFiledAt(deps: Deps): Promise<Date | null> {
  const first = await Cases(deps).findOne({}, { createdAt: 1 }).sort({ createdAt: 1 }).lean<{ createdAt: Date }>();
  return first?.createdAt ?? null;
}
