import { CASE_TRANSITIONS, CASE_ACTIONS, CASE_STATES, OPEN_STATES, type CaseAction, type CasePart, type CaseState } from '../../../../shared/domain/cases/states';
import { actionsFrom, findTransition } from '../../../../shared/domain/kernel/stateMachine';

/** Who may do what from where, written by hand: state → part → actions. Everything else must be refused. */
const MAY: Record<string, Record<string, string>> = {
  submitted: {
    reporter: 'supplement withdraw disputeTranscript edit takeBackPhotos answer urge',
    station: 'accept acceptAndDispatch takeOn decline correct inspect note transcribe split unsplit regrade merge ask runOn respond escalate',
    gridWorker: 'inspect note',
    handler: 'note respond',
    support: 'note',
    street: 'runOn supervise escalate',
    district: 'runOn supervise',
    system: 'reschedule regrid absorb letGo claim whistle docket runOn warn supervise escalate',
  },
  accepted: {
    reporter: 'supplement withdraw disputeTranscript takeBackPhotos answer urge',
    station: 'dispatch takeOn correct inspect note transcribe split dropSupport regrade merge ask runOn respond escalate askDeferral',
    gridWorker: 'inspect note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'designate dropSupport runOn supervise escalate grantDeferral refuseDeferral',
    district: 'designate runOn supervise grantDeferral refuseDeferral',
    system: 'reschedule regrid transfer warnSupport absorb letGo claim whistle docket runOn warn supervise escalate',
  },
  declined: { reporter: 'takeBackPhotos', station: 'note', gridWorker: 'note', handler: 'note', support: 'note', system: 'claim' },
  dispatched: {
    reporter: 'supplement withdraw disputeTranscript takeBackPhotos answer urge',
    station: 'inspect note transcribe split addSupport dropSupport regrade merge ask runOn respond escalate askDeferral reassign',
    gridWorker: 'inspect note',
    handler: 'acknowledge return note ask respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'addSupport dropSupport runOn supervise escalate grantDeferral refuseDeferral reassign',
    district: 'runOn supervise grantDeferral refuseDeferral reassign',
    system: 'reschedule regrid transfer addSupport warnSupport absorb letGo claim whistle docket runOn warn supervise escalate',
  },
  acknowledged: {
    reporter: 'supplement disputeTranscript takeBackPhotos answer urge',
    station: 'inspect release note transcribe split addSupport dropSupport regrade merge ask runOn respond escalate askDeferral grantExtension refuseExtension reassign',
    gridWorker: 'inspect note',
    handler: 'handle return note ask respond askExtension askDeferral',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'addSupport dropSupport runOn supervise escalate grantExtension refuseExtension grantDeferral refuseDeferral reassign',
    district: 'runOn supervise grantExtension refuseExtension grantDeferral refuseDeferral reassign',
    system: 'reschedule regrid transfer addSupport warnSupport absorb letGo claim whistle docket runOn warn supervise escalate',
  },
  handled: {
    reporter: 'evaluate redo disputeTranscript takeBackPhotos',
    station: 'verify reject release note transcribe split dropSupport recordWord redo respond',
    gridWorker: 'verify reject note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'dropSupport',
    system: 'close remind regrid transfer warnSupport absorb letGo claim whistle docket warn supervise escalate',
  },
  verified: {
    reporter: 'evaluate redo disputeTranscript takeBackPhotos',
    station: 'release note transcribe split dropSupport recordWord redo respond',
    gridWorker: 'note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'dropSupport',
    system: 'close remind regrid transfer warnSupport absorb letGo claim whistle docket warn supervise escalate',
  },
  closed: {
    reporter: 'reopen disputeTranscript takeBackPhotos markUnsolved',
    street: 'callReached callMissed redo confirmUnsolved closeExplained orderRedo',
    station: 'release note transcribe callReached callMissed redo rateUnit',
    gridWorker: 'note',
    handler: 'note',
    support: 'note',
    system: 'claim whistle',
  },
  withdrawn: { reporter: 'takeBackPhotos', station: '', gridWorker: '', handler: '', system: 'claim' },
  merged: {
    reporter: 'unmerge withdraw takeBackPhotos',
    station: 'unmerge note',
    gridWorker: 'note',
    handler: 'note',
    support: 'note',
    system: 'unmerge conclude resume claim',
  },
};

/** Where each step leads; a step not named here leaves the state as it is. */
const LEADS_TO: Record<string, string> = {
  accept: 'accepted',
  acceptAndDispatch: 'dispatched',
  takeOn: 'acknowledged',
  decline: 'declined',
  dispatch: 'dispatched',
  acknowledge: 'acknowledged',
  return: 'accepted',
  designate: 'dispatched',
  handle: 'handled',
  verify: 'verified',
  reject: 'acknowledged',
  evaluate: 'closed',
  redo: 'dispatched',
  recordWord: 'closed',
  close: 'closed',
  unsplit: 'withdrawn',
  orderRedo: 'dispatched',
  reopen: 'dispatched',
  withdraw: 'withdrawn',
  reassign: 'dispatched',
  merge: 'merged',
  unmerge: 'accepted',
};

const PARTS = ['reporter', 'station', 'gridWorker', 'handler', 'support', 'street', 'district', 'system'];
const cells = Object.keys(MAY).flatMap((state) =>
  [...CASE_ACTIONS].flatMap((action) => PARTS.map((part) => ({ state, action, part, allowed: (MAY[state]?.[part] ?? '').split(' ').includes(action) }))),
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
