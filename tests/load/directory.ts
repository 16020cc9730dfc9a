import type { Connection } from 'mongoose';
import type { ServiceDoc } from '../../server/features/directory';
import { levelsOf } from '../../server/features/organisation';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { SERVICE_LIMITS } from '../../shared/domain/directory/kinds';
import type { Scenario } from './scenarios';

/** Words that are searched for; every tenth entry has them. */
const SEARCHED = '社保卡';
const EVERY = 10;
const PAGE = 20;
const ROW = { pending: 0, timeline: 0, keys: 0, before: 0, whom: 0, bring: 0, steps: 0, fee: 0, takes: 0, note: 0, contentHash: 0 } as const;

/** What of the directory is measured: as many entries as the three levels of a community may have. */
export interface DirectoryCast {
  readonly db: Connection;
  readonly levelIds: readonly string[];
  readonly resident: string;
}
const services = (db: Connection) => rawCollection<ServiceDoc>(db, 'services');

/** Fills community, street and district with as many entries as they may have. */
export async function prepareDirectory(deps: Deps, resident: string, communityId: string): Promise<DirectoryCast> {
  const { db } = deps;
  const model = await services(db).findOne({ state: 'out' });
  if (!model) throw new Error('no entry is there to copy');
  const { pendingSince: _since, ...plain } = model as ServiceDoc & { pendingSince?: Date };
  const { community, street, district } = await levelsOf(deps, communityId);
  const levels = [community, street, district];
  for (const { id, kind } of levels) {
    const count = SERVICE_LIMITS.entries - (await services(db).countDocuments({ levelId: id, state: 'out' }));
    await services(db).insertMany(Array.from({ length: count }, (_, n): ServiceDoc => ({ ...plain, _id: `bench-${id}-${n}`, keys: [], pending: [], levelId: id, levelKind: kind as ServiceDoc['levelKind'], title: n % EVERY === 0 ? `第 ${n} 种${SEARCHED}` : `第 ${n} 件事` })));
  }
  return { db, levelIds: levels.map(({ id }) => id), resident };
}

/** A search of the directory. The floor reads by one find as many entries as the answer shows. */
export function directoryScenarios({ levelIds, resident }: DirectoryCast, target: number): Scenario[] {
  return [
    {
      ...{ method: 'GET', target, name: 'a search of the directory', path: `/api/v1/services?search=${encodeURIComponent(SEARCHED)}`, headers: { authorization: `Bearer ${resident}` } },
      steps: async () => [{ do: 'find', collection: 'services', filter: { levelId: { $in: [...levelIds] }, state: 'out' }, projection: ROW, sort: { _id: 1 }, limit: PAGE + 1 }],
    },
  ];
}
