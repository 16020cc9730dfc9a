import { ruleAgainstDay, ruleAgainstHearing, ruleAgainstMoment, ruleAgainstPromises, ruleAgainstReport } from '../../../../shared/domain/visits/rules';
import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import type { Deps } from '../../../platform/deps';
import type { VisitDoc } from '../document';
import { checkHeard, heardRow } from '../hearing';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { promiseRow } from './promises';
import { workersFor } from './ask';

type Why = { readonly text: string };
type At = { readonly at: string };
type Reporting = Omit<ParsedOf<'POST /visits/:id/report'>['body'], 'revision'>;

/** The station gives it to a grid worker, at any time before it is over. `rule_refused` visitWorker. */
export const give = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & { readonly workerId: string }): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'give', ask, async ({ now }) => {
    if (!(await workersFor(deps, doc, false)).includes(ask.workerId)) refuse('visitWorker');
    return { set: { workerId: ask.workerId, ...(doc.state === 'visited' ? {} : { visitAt: null, since: now }) }, tell: { former: doc.workerId === ask.workerId ? null : doc.workerId } };
  });
/** Nobody can come; the resident reads why. */
export const decline = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & Why): Promise<VisitDoc> => applyStep(deps, doc, actor, 'decline', ask, ({ now }) => ({ text: ask.text, set: { since: now, visitAt: null } }));
/** The grid worker gives it back. */
export const giveBack = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & Why): Promise<VisitDoc> => applyStep(deps, doc, actor, 'giveBack', ask, ({ now }) => ({ text: wordsOrNull(ask.text), set: { workerId: null, visitAt: null, since: now } }));

const named = (action: 'propose' | 'arrange') => (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & At): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, action, ask, ({ now }) => {
    const visitAt = new Date(ask.at);
    const rule = ruleAgainstMoment(visitAt, now, action === 'arrange');
    if (rule) refuse(rule);
    return { code: visitAt.toISOString(), set: { visitAt, since: now } };
  });
/** The grid worker names a moment. `rule_refused` visitWhen. */
export const propose = named('propose');
/** A moment that was agreed by telephone, of the same day also afterwards. `rule_refused` visitWhen. */
export const arrange = named('arrange');
/** The moment suits; one that has gone by meanwhile does not. `rule_refused` visitWhen. */
export const accept = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'accept', ask, ({ now }) => {
    const rule = doc.visitAt && ruleAgainstMoment(doc.visitAt, now);
    if (rule) refuse(rule);
    return { set: { since: now } };
  });
export const another = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & Why): Promise<VisitDoc> => applyStep(deps, doc, actor, 'another', ask, ({ now }) => ({ text: wordsOrNull(ask.text), set: { visitAt: null, since: now } }));
/** Nobody needs to come. The grid worker does not have it at hand any more. */
export const callOff = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask): Promise<VisitDoc> => applyStep(deps, doc, actor, 'callOff', ask, ({ now }) => ({ tell: { former: doc.workerId }, set: { workerId: null, visitAt: null, since: now } }));
/** Nobody was at home. `rule_refused` visitNotYet. */
export const absent = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'absent', ask, ({ now }) => {
    const rule = ruleAgainstReport(doc.visitAt, now);
    if (rule) refuse(rule);
    return { set: { visitAt: null, since: now } };
  });

/**
 * During or after the visit. What was heard is checked as if it were made now, so that the resident is not asked about what would be
 * refused. `rule_refused` visitNotYet, visitPromises, visitHeardFull, visitDay, and as cases and wishes say.
 */
export const report = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & Reporting): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'report', ask, async ({ now }) => {
    const [today, { promises, heard, nextOn }] = [dayOf(now), ask];
    const rule = ruleAgainstReport(doc.visitAt, now) ?? ruleAgainstPromises(doc.promises, promises.length) ?? ruleAgainstHearing(doc.heard, heard.length) ?? [...promises.map(({ dueOn }) => dueOn), ...(nextOn ? [nextOn] : [])].map((day) => ruleAgainstDay(day, today)).find(Boolean);
    if (rule) refuse(rule);
    for (const one of heard) await checkHeard(deps, doc, one);
    return { tell: { heard: heard.length > 0 }, set: { since: now, month: today.slice(0, 7), promises: promises.map((one, at) => promiseRow(doc, one, at)), heard: heard.map((one, at) => heardRow(doc, one, at)), nextOn } };
  });
