import type { ParsedOf } from '../../../../shared/contract';
import { addDays, dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { CONSULTATION_LIMITS } from '../../../../shared/domain/consultations/kinds';
import { ruleAgainstDue } from '../../../../shared/domain/topics/rules';
import type { Intent } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { ConsultationDoc, TaskRow } from '../document';
import { consultationsById } from '../queries';
import { applyStep, goingStep, refuse, SYSTEM, type Actor, type Ask } from '../step';
import { fitWords } from '../words';
import { conveningUnits } from '../../bodies';
import type { Person } from '../policy';

type Asked<A extends 'progress' | 'move-day'> = Ask & Omit<ParsedOf<`POST /consultations/:id/${A}`>['body'], 'revision'>;
/** Who carries something out, and by when. */
export interface Owner {
  readonly unitId: string;
  readonly dueOn: string;
}

/** What would refuse a task: only what was agreed to is carried out, in its step, by a unit that may, by a day. */
export async function fitTask(deps: Deps, doc: ConsultationDoc, owner: Owner | undefined): Promise<Owner> {
  if (goingStep(doc)?.step.kind !== 'carrying' || !doc.decision?.results.some(({ passed }) => passed)) refuse('consultationStepOther');
  if (doc.tasks.length >= CONSULTATION_LIMITS.tasks) refuse('consultationTasksMany');
  if (!owner) return refuse('consultationOwner');
  if (owner.unitId !== doc.scope.station && !(await isDispatchTarget(deps, doc.scope.community, owner.unitId))) refuse('topicUnit');
  const rule = ruleAgainstDue(owner.dueOn, dayOf(deps.clock.now()));
  return rule === 'topicDay' ? refuse('topicDay') : owner;
}

/** Makes a task of a part of what was decided: the intent and the task stand in one write, what it becomes is made right after. */
export function giveTask(deps: Deps, doc: ConsultationDoc, actor: Actor, intent: Omit<Intent, 'by'>, owner: Owner | undefined, ask: Ask): Promise<ConsultationDoc> {
  return applyStep(deps, doc, actor, 'task', ask, async () => {
    const { unitId, dueOn } = await fitTask(deps, doc, owner);
    const { ask: asked } = intent;
    const title = asked.to === 'project' ? asked.title : asked.to === 'case' ? asked.text : '';
    const row: TaskRow = { id: `t${doc.tasks.length + 1}`, title: fitWords(title).slice(0, 200), unitId, dueOn, firstOn: null, moved: null, doneAt: null, of: asked.to === 'project' ? 'project' : 'case', targetId: intent.targetId, notes: [], told: false };
    return { code: row.id, text: row.title, unitId, tell: { unit: unitId, task: row.id }, set: { tasks: [...doc.tasks, row], conversions: [...(doc.conversions ?? []), { ...intent, by: { personId: actor.personId ?? '', unitId: doc.scope.station }, state: 'open' as const }] } };
  });
}

const taskIn = (doc: ConsultationDoc, id: string): TaskRow => doc.tasks.find((task) => task.id === id) ?? refuse('consultationTask');
const changed = (doc: ConsultationDoc, id: string, set: Partial<TaskRow>): TaskRow[] => doc.tasks.map((task) => (task.id === id ? { ...task, ...set } : task));

/** How far a task is, or that it is done: by its unit, or whoever answers for the body. */
export function progress(deps: Deps, doc: ConsultationDoc, actor: Actor, person: Person, ask: Asked<'progress'>): Promise<ConsultationDoc> {
  return applyStep(deps, doc, actor, ask.done ? 'taskDone' : 'progress', ask, ({ now, part }) => {
    const task = taskIn(doc, ask.taskId);
    if (part === 'owner' && !conveningUnits(person).includes(task.unitId)) throw new DomainError('not_allowed');
    if (task.doneAt) refuse('consultationTask');
    return { code: task.id, text: fitWords(ask.text), tell: { unit: task.unitId, task: task.id }, set: { tasks: changed(doc, task.id, { notes: [...task.notes, { at: now, text: ask.text, byId: actor.personId }], doneAt: ask.done ? now : null }) } };
  });
}
/** Another day, with the reason that everybody reads; the first one stays beside it. */
export const moveDay = (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Asked<'move-day'>): Promise<ConsultationDoc> =>
  applyStep(deps, doc, actor, 'moveDay', ask, ({ now }) => {
    const task = taskIn(doc, ask.taskId);
    if (task.doneAt || ask.dueOn > addDays(dayOf(now), 1_100)) refuse('consultationTask');
    if (ask.dueOn < dayOf(now)) refuse('topicDay');
    return { code: task.id, text: fitWords(ask.reason), unitId: task.unitId, tell: { unit: task.unitId, task: task.id }, set: { tasks: changed(doc, task.id, { dueOn: ask.dueOn, firstOn: task.firstOn ?? task.dueOn, moved: ask.reason, told: false }) } };
  });

/** What was made of a task has come to its end: the task is done, once, whoever said so. Several times, while others write too. */
export async function taskEnded(deps: Deps, id: string, targetId: string, words: string, key: string): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    const doc = (await consultationsById(deps, [id])).get(id);
    const task = doc?.tasks.find((one) => one.targetId === targetId);
    if (!doc || !task || task.doneAt || doc.state !== 'going') return;
    try {
      await applyStep(deps, doc, SYSTEM, 'taskDone', { revision: doc.revision, key }, ({ now }) => ({ code: task.id, text: words, tell: { unit: task.unitId, task: task.id }, set: { tasks: changed(doc, task.id, { doneAt: now, notes: [...task.notes, { at: now, text: words, byId: null }] }) } }));
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 1) throw error;
    }
  }
}
