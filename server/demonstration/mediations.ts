import { DAY_MS } from '../../shared/domain/kernel/days';
import { getPeople, viewerOfPerson } from '../features/identity';
import { appoint, arrange, ask, authoriseMediation, invite, noteConsent, type MediationDoc } from '../features/mediations';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [ZHAO, LI, LIN, LIANG] = ['p-zhaozhiqiang', 'p-liming', 'p-linxiaomei', 'p-lianguoping'] as const;
type Action = Parameters<typeof authoriseMediation>[2];

/** One mediation that was asked for and waits for the station, and one whose sides meet in two days; played through the commands themselves. */
export async function makeMediations(deps: Deps, now: Date): Promise<void> {
  const [people, lin, liang] = await Promise.all([getPeople(deps, [ZHAO, LI]), viewerOfPerson(deps, LIN), viewerOfPerson(deps, LIANG)]);
  const [his, hers] = [people.get(ZHAO)?.home?.communityId, people.get(LI)?.home?.communityId];
  if (!his || !hers || !lin || !liang) return;
  let count = 0;
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const tap = (doc: MediationDoc) => ({ revision: doc.revision, key: `demo-mediation-${++count}` });
  const as = (who: Viewer, doc: MediationDoc, action: Action) => authoriseMediation(who, doc, action);
  const leak = await ask(at(6), { personId: ZHAO, communityId: his }, { kind: 'leak', text: '卫生间顶上滴了半个月水，楼上说不是他家的，谁也不肯开地面。想请人看清楚是哪里漏，再说谁修。', who: '楼上 402 的孙师傅' }, 'demo-mediation-ask-1');
  const invited = await invite(at(5.8), leak, as(lin, leak, 'invite'), { ...tap(leak), person: { name: '孙师傅', phone: '' } });
  const willing = await noteConsent(at(5), invited, as(lin, invited, 'noteConsent'), { ...tap(invited), side: 'second', how: 'spoken', yes: true });
  const named = await appoint(at(4.5), willing, as(lin, willing, 'appoint'), { ...tap(willing), mediatorId: LIANG });
  await arrange(at(4), named, as(liang, named, 'arrange'), { ...tap(named), at: new Date(now.getTime() + 2 * DAY_MS).toISOString(), place: '社区调解室' });
  await ask(at(0.2), { personId: LI, communityId: hers }, { kind: 'parking', text: '家门口的车位总被同一辆车占着，下班回来没地方停，说了几次都吵起来。', who: '3 栋开白色面包车的' }, 'demo-mediation-ask-2');
}
