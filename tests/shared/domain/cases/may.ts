// Literals: nothing here is read from the program. Held against the state table, and against every route in every state.

/** Who may do what from where, written by hand: state → part → actions. Everything else must be refused. */
export const MAY: Record<string, Record<string, string>> = {
  submitted: {
    reporter: 'supplement withdraw disputeTranscript edit takeBackPhotos answer urge',
    station: 'accept acceptAndDispatch takeOn decline correct inspect note transcribe split unsplit regrade merge ask runOn respond escalate',
    gridWorker: 'inspect note',
    handler: 'note respond',
    support: 'note',
    street: 'runOn supervise escalate',
    district: 'runOn supervise',
    system: 'reschedule regrid absorb letGo claim outsideTold whistle docket volunteerTask runOn warn supervise escalate vacant withdraw',
  },
  accepted: {
    reporter: 'supplement withdraw disputeTranscript takeBackPhotos answer urge',
    station: 'dispatch takeOn correct inspect note transcribe split dropSupport regrade merge ask runOn respond escalate askDeferral',
    gridWorker: 'inspect note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'designate dropSupport runOn supervise escalate grantDeferral refuseDeferral',
    district: 'designate runOn supervise grantDeferral refuseDeferral',
    system: 'reschedule regrid transfer warnSupport absorb letGo claim outsideTold whistle docket volunteerTask runOn warn supervise escalate vacant',
  },
  declined: { reporter: 'takeBackPhotos', station: 'note', gridWorker: 'note', handler: 'note', support: 'note', system: 'claim outsideTold' },
  dispatched: {
    reporter: 'supplement withdraw disputeTranscript takeBackPhotos answer urge',
    station: 'inspect note transcribe split addSupport dropSupport regrade merge ask runOn respond escalate askDeferral reassign',
    gridWorker: 'inspect note',
    handler: 'acknowledge return note ask respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'addSupport dropSupport runOn supervise escalate grantDeferral refuseDeferral reassign',
    district: 'runOn supervise grantDeferral refuseDeferral reassign',
    system: 'reschedule regrid transfer addSupport warnSupport absorb letGo claim outsideTold whistle docket volunteerTask runOn warn supervise escalate vacant',
  },
  acknowledged: {
    reporter: 'supplement disputeTranscript takeBackPhotos answer urge',
    station: 'inspect release note transcribe split addSupport dropSupport regrade merge ask runOn respond escalate askDeferral grantExtension refuseExtension reassign',
    gridWorker: 'inspect note',
    handler: 'handle return note ask respond askExtension askDeferral',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'addSupport dropSupport runOn supervise escalate grantExtension refuseExtension grantDeferral refuseDeferral reassign',
    district: 'runOn supervise grantExtension refuseExtension grantDeferral refuseDeferral reassign',
    system: 'reschedule regrid transfer addSupport warnSupport absorb letGo claim outsideTold whistle docket volunteerTask runOn warn supervise escalate vacant',
  },
  handled: {
    reporter: 'evaluate redo disputeTranscript takeBackPhotos',
    station: 'verify reject release note transcribe split dropSupport recordWord redo respond',
    gridWorker: 'verify reject note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'dropSupport',
    system: 'close remind regrid transfer warnSupport absorb letGo claim outsideTold whistle docket volunteerTask warn supervise escalate redo',
  },
  verified: {
    reporter: 'evaluate redo disputeTranscript takeBackPhotos',
    station: 'release note transcribe split dropSupport recordWord redo respond',
    gridWorker: 'note',
    handler: 'note respond',
    support: 'note acknowledgeSupport supportProgress supportDone returnSupport',
    street: 'dropSupport',
    system: 'close remind regrid transfer warnSupport absorb letGo claim outsideTold whistle docket volunteerTask warn supervise escalate redo',
  },
  closed: {
    reporter: 'reopen disputeTranscript takeBackPhotos markUnsolved',
    street: 'callReached callMissed redo confirmUnsolved closeExplained orderRedo',
    station: 'release note transcribe callReached callMissed redo rateUnit',
    gridWorker: 'note',
    handler: 'note',
    support: 'note',
    system: 'claim outsideTold whistle',
  },
  withdrawn: { reporter: 'takeBackPhotos', station: '', gridWorker: '', handler: '', system: 'claim outsideTold' },
  merged: {
    reporter: 'unmerge withdraw takeBackPhotos',
    station: 'unmerge note',
    gridWorker: 'note',
    handler: 'note',
    support: 'note',
    system: 'unmerge conclude resume claim outsideTold',
  },
};

/** Where each step leads; a step not named here leaves the state as it is. */
export const LEADS_TO: Record<string, string> = {
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

/** The parts the table speaks of. */
export const PARTS = ['reporter', 'station', 'gridWorker', 'handler', 'support', 'street', 'district', 'system'];

/** Whether a part may take an action in a state. */
export const may = (state: string, part: string, action: string): boolean => (MAY[state]?.[part] ?? '').split(' ').includes(action);
