import type { RequestOf, ResponseOf } from '../../../shared/contract';
import type { TestServer } from '../../support/server';
import { stepHands } from '../../support/stepHands';
import { middleOf } from '../cases/support';

export type View = ResponseOf<'GET /wishes/:id'>;
export type PostBody = RequestOf<'POST /wishes'>['body'];

/** A wish with nothing special about it, in grid 0 of community plum. */
export const wishBody = (changes: Partial<PostBody> = {}): PostBody => ({
  category: 'goods', text: '想要一张放在楼下的旧木凳。', whom: 'self', place: { text: '3 栋 2 单元 502', point: middleOf(0) }, ...changes,
});

/** Hands that post, step and look, each answer held against what is expected. */
export function handsOn(server: () => TestServer) {
  const { as, seen, attempt, step, refusal } = stepHands<View>(server, 'wishes', ['claim', 'contact']);
  const post = async (who: string, changes: Partial<PostBody> = {}): Promise<View> => (await (await as(who)).post('/wishes', wishBody(changes)).expect(201)).body as View;
  /** Posted by ann and released by plum's station. */
  const published = async (changes: Partial<PostBody> = {}, who = 'ann', released = '想要一张旧木凳。'): Promise<View> => {
    const { id } = await post(who, changes);
    return step('plumStaff', id, 'approve', { text: released, photoIds: [] });
  };
  const claimIdOf = async (who: string, id: string): Promise<string> => (await seen(who, id)).claims.find(({ own }) => own)?.id ?? 'none';
  return { as, seen, attempt, step, refusal, post, published, claimIdOf };
}
