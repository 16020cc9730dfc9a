import { addDays, DAY_MS, dayNumber, dayOf, momentOn, type Day } from '../../shared/domain/kernel/days';
import { attend, call, conveningOf, decide, docketActor, publish, taskDone, type DocketDoc } from '../features/dockets';
import { viewerOfPerson } from '../features/identity';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const LIN = 'p-linxiaomei';
const WATER = 'd-water-w';
const HALF_PAST_TWO = 870;
/** Days before today, at least, on which it was held; days from then until its first task was done. */
const [HELD, DONE] = [24, 6] as const;

const monthOf = (day: Day): string => day.slice(0, 7);

/** The meeting of a month ago: one task is done, one late, one still runs. */
async function held(deps: Deps, today: Day, property: string): Promise<void> {
  // Of the month before, so that the meeting of this month is left to whoever looks around.
  const [last, early] = [addDays(`${monthOf(today)}-01`, -1), addDays(today, -HELD)];
  const day = last < early ? last : early;
  const at = momentOn(dayNumber(day), HALF_PAST_TWO);
  const then = depsAt(deps, at);
  const viewer = await viewerOfPerson(then, LIN);
  if (!viewer) return;
  const items = [{ caseId: null, topic: '楼门口夜里停满电动车' }, { caseId: null, topic: '东门外早市占道' }];
  let doc: DocketDoc = await call(then, conveningOf(viewer), LIN, { month: monthOf(day), meetsAt: at.toISOString(), place: '社区二楼会议室', items, unitIds: [property, WATER], key: 'demo-docket-1' });
  const actor = docketActor(viewer, doc);
  const next = (key: string) => ({ revision: doc.revision, key: `demo-docket-${key}` });
  doc = await attend(then, doc, actor, { ...next('2'), came: [property] });
  doc = await decide(then, doc, actor, { ...next('3'), itemId: 'i1', text: '楼门口划禁停线，东侧腾出一块地做车棚', tasks: [
    { unitId: property, plan: '划好 1 到 6 栋的禁停线', dueOn: addDays(day, 7) },
    { unitId: property, plan: '车棚通电，装十个充电口', dueOn: addDays(day, 20) },
  ] });
  doc = await decide(then, doc, actor, { ...next('4'), itemId: 'i2', text: '早市挪到西侧空地，七点半前收摊', tasks: [{ unitId: property, plan: '空地平整，装两个水龙头', dueOn: addDays(day, 60) }] });
  doc = await publish(then, doc, actor, { ...next('5'), text: '这个月定了两件事：夜里停车和早市占道。划线、车棚、空地都有人去办，办到哪一步在这里看。' });
  const later = depsAt(deps, new Date(at.getTime() + DONE * DAY_MS));
  await taskDone(later, doc, actor, { ...next('6'), taskId: 'i1t1', text: '1 到 6 栋的线都划好了，晚上巡了三天。' });
}

/** Monthly dispatch meetings of the main station (P14): one that was held. */
export async function holdDockets(deps: Deps, now: Date): Promise<void> {
  const lin = await viewerOfPerson(deps, LIN);
  const community = lin?.roles.find(({ role }) => role === 'stationStaff')?.communityId;
  if (!community) return;
  await held(deps, dayOf(now), `${community}-pm`);
}
