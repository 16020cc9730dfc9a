import {
  afterEvaluation, allowedActions, needsSecondChecker, partsIn, reopenUntil, returnStands, ruleAgainst, type CasePerson, type CasePlaces, type StepFacts,
} from '../../../../shared/domain/cases/rules';
import type { CaseAction } from '../../../../shared/domain/cases/states';
import { at } from '../../support';

const place: CasePlaces = { reporterId: 'chen', communityId: 'c1', stationUnitId: 's1', gridId: 'g3', leadUnitId: 'p1' };
const person = (id: string, ...roles: CasePerson['roles'][number][]): CasePerson => ({ id, roles });

describe('the parts of a person in a case', () => {
  it.each<[string, CasePerson, CasePlaces, string]>([
    ['the reporter', person('chen', { role: 'resident', unitId: 'c1' }), place, 'reporter'],
    ['a neighbour plays none', person('wang', { role: 'resident', unitId: 'c1' }), place, ''],
    ['staff of its station', person('lin', { role: 'stationStaff', unitId: 's1' }), place, 'station'],
    ['the head of its station', person('zhou', { role: 'stationHead', unitId: 's1' }), place, 'station'],
    ['staff of another station', person('lin', { role: 'stationStaff', unitId: 's2' }), place, ''],
    ['the grid worker of its grid', person('gui', { role: 'gridWorker', unitId: 's1', gridIds: ['g3', 'g4'] }), place, 'gridWorker'],
    ['the grid worker of another grid', person('gui', { role: 'gridWorker', unitId: 's1', gridIds: ['g4'] }), place, ''],
    ['a grid worker of the whole community', person('gui', { role: 'gridWorker', unitId: 'c1' }), place, 'gridWorker'],
    ['a grid worker elsewhere', person('gui', { role: 'gridWorker', unitId: 's2', gridIds: ['g3'] }), place, ''],
    ['any grid worker of the station for a point in no grid', person('gui', { role: 'gridWorker', unitId: 's1', gridIds: ['g4'] }), { ...place, gridId: null }, 'gridWorker'],
    ['a handler of the unit that has it', person('he', { role: 'departmentHandler', unitId: 'p1' }), place, 'handler'],
    ['a handler of a unit that supports it', person('w', { role: 'departmentHandler', unitId: 'w1' }), { ...place, supportUnitIds: ['w1'] }, 'support'],
    ['a station that supports what the property company leads', person('lin', { role: 'stationStaff', unitId: 's1' }), { ...place, supportUnitIds: ['s1'] }, 'station support'],
    ['a grid worker does not support for a unit', person('gui', { role: 'gridWorker', unitId: 'w1' }), { ...place, supportUnitIds: ['w1'] }, ''],
    ['a handler of another unit', person('he', { role: 'departmentHandler', unitId: 'p2' }), place, ''],
    ['a handler before it was dispatched', person('he', { role: 'departmentHandler', unitId: 'p1' }), { ...place, leadUnitId: null }, ''],
    ['station staff when the station took it on', person('lin', { role: 'stationStaff', unitId: 's1' }), { ...place, leadUnitId: 's1' }, 'station handler'],
    ['a grid worker does not handle for the station', person('gui', { role: 'gridWorker', unitId: 's1' }), { ...place, leadUnitId: 's1' }, 'gridWorker'],
    ['an auditor plays none', person('au', { role: 'auditor', unitId: 's1' }), place, ''],
    ['an administrator plays none', person('ad', { role: 'administrator', unitId: 's1' }), place, ''],
    ['a street dispatcher plays none here', person('st', { role: 'streetDispatcher', unitId: 's1' }), place, ''],
    ['a reporter who works at the station', person('chen', { role: 'stationStaff', unitId: 's1' }), place, 'reporter station'],
  ])('%s', (_, who, where, parts) => {
    expect(partsIn(who, where).join(' ')).toBe(parts);
  });
});

describe('a second checker', () => {
  it.each([
    ['is not needed for an ordinary case', { grade: 'ordinary', safety: false, round: 1 }, false],
    ['is needed for an urgent case', { grade: 'urgent', safety: false, round: 1 }, true],
    ['is needed for an emergency', { grade: 'emergency', safety: false, round: 1 }, true],
    ['is needed for safety', { grade: 'ordinary', safety: true, round: 1 }, true],
    ['is needed for a redone case', { grade: 'ordinary', safety: false, round: 2 }, true],
    ['is needed for a sampled silent case', { grade: 'ordinary', safety: false, round: 1, sampledSilent: true }, true],
  ] as const)('%s', (_, facts, needed) => {
    expect(needsSecondChecker(facts)).toBe(needed);
  });
});

describe('an evaluation', () => {
  it.each([
    [true, 'satisfied', 1, 'closed satisfied'],
    [true, 'basically', 1, 'closed satisfied'],
    [true, 'unsatisfied', 1, 'redo'],
    [false, 'satisfied', 1, 'redo'],
    [false, 'unsatisfied', 1, 'redo'],
    [true, 'unsatisfied', 2, 'closed unsatisfied'],
    [false, 'basically', 2, 'closed unsatisfied'],
    [true, 'basically', 2, 'closed satisfied'],
    [false, 'unsatisfied', 3, 'closed unsatisfied'],
  ] as const)('solved %s, %s, round %s leads to %s', (solved, satisfaction, round, expected) => {
    const result = afterEvaluation({ contacted: false, solved, satisfaction }, round);
    expect(result.next === 'redo' ? 'redo' : `closed ${result.outcome}`).toBe(expected);
  });
});

const now = at('2026-11-24 10:00');
const facts = (over: Partial<StepFacts> = {}): StepFacts => ({
  state: 'handled', outcome: null, closedAt: null, handlerId: 'he', sensitive: false, showToNeighbours: true,
  grade: 'ordinary', safety: false, round: 1, ...over,
});

describe('rules beyond the state table', () => {
  it.each<[string, CaseAction, Partial<StepFacts>, string, string | null]>([
    ['refuses that the handler verifies', 'verify', {}, 'he', 'checkerIsHandler'],
    ['refuses that the handler rejects', 'reject', {}, 'he', 'checkerIsHandler'],
    ['allows somebody else to verify', 'verify', {}, 'lin', null],
    ['allows the reporter to evaluate an ordinary case at once', 'evaluate', {}, 'chen', null],
    ['refuses evaluating an urgent case before the check', 'evaluate', { grade: 'urgent' }, 'chen', 'checkFirst'],
    ['allows it after the check', 'evaluate', { grade: 'urgent', state: 'verified' }, 'chen', null],
    ['allows the reporter of a sampled silent case to speak after all', 'evaluate', { sampledSilent: true }, 'chen', null],
    ['refuses closing a sampled silent case before the check', 'close', { sampledSilent: true }, '', 'checkFirst'],
    ['refuses reopening a rated case', 'reopen', { state: 'closed', outcome: 'satisfied', closedAt: at('2026-11-20 10:00') }, 'chen', 'notUnrated'],
    ['allows reopening an unrated case on the 30th day', 'reopen', { state: 'closed', outcome: 'unrated', closedAt: at('2026-10-25 10:00') }, 'chen', null],
    ['refuses reopening later', 'reopen', { state: 'closed', outcome: 'unrated', closedAt: at('2026-10-25 09:59') }, 'chen', 'reopenTooLate'],
    ['refuses releasing a dispute', 'release', { sensitive: true }, 'lin', 'sensitiveNotReleased'],
    ['refuses releasing without consent', 'release', { showToNeighbours: false }, 'lin', 'releaseNotAgreed'],
    ['allows releasing with consent', 'release', {}, 'lin', null],
    ['refuses writing down where nothing was spoken', 'transcribe', {}, 'lin', 'noVoice'],
    ['allows writing down what was spoken', 'transcribe', { hasVoice: true }, 'lin', null],
    ['refuses calling wrong what is not written yet', 'disputeTranscript', { hasVoice: true }, 'chen', 'noTranscript'],
    ['refuses taking back what was never split off', 'unsplit', { untouched: true }, 'lin', 'notSplitOff'],
    ['refuses taking back what somebody has touched', 'unsplit', { splitOff: true, untouched: false }, 'lin', 'touchedSince'],
    ['allows taking back what nobody has touched', 'unsplit', { splitOff: true, untouched: true }, 'lin', null],
    ['allows a unit to return what it was given', 'return', { state: 'dispatched' }, 'he', null],
    ['refuses returning what the street has designated', 'return', { state: 'dispatched', designated: true, returned: 1 }, 'he', 'designatedStays'],
    ['refuses returning what is redone', 'return', { state: 'dispatched', round: 2 }, 'he', 'redoStays'],
    ['refuses a station returning its own work to itself', 'return', { state: 'acknowledged', ownWork: true }, 'lin', 'ownWork'],
    ['lets the street designate what was returned', 'designate', { state: 'accepted', returned: 1 }, 'st', null],
    ['refuses designating what nobody has returned', 'designate', { state: 'accepted' }, 'st', 'notReturned'],
    ['refuses a supporting step where there is no task', 'supportDone', { state: 'acknowledged' }, 'w', 'noSupport'],
    ['refuses reporting a task that nobody has confirmed', 'supportDone', { state: 'acknowledged', parts: ['asked'] }, 'w', 'noSupport'],
    ['allows reporting a task', 'supportDone', { state: 'acknowledged', parts: ['reported', 'acknowledged'] }, 'w', null],
    ['refuses dropping what is over', 'dropSupport', { state: 'acknowledged', parts: ['reported'] }, 'lin', 'noSupport'],
    ['refuses a seventh unit', 'addSupport', { state: 'acknowledged', parts: Array.from({ length: 6 }, () => 'asked' as const) }, 'lin', 'manySupports'],
    ['refuses taking photos back where there are none', 'takeBackPhotos', {}, 'chen', 'noOwnPhotos'],
    ['lets photos be taken back', 'takeBackPhotos', { ownPhotos: 1 }, 'chen', null],
    ['has nothing against a note', 'note', {}, 'he', null],
  ])('%s', (_, action, over, who, rule) => {
    expect(ruleAgainst(action, facts(over), who, now)).toBe(rule);
  });

  it('ends the time to reopen 30 days after the close', () => {
    expect(reopenUntil(at('2026-10-25 10:00'))).toEqual(now);
  });
});

describe('a return', () => {
  const line = (action: CaseAction, unitId: string | null = null) => ({ action, unitId });
  it.each<[string, ReturnType<typeof line>[], boolean]>([
    ['does not stand where nothing was returned', [line('dispatch')], false],
    ['stands against the unit that returned it', [line('dispatch'), line('return', 'p1')], true],
    ['does not stand against another unit', [line('return', 'p2')], false],
    ['stands also after another unit has returned it too', [line('return', 'p1'), line('dispatch'), line('return', 'p2')], true],
    ['no longer stands when the category or grid was corrected', [line('return', 'p1'), line('correct')], false],
    ['stands anew after the correction', [line('correct'), line('return', 'p1')], true],
  ])('%s', (_, timeline, stands) => {
    expect(returnStands(timeline, 'p1')).toBe(stands);
  });
});

describe('the actions of a reply', () => {
  it.each<[string, Parameters<typeof allowedActions>[0], Partial<StepFacts>, string, string]>([
    ['a reporter after the answer', ['reporter'], {}, 'chen', 'evaluate'],
    ['a reporter while a check is missing', ['reporter'], { safety: true }, 'chen', ''],
    ['a station that handled it, the handler themself', ['station', 'handler'], { handlerId: 'lin' }, 'lin', 'release note split'],
    ['a colleague of the handler', ['station', 'handler'], { handlerId: 'lin' }, 'xu', 'verify reject release note split'],
    ['a station with a new case', ['station'], { state: 'submitted' }, 'lin', 'accept acceptAndDispatch takeOn decline inspect correct note ask escalate split regrade merge'],
    ['a station with a spoken case that was split off', ['station'], { state: 'submitted', hasVoice: true, splitOff: true, untouched: true }, 'lin', 'accept acceptAndDispatch takeOn decline inspect correct note ask escalate unsplit split transcribe regrade merge'],
    ['a reporter whose words were written down', ['reporter'], { state: 'acknowledged', hasVoice: true, hasTranscript: true }, 'chen', 'supplement urge disputeTranscript'],
    ['a unit with a dispatched case', ['handler'], { state: 'dispatched' }, 'he', 'acknowledge return note ask'],
    ['a unit with a designated case', ['handler'], { state: 'dispatched', designated: true }, 'he', 'acknowledge note ask'],
    ['a street before anybody has returned it', ['street'], { state: 'accepted' }, 'st', 'supervise escalate'],
    ['a street with a returned case', ['street'], { state: 'accepted', returned: 1 }, 'st', 'designate supervise escalate'],
    ['nobody in particular', [], { state: 'submitted' }, 'wang', ''],
    ['the program has no buttons', ['system'], {}, '', ''],
  ])('%s', (_, parts, over, who, actions) => {
    expect(allowedActions(parts, facts(over), who, now).join(' ')).toBe(actions);
  });
});
