import { loadVote, watchVote } from '../../../../server/features/votes';
import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  /** An adopted topic of the council of plum, on which the councillor sits. */
  readonly adopted: () => Promise<string>;
}
interface Row {
  _id: string;
  revision: number;
}
/** How far a vote has come that `staff` drafted and that `head` and the councillor watch; `agreed`: both looked at it. */
export type VoteStage = 'secret' | 'draft' | 'agreed' | 'open' | 'closing' | 'published';

/** Votes of the council of plum: one line, the councillor's. */
export function votesFor({ server, send, once, adopted }: Hands) {
  const rows = () => server.deps.db.collection<Row>('votes');
  const revisionOf = async (id: string): Promise<number> => (await rows().findOne({ _id: id }))?.revision ?? 0;
  const soon = (hours: number): string => new Date(server.deps.clock.now().getTime() + hours * 3_600_000).toISOString();
  const drafted = (watchers: readonly string[]) => ({ method: 'yesno', preset: 'simple', unit: 'person', title: '加两排晾衣架', text: '物业来装', clauseIds: ['topic'], closes: soon(2), scrutineerIds: watchers, paper: true });
  const asDraft = async (watchers: readonly string[] = ['councillor', 'head']) => ({ basis: { kind: 'topic', id: await adopted() }, ...drafted(watchers) });
  async function newVote(stage: VoteStage): Promise<string> {
    const { id } = await send('staff', '/votes', { ...(await asDraft()), ...(stage === 'secret' ? { ballot: 'secret', minBallots: 3 } : {}) });
    if (stage === 'secret') return id;
    if (stage === 'draft') return id;
    for (const who of ['head', 'councillor'] as const) await send(who, `/votes/${id}/agree`, { revision: await revisionOf(id) });
    if (stage === 'agreed') return id;
    await send('staff', `/votes/${id}/freeze`, { revision: await revisionOf(id) });
    // Nobody waits here for a moment that comes.
    const past = new Date(server.deps.clock.now().getTime() - 1_000);
    await rows().updateOne({ _id: id }, { $set: { state: stage === 'open' ? 'open' : 'closing', opensAt: past, ...(stage === 'open' ? {} : { closesAt: past }) } } as object);
    if (stage !== 'published') return id;
    for (const who of ['head', 'councillor'] as const) await send(who, `/votes/${id}/confirm`, { revision: await revisionOf(id) });
    await watchVote(server.deps, await loadVote(server.deps, id));
    return id;
  }
  const vote = (stage: VoteStage): Promise<string> => once(`vote ${stage}`, () => newVote(stage));
  const lineOf = async (id: string): Promise<string> => (await server.deps.db.collection<Row>('voteLines').findOne({ voteId: id } as object))?._id ?? '';
  return {
    vote, asDraft, drafted,
    async onVote(stage: VoteStage, more: object = {}) {
      const id = await vote(stage);
      return { params: { id }, body: { revision: await revisionOf(id), ...more } };
    },
    /** A ballot for a vote that is not secret. */
    async sealed() {
      const row = await server.deps.db.collection<Row & { frozen: { hash: string } }>('votes').findOne({ _id: await vote('open') });
      return { vote: row?.frozen.hash ?? '', body: { pk: 'ab'.repeat(32), pre: 'ab'.repeat(32), ts: 'ab'.repeat(256), choice: 'yes', bs: 'ab'.repeat(64) } };
    },
    /** The councillor's line; `handed`: with a paper. */
    async onLine(handed: boolean, more: object = {}) {
      const id = await once(`vote with paper ${String(handed)}`, () => newVote('open'));
      const line = await lineOf(id);
      if (handed) await send('staff', `/votes/${id}/paper`, { line });
      return { params: { id }, body: { line, ...more } };
    },
    async voiding() {
      const id = await vote('open');
      return { params: { id }, body: { revision: await revisionOf(id), line: await lineOf(id), reason: '搬走了' } };
    },
    async onObjection() {
      const id = await once('vote with objection', async () => {
        const made = await newVote('published');
        await send('neighbour', `/votes/${made}/object`, { text: '再算一遍' });
        return made;
      });
      return { params: { id, objectionId: (await server.deps.db.collection<Row>('voteObjections').findOne({ voteId: id } as object))?._id }, body: { text: '算过了' } };
    },
    /** The signed address under which a scrutineer gets everything. */
    async openings() {
      const id = await vote('published');
      const { body } = await (await server.as('councillor')).get(`/votes/${id}`);
      return { params: { id }, query: Object.fromEntries(new URL(String((body as { boardUrl: string }).boardUrl), 'http://here').searchParams) };
    },
  };
}
