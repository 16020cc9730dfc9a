import sharp from 'sharp';
import { release } from '../../../server/features/cases';
import { forgetSettings } from '../../../server/features/settings';
import { settableClock } from '../../../server/platform/clock';
import { gcj02ToWgs84, wgs84ToGcj02 } from '../../../shared/domain/organisation/coordinates';
import { startTestServer, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict } from '../cases/support';
import { dispatched } from '../integrations/support';
import { reader, readAnswer, type AnswerName } from './protocol';

const START = new Date('2026-03-02T10:00:00+08:00');
const DAY = 24 * 3_600_000;
const clock = settableClock(START);
let server: TestServer;
let read: ReturnType<typeof reader>;
let key: string;
const keyOf = async (more: object = {}): Promise<string> => (await (await server.as('admin')).post('/administration/keys', { unitId: 'water', name: '水务平台', scopes: ['requests.file', 'requests.update'], perMinute: 6000, ...more }).expect(201)).body.secret;

beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://www.linli.example.org' } });
  await seedDistrict(server.deps);
  read = reader(server);
  key = await keyOf();
});
afterAll(() => server.close());
beforeEach(() => clock.set(START));

interface Request { service_request_id: string; status: string; status_notes: string; description: string | null; lat: number | null; long: number | null; address: string; agency_responsible: string | null; media_url: string | null; requested_datetime: string; service_code: string }
const list = async (path: string, name: AnswerName = 'requests'): Promise<Request[]> => (await read(name, path)) as Request[];
const ids = async (query: string): Promise<string[]> => (await list(`requests?${query}`)).map((row) => row.service_request_id);
type Fields = Record<string, string | readonly string[]>;
const SPOT = { lat: String(middleOf(0).lat), long: String(middleOf(0).lng) };
const encode = (fields: Fields): string => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one as string]))).toString();
const post = (fields: Fields, format: 'xml' | 'json' = 'json', path = '/open311/v2/requests') =>
  server.request.post(`${path}.${format}`).set('Content-Type', 'application/x-www-form-urlencoded; charset=utf-8').send(encode(fields)).buffer(true);
/** Hands in and gives the number. */
const file = async (fields: Fields = {}, format: 'xml' | 'json' = 'json'): Promise<string> => {
  const answer = await post({ api_key: key, service_code: 'stairLight', description: '楼道灯不亮', ...SPOT, ...fields }, format);
  expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
  return (readAnswer('filed', format, answer.text) as Request[])[0]?.service_request_id ?? '';
};
/** What is refused, with its number in the status and in the body. */
const refused = async (fields: Fields, status: number, path?: string): Promise<string> => {
  const texts = await Promise.all((['xml', 'json'] as const).map(async (format) => {
    const answer = await post(fields, format, path);
    expect(answer.status).toBe(status);
    const errors = readAnswer('errors', format, answer.text) as { code: string; description: string }[];
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set([String(status)]));
    return errors.map(({ description }) => description).join('\n');
  }));
  expect(texts[0]).toBe(texts[1]);
  return texts[0] ?? '';
};

describe('what is offered', () => {
  it('is found by discovery, above the version and in it: one endpoint in earnest and one to try', async () => {
    const found = (await read('discovery', 'discovery')) as { endpoints: { url: string; type: string; specification: string; formats: string[] }[] };
    expect(found.endpoints.map(({ url, type, formats }) => [url, type, formats])).toEqual([
      ['https://www.linli.example.org/open311/v2', 'production', ['text/xml', 'application/json']],
      ['https://www.linli.example.org/open311/test/v2', 'test', ['text/xml', 'application/json']],
    ]);
    expect(found.endpoints[0]?.specification).toBe('http://wiki.open311.org/GeoReport_v2');
    await reader(server, '/open311')('discovery', 'discovery');
  });

  it('lists the services, and each with questions has a definition', async () => {
    const services = (await read('services', 'services')) as { service_code: string; metadata: boolean; type: string }[];
    expect(services.length).toBeGreaterThan(10);
    expect(new Set(services.map(({ type }) => type))).toEqual(new Set(['realtime']));
    for (const { service_code: code, metadata } of services) {
      const { attributes, ...rest } = (await read('definition', `services/${code}`)) as { service_code: string; attributes: { order: number }[] };
      expect([rest.service_code, attributes.length > 0, attributes.map(({ order }) => order)]).toEqual([code, metadata, attributes.map((_, i) => i + 1)]);
    }
    const definition = (await read('definition', 'services/stairLight')) as { attributes: { code: string; datatype: string; values: object[] }[] };
    expect(definition.attributes[0]).toMatchObject({ variable: true, code: 'where', datatype: 'singlevaluelist', required: false, description: '哪里的灯', values: [{ key: 'stairs', name: '楼道里' }, {}, {}] });
  });

  it('says in the protocol that something is not there: service, request, token, resource, suffix, jurisdiction', async () => {
    for (const path of ['services/none', 'requests/LL26-999999', 'requests/none', 'tokens/none', 'nothing', 'services/a/b', 'services?jurisdiction_id=city.gov', 'requests?jurisdiction_id=city.gov', 'requests/%E0%A4%A']) {
      const errors = (await read('errors', path, 404)) as { code: string }[];
      expect(errors.map(({ code }) => code)).toEqual(['404']);
    }
    for (const path of ['/open311/v2/services', '/open311/v2/services.html', '/open311/v2', '/open311', '/open311/v2/']) {
      const answer = await server.request.get(path).buffer(true);
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/xml; charset=utf-8']);
      readAnswer('errors', 'xml', answer.text);
    }
    for (const known of ['', 'district', 'linli.example.org', encodeURIComponent('试验区')]) await read('services', `services?jurisdiction_id=${known}`);
    const wrong = await server.request.put('/open311/v2/services.json').buffer(true);
    expect([wrong.status, wrong.headers.allow, (readAnswer('errors', 'json', wrong.text) as { code: string }[])[0]?.code]).toEqual([405, 'GET, HEAD', '405']);
  });
});

describe('handing in', () => {
  it('needs a key that works and is good for it: 403 with an error body, before anything else', async () => {
    const fields = { service_code: 'none' };
    for (const api_key of ['', 'xyz', `${key}x`, 'lk1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']) await refused({ ...fields, api_key }, 403);
    await refused(fields, 403);
    await refused({ ...fields, api_key: await keyOf({ scopes: ['webhooks.replay'] }) }, 403);
  });

  it('makes a case like everybody else: number, clock, routing, station; and tells the number in both forms', async () => {
    for (const format of ['xml', 'json'] as const) {
      const number = await file({ account_id: '42', first_name: '小明', last_name: '王', phone: '139 0000 1111' }, format);
      expect(number).toMatch(/^LL26-\d{6}$/);
      const stored = await server.deps.db.collection('cases').findOne({ number });
      expect(stored).toMatchObject({ state: 'submitted', categoryId: 'stairLight', scope: { station: 'plum-station', grid: 'g0' }, suggestion: { unitId: 'plum-property' }, proxy: { door: 'open311', helperUnitId: 'water', accountless: true } });
      const person = await server.deps.db.collection<{ _id: string }>('people').findOne({ _id: stored?.reporterId });
      expect(person).toMatchObject({ name: '王小明', phoneTail: '1111' });
      const staff = (await (await server.as('plumStaff')).get(`/cases/${String(stored?._id)}`).expect(200)).body;
      expect(staff).toMatchObject({ number, text: '楼道灯不亮', proxy: { door: 'open311', helper: { unit: '供水公司' } } });
    }
  });

  it('takes each of the three forms of a place, and names what is wrong with one', async () => {
    const base = { api_key: key, service_code: 'litter', description: '垃圾没清' };
    const scope = async (fields: Fields) => {
      const answer = await post({ ...base, ...fields });
      const number = (JSON.parse(answer.text) as Request[])[0]?.service_request_id;
      return (await server.deps.db.collection('cases').findOne({ number }))?.scope.community as string;
    };
    expect(await scope({ ...SPOT })).toBe('plum');
    expect(await scope({ address_id: 'p0' })).toBe('plum');
    expect(await scope({ address_string: '松社区门口' })).toBe('pine');
    expect(await scope({ address_string: '梅社区 3 栋 2 单元' })).toBe('plum');
    await refused(base, 400);
    await refused({ ...base, lat: SPOT.lat }, 400);
    await refused({ ...base, lat: SPOT.lat, long: '' }, 400);
    await refused({ ...base, long: SPOT.long }, 400);
    await refused({ ...base, lat: '91', long: '113.9' }, 400);
    await refused({ ...base, lat: 'NaN', long: '113.9' }, 400);
    await refused({ ...base, lat: '39.9', long: '116.4' }, 400);
    await refused({ ...base, address_id: 'none' }, 400);
    await refused({ ...base, address_string: 'Nowhere Street 1' }, 400);
  });

  it('names what is missing or not offered', async () => {
    expect(await refused({ api_key: key, ...SPOT }, 400)).toContain('service_code');
    await refused({ api_key: key, service_code: '', ...SPOT }, 400);
    await refused({ api_key: key, service_code: 'none', ...SPOT }, 404);
    await refused({ api_key: key, service_code: 'litter', ...SPOT, jurisdiction_id: 'city.gov' }, 404);
    await refused({ api_key: key, service_code: 'litter', ...SPOT, media_url: 'javascript:alert(1)' }, 400);
    expect(await refused({ api_key: key, service_code: 'litter', ...SPOT, description: 'a\u0000b' }, 400)).toContain('description');
  });

  it('keeps Chinese, emoji, markup as text, and line breaks; 4,000 characters and not one more', async () => {
    const words = '井盖<b>裂了</b> & "晃"\r\n🙂 第二行\n第三行';
    const number = await file({ description: words });
    const [own] = await list(`requests/${number}?api_key=${key}`);
    expect(own?.description).toBe('井盖<b>裂了</b> & "晃"\n🙂 第二行\n第三行');
    const long = '坑'.repeat(3_999);
    await file({ description: `${long}🙂` });
    expect(await refused({ api_key: key, service_code: 'stairLight', ...SPOT, description: `${long}🙂。` }, 400)).toContain('4000');
  });

  it('takes the answers to the questions, in both spellings, and says what does not fit', async () => {
    for (const name of ['attribute[where]', 'attribute[where][]']) {
      const number = await file({ [name]: 'door', 'attribute[dark]': 'yes' });
      expect(await server.deps.db.collection('cases').findOne({ number })).toMatchObject({ answers: [{ questionId: 'where', value: 'door' }, { questionId: 'dark', value: 'yes' }], grade: 'urgent' });
    }
    const base = { api_key: key, service_code: 'stairLight', ...SPOT };
    expect(await refused({ ...base, 'attribute[where]': 'roof', 'attribute[none]': '1' }, 400)).toMatch(/none[\s\S]*roof/);
    await refused({ ...base, 'attribute[where][]': ['door', 'road'] }, 400);
    // An empty answer is none.
    await file({ 'attribute[where]': '' });
  });

  it('makes one case of one key however often it is sent, and two without', async () => {
    const send = () => post({ api_key: key, service_code: 'litter', description: '一次', ...SPOT }).set('Idempotency-Key', 'the-same-tap-of-a-client');
    const numbers = (await Promise.all([send(), send()])).map(({ text }) => (JSON.parse(text) as Request[])[0]?.service_request_id);
    expect(new Set(numbers).size).toBe(1);
    expect(await file()).not.toBe(await file());
  });

  it('takes pictures that come along, and refuses what is none', async () => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } }).jpeg().toBuffer();
    const form = (content: Buffer) => server.request.post('/open311/v2/requests.json').field('api_key', key).field('service_code', 'stairLight').field('lat', SPOT.lat).field('long', SPOT.long).field('attribute[where]', 'door').attach('media', content, 'a.jpg').buffer(true);
    const answer = await form(picture);
    const number = (readAnswer('filed', 'json', answer.text) as Request[])[0]?.service_request_id ?? '';
    expect(await server.deps.db.collection('cases').findOne({ number })).toMatchObject({ answers: [{ questionId: 'where', value: 'door' }], photoIds: [expect.any(String)] });
    const [own] = await list(`requests/${number}?api_key=${key}`);
    expect(own?.media_url).toMatch(/^https:\/\/www\.linli\.example\.org\/api\/v1\/files\//);
    expect((await list(`requests/${number}`))[0]?.media_url).toBeNull();
    const bad = await form(Buffer.from('GIF89a no picture'));
    expect([bad.status, (readAnswer('errors', 'json', bad.text) as { code: string }[])[0]?.code]).toEqual([400, '400']);
  });

  it('reads forms alone: XML with entities, bombs and JSON are refused without being read', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]><a>&c;&x;</a>';
    for (const [type, body] of [['text/xml', bomb], ['application/xml', bomb], ['application/json', '{"api_key":"x"}'], ['text/plain', 'x']] as const) {
      const answer = await server.request.post('/open311/v2/requests.xml').set('Content-Type', type).send(body).buffer(true);
      expect([answer.status, answer.text.includes('root:')]).toEqual([400, false]);
      readAnswer('errors', 'xml', answer.text);
    }
    const large = await server.request.post('/open311/v2/requests.json').set('Content-Type', 'application/x-www-form-urlencoded').send(`a=${'x'.repeat(300_000)}`).buffer(true);
    expect([large.status, (readAnswer('errors', 'json', large.text) as { code: string }[])[0]?.code]).toEqual([413, '413']);
  });

  it('answers beyond the limit of a key with 429 and Retry-After, in the protocol', async () => {
    const slow = await keyOf({ perMinute: 1 });
    await file({ api_key: slow });
    const answer = await post({ api_key: slow, service_code: 'litter', ...SPOT });
    expect([answer.status, answer.headers['retry-after'], (readAnswer('errors', 'json', answer.text) as { code: string }[])[0]?.code]).toEqual([429, '60', '429']);
  });

  it('checks everything on the test endpoint and keeps nothing', async () => {
    const before = await server.deps.db.collection('cases').countDocuments();
    const answer = await post({ api_key: key, service_code: 'litter', description: '试试', ...SPOT }, 'xml', '/open311/test/v2/requests');
    expect((readAnswer('filed', 'xml', answer.text) as Request[])[0]?.service_request_id).toMatch(/^TEST-/);
    await refused({ api_key: key, service_code: 'none', ...SPOT }, 404, '/open311/test/v2/requests');
    await refused({ service_code: 'litter', ...SPOT }, 403, '/open311/test/v2/requests');
    expect(await server.deps.db.collection('cases').countDocuments()).toBe(before);
  });
});

describe('what may be known of requests', () => {
  it('is of everybody state, kind and community; words, picture and place only once they are released; never who reported it', async () => {
    const doc = await dispatched(server.deps, '梅园 3 栋王大爷家楼道灯坏了');
    const path = `requests/${doc.number}`;
    const [before] = await list(path);
    expect(before).toMatchObject({ status: 'open', service_code: 'stairLight', description: null, lat: null, long: null, address: '梅社区 第一网格', agency_responsible: null, media_url: null });
    const agreed = await filed(server.deps, { showToNeighbours: true, text: '王大爷家门口灯坏了，电话 13800001234' });
    const staff = await server.as('plumStaff');
    const taken = (await staff.post(`/cases/${agreed._id}/take-on`, { revision: agreed.revision }).expect(200)).body;
    await staff.post(`/cases/${agreed._id}/release`, { revision: taken.revision, text: '三栋门口的灯坏了', photoIds: [] }).expect(200);
    const [after] = await list(`requests/${agreed.number}`);
    expect(after).toMatchObject({ description: '三栋门口的灯坏了', lat: middleOf(0).lat, long: middleOf(0).lng });
    const texts = await Promise.all([path, `requests/${agreed.number}?extensions=true`].map(async (one) => { const [name, query = ''] = one.split('?'); return (await server.request.get(`/open311/v2/${name}.json?${query}`)).text; }));
    for (const secret of ['王大爷', 'ann', '1380000', '3 栋 2 单元']) expect(texts.join('').includes(secret)).toBe(false);
  });

  it('is WGS-84, exactly, whatever map it was pointed at on', async () => {
    const point = { lng: 113.9014321, lat: 22.6013579 };
    const gcj02 = wgs84ToGcj02(point);
    const doc = await filed(server.deps, { showToNeighbours: true, place: { text: '门口', point: { ...gcj02, system: 'gcj02' } } });
    const staff = await server.as('plumStaff');
    const taken = (await staff.post(`/cases/${doc._id}/take-on`, { revision: doc.revision }).expect(200)).body;
    await staff.post(`/cases/${doc._id}/release`, { revision: taken.revision, text: '看得见', photoIds: [] }).expect(200);
    const [seen] = await list(`requests/${doc.number}`);
    expect([seen?.lat, seen?.long]).toEqual([point.lat, point.lng]);
    const exact = gcj02ToWgs84(gcj02);
    expect(Math.abs((seen?.lat ?? 0) - exact.lat)).toBeLessThan(1e-7);
    // Found by where it is, and not by where the map of the phone had it.
    expect(await ids(`lat=${point.lat}&long=${point.lng}&radius=5`)).toContain(doc.number);
    expect(await ids(`lat=${gcj02.lat}&long=${gcj02.lng}&radius=100`)).not.toContain(doc.number);
    expect(await ids(`bbox=113.901,22.601,113.902,22.602`)).toContain(doc.number);
    expect(await ids(`bbox=113.91,22.601,113.92,22.602`)).not.toContain(doc.number);
  });

  it('does not tell by a narrow box where something is that was not released', async () => {
    const hidden = await filed(server.deps);
    const { lat, lng } = middleOf(0);
    expect(await ids(`lat=${lat}&long=${lng}&radius=50`)).not.toContain(hidden.number);
    expect(await ids(`bbox=${lng - 0.001},${lat - 0.001},${lng + 0.001},${lat + 0.001}`)).not.toContain(hidden.number);
  });

  it('is nothing of disputes and nuisance by persons, by any way; but what a system handed in it reads itself, words and all', async () => {
    const number = await file({ service_code: 'neighbourDispute', description: '楼上每晚吵' });
    const resident = await filed(server.deps, { categoryId: 'neighbourDispute' });
    for (const one of [number, resident.number]) {
      await read('errors', `requests/${one}`, 404);
      expect(await ids(`service_request_id=${one}`)).toEqual([]);
    }
    expect(await ids('page_size=1000')).not.toEqual(expect.arrayContaining([number]));
    const other = await keyOf({ unitId: 'urban' });
    expect(await ids(`service_request_id=${number}&api_key=${other}`)).toEqual([]);
    expect(await list(`requests/${number}?api_key=${key}`)).toMatchObject([{ description: '楼上每晚吵', lat: middleOf(0).lat }]);
    await read('errors', `requests/${resident.number}?api_key=${key}`, 404);
    await read('errors', `requests/${number}?api_key=wrong`, 403);
  });

  it('says closed by the word of the resident and not because somebody handled it', async () => {
    const doc = await dispatched(server.deps);
    const worker = await server.as('plumWorker');
    const taken = (await worker.post(`/cases/${doc._id}/acknowledge`, { revision: doc.revision }).expect(200)).body;
    const done = (await worker.post(`/cases/${doc._id}/handle`, { revision: taken.revision, text: '换好了' }).expect(200)).body;
    expect((await list(`requests/${doc.number}`))[0]).toMatchObject({ status: 'open', status_notes: expect.any(String) });
    await (await server.as('ann')).post(`/cases/${doc._id}/evaluate`, { revision: done.revision, contacted: true, solved: true, satisfaction: 'satisfied' }).expect(200);
    expect((await list(`requests/${doc.number}`))[0]?.status).toBe('closed');
    const [extended] = (await read('extended', `requests/${doc.number}?extensions=true`)) as { extended_attributes: { detailed_status: string }; notes: { type: string; description: string }[] }[];
    expect(extended?.extended_attributes.detailed_status).toBe('ARCHIVED');
    expect(extended?.notes.map(({ type }) => type)).toEqual(expect.arrayContaining(['submit', 'dispatch', 'handle']));
    expect(JSON.stringify(extended?.notes)).not.toContain('梅园物业');
  });
});

describe('searching', () => {
  let old: string[];
  beforeAll(async () => {
    old = [];
    for (const days of [100, 89, 40]) {
      clock.set(new Date(START.getTime() - days * DAY));
      old.push((await filed(server.deps, { categoryId: days === 40 ? 'roadCover' : 'litter' })).number);
    }
  });

  it('goes back 90 days, or to the days that are named; a longer span and one that goes back are refused', async () => {
    const [far, near] = old as [string, string, string];
    expect(await ids('')).toEqual(expect.arrayContaining([near]));
    expect(await ids('')).not.toContain(far);
    expect(await ids('start_date=2025-11-01T00:00:00Z&end_date=2025-12-01T00:00:00Z')).toEqual([far]);
    expect(await ids('start_date=2025-11-20T00:00:00%2B08:00')).toEqual(expect.arrayContaining([far, near]));
    expect(await ids('end_date=2025-12-01')).toEqual([far]);
    for (const bad of ['start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 'start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 'start_date=yesterday', 'start_date=2026-02-30', 'start_date=2026-02-01T00:00:00', 'end_date=2026-13-01T00:00:00Z', 'updated_after=x']) await read('errors', `requests?${bad}`, 400);
  });

  it('by kind and state, one or several, and refuses a state that the protocol does not know', async () => {
    const wide = 'start_date=2025-12-02T12:00:00Z';
    const [, near, road] = old as [string, string, string];
    expect(await ids(`${wide}&service_code=roadCover`)).toEqual([road]);
    expect(await ids(`${wide}&service_code=roadCover,litter`)).toEqual(expect.arrayContaining([road, near]));
    expect(await ids(`${wide}&service_code=roadCover&service_code=litter`)).toEqual(expect.arrayContaining([road, near]));
    expect(await ids(`${wide}&service_code=roadCover&status=closed`)).toEqual([]);
    expect(await ids(`${wide}&service_code=roadCover&status=open,closed`)).toEqual([road]);
    expect(await ids(`${wide}&service_code=roadCover&status=`)).toEqual([road]);
    expect(await ids('service_code=none')).toEqual([]);
    for (const bad of ['status=done', 'lat=1', 'lat=1&long=1', 'radius=5', 'bbox=1,2,3', 'bbox=a,b,c,d', 'page=0', 'page_size=1001', 'page_size=x', 'lat=x&long=1&radius=1']) await read('errors', `requests?${bad}`, 400);
  });

  it('by numbers, which override everything else; in the spelling somebody typed', async () => {
    const [far, near] = old as [string, string, string];
    expect((await ids(`service_request_id=${far},${near}&status=closed&start_date=yesterday&service_code=none`)).sort()).toEqual([far, near].sort());
    expect(await ids(`service_request_id=${far.toLowerCase()}`)).toEqual([far]);
    expect(await ids('service_request_id=LL26-888888')).toEqual([]);
  });

  it('in pages that do not overlap, the latest first, each once', async () => {
    const all = await ids('');
    const paged: string[] = [];
    for (let page = 1; page <= Math.ceil(all.length / 7) + 1; page += 1) paged.push(...(await ids(`page_size=7&page=${page}`)));
    expect(paged).toEqual(all);
    const moments = (await list('requests')).map(({ requested_datetime: at }) => Date.parse(at));
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });

  it('by when something changed last', async () => {
    const [, near] = old as [string, string, string];
    expect(await ids('updated_before=2025-12-20T00:00:00Z')).toEqual([near]);
    expect(await ids('updated_after=2026-03-02T00:00:00Z')).not.toContain(near);
  });

  it('gives a thousand at most', async () => {
    const doc = await server.deps.db.collection<{ _id: string }>('cases').findOne({ number: old[2] });
    const many = Array.from({ length: 1_005 }, (_, i) => ({ ...doc, _id: `copy-${i}`, number: `LL26-7${String(i).padStart(5, '0')}`, createdAt: new Date(START.getTime() - i * 1_000) }));
    await server.deps.db.collection('cases').insertMany(many as never[]);
    const answer = await server.request.get('/open311/v2/requests.json');
    expect((answer.body as unknown[]).length).toBe(1_000);
    expect((await ids('page=2&page_size=1000')).length).toBeGreaterThan(4);
    await server.deps.db.collection<{ _id: string }>('cases').deleteMany({ _id: { $in: many.map(({ _id }) => _id) } });
  }, 60_000);
});

describe('news of requests', () => {
  const update = (fields: Fields) => post({ api_key: key, update_id: 'u1', updated_datetime: '2026-03-02T10:00:00+08:00', status: 'OPEN', description: '又暗了', ...fields }, 'xml', '/open311/v2/servicerequestupdates');

  it('are taken from the system that handed it in, once, and are the words of its reporter', async () => {
    const number = await file();
    const answer = await update({ service_request_id: number });
    expect([answer.status, readAnswer('taken', 'xml', answer.text)]).toEqual([200, [{ update_id: 'u1' }]]);
    const again = await update({ service_request_id: number });
    expect([again.status, (readAnswer('errors', 'xml', again.text) as { code: string }[])[0]?.code]).toEqual([400, '400']);
    const solved = await update({ service_request_id: number, update_id: 'u2', status: 'CLOSED', description: '好了' });
    expect(solved.status).toBe(200);
    const stored = await server.deps.db.collection('cases').findOne({ number });
    expect(stored?.timeline.map(({ action, part, text }: Record<string, string>) => [action, part, text])).toEqual([['submit', 'system', '楼道灯不亮'], ['supplement', 'reporter', '又暗了'], ['supplement', 'reporter', '好了\n对方系统说：已经好了']]);
    // Whether it is solved the resident says, not the system.
    expect(stored?.state).toBe('submitted');
  });

  it('are refused for what is not theirs, and named where something is missing', async () => {
    const number = await file();
    const resident = await filed(server.deps);
    const status = async (fields: Fields) => (await update({ update_id: 'x', service_request_id: number, ...fields })).status;
    expect(await Promise.all([status({ service_request_id: resident.number }), status({ service_request_id: '' }), status({ update_id: '' }), status({ updated_datetime: 'soon' }), status({ status: 'DONE' }), status({ description: '' }), status({ description: '长'.repeat(4_001) }), status({ api_key: '' }), status({ api_key: await keyOf({ scopes: ['requests.file'] }) })])).toEqual([404, 400, 400, 400, 400, 400, 400, 403, 403]);
  });

  it('are read by number, or all that a system handed in; to the public as bare steps', async () => {
    const doc = await dispatched(server.deps);
    const news = (await read('updates', `servicerequestupdates?service_request_id=${doc.number}`)) as { update_id: string; status: string }[];
    expect(news.length).toBeGreaterThan(1);
    expect(new Set(news.map(({ update_id }) => update_id)).size).toBe(news.length);
    const number = await file({ description: '只有我知道' });
    const own = (await read('updates', `servicerequestupdates?api_key=${key}&start_date=2026-03-01&end_date=2026-03-03`)) as { service_request_id: string; description: string }[];
    expect(own.filter((one) => one.service_request_id === number)).toMatchObject([{ description: expect.stringContaining('只有我知道') }]);
    await read('errors', 'servicerequestupdates', 400);
    expect(await read('updates', `servicerequestupdates?service_request_id=${number}&start_date=2026-01-01&end_date=2026-01-02`)).toEqual([]);
  });

  it('finds the number by the token, which is there at once', async () => {
    const number = await file();
    const id = String((await server.deps.db.collection('cases').findOne({ number }))?._id);
    expect(await read('token', `tokens/${id}`)).toEqual([{ service_request_id: number, token: id }]);
  });
});

it('asks for the answers that the published catalogue asks for, and refuses a request without them', async () => {
  const admin = await server.as('admin');
  const { revision, inForce } = (await admin.get('/administration/catalogue').expect(200)).body;
  const categories = inForce.categories.map((one: { id: string; questions: object[] }) => (one.id === 'litter' ? { ...one, questions: one.questions.map((question) => ({ ...question, required: true })) } : one));
  const drafted = (await admin.put('/administration/catalogue/draft', { revision, content: { ...inForce, categories } }).expect(200)).body;
  await admin.post('/administration/catalogue/publish', { revision: drafted.revision, why: '都要答' }).expect(200);
  forgetSettings(server.deps);
  expect(await read('definition', 'services/litter')).toMatchObject({ attributes: [{ code: 'what', required: true }] });
  expect(await refused({ api_key: key, service_code: 'litter', ...SPOT, description: '满了' }, 400)).toContain('attribute[what]');
  await file({ service_code: 'litter', 'attribute[what]': 'overflow' });
});

it('lets a released picture be seen, and takes part in nothing else of the program', async () => {
  const doc = await filed(server.deps, { showToNeighbours: true });
  const actor = await as(server.deps, 'plumStaff', doc);
  await expect(release(server.deps, doc, actor, { ...ask(doc), text: '不行', photoIds: [] })).rejects.toThrow('wrong_state');
  const answer = await server.request.get('/open311/v2/services.json').set('Origin', 'https://elsewhere.example');
  expect([answer.headers['access-control-allow-origin'], answer.headers['set-cookie']]).toEqual(['*', undefined]);
});
