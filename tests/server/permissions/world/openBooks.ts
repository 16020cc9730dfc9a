import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
const words = { title: '外墙的决定', text: '外墙十月刷。', lines: [], contract: null, decidedOn: '2026-01-05' };
/** A decision that the property company of plum published, with a question of the reporter that waits. */
export function openBooksFor({ server, send, once }: Hands) {
  const revisionIn = async (name: string, id: string): Promise<number> => (await server.deps.db.collection<{ _id: string; revision: number }>(name).findOne({ _id: id }))?.revision ?? 0;
  const bookWriting = () => ({ unitId: 'plum-property', kind: 'decision', period: '2026', ...words });
  const book = (): Promise<string> => once('book', async () => {
    const { id } = await send('handler', '/open-books', bookWriting());
    await send('reporter', `/open-books/${id}/questions`, { text: '几号刷？' });
    return id;
  });
  return {
    book, bookWriting, bookWords: words,
    async onBook(more: object) { const id = await book(); return { params: { id }, body: { revision: await revisionIn('openBooks', id), ...more } }; },
    async onBookQuestion(more: object) {
      const id = await book();
      const asked = await server.deps.db.collection<{ _id: string }>('openBookQuestions').findOne({ bookId: id, personId: 'reporter' } as never);
      return { params: { id, ref: asked?._id ?? '' }, body: { revision: await revisionIn('openBookQuestions', asked?._id ?? ''), ...more } };
    },
  };
}
