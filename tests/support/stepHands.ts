import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { Caller, TestServer } from './server';

/** The rule or code by which an answer refuses; `done` where it does not. */
export function refusalIn({ body }: Pick<Response, 'body'>): string {
  const { error } = body as { error?: { code: string; data?: { rule?: string } } };
  return error ? (error.data?.rule ?? error.code) : 'done';
}

/**
 * Hands that take the steps of one kind of matter over HTTP, each with the revision as it is.
 * @param at name of its collection and of its path
 * @param without steps that carry no revision
 * @param collection where it is kept under another name than its path
 */
export function stepHands<V>(server: () => TestServer, at: string, without: readonly string[], collection = at) {
  const people = new Map<string, Promise<Caller>>();
  const as = (id: string): Promise<Caller> => {
    // A session lives a day.
    const name = `${id} ${Math.floor(server().deps.clock.now().getTime() / 86_400_000)}`;
    const known = people.get(name) ?? server().as(id);
    people.set(name, known);
    return known;
  };
  const seen = async (who: string, id: string): Promise<V> => (await (await as(who)).get(`/${at}/${id}`).expect(200)).body as V;
  const revisionOf = async (id: string): Promise<number> => (await server().deps.db.collection<{ _id: string; revision: number }>(collection).findOne({ _id: id }))?.revision ?? 0;
  /** A step with the revision as it is; the answer, whatever it is. */
  const attempt = async (who: string, id: string, action: string, body: object = {}, key: string = randomUUID()) =>
    (await as(who)).post(`/${at}/${id}/${action}`, without.includes(action) ? body : { revision: await revisionOf(id), ...body }, key);
  const step = async (who: string, id: string, action: string, body: object = {}): Promise<V> => {
    const answer = await attempt(who, id, action, body);
    if (answer.status >= 300) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as V;
  };
  const refusal = async (who: string, id: string, action: string, body: object = {}): Promise<string> => refusalIn(await attempt(who, id, action, body));
  return { as, seen, revisionOf, attempt, step, refusal };
}
