import { TASK_TERMS } from '../../../../config/catalogue/volunteerTasks';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { fitFirstUntil, taskDue } from '../../../../shared/domain/volunteerTasks/limits';
import { fits, ruleAgainstHelper, ruleAgainstTaskDay } from '../../../../shared/domain/volunteerTasks/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Ask, Carried, Intent } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { locate } from '../../organisation';
import { helpersAt, type Helper } from '../../volunteers';
import type { TaskDoc } from '../document';
import { eventOf } from '../events';
import { factsOf } from '../facts';
import { VolunteerTasks } from '../model';
import { derive, refuse } from '../step';
import { fitWords } from '../words';

type ToTask = Extract<Ask, { to: 'task' }>;
/** Helpers that are looked through for who fits. */
const LOOKED_THROUGH = 1_000;

/** Those of a station who fit a task and may take it, whoever was touched last first. */
export async function fittingFor(deps: Deps, doc: TaskDoc, now: Date): Promise<Helper[]> {
  const [today, facts] = [dayOf(now), factsOf(doc)];
  return (await helpersAt(deps, doc.scope.station, LOOKED_THROUGH)).filter((helper) => ruleAgainstHelper(facts, helper, today) === null && fits(facts, helper, today));
}

/** Everything that could refuse it, before the matter writes anything down. `rule_refused` cannotBecome, taskMoney, taskPersonal, taskDay. */
export async function checkOffer(deps: Deps, carried: Carried, ask: Ask): Promise<void> {
  const { title, text, where, meet, dueOn } = ask as ToTask;
  if (!carried.place) return refuse('cannotBecome');
  for (const words of [title, text, where, meet]) fitWords(words);
  const rule = ruleAgainstTaskDay(dueOn, dayOf(deps.clock.now()));
  if (rule) refuse(rule);
  await locate(deps, carried.place.point);
}

async function newTask(deps: Deps, carried: Carried, { targetId, ask, by }: Intent): Promise<TaskDoc> {
  const { kind, title, text, where, meet, visit, skills, places, dueOn } = ask as ToTask;
  if (!carried.place) return refuse('cannotBecome');
  const [now, { district, street, community, station }] = [deps.clock.now(), await locate(deps, carried.place.point)];
  const base: TaskDoc = {
    _id: targetId, state: 'open', revision: 0, kind, title, text, where, meet, visit, skills: [...new Set(skills)], places, dueOn, dueAt: taskDue(dueOn), fitUntil: null, ownerId: carried.personId, offeredById: by.personId,
    scope: { district: district.id, street: street.id, community: community.id, station: station.id }, claims: [], past: [], holders: [], hands: [], result: null, told: { soon: false, late: false, check: false }, desk: 'open', deskAt: now,
    timeline: [{ id: '0', at: now, action: 'offer', part: 'station', personId: by.personId, unitId: station.id, code: null, text: null }], fileIds: [], keys: [], origin: carried.origin, cameFrom: carried.from, createdAt: now, updatedAt: now, pending: [],
  };
  // Where nobody has the skills, waiting for them would only cost a day.
  const first = base.skills.length > 0 && (await fittingFor(deps, base, now)).length > 0;
  const doc = { ...base, fitUntil: first ? fitFirstUntil(now, TASK_TERMS) : null };
  const { nextCheckAt, ...derived } = derive(doc);
  return { ...doc, ...derived, ...(nextCheckAt ? { nextCheckAt } : {}), ...pendingOf([eventOf(doc, 'offer', by.personId)], now) };
}

/** Opens the task that a matter is offered as. Opened, or there already. */
export async function makeOffer(deps: Deps, carried: Carried, intent: Intent): Promise<void> {
  try {
    await VolunteerTasks(deps).insertMany([await newTask(deps, carried, intent)]);
    deps.nudge(VolunteerTasks(deps));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
