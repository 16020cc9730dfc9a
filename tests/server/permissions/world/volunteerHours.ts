import { randomUUID } from 'node:crypto';
import { raiseLevel } from '../../../../server/features/identity';
import { memberIdOf } from '../../../../server/features/volunteerTeams';
import type { TestServer } from '../../../support/server';
import type { Somebody, Who } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  /** The record of the neighbour, in force. */
  readonly helperId: () => Promise<string>;
  /** The record of the reporter, in force. */
  readonly reporterId: () => Promise<string>;
}
export type RecordStage = 'asked' | 'toConfirm' | 'published' | 'objected' | 'counted';
/** What the volunteer said, where the list lies, and what was objected: planted, see `secrets/`. */
export const HOURS_WORDS = { said: '时密补充', list: '时密名单', objection: '时密异议' } as const;

/** Hours of the neighbour, a volunteer of plum whose document was seen; staff enters them, the head confirms, the reporter objects. */
export function volunteerHoursFor({ server, send, helperId, reporterId }: Hands) {
  const records = () => server.deps.db.collection<{ _id: string; revision: number }>('serviceRecords');
  const volunteerRows = () => server.deps.db.collection<{ _id: string; personId: string; state: string }>('volunteers');
  const at = (hours: number): string => new Date(server.deps.clock.now().getTime() + hours * 3_600_000).toISOString();
  const service = () => ({ title: '清理楼道', from: at(-5), to: at(-2), evidence: 'list', list: HOURS_WORDS.list });
  const asking = () => ({ title: '清理楼道', from: at(-5), to: at(-2), text: HOURS_WORDS.said });
  const volunteer = async (): Promise<string> => {
    await raiseLevel(server.deps, 'neighbour', 2);
    return helperId();
  };
  /** One is in one place at a time, and everybody who asks is given a fresh one. */
  const forget = async (): Promise<void> => {
    for (const name of ['serviceRecords', 'volunteerHours', 'certificates']) await server.deps.db.collection(name).deleteMany({});
  };
  async function newRecord(stage: RecordStage): Promise<string> {
    const volunteerId = await volunteer();
    await forget();
    const { id } = await send('neighbour', '/service-records', asking());
    if (stage === 'asked') return id;
    await send('staff', `/service-records/${id}/enter`, { revision: 0, ...service() });
    if (stage === 'toConfirm') return id;
    await send('head', `/service-records/${id}/confirm`, { revision: 1 });
    if (stage === 'objected') await send('reporter', `/service-records/${id}/object`, { revision: 2, text: HOURS_WORDS.objection });
    if (stage === 'counted') await records().updateOne({ _id: id }, { $set: { state: 'counted', entry: 1, volunteerId } as never });
    return id;
  }
  const certificates = () => server.deps.db.collection<{ _id: string; revision: number }>('certificates');
  /** A chain of one entry: what the world says counted. */
  async function withHours(): Promise<void> {
    const id = await newRecord('published');
    const volunteerId = await volunteer();
    const ledger = server.deps.db.collection<{ _id: string }>('volunteerHours');
    await ledger.insertOne({ _id: `${volunteerId}-1`, volunteerId, n: 1, kind: 'service', minutes: 180, recordId: id, correctsId: null, title: '清理楼道', from: new Date(at(-5)), to: new Date(at(-2)), manual: true, hash: 'x' } as never);
  }
  async function newCertificate(issued: boolean): Promise<string> {
    await withHours();
    const { id } = await send('neighbour', '/certificates', {});
    if (issued) await send('head', `/certificates/${id}/issue`, { revision: 0 });
    return id;
  }
  const letGo = async (): Promise<void> => void (await server.deps.db.collection('volunteerTeams').updateMany({ leads: { $ne: [] } }, { $set: { leads: [] } }));
  /** Puts the team there as its rows are: founding one is not what is looked at. The volunteer who is of it. */
  async function leading(): Promise<string> {
    const [leader, member] = [await volunteer(), await reporterId()];
    await raiseLevel(server.deps, 'reporter', 2);
    await letGo();
    const scope = { district: 'district', street: 'street', community: 'plum', station: 'plum-station' };
    const team = { name: '时密队', state: 'active', leader: { personId: 'neighbour', volunteerId: leader }, deputies: [], offers: [], leads: ['neighbour'], scope };
    await server.deps.db.collection<{ _id: string }>('volunteerTeams').updateOne({ _id: 'hours-team' }, { $set: team }, { upsert: true });
    await server.deps.db.collection<{ _id: string }>('volunteerMembers').updateOne({ _id: memberIdOf('hours-team', member) }, { $set: { teamId: 'hours-team', volunteerId: member, personId: 'reporter', state: 'in', scope } }, { upsert: true });
    return member;
  }
  return {
    serviceBody: service,
    /** A fresh certificate of the neighbour with the body of a step; without one, its parameters alone. */
    async onCertificate(issued: boolean, more?: object): Promise<{ params: { id: string }; body?: object }> {
      const id = await newCertificate(issued);
      return { params: { id }, ...(more ? { body: { revision: (await certificates().findOne({ _id: id }))?.revision, ...more } } : {}) };
    },
    /** The neighbour has hours, nobody else volunteers. */
    async certifying(who: Who): Promise<{ body: object }> {
      await withHours();
      if (who !== 'neighbour') await volunteerRows().deleteMany({ personId: who });
      return { body: {} };
    },
    /** The signed address of the neighbour's certificate. */
    async certificatePdf() {
      const id = await newCertificate(true);
      const { url } = (await send('neighbour', `/certificates/${id}/address`, {})) as unknown as { url: string };
      return { params: { id }, query: Object.fromEntries(new URLSearchParams(url.split('?')[1])) };
    },
    /** A fresh record with the body of a step; without one, its parameters alone; `revision` where the step carries one. */
    async onRecord(stage: RecordStage, more?: object, revision = true): Promise<{ params: { id: string }; body?: object }> {
      const id = await newRecord(stage);
      return { params: { id }, ...(more ? { body: { ...(revision ? { revision: (await records().findOne({ _id: id }))?.revision } : {}), ...more } } : {}) };
    },
    /** The shift of a record that staff entered, as if it had been attended. */
    async onHoursShift(confirming = false): Promise<{ params: { shiftId: string }; body?: object }> {
      const id = await newRecord('toConfirm');
      await records().updateOne({ _id: id }, { $set: { shiftId: 'shift-1' } as never });
      return { params: { shiftId: 'shift-1' }, ...(confirming ? { body: { records: [{ id, revision: 1 }] } } : {}) };
    },
    /** The neighbour volunteers, nobody else does: whatever other rows have left. */
    async asking(who: Who): Promise<{ body: object }> {
      await volunteer();
      await forget();
      if (who !== 'neighbour') await volunteerRows().deleteMany({ personId: who });
      return { body: asking() };
    },
    /** A team that the neighbour leads, and the reporter is of; nobody else leads one. */
    leading,
    async entering(teamId: string | null = null): Promise<{ body: object }> {
      const own = await volunteer();
      await forget();
      const volunteerId = teamId === null ? own : await leading();
      if (teamId === null) await letGo();
      return { body: { volunteerId, teamId, ...service(), title: `清理楼道 ${randomUUID().slice(0, 4)}` } };
    },
    /** The signed address of the neighbour's record of service. */
    async hoursExport() {
      await volunteer();
      const { url } = (await send('neighbour', '/hours/exports', {})) as unknown as { url: string };
      return { params: { personId: 'neighbour' }, query: Object.fromEntries(new URLSearchParams(url.split('?')[1])) };
    },
  };
}
