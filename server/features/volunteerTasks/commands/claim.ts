import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { TASK_LIMITS } from '../../../../shared/domain/volunteerTasks/limits';
import { ruleAgainstOnTask, ruleAgainstTaskClaim, ruleAgainstTaskEnd } from '../../../../shared/domain/volunteerTasks/rules';
import { stateOfClaims, type GiveBack } from '../../../../shared/domain/volunteerTasks/states';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { Helper } from '../../volunteers';
import type { TaskClaimRow, TaskDoc } from '../document';
import { factsOf } from '../facts';
import { heldBy, loadTask } from '../queries';
import { applyStep, refuse, stampOf, wordsOrNull, type Actor, type Ask } from '../step';
import { fitPhotos, fitWords } from '../words';

/** How often others may have come in between: each of them took a place or moved something else. */
const TRIES = TASK_LIMITS.places * 2;

const own = (doc: TaskDoc, actor: Actor): TaskClaimRow | undefined => doc.claims.find(({ personId }) => personId === actor.personId);

/** What follows when the claims of a task change. */
export const withClaims = (doc: TaskDoc, claims: TaskClaimRow[]): Pick<TaskDoc, 'claims' | 'state'> => ({ claims, state: stateOfClaims(doc.places, claims) });
/** The claims of a task without one, and what is remembered of it. */
export function without(doc: TaskDoc, row: TaskClaimRow, reason: string, now: Date): Partial<TaskDoc> {
  const past = [...doc.past, { volunteerId: row.volunteerId, at: row.at, endedAt: now, reason }].slice(-TASK_LIMITS.past);
  return { ...withClaims(doc, doc.claims.filter((one) => one !== row)), past };
}

async function claimOnce(deps: Deps, doc: TaskDoc, actor: Actor, helper: Helper, key: string): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'claim', { revision: doc.revision, key }, async ({ now }) => {
    const rule = ruleAgainstTaskClaim(factsOf(doc), helper, { held: await heldBy(deps, helper.personId), now, today: dayOf(now) });
    if (rule) refuse(rule);
    const row: TaskClaimRow = { volunteerId: helper.id, personId: helper.personId, at: now, state: 'claimed', report: null };
    return { set: withClaims(doc, [...doc.claims, row]) };
  });
}

/**
 * A volunteer takes a place of a task (领任务). One guarded write each: of many who come together, as many have one as there are
 * places. Outcomes: the task with the claim, the same for the same key; `rule_refused` taskNotVolunteer, taskTermsDue, taskOwn,
 * taskMinor, taskVisitLevel, taskSkill, taskFitFirst, taskTwice, taskFull, taskMany, taskOver; `wrong_state` when it is over.
 */
export async function claim(deps: Deps, doc: TaskDoc, actor: Actor, helper: Helper | null, key: string): Promise<TaskDoc> {
  if (!helper) return refuse('taskNotVolunteer');
  if (doc.keys.includes(stampOf('claim', actor.personId, key))) return doc;
  if (own(doc, actor)) return refuse('taskTwice');
  for (let left = TRIES, now = doc; ; left -= 1) {
    if (now.state === 'taken' || now.state === 'reported') return refuse('taskFull');
    try {
      return await claimOnce(deps, now, actor, helper, key);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 0) throw error;
      now = await loadTask(deps, doc._id);
    }
  }
}

/** A claimant gives it back, with a reason; the place is free at once. `rule_refused` taskReported, taskReason for `other` without words. */
export function giveBack(deps: Deps, doc: TaskDoc, actor: Actor, ask: Ask & { readonly reason: GiveBack; readonly text: string }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'giveBack', ask, ({ now }) => {
    const row = own(doc, actor);
    const rule = ruleAgainstOnTask('giveBack', row) ?? ruleAgainstTaskEnd('stop', doc, ask);
    if (rule || !row) return refuse(rule ?? 'taskNotYours');
    return { code: ask.reason, text: wordsOrNull(fitWords(ask.text)), set: without(doc, row, ask.reason, now) };
  });
}

/** A claimant says what they saw or did, with photos. `rule_refused` taskNothingSaid, taskMoney, taskPersonal, photoNotYours, taskCode, wordsRisky. */
export function report(deps: Deps, doc: TaskDoc, actor: Actor, ask: Ask & { readonly text: string; readonly photoIds: readonly string[] }): Promise<TaskDoc> {
  return applyStep(deps, doc, actor, 'report', ask, async ({ now }) => {
    const row = own(doc, actor);
    const rule = ruleAgainstOnTask('report', row);
    if (rule) refuse(rule);
    const text = fitWords(ask.text.trim());
    if (text === '') refuse('taskNothingSaid');
    const [photoIds] = await Promise.all([fitPhotos(deps, actor.personId ?? '', ask.photoIds), checkWords(deps, actor.personId ?? '', [text])]);
    const claims = doc.claims.map((one): TaskClaimRow => (one === row ? { ...one, state: 'reported', report: { text, photoIds, at: now } } : one));
    return { text, files: photoIds, set: { ...withClaims(doc, claims), told: { ...doc.told, check: false } } };
  });
}
