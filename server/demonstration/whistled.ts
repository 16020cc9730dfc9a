import type { Calendar } from '../../shared/domain/kernel/workingTime';
import { actorIn, loadCase } from '../features/cases';
import { viewerOfPerson } from '../features/identity';
import { acknowledgeCall, blow, contact, whistleActor, type WhistleDoc } from '../features/whistles';
import type { Deps } from '../platform/deps';
import { workingMinutesAgo } from './history/time';
import { depsAt } from './play';

const [LIN, LUO] = ['p-linxiaomei', 'p-luojianjun'] as const;
const [WATER, CITY] = ['d-water-w', 's01-city'] as const;
/** Office minutes ago: blown, heard, and who comes. */
const [BLOWN, HEARD, AGREED] = [180, 165, 90] as const;
const REASON = '水管修完没有补平，到粮站宿舍南门碰头，看清是谁开挖的、谁来补。';

/**
 * The station calls the water company and the street's city office to a trench that nobody wants to fill (吹哨报到, P26):
 * one has said who comes, the other has not answered, so that the board shows both. Nothing where the case is not open.
 */
export async function whistleForTrench(deps: Deps, now: Date, calendar: Calendar, caseId: string): Promise<void> {
  const at = (minutes: number): Deps => depsAt(deps, workingMinutesAgo(now, minutes, calendar));
  const [lin, luo] = await Promise.all([viewerOfPerson(deps, LIN), viewerOfPerson(deps, LUO)]);
  const doc = await loadCase(deps, caseId);
  if (!lin || !luo || !doc.open) return;
  const ask = { kind: 'daily' as const, unitIds: [WATER, CITY], reason: REASON, key: 'demo-whistle-1' };
  let whistle: WhistleDoc = await blow(at(BLOWN), doc, actorIn(lin, doc), ask);
  whistle = await acknowledgeCall(at(HEARD), whistle, whistleActor(luo, whistle), { revision: whistle.revision, unitId: WATER, key: 'demo-whistle-2' });
  await contact(at(AGREED), whistle, whistleActor(luo, whistle), { revision: whistle.revision, unitId: WATER, text: '罗建军带一个人，下午三点到南门口', key: 'demo-whistle-3' });
}
