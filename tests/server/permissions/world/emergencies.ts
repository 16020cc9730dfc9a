import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** How far an emergency mode of plum has come: asked for by staff, started by the head, its end asked for by staff. */
export type EmergencyStage = 'asked' | 'on' | 'ending';

export function emergenciesFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<{ _id: string; revision: number }>('emergencies');
  const revisionOf = async (id: string): Promise<number> => (await rows().findOne({ _id: id }))?.revision ?? 0;
  const emergencyAsk = () => ({ unitId: 'plum-station', kind: 'storm', title: '台风', advice: '不要出门', areas: [{ kind: 'community', id: 'plum' }] });
  async function newEmergency(stage: EmergencyStage): Promise<string> {
    const { id } = await send('staff', '/emergencies', emergencyAsk());
    if (stage !== 'asked') await send('head', `/emergencies/${id}/start`, { revision: await revisionOf(id) });
    if (stage === 'ending') await send('staff', `/emergencies/${id}/ask-end`, { revision: await revisionOf(id) });
    return id;
  }
  return {
    emergencyAsk,
    emergency: (stage: EmergencyStage): Promise<string> => once(`emergency ${stage}`, () => newEmergency(stage)),
    async onEmergency(stage: EmergencyStage, more: object = {}) {
      const id = await once(`emergency ${stage}`, () => newEmergency(stage));
      return { params: { id }, body: { revision: await revisionOf(id), ...more } };
    },
  };
}
