import type { ResponseOf } from '../../../shared/contract';
import type { Deps } from '../../platform/deps';
import { noteReporterSeen } from './commands/seeContact';
import type { CaseDoc } from './document';
import { officeIn, viewerIn, type Person } from './policy';
import { presentCase } from './presenter';

/**
 * One case as this person may see it. Where staff are shown who reported it, the audit log is told before they see
 * it. `not_found` when it does not exist for them.
 */
export async function showCase(deps: Deps, doc: CaseDoc, person: Person): Promise<ResponseOf<'GET /cases/:id'>> {
  const noted = viewerIn(person, doc) === 'staff' ? noteReporterSeen(deps, doc, officeIn(person, doc)) : null;
  const [view] = await Promise.all([presentCase(deps, doc, person), noted]);
  return view;
}
