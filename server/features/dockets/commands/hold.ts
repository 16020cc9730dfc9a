import { dayFits, DOCKET_LIMITS, isLate, ruleAgainstMove, taskDueAt } from '../../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { DocketDoc, DocketItem, DocketTask } from '../model';
import { applyStep, write, type Actor, type Ask } from '../step';
import { publicWords } from './call';

const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};

/** Which of the invited units came. Outcomes: noted; `rule_refused` notMetYet, notInvited; see applyStep. */
export function attend(deps: Deps, doc: DocketDoc, actor: Actor, ask: Ask & { readonly came: readonly string[] }): Promise<DocketDoc> {
  return applyStep(deps, doc, actor, 'attend', ask, () => {
    if (ask.came.some((id) => !doc.unitIds.includes(id))) refuse('notInvited');
    return { came: doc.unitIds.filter((id) => ask.came.includes(id)) };
  });
}

/**
 * What was decided about a point, and who does what by when; said again before publication it replaces what was said.
 * Outcomes: noted; `rule_refused` notMetYet, noItem, notInvited, dayUnfit, docketPersonal; see applyStep.
 */
export function decide(deps: Deps, doc: DocketDoc, actor: Actor, ask: Ask & { readonly itemId: string; readonly text: string; readonly tasks: readonly { readonly unitId: string; readonly plan: string; readonly dueOn: string }[] }): Promise<DocketDoc> {
  return applyStep(deps, doc, actor, 'decide', ask, (now) => {
    const item = doc.items.find(({ id }) => id === ask.itemId) ?? refuse('noItem');
    const tasks = ask.tasks.map(({ unitId, plan, dueOn }, n): DocketTask => {
      if (!doc.unitIds.includes(unitId)) refuse('notInvited');
      if (!dayFits(dueOn, now, DOCKET_LIMITS.taskDays)) refuse('dayUnfit');
      return { id: `${item.id}t${n + 1}`, unitId, plan: publicWords(plan), dueOn, dueAt: taskDueAt(dueOn), doneAt: null, report: null, told: false };
    });
    const changed: DocketItem = { ...item, decision: publicWords(ask.text), tasks };
    return { items: doc.items.map((one) => (one === item ? changed : one)) };
  });
}

/** Publishes the summary: residents read it, the matters hear what was decided. Outcomes: published; `rule_refused` noAttendance, undecided, docketPersonal; see applyStep. */
export function publish(deps: Deps, doc: DocketDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<DocketDoc> {
  return applyStep(deps, doc, actor, 'publish', ask, (now) => ({ state: 'published', summary: publicWords(ask.text), publishedAt: now }));
}

/** Items with one task changed. */
const withTask = (items: readonly DocketItem[], id: string, change: Partial<DocketTask>): DocketItem[] =>
  items.map((item) => ({ ...item, tasks: item.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)) }));

/** The unit that took a task on, or whoever convened, says what came of it. Outcomes: done; `rule_refused` noItem, taskDoneAlready, taskNotYours, docketPersonal; see applyStep. */
export function taskDone(deps: Deps, doc: DocketDoc, actor: Actor, ask: Ask & { readonly taskId: string; readonly text: string }): Promise<DocketDoc> {
  return applyStep(deps, doc, actor, 'taskDone', ask, (now) => {
    const task = doc.items.flatMap(({ tasks }) => tasks).find(({ id }) => id === ask.taskId) ?? refuse('noItem');
    if (task.doneAt !== null) refuse('taskDoneAlready');
    if (!actor.parts.includes('convener') && !actor.units.includes(task.unitId)) refuse('taskNotYours');
    return { items: withTask(doc.items, task.id, { doneAt: now, report: publicWords(ask.text) }) };
  });
}

/**
 * Whoever convened moves the day of a published task, with the reason; the days before stay on record for everybody to
 * read, and a task that is late on its new day is told anew. Outcomes: moved; `rule_refused` noItem, taskDoneAlready,
 * daySame, dayUnfit, movedOften, docketPersonal; see applyStep.
 */
export function moveTask(deps: Deps, doc: DocketDoc, actor: Actor, ask: Ask & { readonly taskId: string; readonly dueOn: string; readonly why: string }): Promise<DocketDoc> {
  const task = doc.items.flatMap(({ tasks }) => tasks).find(({ id }) => id === ask.taskId);
  const build = (now: Date): Partial<DocketDoc> => {
    if (!task) return refuse('noItem');
    const rule = ruleAgainstMove(task, ask.dueOn, now);
    if (rule) refuse(rule);
    const moves = [...(task.moves ?? []), { from: task.dueOn, to: ask.dueOn, why: publicWords(ask.why), at: now, personId: actor.personId }];
    return { items: withTask(doc.items, task.id, { dueOn: ask.dueOn, dueAt: taskDueAt(ask.dueOn), told: false, moves }) };
  };
  return applyStep(deps, doc, actor, 'moveTask', ask, build, task ? { unit: task.unitId, task: task.id } : {});
}

/** Tasks that became late are told once, to the unit and to whoever convened. A meeting that changed meanwhile comes up again. */
export async function tellLate(deps: Deps, doc: DocketDoc): Promise<void> {
  const now = deps.clock.now();
  const late = doc.items.flatMap(({ tasks }) => tasks).filter((task) => isLate(task, now) && !task.told);
  if (late.length === 0) return;
  const items = late.reduce<DocketItem[]>((rows, { id }) => withTask(rows, id, { told: true }), doc.items);
  await write(deps, doc, 'late', null, null, { items }, [...new Set(late.map(({ unitId }) => unitId))]);
}
