import { actionsAfter, FIELD_ACTIONS, fieldActionsOf, type FieldAction } from '../../../shared/domain/cases/field';
import { CASE_TRANSITIONS, type CasePart, type CaseState } from '../../../shared/domain/cases/states';

/** What the state table lets some parts do from a state, as far as it is done on the spot. */
const table = (state: CaseState, parts: readonly CasePart[]): FieldAction[] =>
  FIELD_ACTIONS.filter((action) => CASE_TRANSITIONS.some((row) => row.from === state && row.action === action && row.by.some((part) => parts.includes(part))));
const after = (state: CaseState, action: FieldAction): CaseState => CASE_TRANSITIONS.find((row) => row.from === state && row.action === action)?.to ?? state;

describe('what may be done on the spot', () => {
  it('is nothing where all there is is a note', () => {
    expect(fieldActionsOf(['note'])).toEqual([]);
    expect(fieldActionsOf(['accept', 'decline', 'note'])).toEqual([]);
    expect(fieldActionsOf(['note', 'handle', 'dispatch'])).toEqual(['handle', 'note']);
  });

  it('after a step that waits is what the state table gives a unit that handles it', () => {
    const handler: readonly CasePart[] = ['handler'];
    for (const action of ['acknowledge', 'handle'] as const) {
      const from: CaseState = action === 'acknowledge' ? 'dispatched' : 'acknowledged';
      expect(actionsAfter(table(from, handler), [action])).toEqual(table(after(from, action), handler));
    }
    expect(actionsAfter(['acknowledge', 'return', 'note'], ['acknowledge', 'handle'])).toEqual(['note']);
  });

  it('ends with what takes the matter away from this person', () => {
    expect(actionsAfter(['acknowledge', 'return', 'note'], ['return'])).toEqual([]);
    expect(actionsAfter(['acknowledgeSupport', 'returnSupport', 'note'], ['acknowledgeSupport', 'supportDone'])).toEqual(['note']);
    expect(actionsAfter(['verify', 'reject', 'note'], ['reject'])).toEqual(['note']);
    expect(actionsAfter(['inspect', 'note'], ['inspect', 'note', 'inspect'])).toEqual(['inspect', 'note']);
  });
});
