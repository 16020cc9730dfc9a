import { file, handled, reportOf, seen, type CaseView, type Cast } from './cases';
import { PEOPLE } from './people';
import { manholePhoto } from './photo';
import { thanked } from './wishes';

/** Whose page it is; what stands nowhere is a resident's. A name that ends in `/` stands for all pages of its package. */
const STAFF_PAGES: readonly string[] = [
  'activities/desk',
  'activities/edit',
  'activities/gaps',
  'activities/people',
  'cases/proxy/index',
  'consultations/begin',
  'consultations/found',
  'consultations/from',
  'consultations/waiting',
  'dockets/board',
  'dockets/call',
  'dockets/docket',
  'field/',
  'figures/',
  'homes/counter',
  'homes/desk',
  'hours/certificate',
  'hours/certificateDesk',
  'hours/desk',
  'hours/enter',
  'hours/record',
  'hours/shift',
  'hours/suspects',
  'lessons/',
  'matters/admission',
  'matters/admissions',
  'matters/ask',
  'notices/desk',
  'notices/emergencyAsk',
  'notices/write',
  'directory/desk',
  'directory/write',
  'openBooks/desk',
  'openBooks/write',
  'projects/desk',
  'registers/entries',
  'rolls/desk',
  'rolls/import',
  'rolls/line',
  'rolls/manage',
  'teams/desk',
  'teams/invitation',
  'teams/invitations',
  'teams/members',
  'teams/search',
  'mediations/ask',
  'mediations/begin',
  'mediations/desk',
  'visits/desk',
  'bookings/desk',
  'bookings/sheet',
  'bookings/write',
  'volunteers/desk',
  'volunteers/offer',
  'volunteers/record',
  'volunteers/task',
  'volunteers/taskDesk',
  'voteDesk/draft',
  'voteDesk/secret',
  'voteDesk/watch',
  'whistles/',
  'wishes/desk',
  'wishes/figures',
  'workbench/',
];
/** Looked at as a volunteer: anybody else is only asked there to become one. */
const VOLUNTEERS_PAGES: readonly string[] = [
  'activities/activity',
  'activities/find',
  'activities/mine',
  'hours/ask',
  'hours/certificates',
  'hours/mine',
  'hours/published',
  'teams/able',
  'teams/found',
  'teams/list',
  'teams/mine',
  'teams/plan',
  'teams/planEdit',
  'teams/plans',
  'teams/team',
  'volunteers/mine',
  'volunteers/tasks',
];
const ADMINISTRATORS_PAGES: readonly string[] = [
  'administration/',
  'matters/edit',
  'registers/index',
  'registers/sheet',
];
const AUDITORS_PAGES: readonly string[] = ['audit/log'];

/** `features/x/pages/y` as `x/y`; tabs keep their address. */
const nameOf = (page: string): string => page.replace(/^features\/(\w+)\/pages\//, '$1/');
const among = (names: readonly string[], page: string): boolean => names.some((name) => (name.endsWith('/') ? nameOf(page).startsWith(name) : nameOf(page) === name));

/** Whose page it is: the station's and the administrator's pages refuse everybody else, and say so in the console. */
export function roleOf(page: string): 'resident' | 'volunteer' | 'station' | 'administrator' | 'auditor' {
  if (among(ADMINISTRATORS_PAGES, page)) return 'administrator';
  if (among(AUDITORS_PAGES, page)) return 'auditor';
  if (among(VOLUNTEERS_PAGES, page)) return 'volunteer';
  return among(STAFF_PAGES, page) ? 'station' : 'resident';
}

/** What pages are about by their names: an identifier, or one with more of the query behind it. */
export type About = Readonly<Record<string, string>>;

interface Known {
  readonly cast: Cast;
  /** Solved; reported just now; one of the elder. */
  readonly done: CaseView;
  readonly fresh: CaseView;
  readonly mine: CaseView;
  readonly communityId: string;
  /** A unit that could be closed. */
  readonly unitId: string;
}

const first = (list: { readonly items: readonly { readonly id: string }[] }): string => list.items[0]?.id ?? '';

/** One maker a feature: what its pages are about, made or looked up. */
const MAKERS: readonly ((known: Known) => Promise<About> | About)[] = [
  ({ communityId, unitId }) => ({
    'administration/channels': unitId,
    'administration/closeUnit': unitId,
    'administration/community': communityId,
    'administration/rooms': communityId,
  }),
  async ({ cast, communityId }) => ({
    'matters/list': communityId,
    'matters/edit': communityId,
    'matters/report': communityId,
    'matters/admission': first(await cast.lin.call('GET /admissions', {})),
  }),
  async ({ cast, done, fresh, unitId }) => ({
    'whistles/whistle': (await cast.lin.call('POST /cases/:id/whistles', { params: { id: done.id }, body: { kind: 'daily', unitIds: [unitId], reason: '到 3 栋门口碰头，看看地面怎么修。' } })).id,
    'whistles/blow': fresh.id,
  }),
  async ({ cast, fresh, unitId }) => {
    const id = await publishedDocket(cast, fresh.id, unitId);
    return { 'dockets/docket': id, 'dockets/summary': id };
  },
  async ({ cast }) => ({
    'wishes/wish': first(await cast.chen.call('GET /wishes', {})),
    'wishes/card': await thanked(cast),
  }),
  async ({ cast }) => {
    const projects = await cast.chen.call('GET /projects', { query: { lane: 'running' } });
    return { 'projects/project': first(projects), 'projects/round': projects.rounds[0]?.id ?? '' };
  },
  async ({ cast, fresh }) => ({
    'volunteers/record': first(await cast.lin.call('GET /workbench/volunteers', { query: { desk: 'active' } })),
    'volunteers/task': first(await cast.lin.call('GET /workbench/volunteer-tasks', { query: { desk: 'open' } })),
    'volunteers/offer': `${fresh.id}&kind=case`,
  }),
  async ({ cast }) => {
    const team = first(await cast.chen.call('GET /volunteer-teams', {}));
    return {
      'teams/team': team,
      'teams/members': team,
      'teams/plan': first(await cast.chen.call('GET /volunteer-projects', {})),
      'teams/invitation': first(await cast.lin.call('GET /workbench/invitations', {})),
    };
  },
  async ({ cast }) => {
    const id = (await cast.lin.call('GET /workbench/activities', { query: { desk: 'open' } })).items.find(({ title }) => title === '周六清洁日')?.id ?? '';
    return { 'activities/activity': id, 'activities/people': id };
  },
  async ({ cast }) => {
    const waiting = await cast.lin.call('GET /workbench/service-records', { query: { desk: 'confirm' } });
    const records = await Promise.all(waiting.items.map(({ id }) => cast.lin.call('GET /service-records/:id', { params: { id } })));
    return {
      'hours/record': first(await cast.lin.call('GET /workbench/service-records', { query: { desk: 'published' } })),
      'hours/shift': records.find(({ shiftId }) => shiftId !== null)?.shiftId ?? '',
      'hours/certificate': first(await cast.lin.call('GET /workbench/certificates', { query: { desk: 'issued' } })),
    };
  },
  async ({ cast }) => {
    const { rolls, imports } = await cast.lin.call('GET /rolls/desk', {});
    const id = rolls[0]?.id ?? '';
    const line = (await cast.lin.call('GET /rolls/:id/lines', { params: { id }, query: {} })).items[0]?.ref ?? '';
    return { 'rolls/roll': id, 'rolls/manage': id, 'rolls/line': `${id}&ref=${line}`, 'rolls/import': imports[0]?.id ?? '' };
  },
  async ({ cast, communityId }) => {
    const going = first(await cast.chen.call('GET /votes', { query: { lane: 'going' } }));
    const adopted = await cast.lin.call('GET /topics', { query: { lane: 'going', communityId } });
    return {
      'votes/vote': first(await cast.chen.call('GET /votes', { query: { lane: 'over' } })) || going,
      'votes/ballot': going,
      'voteDesk/watch': going,
      'voteDesk/draft': `${adopted.items.find(({ state }) => state === 'adopted')?.id ?? ''}&kind=topic`,
    };
  },
  async ({ cast, communityId }) => {
    const id = await secretVote(cast, communityId);
    return { 'secretVotes/ballot': id, 'ballotReceipts/mine': id, 'voteDesk/secret': id };
  },
  async ({ cast, fresh }) => {
    const topics = await cast.chen.call('GET /topics', { query: { lane: 'toAnswer' } });
    const talk = first(await cast.chen.call('GET /consultations', {}));
    const ended = first(await cast.chen.call('GET /consultations', { query: { lane: 'over' } }));
    return {
      'consultations/topic': first(topics),
      'consultations/body': topics.items[0]?.body.id ?? '',
      'consultations/consultation': talk,
      'consultations/words': talk,
      'consultations/asks': talk,
      'consultations/begin': talk,
      'consultations/meeting': (await cast.chen.call('GET /consultations/:id', { params: { id: ended } })).meetings[0]?.id ?? '',
      'consultations/from': `${fresh.id}&kind=case`,
    };
  },
  () => ({ 'lessons/lesson': 'gasSmell' }),
  async ({ cast }) => {
    // Nobody looks at somebody else's: one of each.
    const asked = async (who: Cast['chen']): Promise<string> => (await who.call('POST /visits', { body: { whom: 'self', reason: 'newHere', text: '刚搬来，谁也不认识。', times: ['evening'], place: (await reportOf(who)).place } })).id;
    return { 'visits/visit': await asked(cast.chen), 'elder visits/visit': await asked(cast.wang) };
  },
  async ({ cast }) => {
    const [rooms, services] = [await cast.chen.call('GET /bookables', { query: { group: 'rooms' } }), await cast.chen.call('GET /bookables', { query: { group: 'services' } })];
    const hall = first(rooms);
    // Nobody looks at somebody else's: one of each.
    const taken = async (who: Cast['chen'], from: number): Promise<string> => (await who.call('POST /bookables/:id/bookings', { params: { id: hall }, body: { day: (await who.call('GET /bookables/:id', { params: { id: hall } })).days.find(({ state }, at) => at > 0 && state === 'open')?.day ?? '', span: { from, to: from + 60 } } })).id;
    return { 'bookings/bookable': first(services), 'bookings/sheet': hall, 'bookings/booking': await taken(cast.chen, 540), 'elder bookings/booking': await taken(cast.wang, 600) };
  },
  async ({ cast }) => ({ 'directory/service': first(await cast.chen.call('GET /services', { query: {} })) }),
  async ({ cast }) => {
    // Nobody looks at somebody else's: one of each.
    const asked = async (who: Cast['chen']): Promise<string> => (await who.call('POST /mediations', { body: { kind: 'noise', text: '楼上半夜拖椅子，孩子睡不着，说过两次没有用。', who: '楼上 601 的住户' } })).id;
    return { 'mediations/mediation': await asked(cast.chen), 'elder mediations/mediation': await asked(cast.wang) };
  },
  async ({ cast }) => ({ 'openBooks/book': first(await cast.chen.call('GET /open-books', {})) }),
  async ({ cast, communityId }) => {
    const notices = await cast.chen.call('GET /notices', {});
    return { 'notices/notice': [...notices.pinned, ...notices.items][0]?.id ?? '', 'notices/emergency': await runningEmergency(cast, communityId) };
  },
];

async function publishedDocket(cast: Cast, caseId: string, unitId: string): Promise<string> {
  const { id } = await cast.lin.call('POST /dockets', { body: { month: '2026-01', meetsAt: new Date().toISOString(), place: '社区二楼', items: [{ caseId, topic: '路面井盖' }], unitIds: [unitId] } });
  const params = { id };
  await cast.lin.call('POST /dockets/:id/attend', { params, body: { revision: 0, came: [unitId] } });
  await cast.lin.call('POST /dockets/:id/decide', { params, body: { revision: 1, itemId: 'i1', text: '两天内换好。', tasks: [{ unitId, plan: '换井盖', dueOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }] } });
  await cast.lin.call('POST /dockets/:id/publish', { params, body: { revision: 2, text: '井盖两天内换好。' } });
  return id;
}

/** One that is open, of the members of a body about a topic that was adopted. */
async function secretVote(cast: Cast, communityId: string): Promise<string> {
  const adopted = await cast.lin.call('GET /topics', { query: { lane: 'going', communityId } });
  const topic = adopted.items.find(({ state }) => state === 'adopted')?.id ?? '';
  const options = [{ id: 'a', label: '楼道装扶手' }, { id: 'b', label: '亭子里加座椅' }, { id: 'c', label: '大门口坡道' }];
  const { id, revision } = await cast.lin.call('POST /votes', { body: { basis: { kind: 'topic', id: topic }, ballot: 'secret', minBallots: 3, method: 'approval', preset: 'simple', unit: 'person', title: '三个微改造，先做哪个', text: '钱只够先做一个。', clauseIds: ['topic'], options, closes: new Date(Date.now() + 3_600_000).toISOString(), scrutineerIds: [PEOPLE.zhou.id, PEOPLE.he.id], paper: true } });
  const params = { id };
  let now = (await cast.lin.call('POST /votes/:id/prepare', { params, body: { revision } })).revision;
  for (const who of [cast.zhou, cast.he]) now = (await who.call('POST /votes/:id/agree', { params, body: { revision: now } })).revision;
  await cast.lin.call('POST /votes/:id/freeze', { params, body: { revision: now, lot: '骰子 4 2 6' } });
  return id;
}

async function runningEmergency(cast: Cast, communityId: string): Promise<string> {
  const { roles } = await cast.lin.call('GET /me');
  const unitId = roles.find(({ role }) => role === 'stationStaff')?.unit.id ?? '';
  const { id, revision } = await cast.lin.call('POST /emergencies', { body: { unitId, kind: 'storm', title: '台风今晚登陆', advice: '不要出门，关好门窗。', areas: [{ kind: 'community', id: communityId }] } });
  await cast.liang.call('POST /emergencies/:id/start', { params: { id }, body: { revision } });
  return id;
}

/** Where each page is opened, by page and whose it is: `#/page?id=…` with something that is worth looking at. */
export async function addressesOf(cast: Cast): Promise<(page: string, elder: boolean) => string> {
  const picture = await manholePhoto(900, 700);
  const photoOf = async (): Promise<string[]> => [(await cast.chen.upload(picture)).id];
  const done = await handled(cast, await file(cast.chen, { photoIds: await photoOf() }));
  const fresh = await file(cast.chen, { categoryId: 'roadCover', text: '3 栋门口的井盖裂成两半，老人孩子都从这里走。', photoIds: await photoOf() });
  const mine = await file(cast.wang, { text: '楼道的灯不亮，晚上看不见台阶。', categoryId: 'stairLight' });
  const { home } = await cast.chen.call('GET /me');
  const known: Known = { cast, done, fresh, mine, communityId: home?.community.id ?? '', unitId: (await seen(cast.lin, fresh)).suggestion?.unit.id ?? '' };
  const about: Record<string, string> = { 'workbench/case': fresh.id };
  for (const make of MAKERS) Object.assign(about, await make(known));
  return (page, elder) => {
    const id = nameOf(page) === 'cases/case/index' ? (elder ? mine.id : done.id) : ((elder ? about[`elder ${nameOf(page)}`] : undefined) ?? about[nameOf(page)]);
    return `#/${page}${id === undefined ? '' : `?id=${id}`}`;
  };
}
