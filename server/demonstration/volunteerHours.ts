import { DAY_MS, dayNumberOf, momentOn } from '../../shared/domain/kernel/days';
import { volunteerOf } from '../features/volunteers';
import { askCertificate, askForHours, confirm, enterByHand, hoursClock, issue, sealDays } from '../features/volunteerHours';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

const [LIN, LIANG, ZHAO] = ['p-linxiaomei', 'p-lianguoping', 'p-zhaozhiqiang'] as const;
const LIST = { evidence: 'list', photoIds: [] } as const;

/** Hours of one volunteer: two mornings that counted, one in publication, one that waits for a second person, one that is asked for, and a certificate. */
export async function makeVolunteerHours(deps: Deps, now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const volunteer = await volunteerOf(deps, ZHAO);
  if (!volunteer) return;
  /** So many days ago, from hour to hour. */
  const time = (days: number, from: number, to: number) => ({ from: momentOn(dayNumberOf(now) - days, from * 60).toISOString(), to: momentOn(dayNumberOf(now) - days, to * 60).toISOString(), breakMinutes: 0 });
  const station = { personId: LIN, parts: ['station'] } as const;
  const entered = (when: number, title: string, times: ReturnType<typeof time>, list: string, key: string) => enterByHand(at(when), volunteer, station, { title, ...times, ...LIST, list, key });
  const confirmed = async (when: number, ...rest: [string, ReturnType<typeof time>, string, string]): Promise<void> => {
    const record = await entered(when, ...rest);
    await confirm(at(when - 1), record, { personId: LIANG, parts: ['station'] }, { revision: record.revision, key: `${rest[3]}-yes` });
  };
  await confirmed(16, '搬长椅、垫平小广场', time(17, 9, 12), '小广场签到表，档案柜二层', 'demo-hours-1');
  await confirmed(15, '楼道清理杂物', time(16, 14, 16), '楼道清理签到表，档案柜二层', 'demo-hours-2');
  await hoursClock.run(at(5));
  await sealDays(at(4));
  const wanted = await askCertificate(at(4), volunteer, 'demo-certificate-1');
  await issue(at(3), wanted, { personId: LIN, parts: ['station'] }, { revision: wanted.revision, key: 'demo-certificate-2' });
  await confirmed(3, '教老人用手机挂号', time(4, 14, 17), '活动室签到表，档案柜二层', 'demo-hours-3');
  await entered(1, '帮独居老人换灯泡', time(2, 19, 20), '走访登记，档案柜一层', 'demo-hours-4');
  await askForHours(at(0), volunteer, { title: '修活动室的桌子', ...time(5, 9, 11), text: '那天早上手机没电，没有签到。', photoIds: [], key: 'demo-hours-5' });
}
