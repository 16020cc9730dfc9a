import { randomUUID } from 'node:crypto';
import { submitCase, type CaseDoc, type Report } from '../../../server/features/cases';
import { countOf } from '../../../server/features/cases/inboxCounts';
import { rawCases } from '../../../server/features/cases/model';
import { openSession } from '../../../server/features/identity';
import { communityMap } from '../../../server/features/organisation';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { WORKBENCH_VIEWS } from '../../../shared/contract/caseRoutes';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { MEASURED_RESIDENT } from './matters';

/** A size under measurement: its running server, and the same database in this process. */
export interface Stage {
  readonly cases: number;
  readonly deps: Deps;
  readonly url: string;
  readonly floorUrl: string;
}

/** One request of a kind; `n` counts them. */
export type Request = (n: number) => Promise<unknown>;

/** Something people wait for, measured at every size. */
export interface Look {
  readonly name: string;
  /** Over HTTP with a session, or the same code in this process. */
  readonly how: 'HTTP' | 'in process' | 'floor';
  /** Most that it may take, as a multiple of its time at the smallest size; null: for information. */
  readonly most: number | null;
  /** Looks a database up once and gives what one request does. */
  prepare(stage: Stage, requests: number): Promise<Request>;
}

const MOST = 1.5;
/** For a year of figures, whose months are as many at every size but are not all there at the smallest. */
const MOST_FIGURES = 3;
const HOURS = 24;
const STATION = 'p-linxiaomei';
const AUDITOR = 'p-sunli';
/** How long an open case is likely the one that somebody writes about. */
const NEAR_DAYS = 30;
const NUMBERS = 200;

async function ask(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, init);
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 300)}`);
  return body;
}

const bearer = async (deps: Deps, personId: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${(await openSession(deps, personId, HOURS)).token}`, 'content-type': 'application/json' });

async function mainOf(deps: Deps): Promise<{ community: string; street: string; district: string }> {
  const doc = await rawCases(deps).findOne({ reporterId: MEASURED_RESIDENT }, { projection: { scope: 1 } });
  if (!doc) throw new Error('the measured resident has no matter');
  return doc.scope;
}

/** The same address again and again. */
const get = (name: string, personId: string, path: string, most: number | null = MOST): Look => ({
  name, how: 'HTTP', most,
  async prepare({ deps, url }) {
    const headers = await bearer(deps, personId);
    return () => ask(`${url}/api/v1${path}`, { headers });
  },
});

const byNumber: Look = {
  name: 'search by number', how: 'HTTP', most: MOST,
  async prepare({ deps, url }) {
    const headers = await bearer(deps, STATION);
    const { community } = await mainOf(deps);
    const rows = await rawCases(deps).find({ 'scope.community': community, createdAt: { $gte: new Date(0) } }, { projection: { number: 1 } }).sort({ createdAt: 1 }).limit(NUMBERS).toArray();
    return (n) => ask(`${url}/api/v1/workbench/cases?search=${rows[n % rows.length]?.number}`, { headers });
  },
};

const counts = (name: string, level: 'community' | 'street' | 'district', most: number | null): Look => ({
  name, how: 'in process', most,
  async prepare({ deps }) {
    const id = (await mainOf(deps))[level];
    return () => Promise.all(WORKBENCH_VIEWS.map((view) => countOf(deps, [{ [`scope.${level}`]: id }], view, deps.clock.now())));
  },
});

const near: Look = {
  name: 'open cases near by', how: 'in process', most: MOST,
  async prepare({ deps }) {
    const { community } = await mainOf(deps);
    const since = new Date(deps.clock.now().getTime() - NEAR_DAYS * DAY_MS);
    const filter = { 'scope.community': community, board: 'open' as const, boardAt: { $gte: since } };
    return () => rawCases(deps).find(filter, { projection: { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0 } }).sort({ boardAt: -1, _id: -1 }).limit(200).toArray();
  },
};

async function reportIn(deps: Deps, communityId: string): Promise<Report> {
  const [place] = (await communityMap(deps, communityId)).places;
  if (!place) throw new Error('no landmark to report at');
  const [lng, lat] = place.gcj02;
  return { categoryId: 'stairLight', text: '单元门口的路灯晚上不亮，老人回家看不清台阶', answers: [], photoIds: [], place: { text: place.name, point: { lng, lat, system: 'gcj02' } }, showToNeighbours: false };
}

/** Another community than the main one, so that the station's page there stays as it is; its station and a resident. */
async function elsewhere(deps: Deps): Promise<{ community: string; staff: string; resident: string }> {
  const { community } = await mainOf(deps);
  const memberships = rawCollection<{ _id: string; personId: string; role: string; unitId: string }>(deps.db, 'memberships');
  const staff = await memberships.findOne({ role: 'stationStaff', unitId: { $ne: `${community}-st` } }, { sort: { unitId: 1 } });
  const other = staff?.unitId.replace(/-st$/, '') ?? '';
  const resident = await memberships.findOne({ role: 'resident', unitId: other });
  if (!staff || !resident) throw new Error('no second community with staff and residents');
  return { community: other, staff: staff.personId, resident: resident.personId };
}

const filing: Look = {
  name: 'a new case', how: 'HTTP', most: null,
  async prepare({ deps, url }) {
    const { community, resident } = await elsewhere(deps);
    const [headers, body] = [await bearer(deps, resident), JSON.stringify(await reportIn(deps, community))];
    return () => ask(`${url}/api/v1/cases`, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body });
  },
};

const accepting: Look = {
  name: 'accepting a case', how: 'HTTP', most: MOST,
  async prepare({ deps, url }, requests) {
    const { community, staff, resident } = await elsewhere(deps);
    const report = await reportIn(deps, community);
    const waiting: CaseDoc[] = [];
    for (let n = 0; n < requests; n += 1) waiting.push(await submitCase(deps, resident, report, randomUUID()));
    const headers = await bearer(deps, staff);
    return (n) => ask(`${url}/api/v1/cases/${waiting[n]?._id}/accept`, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body: JSON.stringify({ revision: waiting[n]?.revision }) });
  },
};

/** What a bare Koa with the raw driver does in the same run: `tests/load/floor.ts`. */
const floor = (name: string, path: string): Look => ({
  name, how: 'floor', most: null,
  prepare: ({ floorUrl }) => Promise.resolve(() => ask(`${floorUrl}${path}`)),
});

/** Months of the year that the figures are asked for, the running one last. */
function lastYear(now: Date): string {
  const month = (back: number): string => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15)).toISOString().slice(0, 7);
  return `from=${month(11)}&to=${month(0)}`;
}

const figures: Look = {
  name: "a year's three rates of the district", how: 'HTTP', most: MOST_FIGURES,
  async prepare({ deps, url }) {
    const headers = await bearer(deps, AUDITOR);
    const { district } = await mainOf(deps);
    return () => ask(`${url}/api/v1/figures?levelId=${district}&${lastYear(deps.clock.now())}`, { headers });
  },
};

const manhole = encodeURIComponent('井盖');

/** What issue D asks for, and beside it what says why. */
export const LOOKS: readonly Look[] = [
  get("the station's inbox", STATION, '/workbench/cases'),
  byNumber,
  get('“井盖” in my community, finished ones of the last year', STATION, `/workbench/cases?view=closed&search=${manhole}`),
  get('“井盖” in my community, open ones', STATION, `/workbench/cases?search=${manhole}`),
  near,
  get("a resident's list, finished", MEASURED_RESIDENT, '/cases/mine?tab=done'),
  get("a resident's list, open", MEASURED_RESIDENT, '/cases/mine'),
  counts('triage board counts of a station', 'community', MOST),
  counts('counts of a street', 'street', null),
  counts('counts of the district', 'district', null),
  accepting,
  figures,
  filing,
  get("a station's triage board", STATION, '/workbench/board'),
  get("a station's map of cases", STATION, '/workbench/map', null),
  get('first page of finished cases', STATION, '/workbench/cases?view=closed', null),
  floor('floor: one case by its id', '/one'),
  floor('floor: a page of 20 by an index', '/page'),
];

/** What the floor does at its addresses, for one size. */
export async function floorPlan(deps: Deps): Promise<Record<string, unknown>> {
  const { community } = await mainOf(deps);
  const one = await rawCases(deps).findOne({ reporterId: MEASURED_RESIDENT });
  const projection = { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0, answers: 0 };
  return {
    '/one': { steps: [{ do: 'findOne', collection: 'cases', filter: { _id: one?._id }, projection: {} }], answer: one },
    '/page': { steps: [{ do: 'find', collection: 'cases', filter: { 'scope.community': community, open: true }, projection, sort: { dueAt: 1, _id: 1 }, limit: 21 }], answer: [] },
  };
}
