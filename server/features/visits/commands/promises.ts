import { dayOf } from '../../../../shared/domain/kernel/days';
import { ruleAgainstDay, ruleAgainstPromises, ruleAgainstSettling } from '../../../../shared/domain/visits/rules';
import type { Deps } from '../../../platform/deps';
import type { PromiseRow, VisitDoc } from '../document';
import { applyStep, refuse, type Actor, type Ask } from '../step';

interface Words {
  readonly text: string;
  readonly dueOn: string;
}
export const promiseRow = (doc: VisitDoc, { text, dueOn }: Words, at: number): PromiseRow => ({ id: `p${doc.revision + 1}-${at}`, text, dueOn, state: 'open', settledAt: null, why: null });

/** Another promise. `rule_refused` visitPromises, visitDay. */
export const promise = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & { readonly promise: Words }): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'promise', ask, ({ now }) => {
    const rule = ruleAgainstPromises(doc.promises, 1) ?? ruleAgainstDay(ask.promise.dueOn, dayOf(now));
    if (rule) refuse(rule);
    return { set: { promises: [...doc.promises, promiseRow(doc, ask.promise, 0)] } };
  });

type OnPromise = Ask & { readonly promiseId: string; readonly text?: string };
const settled = (action: 'keep' | 'cannot') => (deps: Deps, doc: VisitDoc, actor: Actor, ask: OnPromise): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, action, ask, ({ now }) => {
    const row = doc.promises.find(({ id }) => id === ask.promiseId);
    const rule = ruleAgainstSettling(row);
    if (rule) refuse(rule);
    const promises = doc.promises.map((one): PromiseRow => (one === row ? { ...one, state: action === 'keep' ? 'kept' : 'cannot', settledAt: now, why: ask.text ?? null } : one));
    return { code: ask.promiseId, set: { promises } };
  });
/** A promise was kept. `rule_refused` visitPromiseSettled. */
export const keep = settled('keep');
/** It cannot be kept, and the resident reads why. `rule_refused` visitPromiseSettled. */
export const cannot = settled('cannot');
