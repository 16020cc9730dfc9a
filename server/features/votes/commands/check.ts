import type { Deps } from '../../../platform/deps';
import type { VoteDoc } from '../document';
import { sealedBallots } from '../secret/model';
import { applyStep, destroysFrom, refuse, SYSTEM, type Actor, type Ask } from '../step';

/** A scrutineer verified the published board; after the second the keys are destroyed. Who did already changes nothing. `rule_refused` voteNamedNot. */
export const checkVote = (deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask): Promise<VoteDoc> =>
  applyStep(deps, doc, actor, 'check', ask, ({ now }) => {
    if (doc.draft.ballot !== 'secret') refuse('voteNamedNot');
    const scrutineers = doc.scrutineers.map((one) => (one.personId === actor.personId ? { ...one, checkedAt: one.checkedAt ?? now } : one));
    return { set: { scrutineers }, ...(scrutineers.every(({ checkedAt }) => checkedAt) ? { step: 'checked' as const } : {}) };
  });

/**
 * Destroys the private blind key and what opens the inbox, then the sealed ballots, then writes down that it was done; stopped in
 * between it is done again. A machine that does not have the keys of this vote destroys nothing and says nothing
 * (`vote_keys_absent`). Outcomes: the vote; as it is where it is not time.
 */
export async function destroyKeys(deps: Deps, doc: VoteDoc): Promise<VoteDoc> {
  const [from, now] = [destroysFrom(doc), deps.clock.now()];
  if (!doc.frozen || from === null || from > now) return doc;
  const { manifest, hash } = doc.frozen;
  await deps.ballotKeys.publicKeys(manifest.vote);
  await deps.ballotKeys.destroy(manifest.vote);
  await sealedBallots(deps).deleteMany({ vote: hash });
  return applyStep(deps, doc, SYSTEM, 'destroy', { revision: doc.revision, key: `destroy-${doc._id}` }, () => ({ set: { voteKeys: 'destroyed', destroyedAt: now } }));
}
