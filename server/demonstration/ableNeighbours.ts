import { addDays, DAY_MS, dayNumber, dayOf, momentOn } from '../../shared/domain/kernel/days';
import type { Skill } from '../../shared/domain/volunteers/profile';
import { answerInvite, invite, sayAble } from '../features/ableNeighbours';
import { helpersAt, volunteerOf } from '../features/volunteers';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [LIN, ZHAO] = ['p-linxiaomei', 'p-zhaozhiqiang'] as const;
/** What neighbours say of what they can do, by skill. */
const SAID: Readonly<Partial<Record<Skill, { readonly text: string; readonly paid: boolean }>>> = {
  carpentry: { text: '自己有梯子和电钻，修柜门、换合页', paid: false }, appliances: { text: '修洗衣机、电饭煲，上门收半价工钱', paid: true }, sewing: { text: '改裤脚、换拉链，家里有缝纫机', paid: false },
};

/** Neighbours who let themselves be found, and two who were asked to come: one has answered. */
export async function makeAbleNeighbours(deps: Deps, now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const zhao = await volunteerOf(deps, ZHAO);
  if (!zhao) return;
  const helpers = await helpersAt(deps, zhao.scope.station, 20);
  for (const { personId, skills } of helpers) {
    const entries = skills.flatMap(({ skill }) => (SAID[skill] ? [{ skill, ...SAID[skill] }] : []));
    if (entries.length > 0) await sayAble(at(9), await volunteerOf(deps, personId), entries);
  }
  const others = helpers.filter(({ personId }) => personId !== ZHAO).slice(0, 2);
  const from = momentOn(dayNumber(addDays(dayOf(now), 3)), 15 * 60);
  const asked = await invite(at(1), LIN, {
    stationId: zhao.scope.station, taskId: null, title: '搬活动室的桌椅', text: '换到靠窗的一边，四张桌子，大概一个小时。', where: '社区活动室', from: from.toISOString(), to: new Date(from.getTime() + 3_600_000).toISOString(), volunteerIds: others.map(({ id }) => id),
  }, 'demo-invite-1');
  const first = others[0]?.personId;
  if (first) await answerInvite(at(0), asked, { personId: first, parts: ['asked'] }, 'yes', 'demo-invite-2');
}
