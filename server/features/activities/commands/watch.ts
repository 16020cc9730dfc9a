import { ACTIVITY_TERMS } from '../../../../config/catalogue/activities';
import { closedAt } from '../../../../shared/domain/activities/attendance';
import { hoursBefore } from '../../../../shared/domain/activities/limits';
import type { Deps } from '../../../platform/deps';
import type { SignUpDoc } from '../document';
import { applyTurn, ifStill, SYSTEM } from '../step';
import { closeShift } from './attend';
import { release } from './turn';

/** Sees to what has fallen due in a sign-up: an offer that nobody answered is passed on, a shift that comes near is told; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: SignUpDoc): Promise<void> {
  const [now, ask] = [deps.clock.now(), { revision: doc.revision, key: `watch-${doc.revision}` }];
  if (doc.state === 'offered') {
    await ifStill(applyTurn(deps, doc, SYSTEM, 'pass', ask, () => ({ code: 'silent', set: { answerBy: null } })));
    return release(deps, doc._id);
  }
  if (doc.state === 'waiting') {
    await ifStill(applyTurn(deps, doc, SYSTEM, 'remind', ask, () => ({ quiet: true, step: 'wait', set: { told: { day: true, soon: false } } })));
    return;
  }
  if (doc.state === 'seated' && closedAt(doc) <= now) return closeShift(deps, doc, ask);
  // Where nobody ran for a while only the nearer word is told.
  const soon = hoursBefore(doc.startsAt, ACTIVITY_TERMS.remind[1]) <= now;
  await ifStill(applyTurn(deps, doc, SYSTEM, 'remind', ask, () => ({ quiet: true, step: soon ? 'soon' : 'tomorrow', set: { told: { day: true, soon } }, tell: { over: doc.startsAt <= now } })));
}
