import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
const content = {
  title: '借打气筒', words: [], situations: ['daily'], office: '门岗', address: '', phone: '', whom: '', bring: [], steps: [], fee: '', takes: '', note: '', hours: { kind: 'always', week: [[], [], [], [], [], [], []], holidays: 'asUsual', makeUp: 'asUsual', closures: [] },
};
/** An entry that the station of plum keeps, with a report of the reporter that waits; `withdrawn`: it is not done any more. */
export function directoryFor({ server, send, once }: Hands) {
  const revisionIn = async (name: string, id: string): Promise<number> => (await server.deps.db.collection<{ _id: string; revision: number }>(name).findOne({ _id: id }))?.revision ?? 0;
  const service = (stage: 'out' | 'withdrawn' = 'out'): Promise<string> => once(`service ${stage}`, async () => {
    const { id, revision } = await send('staff', '/services', { unitId: 'plum-station', ...content });
    // Nobody has more than ten that wait.
    await server.deps.db.collection('serviceReports').updateMany({ personId: 'reporter', state: 'open' }, { $set: { state: 'answered' } });
    await send('reporter', `/services/${id}/reports`, { kind: 'gone', text: '没有看到' });
    if (stage === 'withdrawn') await send('staff', `/services/${id}/withdraw`, { revision, reason: '收起来了' });
    return id;
  });
  return {
    service, serviceWords: content, serviceWriting: () => ({ unitId: 'plum-station', ...content }),
    async onService(stage: 'out' | 'withdrawn', more: object) { const id = await service(stage); return { params: { id }, body: { revision: await revisionIn('services', id), ...more } }; },
    async onServiceReport(more: object) {
      const id = await service();
      const reported = await server.deps.db.collection<{ _id: string }>('serviceReports').findOne({ serviceId: id, personId: 'reporter' } as never);
      return { params: { id, ref: reported?._id ?? '' }, body: { revision: await revisionIn('serviceReports', reported?._id ?? ''), ...more } };
    },
  };
}
