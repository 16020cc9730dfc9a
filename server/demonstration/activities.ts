import { addDays, DAY_MS, dayNumber, dayOf, weekdayOf, type Day } from '../../shared/domain/kernel/days';
import { arrive, create, depart, join, publish, submit, type ActivityDoc } from '../features/activities';
import { codeText, slotOf } from '../../shared/domain/activities/attendance';
import { getPeople, viewerOfPerson } from '../features/identity';
import { helperOf } from '../features/volunteers';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

type Ask = Parameters<typeof create>[3];
const [LIN, ZHAO, WANG] = ['p-linxiaomei', 'p-zhaozhiqiang', 'p-wangxiuying'] as const;
const BASE = { insurance: '', visit: false, minAge: 8, opensAt: null, closesHours: 0, cancelHours: 24, projectId: null } as const;

/** The next Saturday after a day, not tomorrow: there is time to sign up and to leave again. */
function saturdayAfter(day: Day): Day {
  const ahead = Array.from({ length: 8 }, (_, n) => addDays(day, n + 2));
  return ahead.find((one) => weekdayOf(dayNumber(one)) === 6) ?? day;
}

/** Last week's round of the stairs, which somebody came to and left again by code. */
async function lastWeek(deps: Deps, now: Date, make: (at: Deps, ask: Ask, key: string) => Promise<ActivityDoc>, point: Ask['point']): Promise<void> {
  const [day, before] = [addDays(dayOf(now), -3), depsAt(deps, new Date(now.getTime() - 6 * DAY_MS))];
  const helper = await helperOf(before, ZHAO);
  if (!helper) return;
  const activity = await make(before, { ...BASE, point, risk: 'plain', title: '楼道巡查', text: '看看楼道的灯和扶手，记下来交给工作站。', where: '3 栋到 6 栋', meet: '3 栋门口', bring: '', roles: [{ name: '巡查', skills: [], places: 2, paid: false }], when: { firstOn: day, from: '09:00', to: '11:00', weekdays: [], until: null } }, 'demo-activity-5');
  const [shift] = activity.shifts;
  if (!shift) return;
  const signUp = await join(before, activity, helper, { shiftId: shift.id, roleId: 'r0', party: 1, last: false, wait: false, key: 'demo-activity-6' });
  const [from, to] = [depsAt(deps, shift.startsAt), depsAt(deps, shift.endsAt)];
  const shown = (at: Date) => ({ code: codeText(shift.id, slotOf(at), deps.shiftCodes.of(shift.id, slotOf(at)).proof), place: null, queued: false, own: false });
  const self = { personId: ZHAO, parts: ['self'] } as const;
  const there = await arrive(from, activity, signUp, self, shown(shift.startsAt), 'demo-activity-7');
  await depart(to, activity, there, self, shown(shift.endsAt), 'demo-activity-8');
}

/** What a team does for its project: repairs that it sent out by itself, and a round with children that waits for the station. */
export async function makeTeamActivities(deps: Deps, { id, station, planId, leaderId }: { readonly id: string; readonly station: string; readonly planId: string; readonly leaderId: string }): Promise<void> {
  const home = (await getPeople(deps, [WANG])).get(WANG)?.home;
  if (!home?.point) return;
  const [by, leader, day] = [{ teamId: id, stations: [station] } as const, { personId: leaderId, parts: ['team'] } as const, saturdayAfter(dayOf(deps.clock.now()))];
  const base = { ...BASE, point: home.point, risk: 'plain', projectId: planId, where: '社区活动室' } as const;
  const repairs = await create(deps, leaderId, by, { ...base, minAge: 18, title: '周六修小家电', text: '把坏了的小家电和板凳拿来，能修的当场修。', meet: '活动室里间', bring: '常用的工具', roles: [{ name: '修理', skills: ['appliances'], places: 3, paid: false }, { name: '登记', skills: [], places: 1, paid: false }], when: { firstOn: addDays(day, 7), from: '14:00', to: '16:00', weekdays: [], until: null } }, 'demo-team-activity-1');
  await publish(deps, repairs, leader, { revision: repairs.revision, key: 'demo-team-activity-2' });
  const round = await create(deps, leaderId, by, { ...base, title: '大手拉小手修板凳', text: '孩子和大人一起修活动室的板凳，大人看着用工具。', meet: '活动室门口', bring: '', roles: [{ name: '一起修', skills: [], places: 10, paid: false }], when: { firstOn: addDays(day, 8), from: '09:00', to: '10:30', weekdays: [], until: null } }, 'demo-team-activity-3');
  await submit(deps, round, leader, { revision: round.revision, key: 'demo-team-activity-4' });
}

/** A clean-up on Saturdays that somebody has signed up for, one for two pairs of hands that can cut hair, and a draft. */
export async function makeActivities(deps: Deps, now: Date): Promise<void> {
  const [lin, zhao, home] = [await viewerOfPerson(deps, LIN), await helperOf(deps, ZHAO), (await getPeople(deps, [WANG])).get(WANG)?.home];
  const station = lin?.roles.find(({ role }) => role === 'stationStaff' || role === 'stationHead')?.unitId;
  if (!lin || !station || !zhao || !home?.point) return;
  const [day, own] = [saturdayAfter(dayOf(now)), { teamId: null, stations: [station] } as const];
  const { point } = home;
  const makeAt = async (at: Deps, ask: Ask, key: string): Promise<ActivityDoc> => {
    const draft = await create(at, LIN, own, ask, key);
    return publish(at, draft, { personId: LIN, parts: ['station'] }, { revision: draft.revision, key: `${key}-publish` });
  };
  const make = (ask: Ask, key: string): Promise<ActivityDoc> => makeAt(deps, ask, key);
  const clean: Ask = { ...BASE, point, risk: 'outdoor', title: '周六清洁日', text: '捡一捡小广场和花坛边的垃圾，两个小时，累了就歇。', where: '小广场', meet: '小广场旗杆下，找小林领夹子', bring: '手套、水', roles: [{ name: '捡拾', skills: [], places: 30, paid: false }, { name: '拍照', skills: ['photos'], places: 2, paid: false }], when: { firstOn: day, from: '09:00', to: '11:00', weekdays: [6], until: addDays(day, 21) } };
  const activity = await make(clean, 'demo-activity-1');
  const [first] = activity.shifts;
  if (first) await join(deps, activity, zhao, { shiftId: first.id, roleId: 'r0', party: 1, last: false, wait: false, key: 'demo-activity-2' });
  await make({ ...BASE, point, risk: 'plain', title: '给老人理发', text: '在活动室给行动不便的老人理发，一上午十来位。', where: '社区活动室', meet: '活动室门口找小林', bring: '理发的工具', roles: [{ name: '理发', skills: ['hair'], places: 2, paid: false }, { name: '陪老人', skills: ['company'], places: 3, paid: false }], when: { firstOn: addDays(day, 1), from: '09:30', to: '11:30', weekdays: [], until: null } }, 'demo-activity-3');
  await lastWeek(deps, now, makeAt, point);
  await create(deps, LIN, own, { ...BASE, point, risk: 'dangerous', title: '修剪高处的枯枝', text: '请会登高的来，站里借梯子。', where: '3 栋后面', meet: '', bring: '', roles: [{ name: '修剪', skills: ['heights'], places: 2, paid: false }], when: { firstOn: addDays(day, 8), from: '14:00', to: '17:00', weekdays: [], until: null } }, 'demo-activity-4');
}
