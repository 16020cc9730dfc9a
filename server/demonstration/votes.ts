import { DAY_MS } from '../../shared/domain/kernel/days';
import { membersNow } from '../features/bodies';
import { viewerOfPerson } from '../features/identity';
import { adopt, authoriseTopic, lanePage, loadTopic, raise, type Raising } from '../features/topics';
import { agreeToVote, authoriseVote, castNamed, confirmEnd, draftVote, freezeVote, loadVote, objectTo, watchVote, type VoteDoc } from '../features/votes';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [CHEN, LI, ZHOU, LIN, HE] = ['p-chenyawen', 'p-liming', 'p-zhouyulan', 'p-linxiaomei', 'p-hejianguo'] as const;
const WATCHERS = [ZHOU, HE];
const FRAMES = { title: '草地边要不要加两排晾衣架', text: '3 栋、5 栋十几家晴天抢晾衣绳，被子搭在栏杆上，想在草地边上加两排。' };
const NOTICES = { title: '楼道里贴的小广告谁来清', text: '上个月清过，又贴满了，想定一个长期的办法。' };

/** What one vote of the demonstration is: about what, when, and who chose what. */
interface Played {
  readonly about: { readonly title: string; readonly text: string };
  readonly text: string;
  /** Days before now at which it was frozen, and after now (before, where negative) at which it ends. */
  readonly days: number;
  readonly ends: number;
  readonly ballots: readonly (readonly [string, 'yes' | 'no' | 'abstain'])[];
}

/** Plays votes of the council through the commands themselves, at the moments they tell of. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, private readonly now: Date, private readonly place: Raising['place'], private readonly people: ReadonlyMap<string, Viewer>) {}
  readonly at = (days: number): Deps => depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  readonly key = (): string => `demo-vote-${++this.count}`;
  viewer(id: string): Viewer {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody of the demonstration is called ${id}`);
    return found;
  }
  private async adopted(bodyId: string, about: Played['about'], days: number): Promise<string> {
    const chen = this.viewer(CHEN);
    const raised = await raise(this.at(days), { ...chen, lives: chen.homeCommunityId ? [chen.homeCommunityId] : [] }, { bodyId, ...about, place: this.place }, this.key());
    await adopt(this.at(days - 1), raised, await authoriseTopic(this.deps, this.viewer(LIN), raised, 'adopt'), { revision: raised.revision, key: this.key(), text: '通报过了，请议事会的成员表决。' });
    return raised._id;
  }
  async step(id: string, who: string, action: Parameters<typeof authoriseVote>[3], days: number, command: typeof freezeVote): Promise<VoteDoc> {
    const doc = await loadVote(this.deps, id);
    return command(this.at(days), doc, await authoriseVote(this.deps, this.viewer(who), doc, action), { revision: doc.revision, key: this.key() });
  }
  /** One vote as far as its time has come. */
  async play(bodyId: string, { about, text, days, ends, ballots }: Played): Promise<VoteDoc> {
    const topic = await this.adopted(bodyId, about, days + 4);
    const closes = new Date(this.now.getTime() + ends * DAY_MS).toISOString();
    const { _id } = await draftVote(this.at(days + 1), LIN, { basis: { kind: 'topic', id: topic }, ballot: 'named', minBallots: 10, method: 'yesno', preset: 'body', unit: 'person', title: about.title, text, clauseIds: ['topic'], options: [], k: 1, seats: 1, amount: 1, least: 'any', opens: null, closes, scrutineerIds: [...WATCHERS], publish: 'committed', paper: true, binding: false }, this.key());
    for (const who of WATCHERS) await this.step(_id, who, 'agree', days + 0.5, agreeToVote);
    await this.step(_id, LIN, 'freeze', days, freezeVote);
    await watchVote(this.at(days - 0.01), await loadVote(this.deps, _id));
    for (const [who, choice] of ballots) await castNamed(this.at(days - 0.2), _id, who, { choice, seq: 1 });
    return loadVote(this.deps, _id);
  }
}

/** A vote of the council of plum that is open, and one that was counted, with an objection. */
export async function makeVotes(deps: Deps, now: Date): Promise<void> {
  const viewers = await Promise.all([CHEN, LI, ZHOU, LIN, HE].map((id) => viewerOfPerson(deps, id)));
  const people = new Map(viewers.flatMap((viewer) => (viewer ? [[viewer.personId, viewer] as const] : [])));
  const community = people.get(CHEN)?.homeCommunityId ?? '';
  const [council] = (await lanePage(deps, { community }, 'gathering', { limit: 1 })).items;
  const known = council && (await loadTopic(deps, council._id));
  if (!known || people.size < viewers.length) return;
  const members = (await membersNow(deps, [known.bodyId])).map(({ personId }) => personId);
  if (![CHEN, LI, ...WATCHERS].every((id) => members.includes(id))) return;
  const { place } = known;
  const hands = new Hands(deps, now, { text: place.text, point: { ...place[place.given], system: place.given }, ...(place.placeId ? { placeId: place.placeId } : {}) }, people);
  const over = await hands.play(known.bodyId, { about: NOTICES, text: '每周五物业清一次，费用从公共收益里出，一年 1800 元。', days: 9, ends: -5, ballots: [[CHEN, 'yes'], [LI, 'yes'], [ZHOU, 'yes'], [HE, 'abstain']] });
  await watchVote(hands.at(4.99), over);
  for (const who of WATCHERS) await hands.step(over._id, who, 'confirm', 4.5, confirmEnd);
  await watchVote(hands.at(4.4), await loadVote(deps, over._id));
  await objectTo(hands.at(3), await loadVote(deps, over._id), { personId: LI, near: true }, '费用一年一公布，能不能写进去？');
  await hands.play(known.bodyId, { about: FRAMES, text: '加两排不锈钢晾衣架，花 800 元，物业来装，一个月里装好。', days: 1, ends: 2, ballots: [[ZHOU, 'yes']] });
}
