import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { USUAL_PROCEDURE } from '../../shared/domain/bodies/procedure';
import { foundBody, type BodyDoc } from '../features/bodies';
import { getPeople, viewerOfPerson } from '../features/identity';
import { levelsOf } from '../features/organisation';
import { adopt, authoriseTopic, loadTopic, raise, release, second, type Raising, type TopicDoc } from '../features/topics';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { playConsultations } from './consultations';
import { depsAt } from './play';
import { seatNamed } from './seats';

const [WANG, CHEN, LI, ZHAO, ZHOU, LIN, LIANG, HE] = ['p-wangxiuying', 'p-chenyawen', 'p-liming', 'p-zhaozhiqiang', 'p-zhouyulan', 'p-linxiaomei', 'p-lianguoping', 'p-hejianguo'] as const;
const FRAMES = { title: '楼下晾衣的地方不够', text: '晴天抢不到晾衣绳，被子搭在栏杆上，想在草地边上加两排架子。关系到 3 栋、5 栋十几家。' };
const CHARGING = { title: '电瓶车在哪里充电', text: '有人把线从楼上拉下来，看着害怕。想商量在哪里装几个充电的地方，晚上几点断电。' };
const GATE = { title: '东门晚上几点关', text: '有的人嫌吵，有的人下夜班要绕路。想商量几点关、留不留小门。' };
const PARKING = { title: '3 栋南边停车怎么划', text: '修巷子把路口的车位占了，车停到草地上。想划几个车位，垃圾点离新亭子太近，也想挪一挪。' };

/** Plays bodies, topics and consultations through the commands themselves, at the moments they tell of. */
export class Hands {
  private count = 0;
  constructor(readonly deps: Deps, private readonly now: Date, private readonly place: Raising['place'], private readonly people: ReadonlyMap<string, Viewer>) {}
  readonly at = (days: number): Deps => depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  readonly moment = (days: number): Date => new Date(this.now.getTime() - days * DAY_MS);
  readonly day = (days: number): string => addDays(dayOf(this.now), -days);
  readonly key = (): string => `demo-topic-${++this.count}`;
  viewer(id: string): Viewer {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody of the demonstration is called ${id}`);
    return found;
  }
  who(id: string) {
    const viewer = this.viewer(id);
    return { ...viewer, lives: [...new Set([...(viewer.homeCommunityId ? [viewer.homeCommunityId] : []), ...viewer.neighbourOf])] };
  }
  async raised(by: string, bodyId: string, words: { title: string; text: string }, days: number, seconders: readonly string[]): Promise<TopicDoc> {
    let doc = await raise(this.at(days), this.who(by), { bodyId, ...words, place: this.place }, this.key());
    if (doc.state === 'toCheck') doc = await release(this.at(days), doc, await this.as(LIN, doc, 'release'), this.ask(doc));
    for (const id of seconders) await second(this.at(days - 1), await loadTopic(this.deps, doc._id), this.who(id), true);
    return loadTopic(this.deps, doc._id);
  }
  readonly as = (id: string, doc: TopicDoc, action: Parameters<typeof authoriseTopic>[3]) => authoriseTopic(this.deps, this.viewer(id), doc, action);
  readonly ask = (doc: { readonly revision: number }) => ({ revision: doc.revision, key: this.key() });
  /** The topic that the station took up, with what it said. */
  async adopted(doc: TopicDoc, days: number, text: string): Promise<TopicDoc> {
    return adopt(this.at(days), doc, await this.as(LIN, doc, 'adopt'), { ...this.ask(doc), text });
  }
}

async function council(deps: Deps, hands: Hands, communityId: string): Promise<BodyDoc> {
  const { district, street, community, station } = await levelsOf(deps, communityId);
  const scope = { district: district.id, street: street.id, community: community.id, station: station.id };
  const head = hands.viewer(LIANG);
  const body = await foundBody(hands.at(60), LIANG, scope, { communityId, kind: 'council', name: `${community.name}居民议事会`, estate: '', until: null, convenerIds: [station.id], procedure: { ...USUAL_PROCEDURE, threshold: 3 } }, hands.key());
  await seatNamed(hands.at(59), head, body, [{ id: ZHOU, side: 'resident', chair: true }, { id: CHEN, side: 'resident', chair: false }, { id: LI, side: 'resident', chair: false }, { id: HE, side: 'property', chair: false }]);
  return body;
}

/** A council with its members, topics that gather and must be answered, one that is talked about, and one that was decided, done and rated. */
export async function makeTopics(deps: Deps, now: Date): Promise<void> {
  const viewers = await Promise.all([WANG, CHEN, LI, ZHAO, ZHOU, LIN, LIANG, HE].map((id) => viewerOfPerson(deps, id)));
  const people = new Map(viewers.flatMap((viewer) => (viewer ? [[viewer.personId, viewer] as const] : [])));
  const home = (await getPeople(deps, [WANG])).get(WANG)?.home;
  if (people.size < viewers.length || !home?.point) return;
  const hands = new Hands(deps, now, { text: '3 栋南边草地', point: home.point, ...(home.placeId ? { placeId: home.placeId } : {}) }, people);
  const body = await council(deps, hands, home.communityId);
  await hands.raised(WANG, body._id, FRAMES, 4, [ZHAO]);
  await hands.raised(WANG, body._id, CHARGING, 6, [ZHAO, CHEN, LI]);
  const gate = await hands.adopted(await hands.raised(WANG, body._id, GATE, 50, [ZHAO, CHEN, LI]), 48, '先通报，再请两边的邻居来说一说。');
  const parking = await hands.adopted(await hands.raised(ZHAO, body._id, PARKING, 14, [WANG, CHEN, LI]), 12, '三个方案，开一场听证会再定。');
  await playConsultations(hands, body, gate, parking);
}
