import fc from 'fast-check';
import type { Day } from '../../../../shared/domain/kernel/days';
import { fitFirstUntil, taskCheckDue, taskDue, taskRemindAt } from '../../../../shared/domain/volunteerTasks/limits';
import { fitOf, fits, ruleAgainstHelper, ruleAgainstOnTask, ruleAgainstTaskClaim, ruleAgainstTaskDay, ruleAgainstTaskEnd, taskActions, type HelperFacts, type TaskFacts } from '../../../../shared/domain/volunteerTasks/rules';
import { TASK_KINDS, TASK_PARTS, TASK_STATES } from '../../../../shared/domain/volunteerTasks/states';

const TODAY: Day = '2026-03-02';
const NOW = new Date('2026-03-02T02:00:00Z');
const task = (changes: Partial<TaskFacts> = {}): TaskFacts => ({ kind: 'help', visit: false, skills: [], places: 1, claims: [], fitUntil: null, ownerId: 'ann', dueAt: new Date('2026-03-05T16:00:00Z'), ...changes });
const helper = (changes: Partial<HelperFacts> = {}): HelperFacts => ({ personId: 'bob', state: 'active', termsDue: false, minor: false, level: 1, skills: [], avoids: [], ...changes });
const seen = (skill: 'hair' | 'law' | 'electrics') => ({ skill, proof: '证', until: null, seen: true });
const held = { held: 0, now: NOW, today: TODAY };

it.each([
  [{}, {}, null], [{}, { state: 'paused' }, 'taskNotVolunteer'], [{}, { state: 'submitted' }, 'taskNotVolunteer'], [{}, { termsDue: true }, 'taskTermsDue'], [{ ownerId: 'bob' }, {}, 'taskOwn'],
  [{ kind: 'repair' }, { minor: true }, 'taskMinor'], [{ kind: 'accompany' }, { minor: true }, 'taskMinor'], [{ visit: true }, { minor: true, level: 2 }, 'taskMinor'], [{ kind: 'verify' }, { minor: true }, null],
  [{ visit: true }, { level: 1 }, 'taskVisitLevel'], [{ visit: true }, { level: 2 }, null], [{ skills: ['electrics'] }, {}, 'taskSkill'], [{ skills: ['electrics'] }, { skills: [seen('electrics')] }, null], [{ skills: ['hair'] }, {}, null],
  [{ skills: ['electrics'] }, { skills: [{ ...seen('electrics'), seen: false }] }, 'taskSkill'], [{ skills: ['electrics'] }, { skills: [{ ...seen('electrics'), until: '2026-03-01' }] }, 'taskSkill'],
] as const)('%j for %j: %s', (of, who, rule) => expect(ruleAgainstHelper(task(of as never), helper(who as never), TODAY)).toBe(rule));

it.each([
  [{ claims: [{ personId: 'bob', state: 'claimed' }], places: 2 }, {}, 0, 'taskTwice'], [{ claims: [{ personId: 'cy', state: 'claimed' }] }, {}, 0, 'taskFull'], [{ dueAt: NOW }, {}, 0, 'taskOver'], [{}, {}, 5, 'taskMany'], [{}, {}, 4, null],
  [{ skills: ['hair'], fitUntil: new Date(NOW.getTime() + 1) }, {}, 0, 'taskFitFirst'], [{ skills: ['hair'], fitUntil: new Date(NOW.getTime() + 1) }, { skills: [seen('hair')] }, 0, null], [{ skills: ['hair'], fitUntil: NOW }, {}, 0, null],
] as const)('a claim of %j by %j who holds %d: %s', (of, who, count, rule) => expect(ruleAgainstTaskClaim(task(of as never), helper(who as never), { ...held, held: count })).toBe(rule));

it.each([
  [{ skills: [] }, {}, 2], [{ skills: ['hair', 'law'] }, { skills: [seen('hair'), seen('law')] }, 2], [{ skills: ['hair', 'law'] }, { skills: [seen('hair')] }, 1], [{ skills: ['hair'] }, {}, 0],
  [{ visit: true }, { avoids: ['homes'] }, -1], [{ kind: 'repair' }, { avoids: ['heavy'] }, -1], [{ kind: 'help' }, { avoids: ['heavy'] }, 2],
] as const)('%j and %j fit by %d', (of, who, fit) => expect(fitOf(task(of as never), helper(who as never), TODAY)).toBe(fit));

it.each([['2026-03-01', 'taskDay'], ['2026-03-02', null], ['2026-05-01', null], ['2026-05-02', 'taskDay']] as const)('due on %s: %s', (day, rule) => expect(ruleAgainstTaskDay(day, TODAY)).toBe(rule));

it.each([
  ['giveBack', undefined, 'taskNotYours'], ['giveBack', { state: 'claimed' }, null], ['giveBack', { state: 'reported' }, 'taskReported'], ['release', { state: 'reported' }, 'taskReported'], ['report', { state: 'reported' }, null], ['sendBack', { state: 'claimed' }, 'taskNotReported'], ['sendBack', { state: 'reported' }, null],
] as const)('%s of %j: %s', (action, claim, rule) => expect(ruleAgainstOnTask(action, claim)).toBe(rule));

it.each([
  ['finish', [], {}, 'taskReportFirst'], ['finish', [{ personId: 'bob', state: 'claimed' }], {}, 'taskReportFirst'], ['finish', [{ personId: 'bob', state: 'reported' }], {}, null], ['stop', [], { reason: 'other', text: ' ' }, 'taskReason'], ['stop', [], { reason: 'settled' }, null],
] as const)('%s with %j and %j: %s', (action, claims, ask, rule) => expect(ruleAgainstTaskEnd(action, task({ claims }), ask)).toBe(rule));

it('tells times by the terms: the end of the day, the reminder before it, the days to look', () => {
  const terms = { fitFirst: 24, remind: 24, check: 2 };
  const due = taskDue('2026-03-05');
  expect([due, taskRemindAt(due, terms), fitFirstUntil(NOW, terms), taskCheckDue(NOW, terms)].map((at) => at.toISOString())).toEqual(['2026-03-05T16:00:00.000Z', '2026-03-04T16:00:00.000Z', '2026-03-03T02:00:00.000Z', '2026-03-04T02:00:00.000Z']);
});

it('never lets a claim through that the table would not show, nor one beyond the places', () => {
  const claims = fc.array(fc.record({ personId: fc.constantFrom('a', 'b', 'bob'), state: fc.constantFrom('claimed' as const, 'reported' as const) }), { maxLength: 4 });
  fc.assert(fc.property(fc.constantFrom(...TASK_KINDS), fc.integer({ min: 1, max: 3 }), claims, fc.boolean(), (kind, places, taken, minor) => {
    const facts = task({ kind, places, claims: taken });
    const rule = ruleAgainstTaskClaim(facts, helper({ minor }), held);
    if (rule === null) expect(taken.length < places && !taken.some(({ personId }) => personId === 'bob')).toBe(true);
    for (const state of TASK_STATES) for (const part of TASK_PARTS) expect(taskActions({ ...facts, state }, [part], { mine: null, may: rule === null }).includes('claim')).toBe(rule === null && state === 'open' && part === 'guest');
  }));
  expect(fits(task({ skills: ['law'] }), helper({ skills: [{ ...seen('law'), seen: false }] }), TODAY)).toBe(false);
});
