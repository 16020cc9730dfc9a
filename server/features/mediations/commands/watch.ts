import { DomainError } from '../../../../shared/domain/kernel/errors';
import { rewrite, type Rewritten } from '../../../jobs/rewrite';
import type { Deps } from '../../../platform/deps';
import type { MediationDoc } from '../document';
import { duesOf } from '../due';
import { Mediations } from '../model';
import { applyStep, SYSTEM } from '../step';
import { NOBODY } from './ask';

/** What remains: that one was asked for in a month, and how far it came. Nothing leads to a person or a word. */
export function bare(doc: MediationDoc): Rewritten<MediationDoc> {
  const month = new Date(`${doc.month}-01T00:00:00.000Z`);
  return {
    set: {
      state: 'erased', contentHash: '', since: month, kind: 'other', who: '', sides: { first: NOBODY, second: NOBODY }, people: [], mediatorId: null, turnedDown: [], sessionAt: null, place: '', sessions: [], agreement: null, office: null, told: [], desk: 'over', deskAt: month, timeline: [], keys: [], createdAt: month, updatedAt: month,
    },
    unset: ['nextCheckAt', 'officeId'],
  };
}
/** Erases every word and person of a mediation. */
export const eraseMediation = (deps: Deps, id: string): Promise<void> => rewrite(Mediations(deps), id, (doc) => (doc.state === 'erased' ? null : bare(doc)));

/** Sees to what has fallen due in a mediation, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: MediationDoc): Promise<void> {
  const [due] = duesOf(doc);
  if (!due || due.at > deps.clock.now()) return;
  const { step, name } = due;
  if (step === 'erase') return eraseMediation(deps, doc._id);
  try {
    await applyStep(deps, doc, SYSTEM, 'remind', { revision: doc.revision, key: name }, () => ({ quiet: true, step, set: { told: [...doc.told, name] } }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
