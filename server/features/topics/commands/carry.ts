import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstDecision } from '../../../../shared/domain/bodies/procedure';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { ruleAgainstDue } from '../../../../shared/domain/topics/rules';
import type { Deps } from '../../../platform/deps';
import { membersOn } from '../../bodies';
import { isDispatchTarget } from '../../organisation';
import type { DecisionRow, TopicDoc } from '../document';
import { applyStep, refuse, UNTOLD, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

type Body<A extends 'decide' | 'report' | 'move-day' | 'finish' | 'stop'> = Omit<ParsedOf<`POST /topics/:id/${A}`>['body'], 'revision'>;

const fitDue = (day: string, now: Date): string => {
  const rule = ruleAgainstDue(day, dayOf(now));
  return rule ? refuse(rule) : day;
};
const decisionOf = (doc: TopicDoc): DecisionRow => doc.decision ?? refuse('topicDay');

/**
 * What was decided, by the rules of the body under which the topic was raised: enough came, and enough of them agreed, counted
 * over who sat there on that day. Somebody does it by a day, so that it does not end here. `rule_refused` topicHeldOn,
 * topicUnit, topicDay, bodyNobody, bodyMore, bodyQuorum, bodyMajority, and of the words.
 */
export function decide(deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'decide'>): Promise<TopicDoc> {
  return applyStep(deps, doc, actor, 'decide', ask, async ({ now }) => {
    const { text, heldOn, present, agreed, unitId, dueOn } = ask;
    if (heldOn > dayOf(now) || heldOn < dayOf(doc.adoptedAt ?? now)) refuse('topicHeldOn');
    if (unitId !== doc.scope.station && !(await isDispatchTarget(deps, doc.scope.community, unitId))) refuse('topicUnit');
    const rule = ruleAgainstDecision({ members: (await membersOn(deps, doc.bodyId, heldOn)).length, present, agreed }, doc.rules.procedure);
    if (rule) refuse(rule);
    return { text: fitWords(text), tell: { units: unitId }, set: { decision: { text, heldOn, present, agreed, unitId, dueOn: fitDue(dueOn, now), firstOn: null, moved: null }, owners: [unitId], told: { ...UNTOLD } } };
  });
}

/** How far it is, told to all who seconded it. */
export const report = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'report'>): Promise<TopicDoc> => applyStep(deps, doc, actor, 'report', ask, () => ({ text: fitWords(ask.text) }));

/** Another day, with the reason that everybody reads; the first one stays beside it. */
export const moveDay = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'move-day'>): Promise<TopicDoc> =>
  applyStep(deps, doc, actor, 'moveDay', ask, ({ now }) => {
    const known = decisionOf(doc);
    const reason = fitWords(ask.reason);
    return { text: reason, tell: { units: known.unitId }, set: { decision: { ...known, dueOn: fitDue(ask.dueOn, now), firstOn: known.firstOn ?? known.dueOn, moved: reason }, told: { ...UNTOLD } } };
  });

/** It is done, and reported back. */
export const finish = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'finish'>): Promise<TopicDoc> => applyStep(deps, doc, actor, 'finish', ask, () => ({ text: fitWords(ask.text), set: { result: ask.text } }));

/** Adopted and yet not carried on: said why, to all who seconded it. */
export const stop = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Body<'stop'>): Promise<TopicDoc> => applyStep(deps, doc, actor, 'stop', ask, () => ({ code: ask.reason, text: fitWords(ask.text) }));
