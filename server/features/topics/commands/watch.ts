import { DomainError } from '../../../../shared/domain/kernel/errors';
import { REMIND_BEFORE_MS } from '../../../../shared/domain/topics/limits';
import type { Deps } from '../../../platform/deps';
import type { TopicDoc } from '../document';
import { Topics } from '../model';
import { applyStep, dueOf, RECOUNT_MS, SYSTEM } from '../step';
import { reachIfEnough } from './second';

/** Time is over: enough after all, or it lapses. Before that it is only counted again, later. */
async function watchGathering(deps: Deps, doc: TopicDoc, now: Date): Promise<void> {
  if (await reachIfEnough(deps, doc)) return;
  if (doc.secondUntil <= now) await applyStep(deps, doc, SYSTEM, 'lapse', { revision: doc.revision, key: `lapse-${doc.revision}` }, () => ({}));
  // When it is looked at next is no news to anybody: no event, and no other revision.
  else await Topics(deps).updateOne({ _id: doc._id, state: 'gathering', revision: doc.revision }, { $set: { nextCheckAt: new Date(Math.min(doc.secondUntil.getTime(), now.getTime() + RECOUNT_MS)) } });
}

/** Sees to what has fallen due in a topic, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: TopicDoc): Promise<void> {
  const [now, due] = [deps.clock.now(), dueOf(doc)];
  try {
    if (doc.state === 'gathering') return await watchGathering(deps, doc, now);
    const late = due <= now;
    if (doc.told.late || (!late && (doc.told.soon || due.getTime() - REMIND_BEFORE_MS > now.getTime()))) return;
    await applyStep(deps, doc, SYSTEM, 'remind', { revision: doc.revision, key: `watch-${doc.revision}` }, () => ({ quiet: true, step: late ? 'late' : 'soon', set: { told: { soon: true, late } } }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
