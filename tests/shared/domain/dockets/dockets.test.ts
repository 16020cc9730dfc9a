import {
  DOCKET_ACTIONS, docketActions, docketCheckAt, fitsState, isLate, looksPersonal, mayTake, ruleAgainstDocket, ruleAgainstMove, taskDueAt, whyDiscussed, type DocketFacts,
} from '../../../../shared/domain/dockets/dockets';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
const now = at('2026-03-10T10:00');
const quiet = { dueAt: at('2026-03-12T17:30'), step: 'answer', deferred: false, paused: false, round: 1, returned: 0, reports: 1, repeats: false };

it.each([
  ['nothing of an ordinary matter', {}, null],
  ['overdue', { dueAt: at('2026-03-10T09:59') }, 'overdue'],
  ['nothing of a clock that stands', { dueAt: at('2026-03-10T09:59'), paused: true }, null],
  ['nothing of a resident who has not answered yet', { dueAt: at('2026-03-10T09:59'), step: 'evaluate' }, null],
  ['repeated: done again', { round: 2 }, 'repeated'],
  ['repeated: back again after it was closed', { repeats: true }, 'repeated'],
  ['nothing of one return', { returned: 1 }, null],
  ['repeated: returned twice', { returned: 2 }, 'repeated'],
  ['repeated: reported by three', { reports: 3 }, 'repeated'],
  ['deferred, and not late', { deferred: true, paused: true, dueAt: at('2026-03-01T09:00') }, 'deferred'],
])('proposes %s', (_name, facts, why) => {
  expect(whyDiscussed({ ...quiet, ...facts }, now)).toBe(why);
});

const called: DocketFacts = { state: 'called', meetsAt: at('2026-03-10T14:30'), attended: true, decided: 2, items: 2, openTasks: 1 };

describe('a step', () => {
  it('waits for the day of the meeting, and the agenda stands once something was decided', () => {
    const before = at('2026-03-09T23:59');
    expect(['attend', 'decide'].map((action) => ruleAgainstDocket(action as 'attend', { ...called, decided: 0 }, before))).toEqual(['notMetYet', 'notMetYet']);
    expect(ruleAgainstDocket('attend', called, at('2026-03-10T00:00'))).toBeNull();
    expect([ruleAgainstDocket('agenda', called, now), ruleAgainstDocket('agenda', { ...called, decided: 0 }, now)]).toEqual(['docketDecided', null]);
  });

  it('publishes what is whole', () => {
    expect(ruleAgainstDocket('publish', { ...called, attended: false }, now)).toBe('noAttendance');
    expect(ruleAgainstDocket('publish', { ...called, decided: 1 }, now)).toBe('undecided');
    expect(ruleAgainstDocket('publish', called, now)).toBeNull();
  });

  it('is the convener’s, but for a task done; after publication nothing else is left', () => {
    expect(DOCKET_ACTIONS.filter((action) => mayTake(action, ['invited']))).toEqual(['taskDone']);
    expect(DOCKET_ACTIONS.filter((action) => mayTake(action, []))).toEqual([]);
    expect(DOCKET_ACTIONS.filter((action) => fitsState(action, 'published'))).toEqual(['taskDone', 'moveTask']);
    expect(docketActions({ ...called, state: 'published' }, ['convener'], now)).toEqual(['taskDone', 'moveTask']);
    expect(docketActions({ ...called, state: 'published', openTasks: 0 }, ['convener'], now)).toEqual([]);
    expect(docketActions(called, ['convener'], now)).toEqual(['attend', 'decide', 'publish', 'taskDone']);
  });
});

it('calls a task late after the end of its day, until it is done', () => {
  const task = { doneAt: null, dueAt: taskDueAt('2026-03-10'), told: false };
  expect([isLate(task, at('2026-03-10T23:59')), isLate(task, at('2026-03-11T00:00')), isLate({ ...task, doneAt: now }, at('2026-04-01T00:00'))]).toEqual([false, true, false]);
  expect(docketCheckAt([{ ...task, dueAt: taskDueAt('2026-03-20') }, task, { ...task, dueAt: taskDueAt('2026-03-01'), told: true }])).toEqual(task.dueAt);
  expect(docketCheckAt([{ ...task, doneAt: now }])).toBeNull();
});

it.each([['138 0000 1234', true], ['0755-26001234', true], ['3 栋 2 单元', false], ['2026-3-10 前', false], ['投入 12000 元', false]])('takes %s for a number of a person: %s', (text, expected) => {
  expect(looksPersonal(text)).toBe(expected);
});

it('moves a task to another day that lies ahead, not for ever, and none that is done', () => {
  const now = at('2026-03-16T10:00');
  const task = { dueOn: '2026-03-20', doneAt: null };
  expect(ruleAgainstMove(task, '2026-03-30', now)).toBeNull();
  expect(ruleAgainstMove(task, '2026-03-16', now)).toBeNull();
  expect([ruleAgainstMove(task, '2026-03-20', now), ruleAgainstMove(task, '2026-03-15', now), ruleAgainstMove(task, '2028-03-15', now)]).toEqual(['daySame', 'dayUnfit', 'dayUnfit']);
  expect(ruleAgainstMove({ ...task, doneAt: now }, '2026-03-30', now)).toBe('taskDoneAlready');
  expect(ruleAgainstMove({ ...task, moves: Array(6).fill(0) }, '2026-03-30', now)).toBe('movedOften');
});
