import { createUnit } from '../../../../server/features/organisation';
import { sendTo } from '../../../../server/jobs';
import type { Caller, TestServer } from '../../../support/server';
import { apiKeysFor } from './apiKeys';

interface Parts {
  readonly server: TestServer;
  readonly callerOf: (who: 'administrator') => Promise<Caller>;
  readonly once: <T>(name: string, build: () => Promise<T>) => Promise<T>;
}

/** What is entered for a channel; nobody listens there. */
export const CHANNEL = { kind: 'webhook', name: '对方系统', address: 'http://127.0.0.1:65000/cases' } as const;
let count = 0;

/** Channels of companies made for them, and something of them that was given up. */
export function channelsFor({ server, callerOf, once }: Parts) {
  async function newChannel(unitId?: string): Promise<{ id: string; unitId: string }> {
    const id = unitId ?? `outside-${++count}`;
    if (unitId === undefined) await createUnit(server.deps, { id, kind: 'property', name: `对外公司${count}`, parentId: 'reed' });
    const made = await (await callerOf('administrator')).post(`/administration/units/${id}/channels`, CHANNEL).expect(201);
    return { id: made.body.channel.id, unitId: id };
  }
  async function newGivenUp(): Promise<{ row: string; other: string }> {
    const { id, unitId } = await newChannel();
    const event = { _id: `given-up-${++count}`, type: 'case.dispatched', at: server.deps.clock.now(), data: {} };
    await sendTo(server.deps, 'integrations.channel', [id], { event, source: { kind: 'case', id: 'gone' } });
    const row = `${event._id}:integrations.channel:${id}`;
    await server.deps.db.collection<{ _id: string }>('outbox').updateOne({ _id: row }, { $set: { state: 'dead', finishedAt: event.at, lastError: 'refused' } });
    return { row, other: (await newChannel(unitId)).id };
  }
  /** An answer of the property company's system about a case of the station, for people to look at. */
  async function newAnswer(): Promise<string> {
    const _id = `outside-answer-${++count}`;
    const at = server.deps.clock.now();
    await server.deps.db.collection<{ _id: string }>('outsideAnswers').insertOne({ _id, unitId: 'plum-property', stationId: 'plum-station', channelName: '物业系统', status: 'done', note: '', number: null, theirNumber: null, photoIds: [], result: 'late', why: null, caseId: null, caseNumber: null, times: 1, seenBy: null, seenAt: null, at, lookAt: at } as { _id: string });
    return _id;
  }
  /** A file that a test made and the administrator fetched, of the property company. */
  async function newDropFile(): Promise<{ id: string; channelId: string; digest: string }> {
    const admin = await callerOf('administrator');
    const channelId = await once('drop channel', async () => (await admin.post('/administration/units/plum-property/channels', { kind: 'drop', name: '导表平台', options: { kind: 'drop', columns: [{ title: '编号', field: 'number' }] } }).expect(201)).body.channel.id as string);
    await admin.post(`/administration/channels/${channelId}/tests`).expect(200);
    const { digest } = (await admin.post(`/integrations/files/${channelId}-0/address`).expect(200)).body;
    return { id: `${channelId}-0`, channelId, digest };
  }
  return {
    dropFile: (): Promise<{ id: string; channelId: string; digest: string }> => once('drop file', newDropFile),
    outsideAnswer: (): Promise<string> => newAnswer(),
    /** A unit that may be given a channel. */
    channelUnit: async (): Promise<string> => (await once('channel unit', () => newChannel())).unitId,
    /** A channel nobody has changed. */
    channel: async (): Promise<string> => (await once('channel', () => newChannel())).id,
    /** Something that was given up, and another channel of the same unit. */
    givenUp: () => once('given up', newGivenUp),
    ...apiKeysFor({ callerOf, once }),
  };
}
