import { SUPERVISION_WORDS } from '../../../../shared/copy/course';
import { dueAfter } from '../../../../shared/domain/cases/deadlines';
import { WATCH_RULE, levelAbove, type SupervisionTrigger } from '../../../../shared/domain/cases/watch';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import { holderOf, marksOf, openSupervision, type CaseSupervision } from '../course';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { applyStep, SYSTEM, type Actor, type Ask, type Change } from '../step';

/** Supervisions kept in a case; the timeline has all. */
const KEPT = 20;

/** The limit for the answer to a supervision that is, or goes on, at `now`. */
async function respondBy(deps: Deps, doc: CaseDoc, now: Date): Promise<Date> {
  return dueAfter(now, WATCH_RULE.respond[doc.grade], (await ruleBook(deps, [doc])).calendarOf(doc));
}

/** Whoever holds the case has to answer for it; `words` is what the resident reads. */
async function supervised(deps: Deps, doc: CaseDoc, trigger: SupervisionTrigger, words: string, now: Date): Promise<Change> {
  const unitId = holderOf(doc);
  const supervision: CaseSupervision = { trigger, unitId, at: now, respondBy: await respondBy(deps, doc, now), answeredAt: null, round: doc.round };
  return {
    entries: [{ step: 'supervise', toUnitId: unitId, reason: words }],
    set: { supervisions: [...(doc.supervisions ?? []), supervision].slice(-KEPT) },
  };
}

/**
 * Street or district supervises whoever holds the case (督办, P27), for one of the five triggers; the unit answers within
 * a limit, or the level above takes it up. Outcomes: supervised; `rule_refused` supervisedAlready; see applyStep.
 */
export function supervise(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly trigger: SupervisionTrigger; readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'supervise', ask, ({ now }) => supervised(deps, doc, ask.trigger, `${SUPERVISION_WORDS[ask.trigger].name}：${ask.reason}`, now));
}

/** The same by the program, because a deadline passed; marks it so that it is done once in this step. */
export function superviseLate(deps: Deps, doc: CaseDoc, key: string): Promise<CaseDoc> {
  const trigger = doc.step === 'acknowledge' ? 'notAcknowledged' : 'overdue';
  return applyStep(deps, doc, SYSTEM, 'supervise', { revision: doc.revision, key }, async ({ now }) => {
    const { entries, set } = await supervised(deps, doc, trigger, SUPERVISION_WORDS[trigger].sentence, now);
    return { entries, set: { ...set, watch: { ...marksOf(doc), pressedAt: now } } };
  });
}

/**
 * The supervised unit answers: what stands in the way, and what happens next. Outcomes: answered; `rule_refused`
 * noSupervision where nobody waits for this unit; see applyStep and checkUploads.
 */
export function respond(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly text: string; readonly photoIds: readonly string[] }): Promise<CaseDoc> {
  const open = openSupervision(doc);
  return applyStep(deps, doc, actor, 'respond', ask, async ({ now }) => ({
    entries: [{ step: 'respond', text: ask.text, photoIds: await checkUploads(deps, actor, ask.photoIds) }],
    set: { supervisions: (doc.supervisions ?? []).map((one) => (one === open ? { ...one, answeredAt: now } : one)) },
  }));
}

/** One level up, with everything that happened; who was supervised has as long again to answer. */
async function raised(deps: Deps, doc: CaseDoc, reason: string, now: Date): Promise<Change> {
  const level = levelAbove(doc.level ?? 'community') ?? 'district';
  const until = await respondBy(deps, doc, now);
  const waiting = (doc.supervisions ?? []).map((one) => (one.answeredAt === null ? { ...one, respondBy: until } : one));
  return {
    entries: [{ step: 'escalate', toUnitId: doc.scope[level], reason }],
    set: { level, escalatedAt: now, watch: { ...marksOf(doc), pressedAt: now }, ...(waiting.length > 0 ? { supervisions: waiting } : {}) },
  };
}

/**
 * Station or street hands the coordination to the level above (社区 → 街道 → 区, 三级协调, P16); who handles it goes on.
 * Outcomes: escalated; `rule_refused` topLevel, alreadyUp; see applyStep.
 */
export function escalate(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'escalate', ask, ({ now }) => raised(deps, doc, ask.reason, now));
}

/** The same by the program, after the configured time overdue or without an answer. */
export function escalateLate(deps: Deps, doc: CaseDoc, key: string, reason: string): Promise<CaseDoc> {
  return applyStep(deps, doc, SYSTEM, 'escalate', { revision: doc.revision, key }, ({ now }) => raised(deps, doc, reason, now));
}
