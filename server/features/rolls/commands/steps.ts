import { dayOf, type Day } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstPost, ruleAgainstSettle } from '../../../../shared/domain/rolls/rules';
import { withEvents } from '../../../jobs/events';
import { remembered, stampOf } from '../../../jobs/guardedStep';
import type { Deps } from '../../../platform/deps';
import type { RollDoc } from '../document';
import { ofRoll } from '../events';
import { Rolls } from '../model';
import type { Keeper } from '../policy';
import { loadRoll, rollsOf, workOn } from '../queries';
import { applyStep, asKeeper, assertWorked, refuse, SYSTEM, type Ask } from '../step';

/** Opens a draft for looking and objections until a day. Outcomes as of `applyStep`; `rule_refused` rollUntil. */
export const postRoll = (deps: Deps, doc: RollDoc, keeper: Keeper, ask: Ask & { readonly until: Day }): Promise<RollDoc> =>
  applyStep(deps, doc, asKeeper(keeper), 'post', ask, ({ now }) => {
    const rule = ruleAgainstPost(ask.until, dayOf(now));
    return rule ? refuse(rule) : { set: { until: ask.until } };
  });

/** Settles it: votes may use it from now on. Outcomes as of `applyStep`; `rule_refused` rollEarly, rollObjections, rollProposals. */
export const settleRoll = (deps: Deps, doc: RollDoc, keeper: Keeper, ask: Ask): Promise<RollDoc> =>
  applyStep(deps, doc, asKeeper(keeper), 'settle', ask, async ({ now }) => {
    const { objections, proposals } = await workOn(deps, doc._id);
    const rule = ruleAgainstSettle({ until: doc.until ?? dayOf(now), today: dayOf(now), objections, proposals });
    return rule ? refuse(rule) : { set: { settledAt: now } };
  });

/** Puts it away before it is settled, with the reason that those who stand there read. */
export const withdrawRoll = (deps: Deps, doc: RollDoc, keeper: Keeper, ask: Ask & { readonly reason: string }): Promise<RollDoc> =>
  applyStep(deps, doc, asKeeper(keeper), 'withdraw', ask, () => ({ set: { withdrawnWhy: ask.reason }, text: ask.reason }));

/** Versions that were settled before are replaced by this one. Done twice it changes nothing. */
export async function replaceEarlier(deps: Deps, doc: RollDoc): Promise<void> {
  if (doc.state !== 'settled') return;
  const earlier = (await rollsOf(deps, doc.bodyId)).filter(({ state, version, kind }) => state === 'settled' && version < doc.version && kind === doc.kind);
  for (const old of earlier) await applyStep(deps, old, SYSTEM, 'replace', { revision: old.revision, key: doc._id }, () => ({ set: { replacedBy: doc._id } }));
}

/** Begins to say yes to all who are certain; it goes on in the background. `conflict`, `wrong_state`. */
export async function beginMatching(deps: Deps, doc: RollDoc, keeper: Keeper, ask: Ask): Promise<RollDoc> {
  const stamp = stampOf('match', keeper.personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  assertWorked(doc);
  const now = deps.clock.now();
  const next = { ...doc, matching: { by: keeper.personId, unitId: keeper.actor.unitId, since: now }, revision: doc.revision + 1, updatedAt: now };
  const update = withEvents({ $set: { matching: next.matching, revision: next.revision, updatedAt: now }, $push: { keys: remembered(stamp) } }, [ofRoll(next, 'match', keeper.personId)], now);
  const { matchedCount } = await Rolls(deps).updateOne({ _id: doc._id, state: doc.state, revision: ask.revision }, update);
  if (matchedCount === 0) throw new DomainError('conflict', { state: doc.state, revision: doc.revision });
  deps.nudge(Rolls(deps));
  return loadRoll(deps, doc._id);
}

/** Tells the station once that the days of an open roll are over. */
export async function watchRoll(deps: Deps, doc: RollDoc): Promise<void> {
  const now = deps.clock.now();
  if (doc.state !== 'open' || doc.toldOver) return;
  const next = { ...doc, toldOver: true, revision: doc.revision + 1, updatedAt: now };
  await Rolls(deps).updateOne({ _id: doc._id, state: 'open', revision: doc.revision }, withEvents({ $set: { toldOver: true, revision: next.revision, updatedAt: now }, $unset: { nextCheckAt: 1 } }, [ofRoll(next, 'over', null)], now));
  deps.nudge(Rolls(deps));
}
