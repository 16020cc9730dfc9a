import { randomUUID } from 'node:crypto';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import type { TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { CARD, cardOf, handsOn as volunteerHands, sceneFor } from '../volunteers/support';

export type View = ResponseOf<'GET /volunteer-teams/:id'>;
export type Member = ResponseOf<'GET /volunteer-teams/:id/members'>['items'][number];
type Ask = RequestOf<'POST /volunteer-teams'>['body'];

/** What a team says of itself with nothing special about it. */
export const teamWords = (changes: Partial<Ask> = {}): Ask => ({ teamName: '夕阳红巡防队', aim: '让晚上回家的人放心', does: '每天晚上七点到九点，两个人一组走一圈。', fields: ['safety'], ...changes });

/** Hands that found, join and lead. */
function handsOn(server: () => TestServer) {
  const hands = stepHands<View>(server, 'volunteer-teams', ['ask']);
  const volunteers = volunteerHands(server);
  const rows = <D extends { _id: string }>(name: string) => server().deps.db.collection<D>(name);
  const revisionOf = async (name: string, id: string): Promise<number> => (await rows<{ _id: string; revision: number }>(name).findOne({ _id: id }))?.revision ?? 0;
  const attempt = async (who: string, id: string, action: string, body: object = {}, key: string = randomUUID()) =>
    (await hands.as(who)).post(`/volunteer-teams/${id}/${action}`, action === 'ask' ? body : { revision: await revisionOf('volunteerTeams', id), ...body }, key);
  const refusal = async (who: string, id: string, action: string, body: object = {}): Promise<string> => refusalIn(await attempt(who, id, action, body));
  const step = async (who: string, id: string, action: string, body: object = {}): Promise<View> => {
    const answer = await attempt(who, id, action, body);
    if (answer.status >= 300) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await server().drain();
    return answer.body as View;
  };
  const member = async (who: string, id: string, action: string, body: object = {}): Promise<string> => {
    const answer = refusalIn(await (await hands.as(who)).post(`/team-members/${id}/${action}`, { revision: await revisionOf('volunteerMembers', id), ...body }));
    await server().drain();
    return answer;
  };
  let cards = 500;
  /** A volunteer in force of where they live. */
  const volunteer = async (who: string, { minor = false, head = 'plumHead' } = {}): Promise<string> => {
    cards += 1;
    const guardian = { name: '家长', relation: 'parent', phone: '13900001122', agrees: true } as const;
    const { id } = (await volunteers.join(who, { name: `${who}先生`, document: { kind: 'identityCard', number: minor ? CARD.minor : cardOf(cards) }, ...(minor ? { guardian } : {}) })).body as { id: string };
    await volunteers.step(head, id, 'approve', { guardianSeen: minor });
    return id;
  };
  const found = async (who: string, changes: Partial<Ask> = {}, key: string = randomUUID()) => (await hands.as(who)).post('/volunteer-teams', teamWords(changes), key);
  /** A team of plum in force, led by ann. */
  const team = async (): Promise<string> => {
    await volunteer('ann');
    const { id } = (await found('ann')).body as View;
    await step('plumHead', id, 'approve');
    return id;
  };
  const byCode = async (who: string, code: string) => (await hands.as(who)).post('/volunteer-teams/join', { code });
  const members = async (who: string, id: string, lane: 'asked' | 'in' = 'in'): Promise<Member[]> => ((await (await hands.as(who)).get(`/volunteer-teams/${id}/members?lane=${lane}`).expect(200)).body as { items: Member[] }).items;
  /** Somebody in a team, taken in by a code; the volunteer. */
  const joined = async (who: string, id: string): Promise<string> => {
    const volunteerId = await volunteer(who);
    const { code } = await step('ann', id, 'code', { days: 7 });
    await byCode(who, code?.value ?? '');
    await server().drain();
    return volunteerId;
  };
  return { ...hands, attempt, refusal, step, member, volunteer, volunteers, found, team, byCode, members, joined, rows };
}

/** Neighbours of plum beside the people of the district. */
export const CROWD = ['v1', 'v2', 'v3', 'v4', 'v5'] as const;

/** A district of one's own for a file of tests, with nothing left of the test before. */
export function setScene() {
  const scene = sceneFor({ crowd: CROWD, phones: '1380000300', emptied: ['volunteerTeams', 'volunteerMembers', 'teamTries'], kinds: /[tT]eam/ });
  return { ...handsOn(scene.server), ...scene };
}
