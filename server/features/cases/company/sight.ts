import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { viewerIn, type Person } from '../policy';
import { supports } from './queries';

/** Somebody with what they support, looked up only where it could let them see more. */
export async function withSupports<P extends Person>(deps: Deps, person: P, doc: CaseDoc): Promise<P> {
  const viewer = viewerIn(person, doc);
  if (viewer === 'staff' || viewer === 'reporter' || doc.sensitive) return person;
  return (await supports(deps, doc._id, person.personId)) ? { ...person, supports: [doc._id] } : person;
}
