import type { CaseDoc } from '../../../server/features/cases';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { filed, middleOf, report, seedDistrict } from './support';

let server: TestServer;
let ann: Caller;
let staff: Caller;
let doc: CaseDoc;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  ann = await server.as('ann');
  staff = await server.as('plumStaff');
  doc = await filed(server.deps);
});
afterAll(() => server.close());

/** As many characters as the body of a request may hold, and far more than any field. */
const HUGE = 'x'.repeat(100_000);
const point = middleOf(0);
const farAway = { lng: 116.4, lat: 39.9, system: 'wgs84' };

/** what is wrong, changed fields of a good report, status, code, bad fields */
const REPORTS: readonly [string, Record<string, unknown>, number, string, string[]][] = [
  ['an operator for a word', { text: { $gt: '' } }, 400, 'invalid_input', ['text']],
  ['an operator for an id', { categoryId: { $ne: null } }, 400, 'invalid_input', ['categoryId']],
  ['an operator as a word of an id', { categoryId: '{"$gt":""}' }, 400, 'invalid_input', ['categoryId']],
  ['wrong types everywhere', { categoryId: 7, text: [], answers: 'x', photoIds: {}, place: null, showToNeighbours: 'yes' }, 400, 'invalid_input', ['categoryId', 'text', 'answers', 'photoIds', 'place', 'showToNeighbours']],
  ['100,000 characters', { text: HUGE }, 400, 'invalid_input', ['text']],
  ['100,000 characters of place', { place: { text: HUGE, point } }, 400, 'invalid_input', ['place.text']],
  ['an unknown category', { categoryId: 'nothing' }, 422, 'rule_refused', []],
  ['an answer to a question that is not asked', { answers: [{ questionId: 'colour', value: 'red' }] }, 400, 'invalid_input', ['answers.0.questionId']],
  ['an answer that is not offered', { answers: [{ questionId: 'where', value: 'moon' }] }, 400, 'invalid_input', ['answers.0.value']],
  ['neither words nor photos', { text: ' \n ' }, 400, 'invalid_input', ['text']],
  ['a photo that does not exist', { photoIds: ['nope'] }, 422, 'rule_refused', []],
  ['ten photos', { photoIds: Array.from({ length: 10 }, (_, i) => `p${i}`) }, 400, 'invalid_input', ['photoIds']],
  ['a place beyond the world', { place: { text: 'x', point: { lng: 200, lat: 91, system: 'wgs84' } } }, 400, 'invalid_input', ['place.point.lng', 'place.point.lat']],
  ['an unknown coordinate system', { place: { text: 'x', point: { ...point, system: 'bd09' } } }, 400, 'invalid_input', ['place.point.system']],
  ['an unknown landmark', { place: { text: 'x', point, placeId: 'nothing' } }, 400, 'invalid_input', ['place.placeId']],
  ['a place in another city', { place: { text: 'x', point: farAway } }, 422, 'rule_refused', []],
  ['a field nobody knows', { state: 'closed' }, 400, 'invalid_input', ['state']],
];

it.each(REPORTS)('POST /cases refuses %s', async (_, changes, status, code, fields) => {
  const { body } = await ann.post('/cases', { ...report(), ...changes }).expect(status);
  expect(body.error.code).toBe(code);
  expect((body.error.fields ?? []).map((field: { path: string }) => field.path).sort()).toEqual([...fields].sort());
  for (const field of body.error.fields ?? []) expect(field.message).toMatch(/\p{Script=Han}/u);
});

it('refuses a body larger than any report, before it is read', async () => {
  const { body } = await ann.post('/cases', report({ text: '长'.repeat(100_000) })).expect(413);
  expect(body.error.code).toBe('body_too_large');
});

it('keeps emoji, rare characters and line breaks as they are', async () => {
  const text = '灯💡不亮 𠮷田家👨‍👩‍👧旁\n第二行 <script>alert(1)</script> {"$gt": ""}';
  const { body } = await ann.post('/cases', report({ text })).expect(201);
  expect((await ann.get(`/cases/${body.id}`)).body.text).toBe(text);
});

it('asks for an Idempotency-Key of the right form', async () => {
  for (const key of ['', 'short', 'x'.repeat(65), 'bad key!']) {
    const { body } = await ann.post('/cases', report(), key).expect(400);
    expect(body.error.fields[0].path).toBe('Idempotency-Key');
  }
});

/** route, body beside the revision, status, code */
const ACTIONS: readonly [string, unknown, number, string][] = [
  ['accept', {}, 409, 'conflict'],
  ['accept', { revision: '0' }, 400, 'invalid_input'],
  ['accept', { revision: { $gt: -1 } }, 400, 'invalid_input'],
  ['accept', { revision: -1 }, 400, 'invalid_input'],
  ['decline', { revision: 0, ruleId: 'nothing', reason: 'x' }, 422, 'rule_refused'],
  ['decline', { revision: 0, ruleId: 'courts', reason: '' }, 400, 'invalid_input'],
  ['decline', { revision: 0, ruleId: 'courts', reason: HUGE }, 400, 'invalid_input'],
  ['accept-and-dispatch', { revision: 0, unitId: 'nothing' }, 422, 'rule_refused'],
  ['accept-and-dispatch', { revision: 0, unitId: 'pine-property' }, 422, 'rule_refused'],
  ['accept-and-dispatch', { revision: 0, unitId: { $gt: '' } }, 400, 'invalid_input'],
  ['dispatch', { revision: 0, unitId: 'plum-property' }, 409, 'wrong_state'],
  ['correct', { revision: 0, gridId: 'g3', reason: 'x' }, 422, 'rule_refused'],
  ['correct', { revision: 0, gridId: 'nothing', reason: 'x' }, 404, 'not_found'],
  ['correct', { revision: 0, categoryId: 'nothing', reason: 'x' }, 422, 'rule_refused'],
  ['correct', { revision: 0, grade: 'huge', reason: 'x' }, 400, 'invalid_input'],
  ['inspect', { revision: 0, text: '', photoIds: [] }, 422, 'rule_refused'],
  ['inspect', { revision: 0, text: HUGE }, 400, 'invalid_input'],
  ['inspect', { revision: 0, photoIds: ['guessed'] }, 422, 'rule_refused'],
  ['note', { revision: 0, text: ['x'] }, 400, 'invalid_input'],
  ['note', [], 400, 'invalid_input'],
];

it.each(ACTIONS.map((row) => [row[0], JSON.stringify(row[1]).slice(0, 80), row] as const))('POST /cases/:id/%s refuses %s', async (action, _, row) => {
  const [, body, status, code] = row;
  const sent = action === 'accept' && Object.keys(body as object).length === 0 ? { revision: 99 } : body;
  const answer = await staff.post(`/cases/${doc._id}/${action}`, sent);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

it('says where the case is when somebody acted first', async () => {
  const { body } = await staff.post(`/cases/${doc._id}/accept`, { revision: 99 }).expect(409);
  expect(body.error.data).toEqual({ state: 'submitted', revision: 0 });
});

const PATHS: readonly [string, number][] = [
  ['/cases/unknown', 404],
  ['/cases/%7B%22%24gt%22%3A%22%22%7D', 400],
  [`/cases/${'x'.repeat(65)}`, 400],
  ['/cases/around', 400],
  ['/cases/around?communityId=unknown', 404],
  ['/cases/around?communityId=north', 404],
  ['/cases/around?communityId[$ne]=x', 400],
  ['/cases/mine?tab=all', 400],
  ['/cases/mine?limit=1000', 400],
  ['/cases/mine?cursor=%00', 400],
  ['/cases/mine?cursor=bm90IG91cnM', 200],
  ['/workbench/cases?view=secret', 400],
  ['/workbench/cases?view[$ne]=x', 400],
  ['/workbench/cases?search=%7B%22%24gt%22%3A%22%22%7D', 200],
  ['/workbench/cases?search=.*', 200],
  ['/workbench/cases?search=%F0%A0%AE%B7', 200],
  [`/workbench/cases?search=${'x'.repeat(61)}`, 400],
  ['/workbench/cases?from=2026-13-01', 400],
  ['/workbench/cases?from=2024-01-01&to=2026-01-01', 400],
  ['/workbench/cases?from=2026-02-01&to=2026-01-01', 400],
  ['/routing?categoryId=nothing&lng=113.9&lat=22.6', 422],
  ['/routing?categoryId=litter&lng=0&lat=0', 422],
  ['/routing?categoryId=litter&lng=NaN&lat=x', 400],
  ['/units/unknown', 404],
  ['/communities/unknown/map', 404],
  ['/communities/north/map', 404],
  ['/communities/unknown/units', 404],
  ['/communities/plum-station/account', 404],
  ['/inbox?limit=0', 400],
];
it.each(PATHS)('GET %s answers %i in the form of the contract', async (path, status) => {
  const answer = await staff.get(path);
  expect(answer.status).toBe(status);
  if (status >= 400) expect(answer.body.error).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/\p{Script=Han}/u), requestId: expect.any(String) });
});

it('leaves nothing half-written', async () => {
  const { body } = await staff.get(`/cases/${doc._id}`).expect(200);
  expect(body).toMatchObject({ revision: 0, state: 'submitted' });
  expect(body.timeline).toHaveLength(1);
});
