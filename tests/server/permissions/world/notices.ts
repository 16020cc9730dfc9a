import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** How far a notice of the station of plum has come, written by its staff; `storm`: an emergency that is a draft, `waiting`: and handed in, `proposed`: out, with a correction that waits. */
export type NoticeStage = 'draft' | 'out' | 'storm' | 'waiting' | 'proposed';
const words = { title: '停水', text: '修水管', from: null, to: null };

export function noticesFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<{ _id: string; revision: number }>('notices');
  const writing = (emergency = false) => ({ kind: 'water', emergency, ...words, areas: [{ kind: 'community', id: 'plum' }], pinnedUntil: null });
  async function newNotice(stage: NoticeStage): Promise<string> {
    const { id } = await send('staff', '/notices', { unitId: 'plum-station', ...writing(stage !== 'draft' && stage !== 'out') });
    const step = async (who: Somebody, action: string, more: object = {}): Promise<void> => { await send(who, `/notices/${id}/${action}`, { revision: (await rows().findOne({ _id: id }))?.revision ?? 0, ...more }); };
    if (stage === 'out') await step('staff', 'release');
    if (stage === 'waiting' || stage === 'proposed') await step('staff', 'hand-in');
    if (stage === 'proposed') {
      await step('head', 'release');
      await step('staff', 'correct', { ...words, text: '修好了', why: '修好了' });
    }
    return id;
  }
  return {
    noticeWords: words, writing,
    notice: (stage: NoticeStage): Promise<string> => once(`notice ${stage}`, () => newNotice(stage)),
    async onNotice(stage: NoticeStage, more: object = {}) {
      const id = await once(`notice ${stage}`, () => newNotice(stage));
      return { params: { id }, body: { revision: (await rows().findOne({ _id: id }))?.revision, ...more } };
    },
  };
}
