import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import type { Skill } from '../../../shared/domain/volunteers/profile';
import type { TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { filed } from '../cases/support';
import { cardOf, handsOn as volunteerHands, sceneFor } from '../volunteers/support';

export type View = ResponseOf<'GET /volunteer-tasks/:id'>;
export type Row = ResponseOf<'GET /volunteer-tasks'>['items'][number];

/** What the station says of a task with nothing special about it. */
export const offer = (changes: object = {}): object => ({ to: 'task', kind: 'verify', title: '看看 3 栋楼道的灯', text: '晚上七点后去看一看亮不亮。', where: '3 栋楼道', meet: '到社区工作站找小林拿手电', dueOn: '2026-03-06', ...changes });

/** Hands that offer, take and look. */
export function handsOn(server: () => TestServer) {
  const hands = stepHands<View>(server, 'volunteer-tasks', ['claim']);
  const volunteers = volunteerHands(server);
  const revisionOf = async (id: string): Promise<number> => (await server().deps.db.collection<{ _id: string; revision: number }>('volunteerTasks').findOne({ _id: id }))?.revision ?? 0;
  const attempt = async (who: string, id: string, action: string, body: object = {}, key: string = randomUUID()) =>
    (await hands.as(who)).post(`/volunteer-tasks/${id}/${action}`, action === 'claim' ? body : { revision: await revisionOf(id), ...body }, key);
  const refusal = async (who: string, id: string, action: string, body: object = {}): Promise<string> => refusalIn(await attempt(who, id, action, body));
  const step = async (who: string, id: string, action: string, body: object = {}): Promise<View> => {
    const answer = await attempt(who, id, action, body);
    if (answer.status >= 300) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as View;
  };
  let cards = 0;
  /** A volunteer of plum in force, with these skills; those that need proof are seen. */
  const helper = async (who: string, skills: readonly Skill[] = [], avoids: readonly string[] = []): Promise<string> => {
    cards += 1;
    const proofs = skills.map((skill) => ({ skill, proof: '证书', until: null }));
    const { id } = (await volunteers.join(who, { document: { kind: 'identityCard', number: cardOf(cards) }, skills: proofs, avoids: avoids as never })).body as { id: string };
    await volunteers.step('plumHead', id, 'approve');
    for (const skill of skills) await volunteers.step('plumHead', id, 'see-proof', { skill });
    return id;
  };
  /** A case of ann's that plum's station offers; the id of the task. */
  const offered = async (changes: object = {}): Promise<{ id: string; caseId: string }> => {
    const doc = await filed(server().deps);
    const answer = await (await hands.as('plumStaff')).post(`/threads/case/${doc._id}/conversions`, { revision: doc.revision, ...offer(changes) });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    const made = (answer.body as { matters: { kind: string; id: string }[] }).matters.find(({ kind }) => kind === 'task');
    return { id: made?.id ?? '', caseId: doc._id };
  };
  const open = async (who: string): Promise<Row[]> => ((await (await hands.as(who)).get('/volunteer-tasks').expect(200)).body as { items: Row[] }).items;
  return { ...hands, attempt, refusal, step, helper, offered, open, volunteers };
}

/** Six neighbours of plum beside the people of the district. */
export const CROWD = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;

/** A district of one's own for a file of tests, with nothing left of the test before. */
export function setScene() {
  const scene = sceneFor({ crowd: CROWD, phones: '1380000200', emptied: ['volunteerTasks'], kinds: /[tT]ask|Volunteers/ });
  return { ...handsOn(scene.server), ...scene };
}
