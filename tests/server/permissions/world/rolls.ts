import { createPerson } from '../../../../server/features/identity';
import { drain } from '../../../../server/jobs';
import { bindHome } from '../../../support/homes';
import type { Caller, TestServer } from '../../../support/server';
import { workbook } from '../../registers/support';
import type { Somebody, Who } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly callerOf: (who: Who) => Promise<Caller>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** What stands on a roll of plum and in an objection: `own` of the reporter, the others of nobody but the station. */
export const ROLL_WORDS = { own: '密册本人', other: '密册共有', number: '13977770001', otherNumber: '13977770002', resident: '密册住户', residentNumber: '13977770003', delegate: '密册受托', objection: '密议面积不对', answer: '密答看过房产证' } as const;
export type RollStage = 'draft' | 'open' | 'over' | 'settled';
interface LineRow {
  _id: string;
  ref: string;
  revision: number;
  no: string;
}
let count = 0;

/** Rolls of an owners' body of plum: the reporter and somebody else have a flat together. */
export function rollsFor({ server, send, callerOf, once }: Hands) {
  const of = (name: string) => server.deps.db.collection<{ _id: string; revision: number }>(name);
  /** Only what became of lists: whatever else waits has its time in the end. */
  const work = (): Promise<void> => drain(server.deps, { ...server.work, sources: server.work.sources.filter(({ kind }) => kind.startsWith('roll')) });
  const dayOn = (ahead: number): string => new Date(server.deps.clock.now().getTime() + 28_800_000 + ahead * 86_400_000).toISOString().slice(0, 10);
  const newBody = async (): Promise<string> =>
    (await send('head', '/bodies', { communityId: 'plum', kind: 'owners', name: `业主大会${++count}`, estate: '梅园', convenerIds: ['plum-station'], procedure: { quorum: 'half', majority: 'half', of: 'present', level: 1, threshold: 50, secondDays: 30, answerDays: 10, direct: true, sees: 'members', proxies: 3 } })).id;
  const table = (): Promise<Buffer> =>
    workbook([['楼栋', '房号', '建筑面积', '业主', '共有人', '手机号或证件尾号', '受托人'], ['3栋', '501', '89.5', ROLL_WORDS.own, ROLL_WORDS.other, `${ROLL_WORDS.number}、${ROLL_WORDS.otherNumber}`, ROLL_WORDS.delegate], ['3栋', '502', '90', ROLL_WORDS.resident, '', ROLL_WORDS.residentNumber, '']]);
  async function newImport(): Promise<string> {
    const answer = await (await callerOf('staff')).post(`/rolls/imports?bodyId=${await newBody()}&kind=owners`, undefined).attach('file', await table(), 'a.xlsx');
    await work();
    return (answer.body as { id: string }).id;
  }
  async function newRoll(stage: RollStage): Promise<string> {
    if ((await of('people').findOne({ _id: 'rollResident' })) === null) {
      await createPerson(server.deps, { id: 'rollResident', name: ROLL_WORDS.resident, level: 2, phone: ROLL_WORDS.residentNumber });
      await bindHome(server.deps, 'rollResident', 'plum', '密册门牌');
    }
    const { rollId } = (await send('staff', `/rolls/imports/${await newImport()}/accept`, {})) as unknown as { rollId: string };
    await work();
    await server.deps.db.collection('rollLines').updateOne({ rollId, no: '501' }, { $set: { 'holders.0.personId': 'reporter', 'holders.0.by': 'staff', 'holders.0.at': server.deps.clock.now(), people: ['reporter'] } });
    if (stage === 'draft') return rollId;
    await send('staff', `/rolls/${rollId}/post`, { revision: (await of('rolls').findOne({ _id: rollId }))?.revision, until: dayOn(8) });
    if (stage === 'over') await server.deps.db.collection<{ _id: string }>('rolls').updateOne({ _id: rollId }, { $set: { until: dayOn(-1) } });
    if (stage === 'settled') await server.deps.db.collection<{ _id: string }>('rolls').updateOne({ _id: rollId }, { $set: { state: 'settled', settledAt: server.deps.clock.now() } });
    return rollId;
  }
  const rollLine = async (rollId: string, no: string): Promise<LineRow> => (await server.deps.db.collection<LineRow & { rollId: string }>('rollLines').findOne({ rollId, no })) as LineRow;
  return {
    rollTable: table, dayOn,
    rollBody: (): Promise<string> => once('rollBody', newBody),
    rollImport: (): Promise<string> => once('rollImport', newImport),
    roll: (stage: RollStage): Promise<string> => once(`roll ${stage}`, () => newRoll(stage)),
    async onRoll(stage: RollStage, more: object = {}) {
      const id = await once(`roll ${stage}`, () => newRoll(stage));
      return { params: { id }, body: { revision: (await of('rolls').findOne({ _id: id }))?.revision, ...more } };
    },
    /** A step on a line; `before`: what was done to it first. */
    async onRollLine(stage: RollStage, no: string, more: object = {}, before?: { readonly step: string; readonly body: object }) {
      const id = await once(`roll ${stage} ${before?.step ?? ''}`, () => newRoll(stage));
      const row = await rollLine(id, no);
      if (before && row.revision === 0) await send(before.step === 'correct' ? 'staff' : 'head', `/rolls/${id}/lines/${row.ref}/${before.step}`, { revision: 0, ...before.body });
      return { params: { id, ref: row.ref }, body: { revision: (await rollLine(id, no)).revision, ...more } };
    },
    async rollObjecting() {
      const id = await once('roll to object to', () => newRoll('open'));
      return { params: { id }, body: { ref: (await rollLine(id, '501')).ref, kind: 'wrongArea', text: ROLL_WORDS.objection } };
    },
    async rollObjected(more: object = {}) {
      const id = await once('roll objected to', async () => {
        const made = await newRoll('open');
        await send('reporter', `/rolls/${made}/objections`, { ref: (await rollLine(made, '501')).ref, kind: 'wrongArea', text: ROLL_WORDS.objection });
        return made;
      });
      const objection = await server.deps.db.collection<{ _id: string; rollId: string; revision: number }>('rollObjections').findOne({ rollId: id });
      return { params: { id, ref: objection?._id }, body: { revision: objection?.revision, ...more } };
    },
  };
}
