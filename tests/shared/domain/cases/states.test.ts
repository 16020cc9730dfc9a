import { CASE_TRANSITIONS, CASE_ACTIONS, CASE_STATES, OPEN_STATES, type CaseAction, type CasePart, type CaseState } from '../../../../shared/domain/cases/states';
import { LEADS_TO, may, MAY, PARTS } from './may';
import { actionsFrom, findTransition } from '../../../../shared/domain/kernel/stateMachine';

const cells = Object.keys(MAY).flatMap((state) =>
  [...CASE_ACTIONS].flatMap((action) => PARTS.map((part) => ({ state, action, part, allowed: may(state, part, action) }))),
);

describe('the state table of cases', () => {
  it('is judged for every state and every action', () => {
    expect(Object.keys(MAY).sort()).toEqual([...CASE_STATES].sort());
    expect(cells).toHaveLength(10 * CASE_ACTIONS.length * 8);
    const named = new Set(Object.values(MAY).flatMap((parts) => Object.values(parts).flatMap((actions) => actions.split(' ').filter(Boolean))));
    expect([...named, 'submit'].sort()).toEqual([...CASE_ACTIONS].sort());
  });

  it.each(cells.filter((cell) => cell.allowed))('allows $part to $action a case that is $state', ({ state, action, part }) => {
    expect(actionsFrom(CASE_TRANSITIONS, state as CaseState, [part as CasePart])).toContain(action);
    expect(findTransition(CASE_TRANSITIONS, state as CaseState, action as CaseAction)?.to).toBe(LEADS_TO[action] ?? state);
  });

  it('refuses everything else', () => {
    const wrong = cells.filter(
      (cell) => !cell.allowed && actionsFrom(CASE_TRANSITIONS, cell.state as CaseState, [cell.part as CasePart]).includes(cell.action),
    );
    expect(wrong).toEqual([]);
  });

  it('has one row for each step, so that finding one is never a matter of order', () => {
    const keys = CASE_TRANSITIONS.map((row) => `${row.from} ${row.action}`);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('leaves nobody waiting in an open state: some person can always go on', () => {
    const moving = (state: CaseState): string[] => CASE_TRANSITIONS.filter((row) => row.from === state && row.to !== state).map((row) => row.to);
    for (const state of OPEN_STATES) expect(moving(state).length).toBeGreaterThan(0);
    for (const state of ['declined', 'withdrawn'] as const) expect(moving(state)).toEqual([]);
  });
});
