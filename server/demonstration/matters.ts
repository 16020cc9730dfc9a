import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import type { RefusalGround } from '../../shared/domain/matters/admissions';
import type { MatterItem } from '../../shared/domain/matters/lists';
import { admit, askAdmission, askAgain, matterScope, publishList, refuseAdmission, saveListDraft, type Means } from '../features/matters';
import { levelsOf } from '../features/organisation';
import type { Deps } from '../platform/deps';
import type { DemoDistrict } from './district';
import { depsAt } from './play';
import type { DemoPersonRecord } from './types';

const own = (title: string, basis: string): MatterItem => ({ duty: 'primary', title, basis, lead: null });
const helps = (title: string, basis: string, lead: string): MatterItem => ({ duty: 'assisting', title, basis, lead });

/** What the communities of a street answer for and help with; articles as the laws have them. */
const FIRST = (street: string): MatterItem[] => [
  own('接居民反映的问题，受理、分派、跟到底', '社区工作事项清单 1-01'),
  own('居民会议、居民议事会的召集', '城市居民委员会组织法第九条、第十条'),
  own('邻里纠纷的调解', '人民调解法第七条'),
  own('老年人优待证受理', '老年人权益保障法第五十三条'),
  own('居住证明以外的社区证明，按国家清单开', '社区工作事项清单 1-05'),
  own('楼道堆放的劝导', '社区工作事项清单 1-06'),
  own('公共卫生和爱国卫生的宣传', '社区工作事项清单 1-07'),
  helps('出租屋消防检查', '消防法第三十二条', `${street}安监办`),
  helps('占道经营的发现和上报', '社区工作事项清单 2-02', `${street}综合执法队`),
  helps('垃圾分类的入户宣传', '社区工作事项清单 2-03', `${street}城管办`),
  helps('低保和临时救助的入户核对', '社会救助暂行办法第十一条', '区民政局'),
  helps('物业服务的日常监督', '社区工作事项清单 2-05', '区住房建设局'),
];
/** The next version: one line went back to its department, two came. */
const SECOND = (street: string): MatterItem[] => [
  ...FIRST(street).filter(({ title }) => !title.startsWith('居住证明')),
  own('社区微心愿的收集和对接', '社区工作事项清单 1-08'),
  helps('井盖缺失破损的发现和上报', '社区工作事项清单 2-06', '区城市管理局'),
];

/** Work that came from above in the year, and what the station said to it: `after` days before now. */
interface Scene extends Means {
  readonly unit: string;
  readonly title: string;
  readonly asked: number;
  readonly refused?: { readonly days: number; readonly ground: RefusalGround; readonly reason: string };
  readonly again?: { readonly days: number; readonly people: number; readonly money: number };
  readonly admitted?: { readonly days: number; readonly reason: string };
}
type Draft = Omit<Scene, 'until' | 'unit'> & { readonly unit: (street: string) => string; readonly days: number };
const SCENES: readonly Draft[] = [
  {
    unit: () => 'd-civil', title: '收集居民家庭情况登记表', purpose: '请社区挨户收表，每户一张，填身份证号和收入，月底前交齐。', basis: '没有文件', people: 0, money: 0, days: 40, asked: 62,
    refused: { days: 60, ground: 'privacy', reason: '要挨户收身份证号和收入，没有依据，也没有必要。' },
  },
  {
    unit: (street) => `${street}-safety`, title: '沿街商铺电气线路排查', purpose: '请社区带两个人，把沿街商铺的电线看一遍，拍照登记。', basis: '区安委办〔2026〕12 号', people: 0, money: 0, days: 90, asked: 48,
    refused: { days: 47, ground: 'noMeans', reason: '没有懂电的人，也没有经费，看不准反而耽误事。' },
    again: { days: 44, people: 2, money: 6_000 }, admitted: { days: 43, reason: '街道派来两位电工，社区带路、通知商铺。' },
  },
  {
    unit: () => 'd-city', title: '城市容貌考评打分', purpose: '请社区每周给路段打一次分，填表上报。', basis: '城管局考评方案', people: 0, money: 0, days: 120, asked: 33,
    refused: { days: 31, ground: 'offList', reason: '考评是部门自己的事，清单里没有。' },
  },
];

interface Cast { readonly district: DemoDistrict; readonly now: Date }
const holder = (people: readonly DemoPersonRecord[], unitId: string, role: string): string | undefined => people.find(({ roles }) => roles.some((held) => held.unitId === unitId && held.role === role))?.id;
const before = (deps: Deps, now: Date, days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));

/** The lists of a street: one draft for all of its communities, published twice in the year. */
async function writeLists(deps: Deps, { district, now }: Cast, street: { id: string; name: string }): Promise<void> {
  const editor = holder(district.people, 'd', 'administrator');
  const ids = district.land.communities.filter(({ streetId }) => streetId === street.id).map(({ id }) => id);
  const [first, ...others] = await Promise.all(ids.map(async (id) => matterScope(await levelsOf(deps, id))));
  if (!first || !editor) return;
  const versions = [{ days: 390, items: FIRST(street.name), why: '区里统一的清单，街道补了自己的' }, { days: 150, items: SECOND(street.name), why: '年中调整：证明不再由社区兜底' }];
  for (const [at, { days, items, why }] of versions.entries()) {
    const then = before(deps, now, days);
    const revision = at * 2;
    await saveListDraft(then, first.community, { revision, personId: editor, items });
    await publishList(then, [first, ...others], { revision: revision + 1, personId: editor, effectiveFrom: dayOf(then.clock.now()), why, key: `demo-list-${street.id}-${at}` });
  }
}

async function playScene(deps: Deps, { district, now }: Cast, community: { id: string; streetId: string }, { unit, days, ...scene }: Draft, n: number): Promise<void> {
  const unitId = unit(community.streetId);
  const asker = holder(district.people, unitId, 'departmentHandler');
  const staff = holder(district.people, `${community.id}-st`, 'stationStaff') ?? holder(district.people, `${community.id}-st`, 'stationHead');
  if (!asker || !staff) return;
  const scope = matterScope(await levelsOf(deps, community.id));
  const { title, purpose, basis, people, money } = scene;
  const until = addDays(dayOf(now), days);
  const key = (step: string): string => `demo-admission-${n}-${step}`;
  let doc = await askAdmission(before(deps, now, scene.asked), scope, unitId, asker, { title, purpose, basis, people, money, until, key: key('ask') });
  const by = (personId: string, part: 'station' | 'asker') => ({ personId, parts: [part] });
  if (scene.refused) doc = await refuseAdmission(before(deps, now, scene.refused.days), doc, by(staff, 'station'), { revision: doc.revision, key: key('refuse'), ground: scene.refused.ground, reason: scene.refused.reason });
  if (scene.again) doc = await askAgain(before(deps, now, scene.again.days), doc, by(asker, 'asker'), { revision: doc.revision, key: key('again'), purpose, basis, until, people: scene.again.people, money: scene.again.money });
  if (scene.admitted) await admit(before(deps, now, scene.admitted.days), doc, by(staff, 'station'), { revision: doc.revision, key: key('admit'), until, reason: scene.admitted.reason });
}

/** Lists of duties of every community; `past`: and what was asked of their stations outside of them in the last months. */
export async function writeMatters(deps: Deps, district: DemoDistrict, now: Date, past: boolean): Promise<void> {
  const cast = { district, now };
  for (const street of district.land.streets) await writeLists(deps, cast, street);
  if (!past) return;
  for (const [index, community] of district.land.communities.entries()) {
    // Not everything is asked of everybody: the first scene of each, the others of every second and third.
    for (const [n, scene] of SCENES.entries()) if (index % (n + 1) === 0) await playScene(deps, cast, community, scene, n);
  }
}

/** What waits for the station of the main community: the department of the city asked this morning. */
export async function askForAdmission(deps: Deps, district: DemoDistrict): Promise<void> {
  const [main] = district.land.communities;
  const unitId = `${main?.streetId ?? ''}-service`;
  const asker = holder(district.people, unitId, 'departmentHandler');
  if (!main || !asker) return;
  const until = addDays(dayOf(deps.clock.now()), 20);
  await askAdmission(deps, matterScope(await levelsOf(deps, main.id)), unitId, asker, {
    title: '收集居民医保缴费凭证', purpose: '请社区在群里通知、再上门，把没交凭证的收齐。', basis: '街道公共服务办通知', people: 0, money: 0, until, key: 'demo-admission-now',
  });
}
