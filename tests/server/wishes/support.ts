import { randomUUID } from 'node:crypto';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import type { Caller, TestServer } from '../../support/server';
import { middleOf } from '../cases/support';

export type View = ResponseOf<'GET /wishes/:id'>;
export type PostBody = RequestOf<'POST /wishes'>['body'];

/** A wish with nothing special about it, in grid 0 of community plum. */
export const wishBody = (changes: Partial<PostBody> = {}): PostBody => ({
  category: 'goods', text: '想要一张放在楼下的旧木凳。', whom: 'self', place: { text: '3 栋 2 单元 502', point: middleOf(0) }, ...changes,
});

/** Hands that post, step and look, each answer held against what is expected. */
export function handsOn(server: () => TestServer) {
  const people = new Map<string, Promise<Caller>>();
  const as = (id: string): Promise<Caller> => {
    // A session lives a day.
    const name = `${id} ${Math.floor(server().deps.clock.now().getTime() / 86_400_000)}`;
    const known = people.get(name) ?? server().as(id);
    people.set(name, known);
    return known;
  };
  const seen = async (who: string, id: string): Promise<View> => (await (await as(who)).get(`/wishes/${id}`).expect(200)).body as View;
  /** A step with the revision as it is; the answer, whatever it is. */
  const attempt = async (who: string, id: string, action: string, body: object = {}, key: string = randomUUID()) => {
    const { revision } = (await server().deps.db.collection<{ _id: string; revision: number }>('wishes').findOne({ _id: id })) ?? { revision: 0 };
    return (await as(who)).post(`/wishes/${id}/${action}`, action === 'claim' || action === 'contact' ? body : { revision, ...body }, key);
  };
  const step = async (who: string, id: string, action: string, body: object = {}): Promise<View> => {
    const answer = await attempt(who, id, action, body);
    if (answer.status >= 300) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as View;
  };
  const refusal = async (who: string, id: string, action: string, body: object = {}): Promise<string> => {
    const { error } = (await attempt(who, id, action, body)).body as { error?: { code: string; data?: { rule?: string } } };
    return error ? (error.data?.rule ?? error.code) : 'done';
  };
  const post = async (who: string, changes: Partial<PostBody> = {}): Promise<View> => (await (await as(who)).post('/wishes', wishBody(changes)).expect(201)).body as View;
  /** Posted by ann and released by plum's station. */
  const published = async (changes: Partial<PostBody> = {}, who = 'ann', released = '想要一张旧木凳。'): Promise<View> => {
    const { id } = await post(who, changes);
    return step('plumStaff', id, 'approve', { text: released, photoIds: [] });
  };
  const claimIdOf = async (who: string, id: string): Promise<string> => (await seen(who, id)).claims.find(({ own }) => own)?.id ?? 'none';
  return { as, seen, attempt, step, refusal, post, published, claimIdOf };
}
