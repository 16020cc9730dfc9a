import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import type { ProjectKind, ProjectSource } from '../../shared/domain/projects/states';
import type { Viewer } from '../http/types';
import { getPeople, viewerOfPerson } from '../features/identity';
import { admit, choose, councilChoose, evaluate, finish, follow, giveOpinion, loadProject, openRound, plan, projectActor, projectClock, propose, report, type ProjectDoc, type Proposal } from '../features/projects';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [WANG, CHEN, LI, ZHAO, LIN, HE] = ['p-wangxiuying', 'p-chenyawen', 'p-liming', 'p-zhaozhiqiang', 'p-linxiaomei', 'p-hejianguo'] as const;
const RESIDENTS = [WANG, CHEN, LI, ZHAO] as const;

/** A micro-project of the demonstration: who proposed it, what it is, and what the station found at the check. */
interface Scene {
  readonly by: string;
  readonly title: string;
  readonly need: string;
  readonly place: string;
  readonly kind: ProjectKind;
  readonly yuan: number;
  readonly source: ProjectSource;
  readonly duty: string;
}
const RAIL: Scene = { by: WANG, title: '3 栋门口装扶手', need: '门口三级台阶，下雨天滑，老人上下没处扶。', place: '3 栋门口', kind: 'works', yuan: 2600, source: 'community', duty: '物业合同里没有加装，事项清单里也没有。' };
const BENCHES: Scene = { by: ZHAO, title: '小广场树荫下添长椅', need: '早晚锻炼的老人多，只有两条椅子，都在太阳底下。', place: '小广场', kind: 'goods', yuan: 4800, source: 'commonIncome', duty: '公共收益可以用，业委会同意；不是物业该添的。' };
const LESSONS: Scene = { by: CHEN, title: '手机课堂，教八回', need: '挂号、缴费都要用手机，长辈想有人手把手教。', place: '社区二楼', kind: 'service', yuan: 1600, source: 'street', duty: '街道的课排满了，社区自己办得起来。' };
const CUPBOARD: Scene = { by: LI, title: '门卫室旁放共享工具柜', need: '梯子、电钻一年用一回，家家买一套放不下。', place: '东门门卫室旁', kind: 'goods', yuan: 900, source: 'unit', duty: '物业出地方，柜子和工具由锦园物业捐，没有哪家该出。' };
const FRAMES: Scene = { by: CHEN, title: '空地上装晾衣架', need: '晴天大家把被子搭在栏杆上，想有几排正经的架子。', place: '5 栋后面空地', kind: 'works', yuan: 3200, source: 'commonIncome', duty: '合同里没有；地是公用的，问过 5 栋各家。' };
const UMBRELLAS = { title: '单元门口放雨伞架', need: '一下雨楼道里到处是水，想在每个单元门口放一个雨伞架。' };

/** Plays micro-projects through the commands themselves, at the moments they tell of. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, readonly now: Date, private readonly place: Proposal['place'], private readonly people: ReadonlyMap<string, Viewer>) {}

  at(days: number): Deps {
    return depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  }
  day(days: number): string {
    return addDays(dayOf(this.now), -days);
  }
  viewer(id: string): Viewer {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody of the demonstration is called ${id}`);
    return found;
  }
  readonly key = (): string => `demo-project-${++this.count}`;
  /** Who acts, and what their tap carries. */
  with(id: string, doc: ProjectDoc) {
    return [projectActor(this.viewer(id), doc), { revision: doc.revision, key: this.key() }] as const;
  }
  propose(by: string, days: number, title: string, need: string): Promise<ProjectDoc> {
    const { personId, level, neighbourOf } = this.viewer(by);
    return propose(this.at(days), { personId, level, lives: neighbourOf, stations: [] }, { title, need, photoIds: [], place: this.place }, this.key());
  }
  /** Proposed, and checked by the station two days later. */
  async candidate({ by, title, need, place, kind, yuan, source, duty }: Scene, days: number): Promise<ProjectDoc> {
    const doc = await this.propose(by, days, title, need);
    const [actor, ask] = this.with(LIN, doc);
    return admit(this.at(days - 2), doc, actor, { ...ask, title, need, place, photoIds: [], kind, budgetFen: yuan * 100, source, notProperty: true, notGovernment: true, duty });
  }
}

/** The first round: the rail and the benches were chosen; the lessons wait on. */
async function firstRound(hands: Hands): Promise<readonly [string, string, string]> {
  const [rail, benches, lessons] = [await hands.candidate(RAIL, 60), await hands.candidate(BENCHES, 59), await hands.candidate(LESSONS, 58)];
  const round = await openRound(hands.at(55), LIN, [rail, benches, lessons], { title: '上半年先办哪两个', projectIds: [rail._id, benches._id, lessons._id], closesOn: hands.day(48), picks: 2, builds: 2 }, hands.key());
  for (const [at, id] of RESIDENTS.entries()) await choose(hands.at(52), round, hands.viewer(id), [rail._id, at === 1 ? lessons._id : benches._id]);
  await projectClock.run(hands.at(46));
  return [rail._id, benches._id, lessons._id];
}

/** Done, looked at by those who chose it, and closed. */
async function closed(hands: Hands, deps: Deps, id: string, property: string): Promise<void> {
  let doc = await loadProject(deps, id);
  const step = async (work: (actor: ReturnType<Hands['with']>[0], ask: ReturnType<Hands['with']>[1]) => Promise<ProjectDoc>, who: string): Promise<void> => {
    doc = await work(...hands.with(who, doc));
  };
  await step((actor, ask) => plan(hands.at(45), doc, actor, { ...ask, steps: [{ title: '量尺寸，定样子', unitId: doc.scope.station, plannedOn: hands.day(40) }, { title: '装扶手', unitId: property, plannedOn: hands.day(30) }] }), LIN);
  await step((actor, ask) => report(hands.at(41), doc, actor, { ...ask, stepId: 's1', text: '请三位老人来试了高度。', photoIds: [], done: true }), LIN);
  await step((actor, ask) => report(hands.at(31), doc, actor, { ...ask, stepId: 's2', text: '两边都装了，焊口磨平了。', photoIds: [], done: true }), HE);
  await step((actor, ask) => finish(hands.at(30), doc, actor, { ...ask, text: '两根扶手装好了，请上下走一走，看稳不稳。' }), LIN);
  for (const who of [WANG, LI, ZHAO]) await giveOpinion(hands.at(28), doc, hands.viewer(who), { good: who !== LI, text: who === LI ? '左边那根再高一点就好' : '' });
  await projectClock.run(hands.at(22));
  doc = await loadProject(deps, id);
  await step((actor, ask) => evaluate(hands.at(20), doc, actor, { ...ask, text: '老人说稳当。下次先在每个高度试一试再焊。', spentFen: 254_000, upkeepUnitId: property }), LIN);
}

/** Chosen by the council, held, and found good: what the station still owes is the evaluation. */
async function toEvaluate(hands: Hands, deps: Deps, id: string): Promise<void> {
  let doc = await loadProject(deps, id);
  const step = async (work: (actor: ReturnType<Hands['with']>[0], ask: ReturnType<Hands['with']>[1]) => Promise<ProjectDoc>): Promise<void> => {
    doc = await work(...hands.with(LIN, doc));
  };
  await step((actor, ask) => councilChoose(hands.at(44), doc, actor, { ...ask, day: hands.day(45), present: 11, agreed: 10, text: '' }));
  await step((actor, ask) => plan(hands.at(43), doc, actor, { ...ask, steps: [{ title: '请老师，教八回', unitId: doc.scope.station, plannedOn: hands.day(10) }] }));
  for (const who of [WANG, CHEN, ZHAO]) await follow(hands.at(42), doc, who, true);
  await step((actor, ask) => report(hands.at(11), doc, actor, { ...ask, stepId: 's1', text: '八回都教完了，每回来二十多位。', photoIds: [], done: true }));
  await step((actor, ask) => finish(hands.at(10), doc, actor, { ...ask, text: '八回教完了。挂号、缴费、视频，学会了几样，请说一声。' }));
  for (const who of [WANG, CHEN, ZHAO]) await giveOpinion(hands.at(9), doc, hands.viewer(who), { good: true, text: who === WANG ? '我会挂号了' : '' });
  await projectClock.run(hands.at(2));
}

/** Under way: one step done, the next due in a few days. */
async function underWay(hands: Hands, deps: Deps, id: string, property: string): Promise<void> {
  let doc = await loadProject(deps, id);
  const [actor, ask] = hands.with(LIN, doc);
  doc = await plan(hands.at(20), doc, actor, { ...ask, steps: [{ title: '选位置，问周围的邻居', unitId: doc.scope.station, plannedOn: hands.day(12) }, { title: '买三条长椅', unitId: property, plannedOn: hands.day(-4) }, { title: '固定好，试坐', unitId: property, plannedOn: hands.day(-10) }] });
  const [again, tap] = hands.with(LIN, doc);
  await report(hands.at(13), doc, again, { ...tap, stepId: 's1', text: '放在两棵樟树中间，问过 2 栋、3 栋。', photoIds: [], done: true });
  await follow(hands.at(12), doc, CHEN, true);
}

/** Micro-projects of the main community in every state that people meet: to check, to choose in a running round, under way, to evaluate, closed. */
export async function makeProjects(deps: Deps, now: Date): Promise<void> {
  const viewers = await Promise.all([...RESIDENTS, LIN, HE].map((id) => viewerOfPerson(deps, id)));
  const home = (await getPeople(deps, [WANG])).get(WANG)?.home;
  if (viewers.some((viewer) => !viewer) || !home?.point) return;
  const hands = new Hands(deps, now, { text: home.placeText, point: home.point }, new Map(viewers.flatMap((viewer): [string, Viewer][] => (viewer ? [[viewer.personId, viewer]] : []))));
  const property = hands.viewer(HE).roles[0]?.unitId ?? '';
  const [rail, benches, lessons] = await firstRound(hands);
  await closed(hands, deps, rail, property);
  await toEvaluate(hands, deps, lessons);
  await underWay(hands, deps, benches, property);
  const candidates = [await hands.candidate(CUPBOARD, 12), await hands.candidate(FRAMES, 11)];
  await openRound(hands.at(2), LIN, candidates, { title: '下半年先办哪一个', projectIds: candidates.map(({ _id }) => _id), closesOn: hands.day(-9), picks: 1, builds: 1 }, hands.key());
  await hands.propose(LI, 1, UMBRELLAS.title, UMBRELLAS.need);
}
