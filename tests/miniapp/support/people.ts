import { type ResponseOf } from '../../../shared/contract';

export type Me = ResponseOf<'GET /me'>;
type Person = ResponseOf<'GET /demo/people'>['items'][number];

export const STATION = { id: 'station-1', name: '梧桐里社区工作站', phone: '0755-5555 0123', hours: '8:30–12:00，14:00–17:30' };

const since = '2026-01-05T01:00:00.000Z';

/** A resident with a home. */
export const CHEN: Me = {
  id: 'chen',
  name: '陈玉兰',
  level: 1,
  phoneTail: '0456',
  home: { community: { id: 'c1', name: '梧桐里社区' }, station: STATION, placeText: '3 栋 2 单元', placeId: null, point: null },
  roles: [{ role: 'resident', unit: { id: 'c1', name: '梧桐里社区', kind: 'community' }, since, until: null }],
  staff: false,
  preferences: { elderMode: false },
  demands: [],
  unread: 2,
};

/** A resident who uses elder mode. */
export const ZHOU: Me = { ...CHEN, id: 'zhou', name: '周德顺', preferences: { elderMode: true } };

/** Staff of the station, without a home in the district. */
export const LIN: Me = {
  ...CHEN,
  id: 'lin',
  name: '林晓梅',
  home: null,
  roles: [{ role: 'stationStaff', unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' }, since, until: null }],
  staff: true,
};

export const PEOPLE: Person[] = [
  { id: 'chen', name: '陈玉兰', role: 'resident', unitName: '梧桐里社区', blurb: '常拍照反映楼道里的事', elderMode: false },
  { id: 'zhou', name: '周德顺', role: 'resident', unitName: '梧桐里社区', blurb: '七十六岁，字要大', elderMode: true },
  { id: 'lin', name: '林晓梅', role: 'stationStaff', unitName: '梧桐里社区工作站', blurb: '每天第一个看到大家交来的事', elderMode: false },
];

export const personById = (id: unknown): Me | undefined => [CHEN, ZHOU, LIN].find((me) => me.id === id);
