import { entrySight, sightOf, viewerOf, type CaseViewer } from '../../../../shared/domain/cases/visibility';
import { CASE_ACTIONS, type CaseAction } from '../../../../shared/domain/cases/states';

/** The table of the domain, written by hand: exists, words, reporter's name, reasons, internal notes. */
const TABLE: [CaseViewer, boolean, boolean, string][] = [
  // viewer, sensitive, released → sight
  ['staff', false, false, 'yes original name all notes'],
  ['staff', true, false, 'yes original name all notes'],
  ['reporter', false, false, 'yes original name all -'],
  ['reporter', true, true, 'yes original name all -'],
  ['supporter', false, false, 'yes none - all -'],
  ['supporter', false, true, 'yes released - all -'],
  ['supporter', true, true, 'no none - none -'],
  ['neighbour', false, false, 'yes none - all -'],
  ['neighbour', false, true, 'yes released - all -'],
  ['neighbour', true, false, 'no none - none -'],
  ['neighbour', true, true, 'no none - none -'],
  ['public', false, false, 'yes none - states -'],
  ['public', false, true, 'yes released - states -'],
  ['public', true, true, 'no none - none -'],
];

describe('who sees what', () => {
  it.each(TABLE)('%s, sensitive %s, released %s: %s', (viewer, sensitive, released, expected) => {
    const sight = sightOf(viewer, { sensitive, released });
    const words = [sight.exists ? 'yes' : 'no', sight.words, sight.reporterName ? 'name' : '-', sight.reasons, sight.internalNotes ? 'notes' : '-'];
    expect(words.join(' ')).toBe(expected);
  });

  it.each([
    [{ inCharge: true, isReporter: false, supports: false, livesHere: true }, 'staff'],
    [{ inCharge: true, isReporter: true, supports: false, livesHere: true }, 'reporter'],
    [{ inCharge: false, isReporter: false, supports: true, livesHere: true }, 'supporter'],
    [{ inCharge: false, isReporter: false, supports: false, livesHere: true }, 'neighbour'],
    [{ inCharge: false, isReporter: false, supports: false, livesHere: false }, 'public'],
  ])('%j is %s', (person, viewer) => {
    expect(viewerOf(person)).toBe(viewer);
  });
});

/** What neighbours and the public see of each entry; staff and the reporter see all, notes aside. */
const ENTRIES: Record<string, string> = {
  submit: 'bare bare', supplement: 'bare none', withdraw: 'bare bare', inspect: 'bare none', correct: 'all none',
  accept: 'all bare', decline: 'all bare', acceptAndDispatch: 'all none', takeOn: 'all none', dispatch: 'all bare',
  acknowledge: 'all bare', handle: 'all bare', verify: 'all bare', reject: 'all bare', evaluate: 'bare none', redo: 'bare bare',
  close: 'all bare', remind: 'all none', reschedule: 'all none', reopen: 'bare bare', regrid: 'all none', transfer: 'all none', release: 'all none', note: 'none none',
  transcribe: 'none none', disputeTranscript: 'none none', split: 'none none', unsplit: 'bare bare', return: 'all bare', designate: 'all bare',
  addSupport: 'all none', acknowledgeSupport: 'all none', supportProgress: 'all none', supportDone: 'all none', returnSupport: 'all none', dropSupport: 'all none', warnSupport: 'all none', whistle: 'all none', docket: 'all none', callReached: 'bare none', callMissed: 'all none', confirmUnsolved: 'all none', closeExplained: 'all none', orderRedo: 'all bare', markUnsolved: 'bare none', rateUnit: 'none none',
  edit: 'none none', takeBackPhotos: 'none none', regrade: 'all none', merge: 'all bare', unmerge: 'bare bare', absorb: 'all none', letGo: 'all none', conclude: 'all none', resume: 'all none',
  recordWord: 'bare none', claim: 'none none', outsideTold: 'none none', volunteerTask: 'none none', vacant: 'all none',
  ask: 'bare none', answer: 'bare none', urge: 'all none', runOn: 'all none', warn: 'all none', supervise: 'all none', respond: 'all none', escalate: 'all none',
  askExtension: 'all none', grantExtension: 'all none', refuseExtension: 'all none', askDeferral: 'all none', grantDeferral: 'all none', refuseDeferral: 'all none', reassign: 'all bare',
};

describe('the timeline', () => {
  it.each(Object.entries(ENTRIES))('%s is shown to neighbours and public as %s', (action, expected) => {
    const entry = { action: action as CaseAction, internal: false };
    expect(`${entrySight(entry, 'neighbour')} ${entrySight(entry, 'public')}`).toBe(expected);
    expect(entrySight(entry, 'reporter')).toBe(['note', 'rateUnit'].includes(action) ? 'none' : 'all');
    expect(entrySight(entry, 'staff')).toBe('all');
  });

  it('is judged for every kind of entry', () => {
    expect(Object.keys(ENTRIES).sort()).toEqual([...CASE_ACTIONS].sort());
  });

  it('keeps every internal entry from everybody but staff', () => {
    for (const action of CASE_ACTIONS) {
      for (const viewer of ['reporter', 'supporter', 'neighbour', 'public'] as const) {
        expect(entrySight({ action, internal: true }, viewer)).toBe('none');
      }
      expect(entrySight({ action, internal: true }, 'staff')).toBe('all');
    }
  });
});
