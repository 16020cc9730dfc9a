import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { fitWords } from '../../topics';
import type { ObjectionDoc, VoteDoc } from '../document';
import { ofObjection } from '../events';
import { Objections } from '../model';
import { objectionIdOf } from '../queries';
import { refuse } from '../step';

/** Whether a result may still be objected to. */
export const takesObjections = ({ state, objectUntil }: Pick<VoteDoc, 'state' | 'objectUntil'>, now: Date): boolean => state === 'published' && objectUntil !== null && now < objectUntil;

/**
 * Somebody of the roll or of the community objects to a result, once each; everybody reads it with its answer. `rule_refused`
 * voteObjectOver, voteElsewhere, voteObjectTwice with other words, and of the words.
 */
export async function objectTo(deps: Deps, doc: VoteDoc, who: { readonly personId: string; readonly near: boolean }, text: string): Promise<void> {
  const now = deps.clock.now();
  if (!takesObjections(doc, now)) refuse('voteObjectOver');
  if (!who.near) refuse('voteElsewhere');
  const row: ObjectionDoc = { _id: objectionIdOf(doc._id, who.personId), voteId: doc._id, personId: who.personId, text: fitWords(text), at: now, answer: null, answeredAt: null, answeredBy: null, pending: [] };
  try {
    await Objections(deps).insertMany([{ ...row, ...pendingOf([ofObjection(row, 'objected', who.personId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await Objections(deps).findById(row._id).lean<ObjectionDoc>();
    if (known?.text !== row.text) refuse('voteObjectTwice');
  }
  deps.nudge(Objections(deps));
}

/** Whoever acts for the body answers it, once. `not_found`; `rule_refused` voteAnswered. */
export async function answerObjection(deps: Deps, doc: VoteDoc, personId: string, objectionId: string, text: string): Promise<void> {
  const [now, known] = [deps.clock.now(), await Objections(deps).findOne({ _id: objectionId, voteId: doc._id }, { pending: 0 }).lean<ObjectionDoc>()];
  if (!known) throw new DomainError('not_found');
  const set = { answer: fitWords(text), answeredAt: now, answeredBy: personId };
  const { matchedCount } = await Objections(deps).updateOne({ _id: objectionId, answer: null }, withEvents({ $set: set }, [ofObjection({ ...known, ...set }, 'answered', personId)], now));
  if (matchedCount === 0 && known.answer !== set.answer) refuse('voteAnswered');
  deps.nudge(Objections(deps));
}
