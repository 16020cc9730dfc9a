import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  readonly body: () => Promise<string>;
}
/** Where a consultation of plum's council stands. */
export type TalkStage = 'draft' | 'notice' | 'deliberation' | 'decision' | 'publication' | 'carrying' | 'report';
const ORDER = ['notice', 'deliberation', 'decision', 'publication', 'carrying', 'report'];
interface Row {
  _id: string;
  revision: number;
  consultationId: string;
  bodyId: string;
}

/** Consultations of plum's council, with a question, an objection, words that wait, a task of the property company and a meeting. */
export function consultationsFor({ server, send, once, body }: Hands) {
  const rows = (of: string) => server.deps.db.collection<Row>(of);
  const revisionOf = async (id: string): Promise<number> => (await rows('consultations').findOne({ _id: id }))?.revision ?? 0;
  const about = { title: '停车', text: '怎么划', clauses: ['划车位'], options: [] };
  const beginning = async () => ({ bodyId: await body(), template: 'plain', ...about, place: { text: '草地', point: pointIn(0) } });
  /** Moved on in the store: nobody waits days here. */
  async function newTalk(stage: TalkStage): Promise<string> {
    const { id } = await send('staff', '/consultations', await beginning());
    if (stage === 'draft') return id;
    await send('staff', `/consultations/${id}/give`, { revision: 0 });
    const at = ORDER.indexOf(stage);
    const [now, passed] = [server.deps.clock.now(), [{ id: 'c1', yes: 1, no: 0, abstain: 0, passed: true }]];
    const steps = ORDER.map((step, n) => ({ id: step, startedAt: n <= at ? new Date(now.getTime() - 60_000) : null, endedAt: n < at ? now : null, agreed: [] }));
    const decision = at > 2 ? { decision: { way: 'hands', at: now, text: '划', heldOn: '2026-01-01', members: 1, present: 1, meetingId: null, voteId: null, results: passed, byIds: ['a', 'b'] } } : {};
    const task = { id: 't1', title: '划线', unitId: 'plum-property', dueOn: '2030-01-01', firstOn: null, moved: null, doneAt: null, of: 'case', targetId: null, notes: [], told: false };
    await rows('consultations').updateOne({ _id: id }, { $set: { steps, ...decision, ...(stage === 'carrying' ? { tasks: [task], owners: ['plum-property'] } : {}) } } as object);
    return id;
  }
  const talk = (stage: TalkStage): Promise<string> => once(`talk ${stage}`, () => newTalk(stage));
  async function newMeeting(stage: TalkStage): Promise<string> {
    const now = server.deps.clock.now();
    return (await send('staff', `/consultations/${await newTalk(stage)}/meetings`, { kind: 'council', agenda: ['看图'], place: '活动室', startsAt: now.toISOString(), hours: 1 })).id;
  }
  const lastOf = async (of: string, filter: object): Promise<string> => String((await rows(of).findOne(filter))?._id);
  return {
    about, beginning, talk,
    async onTalk(stage: TalkStage, more: object = {}) {
      const id = await talk(stage);
      return { params: { id }, body: { revision: await revisionOf(id), ...more } };
    },
    /** Something about a consultation that is a row of its own. */
    async sayTo(stage: TalkStage, more: object) { return { params: { id: await talk(stage) }, body: more }; },
    async onAsk(more: object) {
      const id = await once('talk with a question', async () => { const made = await newTalk('notice'); await send('councillor', `/consultations/${made}/asks`, { kind: 'question', text: '几个？' }); return made; });
      return { params: { id, rowId: await lastOf('consultationAsks', { consultationId: id }) }, body: more };
    },
    async onOpinion(more: object) {
      const id = await once('talk with words', async () => { const made = await newTalk('notice'); await send('councillor', `/consultations/${made}/opinions`, { clauseId: 'c1', stance: 'for', text: '好' }); return made; });
      return { params: { id, rowId: await lastOf('opinions', { consultationId: id }) }, body: more };
    },
    meetingCall: () => ({ kind: 'council', agenda: ['看图'], place: '活动室', startsAt: null, hours: 1 }),
    meeting: (): Promise<string> => once('meeting', () => newMeeting('deliberation')),
    async onMeeting(more: object = {}) { const id = await once('meeting', () => newMeeting('deliberation')); return { params: { id }, body: { revision: 0, ...more } }; },
    /** Its minutes were written by the head of the station. */
    async onMinutes() {
      const id = await once('meeting with minutes', async () => { const made = await newMeeting('deliberation'); await send('head', `/meetings/${made}/minutes`, { revision: 0, text: '看了图' }); return made; });
      return { params: { id }, body: { revision: 1 } };
    },
    async atMeeting(more: object) { const id = await once('meeting', () => newMeeting('deliberation')); const { bodyId } = (await rows('meetings').findOne({ _id: id } as object)) ?? {}; return { params: { id }, body: { seatId: await lastOf('bodySeats', { bodyId }), ...more } }; },
    async signingIn() { return { params: { id: await once('meeting', () => newMeeting('deliberation')) }, body: { code: '000000' } }; },
  };
}
