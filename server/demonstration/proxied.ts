import { MINUTE_MS } from '../../shared/domain/kernel/days';
import { authorise, handle, loadCase, takeOn, type CaseDoc } from '../features/cases';
import { getPeople, viewerOfPerson } from '../features/identity';
import { fileOnBehalf } from '../features/proxy';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [WU, LIANG, WANG] = ['p-wuhaiyan', 'p-lianguoping', 'p-wangxiuying'] as const;
const [FILED_MS, TAKEN_MS, DONE_MS] = [200 * MINUTE_MS, 150 * MINUTE_MS, 40 * MINUTE_MS] as const;
const WORDS = '门口的扶手松了，一扶就晃，老伴腿脚不好，怕摔着。我没有智能手机，打电话就行。';

/** When the grid worker files it, as seen from now. */
export const filedForSomebodyAt = (now: Date): Date => new Date(now.getTime() - FILED_MS);

/**
 * The grid worker files for an old neighbour without a phone of the kind one needs (P22). Filed among the others of its
 * hour, so that numbers rise with time. False where there is nobody to file.
 */
export async function fileForSomebody(deps: Deps, now: Date): Promise<boolean> {
  const place = (await getPeople(deps, [WANG])).get(WANG)?.home;
  const wu = await viewerOfPerson(deps, WU);
  const office = wu?.roles.find(({ role }) => role === 'gridWorker');
  if (!place?.point || !office) return false;
  const report = { categoryId: 'other', text: WORDS, answers: [], photoIds: [], place: { text: place.placeText, point: place.point }, showToNeighbours: false };
  const filing = { person: { name: '何桂香', phone: '' }, source: 'visit' as const, consent: 'spoken' as const, sms: false, report };
  const doc = await fileOnBehalf(depsAt(deps, filedForSomebodyAt(now)), WU, { unitId: office.unitId, part: 'gridWorker' }, filing, 'demo-proxy-1');
  await seeToIt(deps, now, doc);
  return true;
}

/** The station head has seen to it, and a colleague has to ask by telephone. */
async function seeToIt(deps: Deps, now: Date, doc: CaseDoc): Promise<void> {
  const at = (before: number): Deps => depsAt(deps, new Date(now.getTime() - before));
  const liang = await viewerOfPerson(deps, LIANG);
  if (!liang) return;
  const taken = await takeOn(at(TAKEN_MS), doc, authorise(liang, doc, 'takeOn'), { revision: doc.revision, key: 'demo-proxy-2' });
  const present = await loadCase(deps, taken._id);
  await handle(at(DONE_MS), present, authorise(liang, present, 'handle'), { revision: present.revision, key: 'demo-proxy-3', text: '扶手的膨胀螺栓换了，两个人一起晃过，不动了。', photoIds: [] });
}
