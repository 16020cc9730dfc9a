import { addDays, dayOf, type Day } from '../../shared/domain/kernel/days';
import { spansOn } from '../../shared/domain/bookings/hours';
import { book, write, type BookableDoc, type BookableWriting } from '../features/bookings';
import { viewerOfPerson } from '../features/identity';
import { settingsOf } from '../features/settings';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';

const [ZHOU, ZHAO, LIN] = ['p-zhouyulan', 'p-zhaozhiqiang', 'p-linxiaomei'] as const;
const OFFICE = [{ from: 540, to: 720 }, { from: 840, to: 1_050 }];
const BASE = { who: '', text: '', capacity: 0, equipment: [], room: null, service: null, audience: 'community', ahead: 14, longest: 120, atOnce: 2, agree: false, cancelHours: 2 } as const;

/** What the station keeps: two rooms, the reception of the community's secretary, a lawyer's hours. */
const OFFERS: readonly BookableWriting[] = [
  { ...BASE, equipment: ['tables', 'sound', 'water', 'ramp'], kind: 'activity', title: '二楼活动室', where: '党群服务中心二楼', text: '用完关灯、收好桌椅。', capacity: 30, room: { workdays: [{ from: 540, to: 1_260 }], restdays: [{ from: 540, to: 1_020 }] } },
  { ...BASE, equipment: ['projector', 'whiteboard', 'network'], kind: 'meeting', title: '议事厅', where: '党群服务中心一楼', text: '楼里商量事优先。', capacity: 16, room: { workdays: OFFICE, restdays: [] }, agree: true, longest: 180 },
  { ...BASE, equipment: [], kind: 'reception', title: '书记接待日', where: '工作站一楼接待室', who: '社区书记', service: { weekdays: [2, 4], weeks: [], restdays: false, from: 540, minutes: 15, places: 12 } },
  { ...BASE, equipment: [], kind: 'legal', title: '法律咨询', where: '工作站一楼', who: '社区法律顾问', text: '带上合同、判决书这些材料。', service: { weekdays: [3], weeks: [], restdays: false, from: 840, minutes: 20, places: 9 }, audience: 'street' },
];

/** Rooms and services of the station, a room that is booked and one that waits for its word, a number in the queue of the next reception. */
export async function makeBookings(deps: Deps): Promise<void> {
  const [zhou, zhao, lin, { calendar }] = await Promise.all([viewerOfPerson(deps, ZHOU), viewerOfPerson(deps, ZHAO), viewerOfPerson(deps, LIN), settingsOf(deps)]);
  const station = lin?.roles.find(({ role }) => role === 'stationStaff' || role === 'stationHead')?.unitId;
  if (!zhou || !zhao || !station) return;
  const made = await Promise.all(OFFERS.map((offer, at) => write(deps, LIN, station, offer, `demo-bookable-${at}`)));
  const tomorrow = addDays(dayOf(deps.clock.now()), 1);
  /** The next day from tomorrow on which it is open. */
  const dayOfNext = (doc: BookableDoc): Day | undefined => Array.from({ length: doc.ahead - 1 }, (_, at) => addDays(tomorrow, at)).find((day) => spansOn(doc, day, calendar).length > 0);
  const take = async (who: Viewer, doc: BookableDoc | undefined, span: { from: number; to: number } | null, purpose: string, key: string): Promise<void> => {
    const day = doc && dayOfNext(doc);
    if (doc && day && who.neighbourOf.includes(doc.scope.community)) await book(deps, who, doc, { day, span, people: span ? 8 : 1, purpose, wait: false }, key);
  };
  await take(zhou, made[0], { from: 840, to: 900 }, '合唱队排练', 'demo-booking-1');
  await take(zhao, made[1], { from: 540, to: 660 }, '楼里几家商量装充电棚', 'demo-booking-2');
  await take(zhou, made[2], null, '想说说楼道的灯', 'demo-booking-3');
}
