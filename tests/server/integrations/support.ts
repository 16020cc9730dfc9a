import { features } from '../../../server/features';
import { acceptAndDispatch, actorIn, type CaseDoc } from '../../../server/features/cases';
import { viewerOfPerson } from '../../../server/features/identity';
import { drain, workOf, type Work } from '../../../server/jobs';
import type { Deps } from '../../../server/platform/deps';
import type { Department } from '../../../server/sandbox/department';
import type { Caller, TestServer } from '../../support/server';
import { ask, filed, type PersonKey } from '../cases/support';

/** A case of ann that the station has given to plum's property company. */
export async function dispatched(deps: Deps, text?: string): Promise<CaseDoc> {
  const doc = await filed(deps, text === undefined ? {} : { text });
  const viewer = await viewerOfPerson(deps, 'plumStaff' satisfies PersonKey);
  if (!viewer) throw new Error('no staff');
  return acceptAndDispatch(deps, doc, actorIn(viewer, doc), { ...ask(doc), unitId: 'plum-property' });
}

/** Adds a signed webhook to a unit and tells the department its secret. */
export async function connect(admin: Caller, department: Department, unitId = 'plum-property', more: object = {}): Promise<{ id: string; secret: string }> {
  const answer = await admin.post(`/administration/units/${unitId}/channels`, { kind: 'webhook', name: '物业系统', address: `${department.url}/cases`, ...more }).expect(201);
  department.state.secrets.push(answer.body.secret);
  return { id: answer.body.channel.id, secret: answer.body.secret };
}

/** Runs the background once, with retries that come as early as they may. */
export const deliver = (server: TestServer, work: Work = workOf(features)): Promise<void> => drain(server.deps, work, { random: () => 0 });
