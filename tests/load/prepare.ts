import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { loadCatalogue } from '../../config/catalogue';
import { readConfig } from '../../config/server';
import { hooksOf } from '../../server/app';
import { ensureDemonstration } from '../../server/demonstration';
import { features } from '../../server/features';
import { submitCase, type CaseDoc, type Report } from '../../server/features/cases';
import { openSession } from '../../server/features/identity';
import { communityMap, getUnits } from '../../server/features/organisation';
import { drain, workOf } from '../../server/jobs';
import { systemClock } from '../../server/platform/clock';
import { createDeps } from '../../server/platform/createDeps';
import { openConnection } from '../../server/platform/database/connect';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import type { Cast } from './scenarios';
import { type ActivityCrowd, prepareActivities } from './activities';
import { prepareDirectory } from './directory';
import { prepareFrontRoom } from './frontRoom';
import { prepareWishes } from './wishes';

const SMALL = { seed: 'bench', size: { streets: 1, communities: 2, grids: 16 } };
const CASES = 40;
/** Open cases of the resident: a full page. */
const MINE = 20;
const RESIDENT = 'p-chenyawen';
const STATION = 'p-linxiaomei';
const COMPANY = 'p-hejianguo';
const SESSION_HOURS = 24;

const cases = (db: Connection) => rawCollection<CaseDoc>(db, 'cases');

async function reportAt(deps: Deps, communityId: string): Promise<Report> {
  const { places } = await communityMap(deps, communityId);
  const [place] = places;
  if (!place) throw new Error('no landmark to report at');
  const [lng, lat] = place.gcj02;
  const category = loadCatalogue().categories.find((one) => !one.sensitive && one.questions.every((question) => !question.required));
  return { categoryId: category?.id ?? '', text: '单元门口的路灯晚上不亮，老人回家看不清台阶', answers: [], photoIds: [], place: { text: place.name, point: { lng, lat, system: 'gcj02' } }, showToNeighbours: false };
}

/** The resident's case that has most to show: photos first, then the longest timeline. */
async function fullestCase(db: Connection): Promise<CaseDoc> {
  const rows = await cases(db).find({ reporterId: RESIDENT }).toArray();
  const weight = (row: CaseDoc): number => (row.fileIds.length > 0 ? 1_000 : 0) + row.timeline.length;
  const [fullest] = rows.sort((a, b) => weight(b) - weight(a));
  if (!fullest) throw new Error('the resident has no case');
  return fullest;
}

/** A small district with a year of cases, a full page of open ones for one resident, wishes, and open sessions. `claims`: how many claim a wish; `crowd`: how many sign up for a shift and come to one; null where activities are not measured; `bookings`: how many book a room. */
export async function prepare(uri: string, dataDir: string, secret: string, { claims, crowd, bookings }: { readonly claims: number; readonly crowd: ActivityCrowd | null; readonly bookings: number } = { claims: 0, crowd: null, bookings: 0 }): Promise<Cast> {
  const logger = createLogger('error');
  const db = await openConnection(uri, logger);
  const config = { ...readConfig({ LINLI_SECRET: secret }, dataDir), dataDir };
  const deps = createDeps({ config, db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
  const work = workOf(features);
  await prepareDatabase(deps, features);
  await ensureDemonstration(deps, work, { district: SMALL, cases: CASES });
  const shown = await fullestCase(db);
  const { community, station } = shown.scope;
  const own = await reportAt(deps, community);
  for (let open = await cases(db).countDocuments({ reporterId: RESIDENT, open: true }); open < MINE; open += 1) await submitCase(deps, RESIDENT, own, randomUUID());
  await drain(deps, work);
  const elsewhere = (await cases(db).findOne({ 'scope.community': { $ne: community } }))?.scope.community;
  if (elsewhere === undefined || !(await getUnits(deps, [station])).has(station)) throw new Error('a second community and a station are needed');
  const report = JSON.stringify(await reportAt(deps, elsewhere));
  const neighbour = (await cases(db).findOne({ 'scope.community': elsewhere }))?.reporterId ?? '';
  const token = async (personId: string): Promise<string> => (await openSession(deps, personId, SESSION_HOURS)).token;
  const tokens = { resident: await token(RESIDENT), station: await token(STATION), reporter: await token(neighbour) };
  const unitId = `${community}-pm`;
  const wishes = claims === 0 ? null : await prepareWishes(deps, { resident: tokens.resident, company: await token(COMPANY), unitId }, elsewhere, claims);
  const activities = crowd === null ? null : await prepareActivities(deps, tokens.resident, crowd);
  const directory = await prepareDirectory(deps, tokens.resident, community);
  const frontRoom = bookings === 0 ? null : await prepareFrontRoom(deps, { communityId: community, resident: tokens.resident, residentId: RESIDENT }, bookings);
  return { db, tokens, frontRoom, wishes, activities, directory, residentId: RESIDENT, communityId: community, caseId: shown._id, report };
}
