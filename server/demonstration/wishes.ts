import { DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import type { WishCategory } from '../../shared/domain/wishes/states';
import type { Viewer } from '../http/types';
import { getPeople, viewerOfPerson } from '../features/identity';
import { approve, arrange, claim, confirm, consent, fittingVolunteers, invite, loadWish, post, prove, publishStory, reply, question, thank, wishActor, type Posting, type WishDoc } from '../features/wishes';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [WANG, CHEN, LI, ZHAO, WU, LIN, HE] = ['p-wangxiuying', 'p-chenyawen', 'p-liming', 'p-zhaozhiqiang', 'p-wuhaiyan', 'p-linxiaomei', 'p-hejianguo'] as const;

/** A wish of the demonstration: who wrote it, how many days ago, and what the station let out. */
interface Scene {
  readonly by: string;
  readonly days: number;
  readonly category: WishCategory;
  readonly text: string;
  readonly released?: string;
  readonly more?: Partial<Posting>;
}
const READING: Scene = { by: WANG, days: 12, category: 'company', text: '眼睛看不清报纸了，想有人周末来念一念，再陪我下盘棋。', released: '眼睛看不清报纸了，想有人周末来念一念，再陪着下盘棋。', more: { visit: true } };
const BENCH: Scene = {
  by: WU, days: 10, category: 'service', text: '一位 78 岁的爷爷天天在小广场锻炼，想在树荫下有条长椅歇歇脚。', released: '一位爷爷天天在小广场锻炼，想在树荫下有条长椅歇歇脚。',
  more: { whom: 'proxy', care: 'elder', person: { name: '周有福', phone: '' }, consent: 'spoken', source: 'visit' },
};
const OTHERS: readonly Scene[] = [
  { by: CHEN, days: 9, category: 'service', text: '想学会用手机给老家的爸妈挂号，我自己总点错。', released: '想学会用手机给老家的爸妈挂号，自己总点错。' },
  { by: LI, days: 4, category: 'goods', text: '女儿上三年级，想看一套《十万个为什么》，旧书也行。', released: '孩子上三年级，想看一套《十万个为什么》，旧书也行。', more: { whom: 'family', care: 'minor', guardian: true } },
  { by: CHEN, days: 3, category: 'goods', text: '楼道口想摆六盆花，大家一起凑。', released: '楼道口想摆六盆花，大家一起凑。', more: { target: 6 } },
  { by: LI, days: 0, category: 'time', text: '周六搬书柜上楼，缺一双手。' },
];

/** Plays wishes through the commands themselves, at the moments they tell of. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, private readonly now: Date, private readonly place: Posting['place'], private readonly people: ReadonlyMap<string, Viewer>) {}

  at(days: number, hours = 0): Deps {
    return depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS + hours * 3_600_000));
  }
  viewer(id: string): Viewer {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody of the demonstration is called ${id}`);
    return found;
  }
  readonly ask = (doc: WishDoc): { revision: number; key: string } => ({ revision: doc.revision, key: `demo-wish-${++this.count}` });
  actor(id: string, doc: WishDoc) {
    return wishActor(this.viewer(id), doc);
  }

  /** Posted, and released by the station a few hours later where it says so. */
  async hang({ by, days, category, text, released, more = {} }: Scene): Promise<WishDoc> {
    const { personId, level, roles } = this.viewer(by);
    const office = roles.find(({ role }) => role === 'gridWorker')?.unitId ?? null;
    const ask: Posting = { category, text, photoIds: [], voiceIds: [], visit: false, neededOn: null, target: 1, mask: false, whom: 'self', care: 'none', guardian: false, sms: false, place: this.place, ...more };
    const doc = await post(this.at(days, -2), { personId, level, unitId: ask.whom === 'proxy' ? office : null }, ask, `demo-wish-${++this.count}`);
    if (released === undefined) return doc;
    return approve(this.at(days, -1), doc, this.actor(LIN, doc), { ...this.ask(doc), text: released, photoIds: [], urgent: false });
  }
}

/** One that was met, thanked for and told. */
async function met(hands: Hands): Promise<void> {
  let doc = await hands.hang(READING);
  doc = await claim(hands.at(11), doc, hands.actor(ZHAO, doc), { quantity: 1, companion: 'second', key: 'demo-wish-claim-1' });
  const claimId = doc.claims[0]?.id ?? '';
  doc = await arrange(hands.at(10), doc, hands.actor(ZHAO, doc), { ...hands.ask(doc), claimId, day: dayOf(hands.at(8).clock.now()) });
  doc = await prove(hands.at(7), doc, hands.actor(ZHAO, doc), { ...hands.ask(doc), claimId, text: '和老伴一起去的，念了半张报，下了三盘棋，约好每个周日来。', photoIds: [] });
  doc = await confirm(hands.at(6), doc, hands.actor(WANG, doc), { ...hands.ask(doc), claimId });
  doc = await thank(hands.at(6), doc, hands.actor(WANG, doc), { ...hands.ask(doc), text: '小赵念得清楚，棋下得也好，谢谢你们。', voiceIds: [] });
  doc = await consent(hands.at(6), doc, hands.actor(WANG, doc), { ...hands.ask(doc), yes: true });
  await publishStory(hands.at(5), doc, hands.actor(LIN, doc), { ...hands.ask(doc), text: '一位奶奶盼人念报，两位邻居每个周日来，念完还下棋。', photoIds: [] });
}

/** Story 4: filed by the grid worker, claimed by who knows wood, whom the station asked. */
async function bench(hands: Hands, deps: Deps): Promise<void> {
  let doc = await hands.hang(BENCH);
  doc = await question(hands.at(9), doc, hands.actor(CHEN, doc), { ...hands.ask(doc), code: 'tools' });
  doc = await reply(hands.at(9), doc, hands.actor(LIN, doc), { ...hands.ask(doc), code: 'tools', answer: 'bring' });
  const [carpenter] = await fittingVolunteers(hands.at(8), doc, 'carpentry');
  if (carpenter) await invite(hands.at(8), doc, hands.actor(LIN, doc), { ...hands.ask(doc), volunteerIds: [carpenter.id] });
  doc = await claim(hands.at(8, 5), await loadWish(deps, doc._id), hands.actor(ZHAO, doc), { quantity: 1, key: 'demo-wish-claim-2' });
  await arrange(hands.at(7), doc, hands.actor(ZHAO, doc), { ...hands.ask(doc), claimId: doc.claims[0]?.id ?? '', day: dayOf(hands.at(-2).clock.now()) });
}

/** Wishes of the main community in every state that people meet: to check, open, shared, on its way, met. */
export async function makeWishes(deps: Deps, now: Date): Promise<void> {
  const ids = [WANG, CHEN, LI, ZHAO, WU, LIN, HE];
  const viewers = await Promise.all(ids.map((id) => viewerOfPerson(deps, id)));
  const home = (await getPeople(deps, [WANG])).get(WANG)?.home;
  if (viewers.some((viewer) => !viewer) || !home?.point) return;
  const people = new Map(viewers.flatMap((viewer): [string, Viewer][] => (viewer ? [[viewer.personId, viewer]] : [])));
  const hands = new Hands(deps, now, { text: home.placeText, point: home.point }, people);
  await met(hands);
  const hung: WishDoc[] = [];
  for (const scene of OTHERS.slice(0, 1)) hung.push(await hands.hang(scene));
  await bench(hands, deps);
  for (const scene of OTHERS.slice(1)) hung.push(await hands.hang(scene));
  const flowers = hung[2];
  // The property company brings two of six.
  if (flowers) await claim(hands.at(1), flowers, hands.actor(HE, flowers), { quantity: 2, unitId: hands.viewer(HE).roles[0]?.unitId, key: 'demo-wish-claim-3' });
}
