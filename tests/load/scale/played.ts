import { hooksOf } from '../../../server/app';
import { ensureDemonstration } from '../../../server/demonstration';
import { inPool } from '../../../server/platform/pool';
import { depsAt } from '../../../server/demonstration/play';
import type { DistrictOptions } from '../../../server/demonstration/types';
import { features } from '../../../server/features';
import type { CaseDoc } from '../../../server/features/cases';
import { rawCases } from '../../../server/features/cases/model';
import { showCase } from '../../../server/features/cases/show';
import { createPerson, grantRole, viewerOfPerson } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import { workOf } from '../../../server/jobs';
import { createDeps } from '../../../server/platform/createDeps';
import { systemClock } from '../../../server/platform/clock';
import type { Connection } from 'mongoose';
import type { Deps } from '../../../server/platform/deps';
import { createLogger } from '../../../server/platform/logger';
import { readConfig } from '../../../config/server';
import { prepareDatabase } from '../../../server/prepare';
import { SECRET } from '../servers';
import { takeApart, type Material } from './stories';

/** Departments that a real district has beside those of the demonstration. */
const DEPARTMENTS = [
  '发展和改革局', '教育局', '科技创新局', '工业和信息化局', '司法局', '财政局', '人力资源局', '自然资源局', '生态环境局', '交通运输局', '水务局', '文化广电旅游体育局', '卫生健康局',
  '退役军人事务局', '应急管理局', '审计局', '国有资产监督管理局', '市场监督管理局', '统计局', '医疗保障局', '信访局', '政务服务和数据管理局', '城市更新局', '建筑工务署', '投资推广署',
  '公安分局', '交警大队', '消防救援大队', '税务局', '烟草专卖局', '邮政管理局', '总工会', '团委', '妇女联合会', '残疾人联合会', '红十字会', '工商业联合会', '住房保障中心', '物业监管中心',
  '排水管理中心', '公园管理中心', '疾病预防控制中心', '老龄工作办公室', '网格管理中心', '民生诉求中心', '机关事务管理局', '档案局',
].map((name) => `区${name}`);
/** When the posts of these departments began, before any matter. */
const SINCE = new Date('2020-01-01T00:00:00+08:00');

/** The program's dependencies on a database, as the running server has them. */
export function depsOn(db: Connection, dataDir: string): Deps {
  const config = { ...readConfig({ LINLI_SECRET: SECRET, LOG_LEVEL: 'error' }, dataDir), dataDir };
  return createDeps({ config, db, clock: systemClock, logger: createLogger('error'), hooks: hooksOf(features), nudge: () => undefined });
}

async function addDepartments(deps: Deps, count: number): Promise<void> {
  await inPool(DEPARTMENTS.slice(0, count).map((name, n) => ({ name, id: `d-x${n + 1}` })), 8, async ({ name, id }) => {
    await createUnit(deps, { id, name, kind: 'department', parentId: 'd', phone: '0755-55509999', address: '青禾路 1 号区政务楼', hours: '周一至周五 9:00–17:30' });
    await createPerson(deps, { id: `p-${id}`, name: `${name}承办人`, level: 2, elderMode: false });
    await grantRole(deps, { personId: `p-${id}`, role: 'departmentHandler', unitId: id, since: SINCE, until: null, gridIds: [] });
  });
}

/** Everybody of the staff who had to do with a matter looked at it once, which leaves its row in the audit log. */
async function lookAtMatters(deps: Deps): Promise<void> {
  const matters = (await rawCases(deps).find().toArray()) as unknown as CaseDoc[];
  await inPool(matters, 8, async (matter) => {
    const acted = new Map(matter.timeline.flatMap(({ actorId, at }) => (actorId !== null && actorId !== matter.reporterId ? [[actorId, at] as const] : [])));
    for (const [personId, at] of acted) {
      const then = depsAt(deps, at);
      const viewer = await viewerOfPerson(then, personId);
      if (viewer) await showCase(then, matter, viewer);
    }
  });
}

export interface PlayOptions {
  readonly district: DistrictOptions;
  readonly cases: number;
  readonly departments: number;
  readonly say: (line: string) => void;
}

/** Lets the demonstration play what the loader tells again, or takes what an earlier start played. */
export async function playMaterial(deps: Deps, { district, cases, departments, say }: PlayOptions): Promise<Material> {
  await prepareDatabase(deps, features);
  await ensureDemonstration(deps, workOf(features), { district, cases, say });
  return completeMaterial(deps, departments);
}

/** Adds to a demonstration what a real district has beyond it, and takes it apart. Done twice it is the same. */
export async function completeMaterial(deps: Deps, departments: number): Promise<Material> {
  await addDepartments(deps, departments);
  await lookAtMatters(deps);
  return takeApart(deps.db);
}

/** Departments beside those that the demonstration makes: 59 in all. */
export const ALL_DEPARTMENTS = DEPARTMENTS.length;
