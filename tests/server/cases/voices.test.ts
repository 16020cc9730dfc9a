import { randomUUID } from 'node:crypto';
import { accept, disputeTranscript, submitCase, transcribe, type CaseDoc } from '../../../server/features/cases';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { mp3 } from '../../support/voices';
import { as, ask, report, seedDistrict, type PersonKey } from './support';

let server: TestServer;
const callers: Record<string, Caller> = {};
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  for (const person of ['ann', 'bob', 'cy', 'plumStaff', 'pineStaff', 'plumWorker', 'waterWorker', 'districtAuditor']) callers[person] = await server.as(person);
});
afterAll(() => server.close());
const by = (person: string): Caller => callers[person] as Caller;

async function speak(person: string): Promise<string> {
  const sent = server.request.post('/api/v1/voices').set('Authorization', `Bearer ${by(person).token}`).set('Idempotency-Key', randomUUID());
  return (await sent.attach('file', mp3(3), 'voice.mp3').expect(201)).body.id;
}
const spoken = async (): Promise<{ doc: CaseDoc; voiceId: string }> => {
  const voiceId = await speak('ann');
  return { voiceId, doc: await submitCase(server.deps, 'ann', report({ text: '', voiceIds: [voiceId] }), randomUUID()) };
};

describe('a report that was only spoken', () => {
  it('is enough, is called by what and where, and is no orphan', async () => {
    const voiceId = await speak('ann');
    const { body } = await by('ann').post('/cases', report({ text: ' ', voiceIds: [voiceId] })).expect(201);
    expect(body.title).toBe('语音：楼道照明，3 栋 2 单元');
    expect(body.voices).toMatchObject([{ id: voiceId, seconds: 3, transcript: null }]);
    await server.drain();
    const row = await server.deps.db.collection<{ _id: string; usedAt: Date | null }>('files').findOne({ _id: voiceId });
    expect(row?.usedAt).not.toBeNull();
  });

  it('needs something to be said, and only what is one’s own', async () => {
    const none = await by('ann').post('/cases', report({ text: '', voiceIds: [] }));
    expect([none.status, none.body.error.fields[0].code]).toEqual([400, 'wordsOrPhoto']);
    const theirs = await by('bob').post('/cases', report({ text: '', voiceIds: [await speak('ann')] }));
    expect([theirs.status, theirs.body.error.data.rule]).toEqual([422, 'voiceNotYours']);
    const asPhoto = await by('ann').post('/cases', report({ photoIds: [await speak('ann')] }));
    expect(asPhoto.body.error.data.rule).toBe('photoNotYours');
  });

  it('is heard by the reporter and the staff in charge, by nobody else, and is in no released version', async () => {
    const voiceId = await speak('ann');
    const { id } = (await by('ann').post('/cases', report({ text: '', voiceIds: [voiceId], showToNeighbours: true })).expect(201)).body;
    await by('plumStaff').post(`/cases/${id}/take-on`, { revision: 0 }).expect(200);
    await by('plumStaff').post(`/cases/${id}/transcribe`, { revision: 1, voiceId, text: '楼道灯坏了三天' }).expect(200);
    const shown = await by('plumStaff').post(`/cases/${id}/release`, { revision: 2, text: '有人反映灯不亮', photoIds: [voiceId] });
    expect([shown.status, shown.body.error?.data.rule]).toEqual([422, 'photoNotYours']);
    await by('plumStaff').post(`/cases/${id}/release`, { revision: 2, text: '有人反映灯不亮' }).expect(200);
    for (const [person, hears] of [['ann', true], ['plumStaff', true], ['districtAuditor', true], ['bob', false], ['cy', false], ['waterWorker', false]] as const) {
      const { body } = await by(person).get(`/cases/${id}`).expect(200);
      const all = JSON.stringify(body);
      expect([person, all.includes(voiceId), all.includes('楼道灯坏了三天'), body.timeline.some((entry: { action: string }) => entry.action === 'transcribe')]).toEqual([person, hears, hears, hears]);
    }
  });
});

describe('writing it down', () => {
  it('names the station and the person, gives the case its title and is found by its words', async () => {
    const { doc, voiceId } = await spoken();
    const { body } = await by('plumStaff').post(`/cases/${doc._id}/transcribe`, { revision: 0, voiceId, text: '二单元三楼的灯不亮，晚上看不见台阶。' }).expect(200);
    expect(body.title).toBe('二单元三楼的灯不亮，晚上看不见台阶');
    expect(body.voices[0].transcript).toMatchObject({ text: '二单元三楼的灯不亮，晚上看不见台阶。', unit: '梅社区工作站', person: 'plumStaff先生', disputed: null });
    expect(body.timeline.at(-1)).toMatchObject({ action: 'transcribe', text: '二单元三楼的灯不亮，晚上看不见台阶。' });
    const found = await by('plumStaff').get(`/workbench/cases?search=${encodeURIComponent('看不见')}`).expect(200);
    expect(found.body.items.map((row: { id: string }) => row.id)).toContain(doc._id);
  });

  it('does it once for the same key, and replaces the earlier word for another', async () => {
    const { doc, voiceId } = await spoken();
    const actor = await as(server.deps, 'plumStaff', doc);
    const first = { ...ask(doc), voiceId, text: '灯坏了' };
    const once = await transcribe(server.deps, doc, actor, first);
    expect((await transcribe(server.deps, once, actor, first)).revision).toBe(once.revision);
    const again = await transcribe(server.deps, once, actor, { ...ask(once), voiceId, text: '三楼灯坏了' });
    expect(again.transcripts?.map(({ text }) => text)).toEqual(['三楼灯坏了']);
    expect(again.title).toBe('三楼灯坏了');
  });

  it('is a conflict when somebody acted first', async () => {
    const { doc, voiceId } = await spoken();
    const actor = await as(server.deps, 'plumStaff', doc);
    await accept(server.deps, doc, actor, ask(doc));
    await expect(transcribe(server.deps, doc, actor, { ...ask(doc), voiceId, text: '灯坏了' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each<[PersonKey, string]>([['ann', 'not_allowed'], ['plumGrid', 'not_allowed'], ['plumWorker', 'not_allowed'], ['pineStaff', 'not_allowed'], ['districtAuditor', 'not_allowed'], ['admin', 'not_allowed']])('is not for %s', async (person, code) => {
    const { doc, voiceId } = await spoken();
    const { body } = await (await server.as(person)).post(`/cases/${doc._id}/transcribe`, { revision: 0, voiceId, text: '灯' });
    expect(body.error.code).toBe(code);
  });

  it('refuses a case without a recording, and a recording of another case', async () => {
    const silent = await submitCase(server.deps, 'ann', report(), randomUUID());
    const { voiceId } = await spoken();
    const none = await by('plumStaff').post(`/cases/${silent._id}/transcribe`, { revision: 0, voiceId, text: '灯' });
    expect(none.body.error.data.rule).toBe('noVoice');
    const { doc } = await spoken();
    const other = await by('plumStaff').post(`/cases/${doc._id}/transcribe`, { revision: 0, voiceId, text: '灯' });
    expect(other.body.error.data.rule).toBe('voiceUnknown');
    const seen = (await by('plumStaff').get(`/cases/${silent._id}`)).body;
    expect(seen.actions).not.toContain('transcribe');
  });
});

describe('the reporter’s word about it', () => {
  it('is noted, told to the station, and answered by writing it again', async () => {
    const { doc, voiceId } = await spoken();
    const early = await by('ann').post(`/cases/${doc._id}/dispute-transcript`, { revision: 0, voiceId });
    expect(early.body.error.data.rule).toBe('noTranscript');
    await by('plumStaff').post(`/cases/${doc._id}/transcribe`, { revision: 0, voiceId, text: '四楼的灯不亮' }).expect(200);
    const { body } = await by('ann').post(`/cases/${doc._id}/dispute-transcript`, { revision: 1, voiceId, text: '是十楼' }).expect(200);
    expect(body.voices[0].transcript.disputed).toMatchObject({ text: '是十楼' });
    await server.drain();
    const inbox = (await by('plumStaff').get('/inbox')).body.items as { kind: string; target: { id: string } }[];
    expect(inbox.filter(({ kind, target }) => kind === 'stationTranscriptWrong' && target.id === doc._id)).toHaveLength(1);
    const again = await by('plumStaff').post(`/cases/${doc._id}/transcribe`, { revision: 2, voiceId, text: '十楼的灯不亮' }).expect(200);
    expect(again.body.voices[0].transcript).toMatchObject({ text: '十楼的灯不亮', disputed: null });
  });

  it('is for nobody else', async () => {
    const { doc, voiceId } = await spoken();
    const actor = await as(server.deps, 'plumStaff', doc);
    const written = await transcribe(server.deps, doc, actor, { ...ask(doc), voiceId, text: '灯' });
    await expect(disputeTranscript(server.deps, written, actor, { ...ask(written), voiceId, text: '' })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

it('a supplement may be spoken, and is written down too', async () => {
  const doc = await submitCase(server.deps, 'ann', report(), randomUUID());
  const voiceId = await speak('ann');
  const { body } = await by('ann').post(`/cases/${doc._id}/supplement`, { revision: 0, voiceIds: [voiceId] }).expect(200);
  expect(body.timeline.at(-1)).toMatchObject({ action: 'supplement', text: null, voices: [{ id: voiceId }] });
  const written = await by('plumStaff').post(`/cases/${doc._id}/transcribe`, { revision: 1, voiceId, text: '四楼也不亮了' }).expect(200);
  expect(written.body.title).toBe(body.title);
  expect(written.body.timeline[1].voices[0].transcript.text).toBe('四楼也不亮了');
});
