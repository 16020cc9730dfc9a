import type { RequestOf, ResponseOf } from '../../../shared/contract';
import type { TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf } from '../cases/support';

export type View = ResponseOf<'GET /projects/:id'>;
export type Round = ResponseOf<'GET /project-rounds/:id'>;
export type ProposeBody = RequestOf<'POST /projects'>['body'];

/** A proposal with nothing special about it, in grid 0 of community plum. */
export const proposal = (changes: Partial<ProposeBody> = {}): ProposeBody => ({ title: '3 栋门口装扶手', need: '老人上下台阶没处扶，雨天滑。', place: { text: '3 栋 2 单元 502 门口', point: middleOf(0) }, ...changes });
/** What the station says at the check. */
export const CHECKED = { title: '3 栋门口装扶手', need: '老人上下台阶没处扶。', place: '3 栋门口', photoIds: [], kind: 'works', budgetFen: 300_000, source: 'community', notProperty: true, notGovernment: true, duty: '物业合同和事项清单里都没有这一项' } as const;

/** Hands that propose, step and look, each answer held against what is expected. */
export function handsOn(server: () => TestServer) {
  const { as, seen, revisionOf, attempt, step, refusal } = stepHands<View>(server, 'projects', ['follow', 'opinion']);
  const propose = async (who: string, changes: Partial<ProposeBody> = {}): Promise<View> => (await (await as(who)).post('/projects', proposal(changes)).expect(201)).body as View;
  /** Proposed by the council, and checked: nobody's three are used up. */
  const candidate = async (title = CHECKED.title as string, more: object = {}): Promise<string> => {
    const { id } = await propose('plumHead', { title, council: { day: '2026-03-01', present: 9, agreed: 7, text: '' } });
    await step('plumStaff', id, 'admit', { ...CHECKED, title, ...more });
    return id;
  };
  const open = async (projectIds: readonly string[], more: object = {}): Promise<Round> => (await (await as('plumStaff')).post('/project-rounds', { title: '今年先办哪一个', projectIds, closesOn: '2026-03-09', ...more }).expect(201)).body as Round;
  const round = async (who: string, id: string): Promise<Round> => (await (await as(who)).get(`/project-rounds/${id}`).expect(200)).body as Round;
  const choose = async (who: string, id: string, projectIds: readonly string[]): Promise<string> => refusalIn(await (await as(who)).post(`/project-rounds/${id}/choose`, { projectIds }));
  return { as, seen, attempt, step, refusal, propose, candidate, open, round, choose, revisionOf };
}
