import { dayOf } from '../../../../shared/domain/kernel/days';
import { taskDue } from '../../../../shared/domain/volunteerTasks/limits';
import { ruleAgainstOnTask, ruleAgainstTaskDay, ruleAgainstTaskEnd } from '../../../../shared/domain/volunteerTasks/rules';
import type { TaskStop } from '../../../../shared/domain/volunteerTasks/states';
import type { Deps } from '../../../platform/deps';
import { passAsSeen } from '../../files';
import type { TaskClaimRow, TaskDoc } from '../document';
import { applyStep, refuse, SYSTEM, wordsOrNull, type Actor, type Ask } from '../step';
import { fitWords } from '../words';
import { without, withClaims } from './claim';

type OnClaim = Ask & { readonly claimId: string };
const rowOf = (doc: TaskDoc, id: string): TaskClaimRow | undefined => doc.claims.find(({ volunteerId }) => volunteerId === id);

/** The station says it anew or gives another day; who claimed it is told. `rule_refused` taskDay, taskMoney, taskPersonal. */
export function change(deps: Deps, doc: TaskDoc, actor: Actor, ask: Ask & { readonly text: string; readonly where: string; readonly meet: string; readonly dueOn: string }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'change', ask, ({ now }) => {
    const rule = ruleAgainstTaskDay(ask.dueOn, dayOf(now));
    if (rule) refuse(rule);
    const moved = ask.dueOn !== doc.dueOn;
    const { dueOn } = ask;
    return { code: moved ? dueOn : null, set: { text: fitWords(ask.text), where: fitWords(ask.where), meet: fitWords(ask.meet), dueOn, dueAt: taskDue(dueOn), told: moved ? { ...doc.told, soon: false, late: false } : doc.told }, tell: { who: doc.holders.join(',') } };
  });
}

/** The station gives a place free whose claimant cannot be found. `rule_refused` taskNotYours for a claim that is not there, taskReported. */
export function release(deps: Deps, doc: TaskDoc, actor: Actor, ask: OnClaim & { readonly text: string }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'release', ask, ({ now }) => {
    const row = rowOf(doc, ask.claimId);
    const rule = ruleAgainstOnTask('release', row);
    if (rule || !row) return refuse(rule ?? 'taskNotYours');
    return { text: wordsOrNull(fitWords(ask.text)), set: without(doc, row, 'released', now), tell: { who: row.personId } };
  });
}

/** The station asks for it once more, and says why. `rule_refused` taskNotReported. */
export function sendBack(deps: Deps, doc: TaskDoc, actor: Actor, ask: OnClaim & { readonly text: string }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'sendBack', ask, () => {
    const row = rowOf(doc, ask.claimId);
    const rule = ruleAgainstOnTask('sendBack', row);
    if (rule || !row) return refuse(rule ?? 'taskNotYours');
    const claims = doc.claims.map((one): TaskClaimRow => (one === row ? { ...one, state: 'claimed' } : one));
    return { text: fitWords(ask.text), set: withClaims(doc, claims), tell: { who: row.personId } };
  });
}

/** The station has looked; what came of it goes to the matter it came of. `rule_refused` taskReportFirst. */
export async function finish(deps: Deps, doc: TaskDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<TaskDoc> {
  const after = await applyStep(deps, doc, actor, 'finish', ask, () => {
    const rule = ruleAgainstTaskEnd('finish', doc, ask);
    if (rule) refuse(rule);
    const text = fitWords(ask.text);
    return { text, set: { result: text } };
  });
  await passAsSeen(deps, after.fileIds, actor.personId ?? '');
  return after;
}

/** The station stops it, and says why. `rule_refused` taskReason for `other` without words. */
export function stop(deps: Deps, doc: TaskDoc, actor: Actor, ask: Ask & { readonly reason: TaskStop; readonly text: string }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'stop', ask, () => {
    const rule = ruleAgainstTaskEnd('stop', doc, ask);
    if (rule) refuse(rule);
    return { code: ask.reason, text: wordsOrNull(fitWords(ask.text)) };
  });
}

/** Whoever is no volunteer any more holds nothing: the place is free, and the station is told. */
export async function leave(deps: Deps, doc: TaskDoc, volunteerId: string): Promise<void> {
  const row = doc.claims.find((one) => one.volunteerId === volunteerId && one.state === 'claimed');
  if (row) await applyStep(deps, doc, SYSTEM, 'release', { revision: doc.revision, key: `left-${volunteerId}-${row.at.getTime()}` }, ({ now }) => ({ code: 'left', set: without(doc, row, 'left', now), tell: { who: null } }));
}
