import { addDays, DAY_MS, dayNumber, dayOf, momentOn } from '../../shared/domain/kernel/days';
import { DomainError } from '../../shared/domain/kernel/errors';
import { EMERGENCY } from '../../shared/copy/emergencies';
import { NOTICE_TEMPLATES } from '../../shared/copy/noticeTemplates';
import { answer, ask, askEnd, authoriseEmergency, end, question, start, type EmergencyDoc } from '../features/emergencies';
import { getPeople, viewerOfPerson } from '../features/identity';
import { authoriseNotice, correct, countReads, loadNotice, markSeen, officesOf, release, withdraw, write, type NoticeDoc, type Writing } from '../features/notices';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [WANG, LIN, LIANG, ZHAO] = ['p-wangxiuying', 'p-linxiaomei', 'p-lianguoping', 'p-zhaozhiqiang'] as const;
const HOUR_MS = 3_600_000;
type Said = Pick<Writing, 'kind' | 'emergency' | 'title' | 'text'> & Partial<Pick<Writing, 'from' | 'to' | 'pinnedUntil'>>;

/** Plays notices through the commands themselves, at the moments they tell of. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, private readonly now: Date, private readonly lin: Viewer, private readonly communityId: string) {}
  readonly at = (days: number): Deps => depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  private readonly key = (): string => `demo-notice-${++this.count}`;
  readonly ask = (doc: NoticeDoc) => ({ revision: doc.revision, key: this.key() });
  readonly as = (doc: NoticeDoc, action: Parameters<typeof authoriseNotice>[3]) => authoriseNotice(this.deps, this.lin, doc, action);
  async drafted(days: number, said: Said): Promise<NoticeDoc> {
    const [office] = officesOf(this.lin);
    if (!office) throw new Error('the station of the demonstration has no office');
    return write(this.at(days), LIN, office, { unitId: office.unitId, from: null, to: null, pinnedUntil: null, areas: [{ kind: 'community', id: this.communityId }], ...said }, this.key());
  }
  async told(days: number, said: Said): Promise<NoticeDoc> {
    const doc = await this.drafted(days, said);
    return release(this.at(days), doc, await this.as(doc, 'release'), this.ask(doc));
  }
}

/** A storm three weeks ago: two people started it and ended it, volunteers were asked and one came. */
async function pastEmergency(deps: Deps, now: Date, lin: Viewer, communityId: string): Promise<void> {
  const [liang, zhao] = await Promise.all([viewerOfPerson(deps, LIANG), viewerOfPerson(deps, ZHAO)]);
  const [office] = officesOf(lin);
  if (!liang || !zhao || !office) return;
  const at = (hours: number): Deps => depsAt(deps, new Date(now.getTime() - 21 * DAY_MS + hours * HOUR_MS));
  const tap = (doc: EmergencyDoc, name: string) => ({ revision: doc.revision, key: `demo-emergency-${name}` });
  const asked = await ask(at(0), LIN, office, { unitId: office.unitId, kind: 'storm', title: '暴雨红色预警', advice: EMERGENCY.adviceUsual, areas: [{ kind: 'community', id: communityId }] }, 'demo-emergency-ask');
  const on = await start(at(0.2), asked, await authoriseEmergency(deps, liang, asked, 'start'), tap(asked, 'start'));
  const put = await question(at(0.5), on, await authoriseEmergency(deps, lin, on, 'question'), { ...tap(on, 'question'), text: '六点到 3 栋门口，帮着堆沙袋' });
  await answer(at(0.8), put, zhao.personId, true).catch((error: unknown) => { if (!(error instanceof DomainError)) throw error; });
  const ending = await askEnd(at(12), put, await authoriseEmergency(deps, lin, put, 'askEnd'), tap(put, 'askEnd'));
  await end(at(12.2), ending, await authoriseEmergency(deps, liang, ending, 'end'), tap(ending, 'end'));
}

/** A cut of the water that is pinned and was corrected, a meeting, one that was withdrawn, and a storm that is being written; an emergency mode that is over. */
export async function makeNotices(deps: Deps, readers: readonly string[], now: Date): Promise<void> {
  const [lin, people] = await Promise.all([viewerOfPerson(deps, LIN), getPeople(deps, [WANG])]);
  const home = people.get(WANG)?.home;
  if (!lin || !home) return;
  const hands = new Hands(deps, now, lin, home.communityId);
  const clock = (ahead: number, hour: number): string => momentOn(dayNumber(addDays(dayOf(now), ahead)), hour * 60).toISOString();
  const water = await hands.told(2, { kind: 'water', emergency: false, title: '后天上午停水', text: '修 3 栋北边的水管，3 栋、5 栋要停水。\n请提前接些水备用，停水时关好水龙头。\n修好得早会提前来水。', from: clock(2, 8), to: clock(2, 12), pinnedUntil: addDays(dayOf(now), 2) });
  const fixed = await correct(hands.at(1), water, await hands.as(water, 'correct'), { ...hands.ask(water), title: '后天上午停水', text: '修 3 栋北边的水管，3 栋到 6 栋要停水。\n请提前接些水备用，停水时关好水龙头。\n修好得早会提前来水。', from: clock(2, 8), to: clock(2, 11), why: '施工队说 6 栋也要停，十一点就能来水' });
  const meeting = await hands.told(3, { kind: 'meeting', emergency: false, title: '周末商量晾衣架', text: '想请 3 栋、5 栋的邻居一起商量，楼下晾衣架加在哪里。\n地点在社区活动室，来不了的可以打给工作站，把想说的话留下。', from: clock(4, 15), to: clock(4, 16) });
  const gate = await hands.told(9, { kind: 'other', emergency: false, title: '东门检修，请走西门', text: '东门的门禁在修，这几天请走西门，推车的走南边小门。' });
  const over = await withdraw(hands.at(5), gate, await hands.as(gate, 'withdraw'), { ...hands.ask(gate), reason: '东门修好了，可以走了' });
  const storm = NOTICE_TEMPLATES.find(({ id }) => id === 'typhoon');
  if (storm) await hands.drafted(0, { kind: storm.kind, emergency: storm.emergency, title: storm.title, text: storm.text });
  await pastEmergency(deps, now, lin, home.communityId);
  for (const { _id } of [fixed, meeting, over]) {
    const doc = await loadNotice(deps, _id);
    for (const personId of readers) await markSeen(hands.at(0), doc, personId);
    await countReads(hands.at(-0.01), doc);
  }
}
