import { addDays, DAY_MS, dayNumber, dayOf, momentOn } from '../../shared/domain/kernel/days';
import { getPeople, viewerOfPerson } from '../features/identity';
import { agree, arrange, ask, authoriseVisit, give, keep, report, visitsById, type VisitDoc } from '../features/visits';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [ZHOU, ZHAO, LIN, WU] = ['p-zhouyulan', 'p-zhaozhiqiang', 'p-linxiaomei', 'p-wuhaiyan'] as const;
type Action = Parameters<typeof authoriseVisit>[2];

/** Plays visits through the commands themselves, at the moments they tell of. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, private readonly now: Date) {}
  readonly at = (days: number): Deps => depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  readonly tap = (doc: VisitDoc) => ({ revision: doc.revision, key: `demo-visit-${++this.count}` });
  readonly as = (who: Viewer, doc: VisitDoc, action: Action) => authoriseVisit(who, doc, action);
  /** At ten in the morning of a day, so many days ago. */
  readonly morning = (days: number): string => momentOn(dayNumber(addDays(dayOf(this.now), -days)), 10 * 60).toISOString();
}

/** A visit that was made eight days ago: one promise is kept, another is to be, and what was heard became a wish by the resident's own word. */
async function made(deps: Deps, hands: Hands, asked: VisitDoc, [zhou, lin, wu]: readonly [Viewer, Viewer, Viewer]): Promise<void> {
  const given = await give(hands.at(10), asked, hands.as(lin, asked, 'give'), { ...hands.tap(asked), workerId: WU });
  const agreed = await arrange(hands.at(9.5), given, hands.as(wu, given, 'arrange'), { ...hands.tap(given), at: hands.morning(8) });
  const today = dayOf(hands.at(0).clock.now());
  const told = await report(hands.at(7.5), agreed, hands.as(wu, agreed, 'report'), {
    ...hands.tap(agreed), nextOn: addDays(today, 14), heard: [{ to: 'wish', category: 'company', text: '想有人一起读报，一周一次就好' }],
    promises: [{ text: '带社区食堂的菜单来', dueOn: addDays(today, -5) }, { text: '问清楚合唱班几时再开', dueOn: addDays(today, 3) }],
  });
  const [heard, first] = [told.heard[0]?.id ?? '', told.promises[0]?.id ?? ''];
  const after = await agree(hands.at(7), told, zhou, { ...hands.tap(told), heardId: heard });
  const present = (await visitsById(deps, [after._id])).get(after._id);
  if (present) await keep(hands.at(6), present, hands.as(wu, present, 'keep'), { ...hands.tap(present), promiseId: first });
}

/** One visit that was made and of which something is still to be kept, and one that waits for the station. */
export async function makeVisits(deps: Deps, now: Date): Promise<void> {
  const [people, zhou, lin, wu] = await Promise.all([getPeople(deps, [ZHOU, ZHAO]), viewerOfPerson(deps, ZHOU), viewerOfPerson(deps, LIN), viewerOfPerson(deps, WU)]);
  const [hers, his] = [people.get(ZHOU)?.home, people.get(ZHAO)?.home];
  if (!hers?.point || !his?.point || !zhou || !lin || !wu) return;
  const hands = new Hands(deps, now);
  const asked = await ask(hands.at(11), { personId: ZHOU, stations: [] }, { whom: 'self', reason: 'lonely', text: '退休以后话少了，想有人来坐坐。', times: ['morning'], timesText: '', place: { text: hers.placeText, point: hers.point } }, 'demo-visit-ask-1');
  await made(deps, hands, asked, [zhou, lin, wu]);
  await ask(hands.at(0.1), { personId: ZHAO, stations: [] }, { whom: 'family', person: { name: '赵大爷', phone: '' }, consent: 'spoken', reason: 'ill', text: '刚出院，我白天上班不在家。', times: ['afternoon'], timesText: '午睡到三点', place: { text: his.placeText, point: his.point } }, 'demo-visit-ask-2');
}
