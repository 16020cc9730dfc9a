import type { ResponseOf } from '../../../shared/contract';

export type Me = ResponseOf<'GET /me'>;
export type CaseView = ResponseOf<'GET /cases/:id'>;
export type CaseRow = ResponseOf<'GET /cases/mine'>['items'][number];
export type Catalogue = ResponseOf<'GET /catalogue'>;

const station = { id: 'c01-st', name: '梧桐里社区工作站', phone: '0315-5550101', hours: '周一到周五 8:30 到 17:30' };

/** A resident of building 6. */
export const me: Me = {
  id: 'p-chenyawen',
  name: '陈雅文',
  level: 1,
  phoneTail: '0456',
  home: {
    community: { id: 'c01', name: '梧桐里社区' },
    station,
    placeText: '6 栋 1 单元',
    placeId: 'place-6',
    point: { lng: 116.84, lat: 40.37, system: 'gcj02' },
  },
  roles: [],
  staff: false,
  preferences: { elderMode: false },
  demands: [],
  unread: 0,
};

/** The same person with large letters. */
export const elder: Me = { ...me, preferences: { elderMode: true } };
/** Somebody whose home is not known: the place is theirs to choose. */
export const homeless: Me = { ...me, home: null };

export const session = { token: 'header.payload.signature-chenyawen', expiresAt: '2099-01-01T00:00:00.000Z' };

const yesNo = (id: string, text: string, required: boolean): Catalogue['categories'][number]['questions'][number] => ({
  id,
  text,
  kind: 'yesNo',
  options: [{ value: 'yes', label: '是' }, { value: 'no', label: '不是' }],
  required,
});

export const catalogue: Catalogue = {
  categories: [
    { id: 'manhole', name: '井盖路面', icon: 'warn', hint: '井盖破损、路面塌陷', words: ['窨井'], questions: [yesNo('fenced', '旁边有围挡吗', true)], sensitive: false },
    { id: 'litter', name: '垃圾清理', icon: 'bin', hint: '垃圾没清、桶坏了', words: ['垃圾桶'], questions: [], sensitive: false },
    { id: 'quarrel', name: '邻里纠纷', icon: 'talk', hint: '吵架、占道', words: [], questions: [], sensitive: true },
  ],
  declineRules: [{ id: 'police', name: '该报警的', article: '找 110' }],
};

export const routing: ResponseOf<'GET /routing'> = {
  community: { id: 'c01', name: '梧桐里社区' },
  station: { id: station.id, name: station.name },
  grid: { id: 'c01-g02', name: '第 2 网格' },
  outsideGrids: false,
  lead: { id: 'c01-pm', name: '锦园物业' },
  promisedAt: '2026-11-26T09:30:00.000Z',
};

export const photo = (id: string): CaseView['photos'][number] => ({
  id,
  url: `http://127.0.0.1:3000/api/v1/files/${id}/full?e=1&s=aaaaaaaaaaaaaaaaaaaaaaaa`,
  thumbUrl: `http://127.0.0.1:3000/api/v1/files/${id}/thumb?e=1&s=aaaaaaaaaaaaaaaaaaaaaaaa`,
  width: 1200,
  height: 900,
});

export const voice = (id: string): ResponseOf<'POST /voices'> => ({ id, url: `/api/v1/files/${id}/mp3?e=1&s=aaaaaaaaaaaaaaaaaaaaaaaa`, seconds: 4 });

export const clock: CaseView['clock'] = {
  step: 'answer',
  dueAt: '2026-11-26T09:30:00.000Z',
  promisedAt: '2026-11-26T09:30:00.000Z',
  state: 'onTime',
  workingDaysLeft: 2,
  workingMinutesLeft: 960,
  overdueDays: 0,
  days: [
    { date: '2026-11-24', weekday: '二', kind: 'work', mark: 'today', lateDays: 0 },
    { date: '2026-11-25', weekday: '三', kind: 'work', mark: 'plain', lateDays: 0 },
    { date: '2026-11-26', weekday: '四', kind: 'work', mark: 'due', lateDays: 0 },
  ],
};

const actor = { name: null, unit: null, isReporter: false };
const entry = { unit: null, text: null, reason: null, photos: [], dueAt: null, round: 1, internal: false };
const filed: CaseView['timeline'][number] = { ...entry, id: 'e1', at: '2026-11-23T01:00:00.000Z', action: 'submit', actor: { ...actor, isReporter: true } };
const accepted: CaseView['timeline'][number] = { ...entry, id: 'e2', at: '2026-11-23T02:00:00.000Z', action: 'accept', actor: { ...actor, name: '林晓梅', unit: station.name } };
const dispatched: CaseView['timeline'][number] = { ...entry, id: 'e3', at: '2026-11-23T02:01:00.000Z', action: 'dispatch', actor: { ...actor, name: '林晓梅', unit: station.name }, unit: '锦园物业' };
const handled: CaseView['timeline'][number] = { ...entry, id: 'e4', at: '2026-11-24T03:00:00.000Z', action: 'handle', actor: { ...actor, name: '何建国', unit: '锦园物业' }, text: '换了新井盖' };

/** The broken manhole cover as its reporter sees it, accepted and given to the property company. */
export const inHand: CaseView = {
  id: 'case-1',
  number: 'WTL-26-000007',
  revision: 3,
  viewer: 'reporter',
  state: 'dispatched',
  outcome: null,
  grade: 'ordinary',
  round: 1,
  category: { id: 'manhole', name: '井盖路面', icon: 'warn' },
  title: '3 栋门口的井盖裂了',
  text: '3 栋门口的井盖裂了，差点绊倒人。',
  photos: [photo('photo-1')],
  answers: [{ question: '旁边有围挡吗', answer: '不是' }],
  place: { text: '3 栋', point: { lng: 116.84, lat: 40.37, system: 'gcj02' } },
  community: { id: 'c01', name: '梧桐里社区' },
  grid: { id: 'c01-g02', name: '第 2 网格' },
  outsideGrids: false,
  station,
  leadUnit: { id: 'c01-pm', name: '锦园物业' },
  why: [{ kind: 'place', text: '3 栋，属于梧桐里社区第 2 网格' }, { kind: 'lead', text: '锦园物业' }],
  clock,
  timeline: [filed, accepted, dispatched],
  result: null,
  evaluation: null,
  evaluateUntil: null,
  reporter: null,
  suggestion: null,
  release: null,
  showToNeighbours: false,
  createdAt: '2026-11-23T01:00:00.000Z',
  actions: ['supplement', 'withdraw'],
};

/** Handled: it waits for the reporter's word. */
export const toEvaluate: CaseView = {
  ...inHand,
  revision: 6,
  state: 'handled',
  clock: { ...clock, step: 'evaluate' },
  timeline: [...inHand.timeline, handled],
  result: { text: '换了新井盖，四周填平了。', photos: [photo('photo-2')], unit: '锦园物业', person: '何建国', at: '2026-11-24T03:00:00.000Z' },
  evaluateUntil: '2026-12-01T09:30:00.000Z',
  actions: ['evaluate'],
};

/** Closed by the reporter's word. */
export const closed: CaseView = {
  ...toEvaluate,
  revision: 7,
  state: 'closed',
  outcome: 'satisfied',
  clock: { ...clock, step: 'stopped', dueAt: null, state: 'done', days: [] },
  evaluation: { contacted: true, solved: true, satisfaction: 'satisfied', text: null, at: '2026-11-24T04:00:00.000Z', round: 1 },
  actions: [],
};

/** What a neighbour gets of it: no words, no photos, no place. */
export const forNeighbours: CaseView = {
  ...inHand,
  viewer: 'neighbour',
  title: '第 2 网格，井盖路面',
  text: null,
  photos: [],
  answers: [],
  place: null,
  why: [],
  timeline: [{ ...filed, actor: { ...actor, name: '居民' } }, accepted, dispatched],
  actions: [],
};

export const row = (part: Partial<CaseRow>): CaseRow => ({
  id: 'case-1',
  number: 'WTL-26-000007',
  state: 'dispatched',
  outcome: null,
  grade: 'ordinary',
  round: 1,
  category: inHand.category,
  title: inHand.title,
  placeText: '3 栋',
  thumbUrl: null,
  leadUnit: '锦园物业',
  clock: { step: clock.step, dueAt: clock.dueAt, promisedAt: clock.promisedAt, state: clock.state, workingDaysLeft: 2, workingMinutesLeft: 960, overdueDays: 0 },
  outsideGrids: false,
  toEvaluate: false,
  createdAt: '2026-11-23T01:00:00.000Z',
  updatedAt: '2026-11-23T02:01:00.000Z',
  ...part,
});

export const mine = (items: CaseRow[], counts: { open: number; toEvaluate: number; done: number }): ResponseOf<'GET /cases/mine'> => ({ items, next: null, counts });
