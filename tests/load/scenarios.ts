import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { CaseDoc } from '../../server/features/cases';
import { activityScenarios, type ActivityCast } from './activities';
import { directoryScenarios, type DirectoryCast } from './directory';
import type { SheetStep } from './sheets';
import type { BareStep } from './votes/bare';
import { frontRoomScenarios, type FrontRoomCast } from './frontRoom';
import { wishScenarios, type WishCast } from './wishes';

/** One operation of the floor: of the database, or of a key. */
export type FloorStep =
  | BareStep
  | SheetStep
  | { readonly do: 'find'; readonly collection: string; readonly filter: Record<string, unknown>; readonly projection: Record<string, 0 | 1>; readonly sort: Record<string, 1 | -1>; readonly limit: number }
  | { readonly do: 'findOne'; readonly collection: string; readonly filter: Record<string, unknown>; readonly projection: Record<string, 0 | 1> }
  | { readonly do: 'count'; readonly collection: string; readonly filter: Record<string, unknown>; readonly limit: number }
  /** The next of these documents each time: an update that moves a document in the indexes moves it once. */
  | { readonly do: 'updateNext'; readonly collection: string; readonly ids: readonly string[]; readonly update: Record<string, unknown> }
  | { readonly do: 'update'; readonly collection: string; readonly filter: Record<string, unknown>; readonly update: Record<string, unknown> }
  /** `own`: fields that each row has for itself, 64 hex digits long (`_id` among them, where it is so long); otherwise its `_id` alone, a UUID. */
  | { readonly do: 'insert'; readonly collection: string; readonly document: Record<string, unknown>; readonly own?: readonly string[] };
/** What the floor does at an address, and what it answers. */
export type FloorPlan = Record<string, { readonly steps: readonly FloorStep[]; readonly answer: unknown }>;

/** One route that is measured, with the floor's way of answering it. */
export interface Scenario {
  readonly name: string;
  /** Least ratio to the floor. */
  readonly target: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What one request has of its own. */
  readonly next?: () => { readonly path: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Operations that can answer; the answer is what the route sent when it was asked first. */
  readonly steps: (answer: { id?: string }) => Promise<FloorStep[]>;
}

/** Who takes part in the measurement: tokens by part, ids. */
export interface Cast {
  readonly db: Connection;
  readonly tokens: { readonly resident: string; readonly station: string; readonly reporter: string };
  readonly residentId: string;
  readonly communityId: string;
  /** A case with photos and a timeline, of the resident, in the community of the station. */
  readonly caseId: string;
  /** A new report, of the third person in another community. */
  readonly report: string;
  /** Null where wishes are not measured. */
  readonly wishes: WishCast | null;
  readonly activities: ActivityCast | null;
  readonly directory: DirectoryCast;
  readonly frontRoom: FrontRoomCast | null;
}

const READ_TARGET = 0.75;
const WRITE_TARGET = 0.6;
const PAGE = 20;
/** What a list's rows leave out, as in server/features/cases/queries.ts. */
const ROW = { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0, answers: 0 } as const;
const ONE = { terms: 0, pending: 0 } as const;

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

/** The document of a new case, to be inserted again and again under other ids. */
async function stored(db: Connection, id: string | undefined): Promise<Record<string, unknown>> {
  const doc = await db.getClient().db(db.name).collection<CaseDoc>('cases').findOne({ _id: id ?? '' });
  if (!doc) throw new Error('the new case is not there');
  return { ...doc };
}

/** The routes of docs/benchmarks.md. */
export function scenarios({ db, tokens, residentId, communityId, caseId, report, wishes, activities, directory, frontRoom }: Cast): Scenario[] {
  const open = { 'scope.community': communityId, open: true };
  const page = async (): Promise<FloorStep[]> => [{ do: 'findOne', collection: 'cases', filter: { _id: caseId }, projection: ONE }];
  const get = { method: 'GET', target: READ_TARGET } as const;
  return [
    {
      ...{ ...get, name: 'my cases', path: '/api/v1/cases/mine?tab=open', headers: bearer(tokens.resident) },
      steps: async () => [
        { do: 'find', collection: 'cases', filter: { reporterId: residentId, state: { $in: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'handled', 'verified'] }, step: { $ne: 'evaluate' } }, projection: ROW, sort: { createdAt: -1, _id: -1 }, limit: PAGE + 1 },
      ],
    },
    { ...get, name: 'a case, as its reporter', path: `/api/v1/cases/${caseId}`, headers: bearer(tokens.resident), steps: page },
    { ...get, name: 'a case, as the station', path: `/api/v1/cases/${caseId}`, headers: bearer(tokens.station), steps: page },
    {
      ...{ ...get, name: "the station's inbox", path: '/api/v1/workbench/cases', headers: bearer(tokens.station) },
      steps: async () => [
        { do: 'find', collection: 'cases', filter: open, projection: ROW, sort: { dueAt: 1, _id: 1 }, limit: PAGE + 1 },
        { do: 'count', collection: 'cases', filter: open, limit: 1_000 },
      ],
    },
    {
      ...{ name: 'a new case', target: WRITE_TARGET, method: 'POST', path: '/api/v1/cases', headers: bearer(tokens.reporter), body: report },
      steps: async ({ id }) => [{ do: 'insert', collection: 'cases', document: await stored(db, id) }],
    },
    ...directoryScenarios(directory, READ_TARGET),
    ...(wishes ? wishScenarios(wishes, { read: READ_TARGET, write: WRITE_TARGET }) : []),
    ...(frontRoom ? frontRoomScenarios(frontRoom, { read: READ_TARGET, write: WRITE_TARGET }) : []),
    ...(activities ? activityScenarios(activities, { read: READ_TARGET, write: WRITE_TARGET }) : []),
  ];
}

/** Headers of one call: writes carry a key of their own, so each makes a case. */
export function headersOf(scenario: Pick<Scenario, 'method' | 'headers'>): Record<string, string> {
  return scenario.method === 'POST' ? { ...scenario.headers, 'idempotency-key': randomUUID() } : { ...scenario.headers };
}
