import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../support/browser';
import { castOf, file, handled, seen, type Cast } from '../support/journeys/cases';
import { eventually, startDistrict, type District } from '../support/journeys/district';
import { become } from '../support/journeys/hands';
import { PEOPLE, type PersonKey } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { thanked } from '../support/journeys/wishes';

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

/** Every page that the mini-program has, as its build says it. */
function allPages(): string[] {
  const app = JSON.parse(readFileSync(path.resolve(__dirname, '../../dist/weapp/app.json'), 'utf8')) as AppJson;
  return [...app.pages, ...app.subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];
}

/** Sizes in CSS pixels: 工信部 2021, 60 in elder mode, 44 elsewhere; 40 with a mouse at the desk (looks.md). */
const MODES = { phone: { target: 44, resident: 'chen' }, elder: { target: 60, resident: 'wang' }, desk: { target: 40, resident: 'chen' } } as const satisfies Record<string, { target: number; resident: PersonKey }>;
type Mode = keyof typeof MODES;

/** Whose page it is: the station's and the administrator's pages refuse everybody else, and say so in the console. */
function roleOf(page: string): 'resident' | 'station' | 'administrator' | 'auditor' {
  if (page.startsWith('features/administration/') || (page.startsWith('features/registers/') && !page.endsWith('/entries')) || page === 'features/matters/pages/edit') return 'administrator';
  if (page === 'features/audit/pages/log') return 'auditor';
  return page.startsWith('features/workbench/') || ['features/figures/', 'features/field/', 'features/whistles/', 'features/wishes/pages/desk', 'features/wishes/pages/figures', 'features/projects/pages/desk', 'features/volunteers/pages/desk', 'features/notices/pages/desk', 'features/notices/pages/write', 'features/notices/pages/emergencyAsk', 'features/consultations/pages/waiting', 'features/consultations/pages/found', 'features/votes/pages/watch', 'features/votes/pages/draft', 'features/consultations/pages/begin', 'features/consultations/pages/from', 'features/volunteers/pages/record', 'features/volunteers/pages/taskDesk', 'features/volunteers/pages/offer', 'features/hours/pages/desk', 'features/hours/pages/enter', 'features/hours/pages/shift', 'features/hours/pages/suspects', 'features/hours/pages/record', 'features/hours/pages/certificateDesk', 'features/activities/pages/desk', 'features/activities/pages/edit', 'features/activities/pages/gaps', 'features/activities/pages/people', 'features/teams/pages/desk', 'features/teams/pages/members', 'features/teams/pages/search', 'features/teams/pages/invitation', 'features/registers/pages/entries', 'features/rolls/pages/desk', 'features/rolls/pages/import', 'features/rolls/pages/manage', 'features/rolls/pages/line'].some((root) => page.startsWith(root)) || /(volunteers\/pages\/task|hours\/pages\/certificate|homes\/pages\/(desk|counter)|cases\/pages\/proxy\/index|matters\/pages\/(admissions?|ask)|dockets\/pages\/(board|call|docket))$/.test(page) ? 'station' : 'resident';
}
const personFor = (page: string, mode: Mode): PersonKey => ({ resident: MODES[mode].resident, station: 'lin', administrator: 'gao', auditor: 'sun' } as const)[roleOf(page)];

const shots = process.env.LINLI_SHOTS;
let server: District;
let browser: Browser;
let cast: Cast;
let caseIds: Record<'resident' | 'station' | 'elder', string>;
/** What pages of the administrator are about: a unit that could be closed, a community; and those of whistles. */
let about: Readonly<Record<string, string>>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDistrict(), launchBrowser()]);
  cast = await castOf(server.url);
  const picture = await manholePhoto(900, 700);
  const photoOf = async (): Promise<string[]> => [(await cast.chen.upload(picture)).id];
  const done = await handled(cast, await file(cast.chen, { photoIds: await photoOf() }));
  const fresh = await file(cast.chen, { categoryId: 'roadCover', text: '3 栋门口的井盖裂成两半，老人孩子都从这里走。', photoIds: await photoOf() });
  const mine = await file(cast.wang, { text: '楼道的灯不亮，晚上看不见台阶。', categoryId: 'stairLight' });
  caseIds = { resident: done.id, station: fresh.id, elder: mine.id };
  const { home } = await cast.chen.call('GET /me');
  const unitId = (await seen(cast.lin, fresh)).suggestion?.unit.id ?? '';
  const whistle = await cast.lin.call('POST /cases/:id/whistles', { params: { id: done.id }, body: { kind: 'daily', unitIds: [unitId], reason: '到 3 栋门口碰头，看看地面怎么修。' } });
  const admissions = await cast.lin.call('GET /admissions', {});
  const params = { id: (await cast.lin.call('POST /dockets', { body: { month: '2026-01', meetsAt: new Date().toISOString(), place: '社区二楼', items: [{ caseId: fresh.id, topic: '路面井盖' }], unitIds: [unitId] } })).id };
  await cast.lin.call('POST /dockets/:id/attend', { params, body: { revision: 0, came: [unitId] } });
  await cast.lin.call('POST /dockets/:id/decide', { params, body: { revision: 1, itemId: 'i1', text: '两天内换好。', tasks: [{ unitId, plan: '换井盖', dueOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }] } });
  await cast.lin.call('POST /dockets/:id/publish', { params, body: { revision: 2, text: '井盖两天内换好。' } });
  const wishes = await cast.chen.call('GET /wishes', {});
  const projects = await cast.chen.call('GET /projects', { query: { lane: 'running' } });
  const volunteers = await cast.lin.call('GET /workbench/volunteers', { query: { desk: 'active' } });
  const tasks = await cast.lin.call('GET /workbench/volunteer-tasks', { query: { desk: 'open' } });
  const hours = await cast.lin.call('GET /workbench/service-records', { query: { desk: 'published' } });
  const attended = (await Promise.all((await cast.lin.call('GET /workbench/service-records', { query: { desk: 'confirm' } })).items.map(({ id }) => cast.lin.call('GET /service-records/:id', { params: { id } })))).find(({ shiftId }) => shiftId !== null);
  const certificates = await cast.lin.call('GET /workbench/certificates', { query: { desk: 'issued' } });
  const teams = await cast.chen.call('GET /volunteer-teams', {});
  const activities = (await cast.lin.call('GET /workbench/activities', { query: { desk: 'open' } })).items.find(({ title }) => title === '周六清洁日')?.id ?? '';
  const invitations = await cast.lin.call('GET /workbench/invitations', {});
  const plans = await cast.chen.call('GET /volunteer-projects', {});
  const topics = await cast.chen.call('GET /topics', { query: { lane: 'toAnswer' } });
  const rolls = await cast.lin.call('GET /rolls/desk', {});
  const roll = rolls.rolls[0]?.id ?? '';
  const rollLine = (await cast.lin.call('GET /rolls/:id/lines', { params: { id: roll }, query: {} })).items[0]?.ref ?? '';
  const votes = [...(await cast.chen.call('GET /votes', { query: { lane: 'going' } })).items, ...(await cast.chen.call('GET /votes',   const talks = await cast.chen.call('GET /consultations', {});
  const ended = await cast.chen.call('GET /consultations', { query: { lane: 'over' } })).items];
  const voteId = votes[0]?.id ?? '';
  const adopted = await cast.lin.call('GET /topics', { query: { lane: 'going', communityId: home?.community.id ?? '' } });
  about = { vote: votes[1]?.id ?? voteId, ballot: voteId, watch: voteId, draft: adopted.items.find(({ state }) => state === 'adopted')?.id ?? '',  });
  const talk = talks.items[0]?.id ?? '';
  const met = (await cast.chen.call('GET /consultations/:id', { params: { id: ended.items[0]?.id ?? '' } })).meetings[0]?.id ?? '';
  const notices = await cast.chen.call('GET /notices', {});
  const { roles } = await cast.lin.call('GET /me');
  const emergency = await cast.lin.call('POST /emergencies', { body: { unitId: roles.find(({ role }) => role === 'stationStaff')?.unit.id ?? '', kind: 'storm', title: '台风今晚登陆', advice: '不要出门，关好门窗。', areas: [{ kind: 'community', id: home?.community.id ?? '' }] } });
  await cast.liang.call('POST /emergencies/:id/start', { params: { id: emergency.id }, body: { revision: emergency.revision } });
  about = { 'notices/emergency': emergency.id, 'notices/emergencyAsk': '', 'notices/notice': [...notices.pinned, ...notices.items][0]?.id ?? '', 'notices/list': '', 'notices/write': '', 'consultations/consultation': talk, 'consultations/words': talk, 'consultations/asks': talk, 'consultations/begin': talk, 'consultations/meeting': met, 'consultations/from': fresh.id, 'rolls/roll': roll, 'rolls/manage': roll, 'rolls/line': `${roll}&ref=${rollLine}`, 'rolls/import': rolls.imports[0]?.id ?? '', 'consultations/topic': topics.items[0]?.id ?? '', 'consultations/body': topics.items[0]?.body.id ?? '', 'hours/certificate': certificates.items[0]?.id ?? '', 'hours/record': hours.items[0]?.id ?? '', 'hours/shift': attended?.shiftId ?? '', plan: plans.items[0]?.id ?? '', invitation: invitations.items[0]?.id ?? '', activity: activities, people: activities, team: teams.items[0]?.id ?? '', members: teams.items[0]?.id ?? '', task: tasks.items[0]?.id ?? '', offer: fresh.id, record: volunteers.items[0]?.id ?? '', card: await thanked(cast), project: projects.items[0]?.id ?? '', round: projects.rounds[0]?.id ?? '', channels: unitId, wish: wishes.items[0]?.id ?? '', docket: params.id, summary: params.id, whistle: whistle.id, blow: fresh.id, closeUnit: unitId, community: home?.community.id ?? '', list: home?.community.id ?? '', edit: home?.community.id ?? '', report: home?.community.id ?? '', admission: admissions.items[0]?.id ?? '', rooms: home?.community.id ?? '' };
  if (shots) mkdirSync(shots, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

function addressOf(page: string, mode: Mode): string {
  const id = caseIds[roleOf(page) === 'station' ? 'station' : mode === 'elder' ? 'elder' : 'resident'];
  if (page === 'features/activities/pages/edit') return `${server.url}/#/${page}`;
  const named = about[page.replace(/^features\/(\w+)\/pages\//, '$1/')] ?? (roleOf(page) === 'administrator' || /^features\/(whistles|matters|dockets|wishes|projects|volunteers|teams|activities|votes)\//.test(page) ? about[page.split('/').pop() ?? ''] : undefined);
  if (named !== undefined) return `${server.url}/#/${page}?id=${named}${page.endsWith('/offer') ? '&kind=case' : page.endsWith('/votes/pages/draft') ? '&kind=topic' : ''}`;
  if (named !== undefined) return `${server.url}/#/${page}?id=${named}${/(offer|from)$/.test(page) ? '&kind=case' : ''}`;
  return `${server.url}/#/${page}${/case/.test(page.split('/').slice(2).join('/')) ? `?id=${id}` : ''}`;
}

/** Ready: this page alone is shown, nothing is being fetched any more and every picture is there. */
async function ready(page: Page, route: string): Promise<void> {
  await eventually(`${route} to be drawn`, () => page.evaluate<boolean>(`(() => {
    const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility());
    const [only] = shown;
    return shown.length === 1 && only.id.startsWith('/${route}') && !/^\\w/.test(only.id.slice(${route.length + 1})) && only.querySelector('.u-root') !== null
      && !only.querySelector('.u-loading, [aria-busy=true]') && [...only.querySelectorAll('img')].every((one) => one.complete || one.loading === 'lazy');
  })()`));
  await page.waitForLoadState('networkidle');
}

/** A picture of all of it, as long as it is. */
async function shoot(page: Page, name: string, whole: boolean): Promise<void> {
  if (!shots) return;
  const before = page.viewportSize();
  const height = await page.evaluate<number>(`Math.max(...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollHeight))`);
  if (whole && before) await page.setViewportSize({ ...before, height: Math.min(Math.max(height, before.height), 6000) });
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
  if (before) await page.setViewportSize(before);
}

/** Parts that can be pressed and are smaller than they may be, with their words. What lies in running text is a part too. */
const smallTargets = (page: Page, least: number): Promise<string[]> => page.evaluate<string[]>(`
  [...document.querySelectorAll('button, a[href], [role=button], [role=link], [role=radio], [role=checkbox], [role=tab], [role=switch], [role=option], .weui-tabbar__item')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getAttribute('tabindex') !== '-1')
    .map((one) => ({ box: one.getBoundingClientRect(), words: (one.getAttribute('aria-label') || one.textContent || one.className).trim().slice(0, 24) }))
    .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < ${least - 0.5} || box.height < ${least - 0.5}))
    .map(({ box, words }) => words + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`);

/** Parts that stick out at the right of the screen, though nothing around them scrolls sideways. */
const stickingOut = (page: Page): Promise<string[]> => page.evaluate<string[]>(`(() => {
  const width = document.documentElement.clientWidth;
  const cut = (one) => { for (let up = one.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible' && up.getBoundingClientRect().right <= width + 1) return true; return false; };
  const found = [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1 && !(one instanceof SVGElement) && !cut(one))
    .map((one) => one.className + ' ' + Math.round(one.getBoundingClientRect().right));
  return document.documentElement.scrollWidth > width ? ['page ' + document.documentElement.scrollWidth, ...found] : found;
})()`);

async function look(watched: WatchedPage, page: string, mode: Mode): Promise<void> {
  const before = watched.problems().length;
  await watched.page.goto(addressOf(page, mode));
  await ready(watched.page, page);
  await shoot(watched.page, `${mode}-${page.replace(/\//g, '_')}`, !page.startsWith('features/workbench/'));
  expect({ page, mode, out: await stickingOut(watched.page) }).toEqual({ page, mode, out: [] });
  expect({ page, mode, small: await smallTargets(watched.page, MODES[mode].target) }).toEqual({ page, mode, small: [] });
  expect({ page, mode, problems: watched.problems().slice(before) }).toEqual({ page, mode, problems: [] });
}

const login = 'features/identity/pages/login/index';

describe.each(Object.keys(MODES) as Mode[])('every page, %s', (mode) => {
  const opened = new Map<PersonKey, WatchedPage>();
  const pageOf = async (who: PersonKey): Promise<WatchedPage> => {
    const known = opened.get(who);
    if (known) return known;
    const watched = await (mode === 'desk' ? newDesktopPage(browser) : newPhonePage(browser));
    await become(watched.page, server.url, PEOPLE[who].name);
    opened.set(who, watched);
    return watched;
  };
  afterAll(() => Promise.all([...opened.values()].map((one) => one.close())));

  it.each(allPages().filter((page) => page !== login && (mode !== 'elder' || roleOf(page) === 'resident')))('%s fits, is quiet, and can be hit', async (page) => {
    await look(await pageOf(personFor(page, mode)), page, mode);
  });

  it(`${login} fits, is quiet, and can be hit`, async () => {
    const watched = await (mode === 'desk' ? newDesktopPage(browser) : newPhonePage(browser));
    try {
      await look(watched, login, mode === 'elder' ? 'phone' : mode);
    } finally {
      await watched.close();
    }
  });
});
