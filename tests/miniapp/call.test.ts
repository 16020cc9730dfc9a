import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerWords } from '../../miniapp/ui/words/call';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { full, row } from './support/cases';
import { CHEN, STATION, ZHOU } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

/** Pages without the call, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  'features/workbench/pages/index': 'the desk of those who answer the telephone themselves',
  'features/workbench/pages/case': 'the desk of those who answer the telephone themselves',
  'features/field/pages/index': 'opened with an id: one matter in the hands of whoever works on it; the list without one has the call',
};

/** Every page of the route table, as the build says it. */
function allPages(): string[] {
  const app = JSON.parse(readFileSync(path.resolve(__dirname, '../../dist/weapp/app.json'), 'utf8')) as AppJson;
  return [...app.pages, ...app.subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];
}

let app: Weapp;
let server: Server;
beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

/** The numbers that a page dials, one tap on each of its call buttons. */
async function dialled(page: WeappPage): Promise<unknown[]> {
  app.wx.calls.length = 0;
  for (const call of page.findAll('.u-call')) {
    const button = call.querySelector<HTMLElement>('.main--u-press');
    if (button) await page.tap(button);
  }
  return app.wx.callsOf('makePhoneCall').map(({ phoneNumber }) => phoneNumber);
}

const OWN = STATION.phone.replace(/\D/g, '');

describe.each([CHEN, ZHOU])('the call to the station, for $name', ({ name, preferences }) => {
  it.each(allPages())('%s has it with the right number, also while its reads fail', async (route) => {
    const reason = WITHOUT[route];
    await logInAs(app, name);
    const other = { ...STATION, id: 'station-2', phone: '0755-5555 0999' };
    server.on('GET /cases/:id', () => ({ ...full(row()), station: other }));
    const page = await app.openPage(route, { id: 'case-1', kind: 'case' });
    if (reason) expect(page.findAll('.u-call')).toEqual([]);
    else {
      const own = route === 'features/cases/pages/case/index' ? '075555550999' : OWN;
      await until(`the call on ${route}`, () => page.findAll('.u-call').length > 0);
      const numbers = await dialled(page);
      expect({ route, numbers }).toEqual({ route, numbers: [own] });
      if (preferences.elderMode) expect(page.find('.u-root--elder')).toBeDefined();
    }
    await page.close();
  });
});

describe('without a network', () => {
  it.each(allPages().filter((route) => !WITHOUT[route]))('%s still has the number the phone knows', async (route) => {
    await logInAs(app, CHEN.name);
    server.cutOff();
    const page = await app.openPage(route, { id: 'never-read', kind: 'case' });
    expect(await dialled(page)).toEqual([OWN]);
    await page.close();
  });
});

describe('before a community is chosen', () => {
  it('offers the number of the district where there is one', async () => {
    // A phone on which nobody has ever been.
    document.body.replaceChildren();
    jest.resetModules();
    app = await loadApp();
    server = serve(app);
    server.on('GET /config', () => ({ mode: 'production', districtName: '锦城区', tiles: null, hotline: { name: '锦城区', phone: '12345', hours: '全天' } }));
    const page = await openAt(app, 'features/identity/pages/community/index', '打给区里');
    expect(page.text()).toContain('锦城区，全天');
    expect(await dialled(page)).toEqual(['12345']);
    await page.close();
  });

  it('offers nothing to dial where there is none, and names the emergency numbers', async () => {
    server.on('GET /config', () => ({ mode: 'demonstration', districtName: '锦城区', tiles: null }));
    await logInAs(app, '林晓梅');
    const page = await openAt(app, 'pages/board/index', '选好社区，这里就有您那里工作站的电话');
    expect(page.text()).toContain('着火打 119，救人打 120，报警打 110');
    expect(await dialled(page)).toEqual([]);
    await page.close();
  });
});

describe('whether somebody answers', () => {
  const open = [
    { from: '2026-11-24T01:00:00.000Z', to: '2026-11-24T04:00:00.000Z' },
    { from: '2026-11-24T06:00:00.000Z', to: '2026-11-24T09:30:00.000Z' },
  ];
  const target = { name: '梅社区工作站', phone: '0755-0000', hours: '周一至周五 9:00–17:30', open };
  const at = (time: string, elder = false) => answerWords(target, new Date(time), elder);

  it.each([
    ['2026-11-24T02:00:00.000Z', true, '有人接，到 12:00'],
    ['2026-11-24T05:00:00.000Z', false, '现在没人接，今天 14:00 有人'],
    ['2026-11-23T12:00:00.000Z', false, '现在没人接，明天 9:00 有人'],
    ['2026-11-24T10:00:00.000Z', null, '周一至周五 9:00–17:30'],
  ])('at %s', (time, answered, text) => {
    expect(at(time)).toEqual({ answered, text });
  });

  it('says it in words in elder mode', () => {
    expect(at('2026-11-24T07:00:00.000Z', true).text).toBe('有人接，到五点半');
    expect(at('2026-11-23T12:00:00.000Z', true).text).toBe('现在没人接，明天上午九点有人');
  });

  it('says the hours alone to a phone that kept an older answer', () => {
    expect(answerWords({ name: '站', phone: '1', hours: '9:00–17:30' }, new Date(), false)).toEqual({ answered: null, text: '9:00–17:30' });
  });
});
