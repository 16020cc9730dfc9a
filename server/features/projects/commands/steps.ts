import { dayOf } from '../../../../shared/domain/kernel/days';
import { acceptanceUntil, PROJECT_LIMITS } from '../../../../shared/domain/projects/limits';
import { ruleAgainstReport } from '../../../../shared/domain/projects/rules';
import { PROJECT_TERMS } from '../../../../config/catalogue/projects';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { ProjectDoc, StepRow } from '../document';
import { stepFactsOf } from '../facts';
import { forgetCounts } from '../queries';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { fitPhotos, fitWords } from '../words';

const FRESH = { firstOn: null, moved: null, doneAt: null, again: false, text: null, photoIds: [], told: false } as const;
const fitDay = (day: string, now: Date): string => (day < dayOf(now) ? refuse('stepDayBehind') : day);
export const withStep = (doc: ProjectDoc, id: string, change: Partial<StepRow>): StepRow[] => doc.steps.map((step) => (step.id === id ? { ...step, ...change } : step));

/** A unit that may own a step: of the community, or a handler above it; the station itself is one. `rule_refused` stepOwner. */
async function fitOwner(deps: Deps, doc: ProjectDoc, unitId: string): Promise<void> {
  if (unitId !== doc.scope.station && !(await isDispatchTarget(deps, doc.scope.community, unitId))) refuse('stepOwner');
}

/** Adds steps, each with who sees to it and by when. `rule_refused` stepsMany, stepOwner, stepDayBehind, and of the words. */
export function plan(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly steps: readonly { readonly title: string; readonly unitId: string; readonly plannedOn: string }[] }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'plan', ask, async ({ now }) => {
    if (doc.steps.length + ask.steps.length > PROJECT_LIMITS.steps) refuse('stepsMany');
    for (const { unitId } of ask.steps) await fitOwner(deps, doc, unitId);
    const added = ask.steps.map((step, at): StepRow => ({ ...FRESH, photoIds: [], id: `s${doc.steps.length + at + 1}`, title: fitWords(step.title, 'station'), unitId: step.unitId, plannedOn: fitDay(step.plannedOn, now) }));
    return { set: { steps: [...doc.steps, ...added] }, tell: { units: [...new Set(added.map(({ unitId }) => unitId))].join(',') } };
  });
}

/** The station, or the unit that owns it, says how far a step is. `rule_refused` stepUnknown, stepDone, stepNotYours, stepNothingSaid, of words and photos. */
export function report(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly stepId: string; readonly text: string; readonly photoIds: readonly string[]; readonly done: boolean }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'report', ask, async ({ now, part }) => {
    const step = doc.steps.find(({ id }) => id === ask.stepId);
    const rule = ruleAgainstReport(step && stepFactsOf(step), part, actor.units);
    if (rule || !step) return refuse(rule ?? 'stepUnknown');
    const [text, photoIds] = [wordsOrNull(fitWords(ask.text, 'station')), await fitPhotos(deps, actor.personId ?? '', ask.photoIds)];
    if (text === null && photoIds.length === 0 && !ask.done) refuse('stepNothingSaid');
    const kept = [...step.photoIds, ...photoIds].slice(-PROJECT_LIMITS.stepPhotos);
    return {
      code: step.title, text, unitId: step.unitId, files: photoIds, tell: { step: step.id, done: ask.done },
      set: { steps: withStep(doc, step.id, { text: text ?? step.text, photoIds: kept, ...(ask.done ? { doneAt: now, again: false } : {}) }) },
    };
  });
}

/** Another day for a step, with the reason that everybody reads. `rule_refused` stepUnknown, stepDone, stepDayBehind. */
export function moveStep(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly stepId: string; readonly plannedOn: string; readonly reason: string }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'moveStep', ask, ({ now }) => {
    const step = doc.steps.find(({ id }) => id === ask.stepId) ?? refuse('stepUnknown');
    if (step.doneAt !== null) refuse('stepDone');
    const reason = fitWords(ask.reason, 'station');
    return { code: step.title, text: reason, set: { steps: withStep(doc, step.id, { plannedOn: fitDay(ask.plannedOn, now), firstOn: step.firstOn ?? step.plannedOn, moved: reason, told: false }) }, tell: { step: step.id, units: step.unitId } };
  });
}

/** All steps are done: residents look at it, for so many days. `rule_refused` stepsFirst, stepOpen. */
export function finish(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'finish', ask, ({ now }) => ({
    text: fitWords(ask.text, 'station'),
    set: { acceptance: { n: (doc.acceptance?.n ?? 0) + 1, from: now, until: acceptanceUntil(now, PROJECT_TERMS), quorum: PROJECT_TERMS.acceptanceQuorum, extended: 0, good: null, bad: null, verdict: null } },
  }));
}

/** What of a project changes when a step of it is to be put right. */
export const redone = (doc: ProjectDoc, stepId: string, plannedOn: string): Pick<ProjectDoc, 'steps'> => ({ steps: withStep(doc, stepId, { doneAt: null, again: true, plannedOn, told: false }) });

/** At the evaluation something turns out to be missing: back to a step. `rule_refused` stepUnknown, stepDayBehind. */
export function sendBack(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly stepId: string; readonly plannedOn: string; readonly reason: string }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'sendBack', ask, ({ now }) => {
    const step = doc.steps.find(({ id }) => id === ask.stepId) ?? refuse('stepUnknown');
    return { code: step.title, text: fitWords(ask.reason, 'station'), set: redone(doc, step.id, fitDay(ask.plannedOn, now)), tell: { step: step.id, units: step.unitId } };
  });
}

/** What came of it, what it cost, and who keeps it in order: closed. `rule_refused` stepOwner for who is to keep it. */
export async function evaluate(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly text: string; readonly spentFen: number; readonly upkeepUnitId: string }): Promise<ProjectDoc> {
  const after = await applyStep(deps, doc, actor, 'evaluate', ask, async ({ now }) => {
    await fitOwner(deps, doc, ask.upkeepUnitId);
    return { set: { evaluation: { text: fitWords(ask.text, 'station'), spentFen: ask.spentFen, upkeepUnitId: ask.upkeepUnitId, at: now } } };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}
