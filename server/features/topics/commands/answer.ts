import type { ParsedOf } from '../../../../shared/contract';
import { secondUntil } from '../../../../shared/domain/topics/limits';
import { ruleAgainstMerge, type MergeFacts } from '../../../../shared/domain/topics/rules';
import type { Deps } from '../../../platform/deps';
import type { TopicDoc } from '../document';
import { loadTopic } from '../queries';
import { applyStep, refuse, UNTOLD, wordsOrNull, type Actor, type Ask } from '../step';
import { fitWords } from '../words';
import { carrySeconds } from './second';

type Body<A extends 'remove' | 'adopt' | 'merge' | 'decline'> = Omit<ParsedOf<`POST /topics/:id/${A}`>['body'], 'revision'>;

/** Its author takes it back, before it was seconded enough. */
export const withdraw = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask): Promise<TopicDoc> => applyStep(deps, doc, actor, 'withdraw', ask, () => ({}));

/** Its words were looked at: everybody reads it from now on, and the days for seconding begin. */
export const release = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask): Promise<TopicDoc> =>
  applyStep(deps, doc, actor, 'release', ask, ({ now }) => ({ set: { wordsCheck: 'passed', secondUntil: secondUntil(now, doc.rules.procedure.secondDays) } }));

/** Taken off for what it says, before it was seconded enough; its author reads why. */
export const remove = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'remove'>): Promise<TopicDoc> => applyStep(deps, doc, actor, 'remove', ask, () => ({ code: ask.reason, text: wordsOrNull(ask.text) }));

/** The body takes it up, and says what comes next. */
export const adopt = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'adopt'>): Promise<TopicDoc> =>
  applyStep(deps, doc, actor, 'adopt', ask, ({ now }) => ({ text: fitWords(ask.text), set: { answer: ask.text, adoptedAt: now, told: { ...UNTOLD } } }));

/** The body does not take it up, and says why. */
export const decline = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'decline'>): Promise<TopicDoc> =>
  applyStep(deps, doc, actor, 'decline', ask, () => ({ code: ask.reason, text: fitWords(ask.text), set: { answer: ask.text } }));

const mergeFacts = ({ _id, bodyId, state, createdAt }: TopicDoc): MergeFacts => ({ id: _id, bodyId, state, createdAt });
/**
 * Merges it into one that was raised earlier. The write says where it went; its seconders go along right after, or by the job
 * where the process ends in between. `rule_refused` topicMergeSelf, topicMergeBody, topicMergeOver, topicMergeNewer; `not_found`.
 */
export async function merge(deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'merge'>): Promise<TopicDoc> {
  const after = await applyStep(deps, doc, actor, 'merge', ask, async () => {
    const into = await loadTopic(deps, ask.intoId);
    const rule = ruleAgainstMerge(mergeFacts(doc), mergeFacts(into));
    if (rule) refuse(rule);
    return { text: fitWords(ask.text), set: { answer: ask.text, mergedInto: into._id }, tell: { into: into._id } };
  });
  await carrySeconds(deps, after);
  return after;
}
