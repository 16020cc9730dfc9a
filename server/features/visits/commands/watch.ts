import { DomainError } from '../../../../shared/domain/kernel/errors';
import { rewrite, type Rewritten } from '../../../jobs/rewrite';
import type { Deps } from '../../../platform/deps';
import type { VisitDoc } from '../document';
import { duesOf } from '../due';
import { Visits } from '../model';
import { applyStep, SYSTEM } from '../step';

/** What remains: that there was a visit in a month, and how many promises were kept. Nothing leads to a person, a door or a word. */
export function bare(doc: VisitDoc): Rewritten<VisitDoc> {
  const ended = doc.state === 'declined' || doc.state === 'visited' ? doc.state : 'off';
  const month = new Date(`${doc.month ?? doc.createdAt.toISOString().slice(0, 7)}-01T00:00:00.000Z`);
  return {
    set: {
      state: 'erased', outcome: doc.state === 'erased' ? doc.outcome : ended, contentHash: '', since: month, reason: 'other', text: '', times: [], timesText: '', whom: 'self', askerId: '', visitedId: '', people: [], consent: null, proxy: null, place: null,
      scope: { ...doc.scope, grid: null }, workerId: null, visitAt: null, promises: [], heard: [], nextOn: null, told: [], desk: 'over', deskAt: month, timeline: [], keys: [], createdAt: month, updatedAt: month,
    },
    unset: ['nextCheckAt', 'conversions', 'origin'],
  };
}

/** Erases every word and person of a visit; a matter that is still to be made of it is made first. */
export const eraseVisit = (deps: Deps, id: string): Promise<void> => rewrite(Visits(deps), id, (doc) => (doc.state === 'erased' || (doc.conversions ?? []).some(({ state }) => state === 'open') ? null : bare(doc)));

/** Sees to what has fallen due in a visit, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: VisitDoc): Promise<void> {
  const [due] = duesOf(doc);
  if (!due || due.at > deps.clock.now()) return;
  const { step, name } = due;
  if (step === 'erase') return eraseVisit(deps, doc._id);
  try {
    await applyStep(deps, doc, SYSTEM, 'remind', { revision: doc.revision, key: name }, () => ({ quiet: true, step, set: { told: [...doc.told, name] } }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
