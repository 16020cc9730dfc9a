import sharp from 'sharp';
import { askHome, confirmHome } from '../../../../server/features/homes';
import { createPerson, grantRole, openSession } from '../../../../server/features/identity';
import { buildingIdOf, createBuildings, createRooms, createRules, createUnit, roomIdOf } from '../../../../server/features/organisation';
import { saveDraft, settingPage } from '../../../../server/features/settings';
import { issueCode, type Sandbox } from '../../../../server/sandbox';
import type { Caller, TestServer } from '../../../support/server';
import { mp3 } from '../../../support/voices';
import { pointIn } from './district';
import { channelsFor } from './channels';
import { mattersFor } from './matters';
import { homeOf, type Somebody, type Who } from './people';
import { registersFor } from './registers';
import { emergenciesFor } from './emergencies';
import { noticesFor } from './notices';
import { openBooksFor } from './openBooks';
import { directoryFor } from './directory';
import { projectsFor } from './projects';
import { rollsFor } from './rolls';
import { consultationsFor } from './consultations';
import { topicsFor } from './topics';
import { mediationsFor } from './mediations';
import { visitsFor } from './visits';
import { bookingsFor } from './bookings';
import { volunteersFor } from './volunteers';
import { votesFor } from './votes';
import { activitiesFor } from './activities';
import { volunteerHoursFor } from './volunteerHours';
import { volunteerTasksFor } from './volunteerTasks';
import { volunteerTeamsFor } from './volunteerTeams';
import { wishesFor } from './wishes';

/** How far a case of the reporter has come. `unrated`: closed because nobody answered; `toCall`, `toReview`: closed, and waiting for that; `old`: so closed 31 days ago.
 * What waits for an answer (`asked`, `supervised`) or a decision (`extension`, `deferral`); `district`: escalated there. */
export type Stage = 'submitted' | 'accepted' | 'returned' | 'dispatched' | 'acknowledged' | 'handled' | 'unrated' | 'old' | 'toCall' | 'toReview' | 'asked' | 'supervised' | 'extension' | 'deferral' | 'district';
export interface CaseWish {
  readonly sensitive?: boolean;
  /** With a redacted version for the neighbours, from `handled` on. */
  readonly released?: boolean;
  /** With a recording of the reporter; `written`: the station has written it down. */
  readonly spoken?: boolean;
  readonly written?: boolean;
  /** The water company supports it, from `dispatched` on; `taken`: and has confirmed its task. */
  readonly supported?: 'asked' | 'taken';
}
/** Words of the reporter and the staff: planted, see `secrets/`. */
export const WORDS = {
  text: '密文楼道灯不亮看不见台阶', place: '密址梅园三栋二单元', note: '密注内部说明', result: '密果换了一盏灯', supplement: '密补二楼也不亮', released: '公开的说法', returned: '密退不归物业管', transcript: '密听三楼的灯也不亮', task: '密协关一下阀门', whistle: '密哨到三栋碰头', outcome: '密定今晚换管',
} as const;

interface Sent {
  readonly params: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** A day so many days ahead. */
export const dayIn = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What makes the things a call needs. `fresh`: a new one at each asking, else one for all. */
export function maker(server: TestServer, sandbox: Sandbox, callerOf: (who: Who) => Promise<Caller>) {
  const kept = new Map<string, unknown>();
  let count = 0;
  let photo: Promise<Buffer> | undefined;

  const jpeg = (): Promise<Buffer> => (photo ??= sharp({ create: { width: 60, height: 40, channels: 3, background: '#A23A20' } }).jpeg().toBuffer());
  const send = async (who: Somebody, path: string, body?: unknown): Promise<{ id: string; revision: number }> => {
    const answer = await (await callerOf(who)).post(path, body);
    if (answer.status >= 300) throw new Error(`the world cannot be made: ${who} ${path} ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  async function playCase(stage: Stage, { sensitive = false, released = false, spoken = false, written = false, supported }: CaseWish): Promise<string> {
    const report = {
      categoryId: sensitive ? 'neighbourDispute' : 'stairLight', text: WORDS.text, place: { text: WORDS.place, point: pointIn(0) }, showToNeighbours: !sensitive,
      photoIds: [], answers: [], ...(spoken || written ? { voiceIds: [await newVoice('reporter')] } : {}),
    };
    let { id, revision } = await send('reporter', '/cases', report);
    const step = async (who: Somebody, action: string, body: object = {}): Promise<void> => {
      ({ id, revision } = await send(who, `/cases/${id}/${action}`, { revision, ...body }));
    };
    await step('reporter', 'supplement', { text: WORDS.supplement });
    await step('staff', 'note', { text: WORDS.note });
    if (written) await step('staff', 'transcribe', { voiceId: report.voiceIds?.[0], text: WORDS.transcript });
    if (stage !== 'submitted') await step('staff', 'accept');
    if (stage === 'submitted' || stage === 'accepted') return id;
    await step('staff', 'dispatch', { unitId: 'plum-property' });
    if (supported) await step('staff', 'add-support', { unitId: 'water', text: WORDS.task });
    if (supported === 'taken') await step('utility', 'acknowledge-support', { partId: await partOf(id) });
    if (stage === 'dispatched') return id;
    if (stage === 'asked') await step('handler', 'ask', { text: '是三楼还是四楼' });
    if (stage === 'supervised') await step('dispatcher', 'supervise', { trigger: 'badEffect', reason: '群里都在说' });
    if (stage === 'district') await step('staff', 'escalate', { reason: '要几家一起' });
    if (stage === 'district') await step('dispatcher', 'escalate', { reason: '要区里来定' });
    if (stage === 'asked' || stage === 'supervised' || stage === 'district') return id;
    if (stage === 'returned') await step('handler', 'return', { reason: WORDS.returned });
    if (stage === 'returned') return id;
    await step('handler', 'acknowledge');
    if (stage === 'acknowledged') return id;
    if (stage === 'extension') await step('handler', 'ask-extension', { days: 5, reason: '等配件' });
    if (stage === 'deferral') await step('handler', 'ask-deferral', { unitId: 'plum-property', reason: '等改造', reviewOn: dayIn(server.deps.clock.now(), 30) });
    if (stage === 'extension' || stage === 'deferral') return id;
    await step('handler', 'handle', { text: WORDS.result });
    if (released) await step('staff', 'release', { text: WORDS.released });
    // Nobody waits days here for the closing of what nobody answered.
    const closedAt = new Date(server.deps.clock.now().getTime() - (stage === 'old' ? 31 : 0) * 86_400_000);
    const waits = stage === 'toCall' ? { callback: { state: 'due', why: 'urgent', since: closedAt, tries: [] }, awaits: 'callback' } : stage === 'toReview' ? { review: { state: 'asked', reason: null, at: closedAt }, awaits: 'review' } : {};
    if (stage !== 'handled') await server.deps.db.collection<{ _id: string }>('cases').updateOne({ _id: id }, { $set: { state: 'closed', open: false, outcome: 'unrated', closedAt, step: 'stopped', ...waits } });
    return id;
  }
  const patterns = new Map<string, Promise<string>>();
  /**
   * A case that nobody has touched: played once by the commands for each stage, and copied from then on, which is one
   * write in place of ten. With a recording it is played each time, because a recording belongs to one case.
   */
  async function aNewCase(stage: Stage, wish: CaseWish): Promise<string> {
    if (wish.spoken || wish.written) return playCase(stage, wish);
    const key = `${stage} ${JSON.stringify(wish)}`;
    const pattern = patterns.get(key) ?? playCase(stage, wish);
    patterns.set(key, pattern);
    const cases = server.deps.db.collection<{ _id: string; number: string; pending: unknown[]; pendingSince?: Date }>('cases');
    // What the pattern has still to tell is told once.
    const doc = await cases.findOne({ _id: await pattern }, { projection: { pendingSince: 0 } });
    if (!doc) throw new Error(`the case to copy is gone: ${key}`);
    const _id = `copy-${++count}-of-a-case`;
    await cases.insertOne({ ...doc, _id, number: `${doc.number}-${count}`, pending: [] });
    return _id;
  }
  async function partOf(id: string): Promise<string> {
    const row = await server.deps.db.collection<{ _id: string; support: { id: string }[] }>('cases').findOne({ _id: id });
    return row?.support[0]?.id ?? 'none';
  }
  /** Filed by plum's grid worker for somebody without an account; `handled`: and done by the property company. */
  async function newProxied(done = false): Promise<string> {
    const report = { categoryId: 'stairLight', text: WORDS.text, place: { text: WORDS.place, point: pointIn(0) } };
    const { id } = await send('grid', '/proxy/cases', { person: { name: '何婆婆' }, source: 'counter', consent: 'spoken', report });
    let revision = 0;
    const steps = done ? ([['staff', 'accept', {}], ['staff', 'dispatch', { unitId: 'plum-property' }], ['handler', 'acknowledge', {}], ['handler', 'handle', { text: WORDS.result }]] as const) : [];
    for (const [who, action, body] of steps) ({ revision } = await send(who, `/cases/${id}/${action}`, { revision, ...body }));
    return id;
  }
  async function newWhistle(): Promise<string> {
    return (await send('staff', `/cases/${await aNewCase('dispatched', {})}/whistles`, { kind: 'daily', unitIds: ['water'], reason: WORDS.whistle })).id;
  }
  /** What a meeting of the water company and plum's property company is called with; each of a month of its own. */
  const docketBody = (items: readonly object[] = [{ caseId: null, topic: '夜里停车' }]) => {
    const n = ++count;
    return { month: `${2030 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`, meetsAt: server.deps.clock.now().toISOString(), place: '社区二楼', items, unitIds: ['water'] };
  };
  /** `decided`: and who came is noted; `published`: with a task of the water company. */
  async function newDocket(stage: 'called' | 'decided' | 'published'): Promise<string> {
    const body = { ...docketBody([{ caseId: await aNewCase('dispatched', {}), topic: '楼道照明' }]), unitIds: ['water', 'plum-property'] };
    const { id } = await send('staff', '/dockets', body);
    if (stage === 'called') return id;
    await send('staff', `/dockets/${id}/attend`, { revision: 0, came: ['water'] });
    await send('staff', `/dockets/${id}/decide`, { revision: 1, itemId: 'i1', text: '换灯', tasks: [{ unitId: 'water', plan: '换灯', dueOn: dayIn(server.deps.clock.now(), 7) }] });
    if (stage === 'published') await send('staff', `/dockets/${id}/publish`, { revision: 2, text: '都定了' });
    return id;
  }
  async function newSplit(): Promise<{ from: string; made: string }> {
    const from = await aNewCase('submitted', {});
    const { revision } = (await server.deps.db.collection<{ _id: string; revision: number }>('cases').findOne({ _id: from })) ?? {};
    const body = { to: 'case', revision, categoryId: 'roadCover', text: WORDS.text };
    const answer = await (await callerOf('staff')).post(`/threads/case/${from}/conversions`, body).expect(201);
    return { from, made: (answer.body.matters as { id: string }[]).find(({ id }) => id !== from)?.id ?? '' };
  }
  const revisionOf = async (id: string): Promise<number> => (await server.deps.db.collection<{ _id: string; revision: number }>('cases').findOne({ _id: id }))?.revision ?? -1;
  async function newPictured(): Promise<{ id: string; photoId: string }> {
    const photoId = await newPhoto('reporter');
    const { id } = await send('reporter', '/cases', { categoryId: 'stairLight', text: WORDS.text, photoIds: [photoId], place: { text: WORDS.place, point: pointIn(0) } });
    return { id, photoId };
  }
  /** Two cases of the reporter; the first one merged into the second, where that is wished. */
  async function newPair(wish: CaseWish, merged: boolean): Promise<{ id: string; leadId: string }> {
    const [id, leadId] = [await aNewCase('submitted', wish), await aNewCase('submitted', {})];
    if (merged) await send('staff', `/cases/${id}/merge`, { revision: await revisionOf(id), leadId, leadRevision: await revisionOf(leadId) });
    return { id, leadId };
  }
  async function newPhoto(who: Somebody): Promise<string> {
    return (await (await callerOf(who)).post('/files').attach('file', await jpeg(), 'photo.jpg').expect(201)).body.id;
  }
  async function newVoice(who: Somebody): Promise<string> {
    return (await (await callerOf(who)).post('/voices').attach('file', mp3(2, ++count % 60), 'voice.mp3').expect(201)).body.id;
  }
  async function newMessage(): Promise<string> {
    await playCase('accepted', {});
    await server.drain();
    return (await (await callerOf('reporter')).get('/inbox').expect(200)).body.items[0].id;
  }
  async function newImport(): Promise<string> {
    const admin = await callerOf('administrator');
    const answer = await admin.post('/administration/imports?kind=areas').attach('file', areas(`area-${++count}`), 'areas.geojson').expect(201);
    return answer.body.id;
  }
  async function newUnit(): Promise<string> {
    const id = `company-${++count}`;
    await createUnit(server.deps, { id, kind: 'property', name: `物业${count}`, parentId: 'reed' });
    return id;
  }
  async function newMembership(): Promise<string> {
    const [personId, since] = [`temp-${++count}`, new Date(server.deps.clock.now().getTime() - 86_400_000)];
    await createPerson(server.deps, { id: personId, name: '临时工' });
    await grantRole(server.deps, { personId, role: 'gridWorker', unitId: 'reed', since });
    return `${personId}.gridWorker.reed.${since.getTime().toString(36)}`;
  }

  /** Something new to publish that decides nothing here; the revision it has. */
  async function newDraft(kind: 'catalogue' | 'calendar' | 'texts' | 'rates' | 'lessons'): Promise<number> {
    const { deps } = server;
    const ask = { personId: 'administrator', revision: (await settingPage(deps, kind)).revision };
    const word = `第${++count}次`;
    if (kind === 'rates') await saveDraft(deps, kind, ask, { ...(await settingPage(deps, kind)).inForce, basically: 50 + (count % 50) });
    if (kind === 'lessons') {
      const [first, ...rest] = (await settingPage(deps, kind)).inForce.lessons;
      if (first) await saveDraft(deps, kind, ask, { lessons: [{ ...first, name: word }, ...rest] });
    }
    if (kind === 'texts') await saveDraft(deps, kind, ask, { homeGreeting: word });
    if (kind === 'calendar') {
      const { inForce } = await settingPage(deps, kind);
      await saveDraft(deps, kind, ask, { ...inForce, years: inForce.years.map((table) => (table.year === 2024 ? { ...table, holidays: { ...table.holidays, '2024-01-01': word } } : table)) });
    }
    if (kind === 'catalogue') {
      const { inForce } = await settingPage(deps, kind);
      await saveDraft(deps, kind, ask, { ...inForce, categories: inForce.categories.map((one) => (one.id === 'other' ? { ...one, hint: word } : one)) });
    }
    return ask.revision + 1;
  }
  async function newRule(): Promise<string> {
    const id = `rule-${++count}`;
    await createRules(server.deps, [{ id, categoryId: 'thanks', unitId: 'plum-property', article: '临时', areaId: 'plum' }]);
    return id;
  }
  const newGuest = (): Promise<string> => createPerson(server.deps, { id: `temp-${++count}`, name: '临时人' });
  async function newDesk(): Promise<{ code: string; secret: string }> {
    return (await server.request.post('/api/v1/sessions/scan').set({ 'X-Linli': 'browser', 'Sec-Fetch-Site': 'same-origin' }).expect(201)).body;
  }
  /** A home in plum of the reporter, whose plate says what is planted, or of somebody made for it. */
  async function newHome(state: 'asked' | 'confirmed', of: 'reporter' | 'somebody'): Promise<string> {
    const owner = of === 'reporter' ? of : await createPerson(server.deps, { id: `temp-${++count}`, name: '临时人' });
    const doc = await askHome(server.deps, owner, { communityId: 'plum', door: { words: `${homeOf('reporter')}${++count}` }, relation: 'family' }, `home-${count}-key`);
    if (state === 'confirmed') await confirmHome(server.deps, doc, { personId: 'staff', parts: ['station'] }, { revision: 0, key: 'confirmed', placeText: homeOf('reporter') });
    return doc._id;
  }
  /** A building of plum with one room. */
  async function newBuilding(): Promise<string> {
    const id = buildingIdOf('plum', { estate: '', building: '9' });
    await createBuildings(server.deps, [{ id, communityId: 'plum', estate: '', name: '9 栋', placeId: null }]);
    await createRooms(server.deps, [{ id: roomIdOf(id, { entrance: '', no: '101' }), buildingId: id, communityId: 'plum', entrance: '', no: '101', area: null }]);
    return id;
  }
  async function newRoom(): Promise<string> {
    const [buildingId, no] = [await newBuilding(), `r${++count}`];
    const id = roomIdOf(buildingId, { entrance: '', no });
    await createRooms(server.deps, [{ id, buildingId, communityId: 'plum', entrance: '', no, area: null }]);
    return id;
  }
  /** Somebody made for it stands at the counter of `who`; null for those who have none. */
  async function newVisit(who: Who): Promise<string> {
    const personId = await createPerson(server.deps, { id: `temp-${++count}`, name: '临时人' });
    const code = await (await server.as(personId)).post('/me/counter-code').expect(201);
    const found = await (await callerOf(who)).post('/counter/find', { code: code.body.code });
    return found.status === 200 ? found.body.visit : 'none';
  }
  async function newCheck(): Promise<string> {
    const answer = await (await callerOf('staff')).post('/counter/documents', { visit: await newVisit('staff'), kind: 'identityCard' }).expect(201);
    return answer.body.document.id;
  }

  const keep = <T>(name: string, build: () => Promise<T>): Promise<T> => {
    const made = (kept.get(name) as Promise<T> | undefined) ?? build();
    kept.set(name, made);
    return made;
  };

  const forOne = (fresh: boolean) => {
    const once = <T>(name: string, build: () => Promise<T>): Promise<T> => (fresh ? build() : keep(name, build));
    const volunteers = volunteersFor({ server, send, once });
    const tasks = volunteerTasksFor({ server, send, dayAhead: (days) => dayIn(server.deps.clock.now(), days), inForce: (who) => volunteers.inForce(who), newCase: async () => { const id = await aNewCase('submitted', {}); return { id, revision: await revisionOf(id) }; } });
    const teams = volunteerTeamsFor({ server, send, once, inForce: (who) => volunteers.inForce(who), noVolunteer: (who) => volunteers.noVolunteer(who) });
    const topics = topicsFor({ server, send, once });
    const aCase = (stage: Stage, wish: CaseWish = {}): Promise<string> => once(`case ${stage} ${JSON.stringify(wish)}`, () => aNewCase(stage, wish));
    return {
      /** A case of the reporter in community plum, given to plum's property company from `dispatched` on. */
      case: aCase,
      /** A case that plum's grid worker filed for somebody without an account. */
      proxied: (): Promise<string> => once('proxied', () => newProxied()),
      /** The same, done, and what the station says they said of it. */
      async wordOf(body: object): Promise<Sent> {
        const id = await once('wordOf', () => newProxied(true));
        const row = await server.deps.db.collection<{ _id: string; revision: number }>('cases').findOne({ _id: id });
        return { params: { id }, body: { revision: row?.revision, ...body } };
      },
      /** The same case as `case`, and its revision: parameters and body of an action. */
      async action(stage: Stage, body: object, wish: CaseWish = {}): Promise<Sent> {
        const id = await aCase(stage, wish);
        const row = await server.deps.db.collection<{ _id: string; revision: number }>('cases').findOne({ _id: id });
        return { params: { id }, body: { revision: row?.revision, ...body } };
      },
      /** A step in the task that the water company has in a case. */
      async support(wish: 'asked' | 'taken', body: object): Promise<Sent> {
        const sent = await this.action('dispatched', body, { supported: wish });
        return { ...sent, body: { ...(sent.body as object), partId: await partOf(String(sent.params.id)) } };
      },
      /** A case for which nobody has blown a whistle. */
      caseToWhistle: (): Promise<string> => once('to whistle', () => aNewCase('dispatched', {})),
      /** A whistle of the station for a case of its own, calling the water company. */
      whistle: (): Promise<string> => once('whistle', newWhistle),
      /** The middle of the reported place. */
      spot: () => pointIn(0),
      async onWhistle(body: object, ended = false): Promise<Sent> {
        const id = await once(`whistle ${String(ended)}`, newWhistle);
        const kept_ = await server.deps.db.collection<{ _id: string; revision: number; state: string }>('whistles').findOne({ _id: id });
        if (ended && kept_?.state === 'open') await send('staff', `/whistles/${id}/end`, { revision: kept_.revision, text: WORDS.outcome });
        const now = await server.deps.db.collection<{ _id: string; revision: number }>('whistles').findOne({ _id: id });
        return { params: { id }, body: { revision: now?.revision, ...body } };
      },
      ...mattersFor({ server, send, callerOf, once, fresh }),
      ...channelsFor({ server, callerOf, once }),
      ...registersFor({ server, once }),
      ...wishesFor({ server, send, once, fresh, photo: newPhoto }),
      ...projectsFor({ server, send, once }),
      ...volunteers,
      ...tasks,
      ...activitiesFor({ server, send, helperId: () => volunteers.inForce('neighbour'), dayAhead: tasks.dayAhead, teamId: () => teams.newTeam('active') }),
      ...teams,
      ...volunteerHoursFor({ server, send, helperId: () => volunteers.inForce('neighbour'), reporterId: () => volunteers.inForce('reporter') }),
      ...topics,
      ...noticesFor({ server, send, once }),
      ...openBooksFor({ server, send, once }),
      ...directoryFor({ server, send, once }),
      ...emergenciesFor({ server, send, once }),
      ...mediationsFor({ server, send, once }),
      ...visitsFor({ server, send, once }),
      ...bookingsFor({ server, send, once }),
      ...votesFor({ server, send, once, adopted: () => keep('topic for votes', () => topics.topic('adopted')) }),
      ...rollsFor({ server, send, callerOf, once }),
      ...consultationsFor({ server, send, once, body: topics.body }),
      docketBody,
      /** A monthly meeting of plum's station about a case of the reporter. */
      docket: (): Promise<string> => once('docket called', () => newDocket('called')),
      async onDocket(stage: 'called' | 'decided' | 'published', body: object): Promise<Sent> {
        const id = await once(`docket ${stage}`, () => newDocket(stage));
        const now = await server.deps.db.collection<{ _id: string; revision: number }>('dockets').findOne({ _id: id });
        return { params: { id }, body: { revision: now?.revision, ...body } };
      },
      /** A case of which the station has split one off, and the one that was. */
      splitCase: (): Promise<string> => once('split', async () => (await newSplit()).from),
      async apart(body: object): Promise<Sent> {
        const id = await once('apart', async () => (await newSplit()).made);
        return { params: { id }, body: { revision: 0, ...body } };
      },
      /** A case with a photo of its reporter, which is to be taken back. */
      async pictured(): Promise<Sent> {
        const { id, photoId } = await once('pictured', newPictured);
        return { params: { id }, body: { revision: await revisionOf(id), photoIds: [photoId] } };
      },
      /** A case that is to be merged into another; one that was. */
      async doubled(wish: CaseWish = {}): Promise<Sent> {
        const { id, leadId } = await once(`pair ${JSON.stringify(wish)}`, () => newPair(wish, false));
        return { params: { id }, body: { revision: await revisionOf(id), leadId, leadRevision: await revisionOf(leadId) } };
      },
      async merged(body: object): Promise<Sent> {
        const { id } = await once('merged', () => newPair({}, true));
        return { params: { id }, body: { revision: await revisionOf(id), ...body } };
      },
      /** A photo that somebody uploaded and has not used. */
      photo: (who: Somebody = 'reporter'): Promise<string> => once(`photo ${who}`, () => newPhoto(who)),
      jpeg,
      /** A recording that somebody uploaded and has not used. */
      voice: (who: Somebody = 'reporter'): Promise<string> => once(`voice ${who}`, () => newVoice(who)),
      /** An action on the recording of a case. */
      async aloud(body: object, wish: CaseWish): Promise<Sent> {
        const sent = await this.action('submitted', body, wish);
        const row = await server.deps.db.collection<{ _id: string; voiceIds: string[] }>('cases').findOne({ _id: String(sent.params.id) });
        return { ...sent, body: { ...(sent.body as object), voiceId: row?.voiceIds[0] } };
      },
      /** A message of the reporter; one for all, because marking it as read twice does no harm. */
      message: (): Promise<string> => keep('message', newMessage),
      /** An import without problems that waits to be accepted. */
      import: (): Promise<string> => once('import', newImport),
      /** A GeoJSON file with one area of the utility. */
      areas: (): Buffer => areas(`area-${++count}`),
      /** A home in plum, with the body of an action. */
      async home(state: 'asked' | 'confirmed', body?: object, of: 'reporter' | 'somebody' = 'reporter'): Promise<Sent> {
        const id = await once(`home ${state} ${of}`, () => newHome(state, of));
        return { params: { id }, ...(body ? { body: { revision: state === 'asked' ? 0 : 1, ...body } } : {}) };
      },
      /** A building of plum; one for all. */
      building: (): Promise<string> => keep('building', newBuilding),
      /** What the counter of somebody found: a visitor made for it. */
      visit: (who: Who): Promise<string> => newVisit(who),
      /** That the counter of plum saw somebody's document. */
      check: (): Promise<string> => once('check', newCheck),
      /** A room of plum that nobody has a home behind. */
      room: (): Promise<string> => once('room', newRoom),
      /** A property company of reed that holds nothing. */
      unit: (): Promise<string> => once('unit', newUnit),
      /** A term of somebody made for it. */
      membership: (): Promise<string> => once('membership', newMembership),
      /** Somebody made for it, of whom nothing is known. */
      /** Somebody of plum without an office, whose account can be stopped: nobody of the cast. */
      account: (): Promise<string> => once('account', () => createPerson(server.deps, { id: `temp-${++count}`, name: '临时人', level: 1, home: { communityId: 'plum', placeText: '', placeId: null, point: null } })),
      /** The same, stopped by plum's head. */
      stopped: (): Promise<string> => once('stopped', async () => {
        const id = await createPerson(server.deps, { id: `temp-${++count}`, name: '临时人', level: 1, home: { communityId: 'plum', placeText: '', placeId: null, point: null } });
        await send('head', `/workbench/accounts/${id}/suspend`, { revision: 0, reason: 'wished', days: 7 });
        return id;
      }),
      person: (): Promise<string> => once('person', () => createPerson(server.deps, { id: `temp-${++count}`, name: '临时人' })),
      /** Code of `wx.login` on a phone of its own; codes are good once. */
      code: async (): Promise<string> => issueCode(sandbox.state, `phone-${++count}`),
      /** Token of a session of its own, for what ends sessions. */
      session: async (who: Who): Promise<string | null> => (who === 'stranger' ? null : (await openSession(server.deps, who, 1)).token),
      /** What is being written of a setting: the body of a write, with the revision it must name. */
      async setting(kind: 'catalogue' | 'calendar' | 'texts' | 'rates' | 'lessons', what: 'draft' | 'discard' | 'publish'): Promise<object> {
        const draft = what !== 'draft' && fresh ? await newDraft(kind) : undefined;
        const { revision, inForce } = await settingPage(server.deps, kind);
        return { revision: draft ?? revision, ...(what === 'draft' ? { content: inForce } : {}), ...(what === 'publish' ? { why: '试一试' } : {}) };
      },
      /** A line of the routing table made for it. */
      rule: (): Promise<string> => once('rule', newRule),
      /** Id of a session of its own; null: of somebody made for it. */
      sessionId: async (who: Somebody | null): Promise<string> => server.deps.tokens.read((await openSession(server.deps, who ?? (await newGuest()), 1)).token, server.deps.clock.now())?.sessionId ?? '',
      /** Token of somebody made for it, for what ends all sessions of a person. */
      guest: async (who: Who): Promise<string | null> => (who === 'stranger' ? null : (await openSession(server.deps, await newGuest(), 1)).token),
      /** The cookie in which a browser keeps a session of its own. */
      cookie: async (who: Somebody): Promise<string> => `linli_session=${(await openSession(server.deps, who, 1, { byBrowser: true })).cookie?.value}`,
      /** A desk that asks to be let in by scanning. */
      desk: (): Promise<{ code: string; secret: string }> => once('desk', newDesk),
      next: (): number => ++count,
      /** A signed address of an export of the audit log. */
      async export(): Promise<Sent> {
        const { body } = await (await callerOf('auditor')).post('/audit/exports', {}).expect(201);
        const url = new URL(body.url, 'http://x');
        return { params: { id: url.pathname.split('/').pop() }, query: Object.fromEntries(url.searchParams) };
      },
      /** A signed address of the reporter's photo. */
      async address(): Promise<Sent> {
        const { body } = await (await callerOf('reporter')).get(`/files/${await this.photo()}`).expect(200);
        const url = new URL(body.url, 'http://x');
        const [, id, variant] = /files\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
        return { params: { id, variant }, query: Object.fromEntries(url.searchParams) };
      },
    };
  };
  return { fresh: forOne(true), shared: forOne(false) };
}
export type Make = ReturnType<typeof maker>['fresh'];

function areas(id: string): Buffer {
  const ring = [[113.99, 22.69], [113.991, 22.69], [113.991, 22.691], [113.99, 22.691], [113.99, 22.69]];
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { 编号: id, 名称: `片区${id}`, 单位编号: 'water' }, geometry: { type: 'Polygon', coordinates: [ring] } }] }));
}
