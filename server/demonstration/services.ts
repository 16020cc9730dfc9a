import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { answer, authoriseKeeper, correct, deskOf, report, withdraw, write, type ServiceDoc } from '../features/directory';
import { viewerOfPerson } from '../features/identity';
import type { Deps } from '../platform/deps';
import { COMMUNITY_SERVICES, DISTRICT_SERVICES, STREET_SERVICES } from './corpus/services';
import { depsAt } from './play';

const [WANG, CHEN, LIN, ZHENG] = ['p-wangxiuying', 'p-chenyawen', 'p-linxiaomei', 'p-zhengmin'] as const;
/** Days ago that entries were written and, most of them, last confirmed; one of the community's was forgotten. */
const [WRITTEN, FORGOTTEN] = [40, 230] as const;
const copied = (content: (typeof COMMUNITY_SERVICES)[number]) => ({ ...content, words: [...content.words], situations: [...content.situations], bring: [...content.bring], steps: [...content.steps], hours: { ...content.hours, week: content.hours.week.map((spans) => spans.map(([from, to]): [number, number] => [from, to])), closures: [] } });

/** Writes entries as somebody of an office; those after the first so many stay as they were long ago. */
async function written(deps: Deps, now: Date, personId: string, contents: typeof COMMUNITY_SERVICES): Promise<ServiceDoc[]> {
  const viewer = await viewerOfPerson(deps, personId);
  const office = viewer && deskOf(viewer)[0];
  if (!office) return [];
  const docs: ServiceDoc[] = [];
  for (const [at, content] of contents.entries()) {
    const days = content.title === '快递代收点' ? FORGOTTEN : WRITTEN;
    docs.push(await write(depsAt(deps, new Date(now.getTime() - days * DAY_MS)), personId, office, { unitId: office.unitId, ...copied(content) }, `demo-service-${personId}-${at}`));
  }
  return docs;
}

/** The directory of a community, and what its street wrote of its own windows and of the district's: one corrected after a report, one with a report that waits, one closed for some days, one withdrawn, one that nobody confirmed for long. */
export async function makeServices(deps: Deps, now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const viewer = await viewerOfPerson(deps, LIN);
  const own = await written(deps, now, LIN, COMMUNITY_SERVICES);
  await written(deps, now, ZHENG, [...STREET_SERVICES, ...DISTRICT_SERVICES]);
  const of = (title: string): ServiceDoc | undefined => own.find((one) => one.title === title);
  const [canteen, law, pump] = [of('长者饭堂'), of('免费法律咨询'), of('借工具、打气筒')];
  if (!viewer || !canteen || !law || !pump) return;
  const ask = (doc: { readonly revision: number }, key: string) => ({ revision: doc.revision, key: `demo-service-${key}` });
  const said = await report(at(6), canteen, CHEN, { kind: 'hours', text: '周六中午也开了，这里没写' }, 'demo-service-said-1');
  const today = dayOf(now);
  const closures = [{ from: addDays(today, 5), to: addDays(today, 6), why: '换灶台', spans: [] }];
  const { title, words, situations, office, address, phone, whom, bring, steps, fee, takes, note } = canteen;
  const fixed = await correct(at(5), canteen, authoriseKeeper(viewer, canteen), { ...ask(canteen, 'correct'), title, words, situations, office, address, phone, whom, bring, steps, fee, takes, note: `${note}。周六只有午饭`, hours: { ...canteen.hours, closures }, why: '居民说周六的时间没写清楚，下周换灶台停两天' });
  await answer(at(5), fixed, said, authoriseKeeper(viewer, fixed), { ...ask(said, 'answer'), outcome: 'mended', text: '写上了，谢谢您。' });
  await report(at(1), law, WANG, { kind: 'hours', text: '上星期三去，门口写着改到星期四了' }, 'demo-service-said-2');
  await withdraw(at(3), pump, authoriseKeeper(viewer, pump), { ...ask(pump, 'withdraw'), reason: '门岗换人，工具收到活动室了，下个月再放出来' });
}
