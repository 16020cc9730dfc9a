import { type ResponseOf } from '../../../shared/contract';
import { STATION } from './people';

type Row = ResponseOf<'GET /cases/mine'>['items'][number];
type Full = ResponseOf<'GET /cases/:id'>;
type Clock = Row['clock'];

/** Two days from now at any hour: pages say a date, never a bare duration. */
export const clock = (over: Partial<Clock> = {}): Clock => ({
  step: 'answer',
  dueAt: '2030-03-07T09:30:00.000Z',
  promisedAt: '2030-03-07T09:30:00.000Z',
  state: 'onTime',
  workingDaysLeft: 2,
  workingMinutesLeft: 900,
  overdueDays: 0,
  ...over,
});

export const LATE: Partial<Clock> = { state: 'overdue', workingDaysLeft: 0, workingMinutesLeft: -500, overdueDays: 1 };

export const row = (over: Partial<Row> = {}): Row => ({
  id: 'case-1',
  number: 'LL-0305-0001',
  state: 'acknowledged',
  outcome: null,
  grade: 'ordinary',
  round: 1,
  category: { id: 'lamp', name: '楼道照明', icon: 'lamp' },
  title: '2 单元 3 楼楼道灯不亮',
  placeText: '3 栋 2 单元',
  thumbUrl: null,
  leadUnit: '锦园物业',
  clock: clock(),
  outsideGrids: false,
  toEvaluate: false,
  createdAt: '2030-03-04T01:12:00.000Z',
  updatedAt: '2030-03-05T01:12:00.000Z',
  ...over,
});

/** The whole case behind a row, with a day strip of two days. */
export function full(of: Row): Full {
  const { placeText, thumbUrl, leadUnit, toEvaluate, updatedAt, ...same } = of;
  const shown = [placeText, thumbUrl, toEvaluate, updatedAt];
  return {
    ...same,
    revision: shown.length,
    viewer: 'reporter',
    text: null,
    photos: [],
    answers: [],
    place: null,
    community: { id: 'c1', name: '梧桐里社区' },
    grid: null,
    station: STATION,
    leadUnit: leadUnit === null ? null : { id: 'unit-1', name: leadUnit },
    why: [],
    clock: {
      ...of.clock,
      days: [
        { date: '2030-03-05', weekday: '二', kind: 'work', mark: 'today', lateDays: 0 },
        { date: '2030-03-07', weekday: '四', kind: 'work', mark: 'due', lateDays: 0 },
      ],
    },
    timeline: [],
    result: null,
    evaluation: null,
    evaluateUntil: null,
    reporter: null,
    suggestion: null,
    release: null,
    showToNeighbours: false,
    actions: [],
  };
}

export const mine = (items: Row[], counts: Partial<{ open: number; toEvaluate: number; done: number }> = {}): ResponseOf<'GET /cases/mine'> => ({
  items,
  next: null,
  counts: { open: items.length, toEvaluate: 0, done: 0, ...counts },
});

/** What the first page shows: this matter, nothing solved around, an account. */
export const home = (of: Row | null, over: Partial<ResponseOf<'GET /home'>> = {}): ResponseOf<'GET /home'> => ({
  matter: of && { ...of, clock: full(of).clock },
  counts: { open: of && !of.toEvaluate ? 1 : 0, toEvaluate: of?.toEvaluate ? 1 : 0, done: 0 },
  notices: [],
  emergencies: [],
  round: null,
  solved: [],
  account: { month: '2030-03', received: 126, onTime: 121, overdue: 5, solved: 110, asOf: '2030-03-05T01:00:00.000Z' },
  ...over,
});
