import { fenOf, yuan } from '../../../../shared/copy/projects';
import { endOfDay } from '../../../../shared/domain/projects/limits';
import { projectNumber } from '../../../../shared/domain/projects/number';
import { projectActions, ruleAgainstAdmit, ruleAgainstChoose, ruleAgainstOpinion, ruleAgainstPropose, ruleAgainstReport, verdictOf, winnersOf, type ProjectFacts } from '../../../../shared/domain/projects/rules';
import { PROJECT_SOURCES, PROJECT_STATES } from '../../../../shared/domain/projects/states';
import { PROJECT_VIEWERS, projectSight, projectViewer } from '../../../../shared/domain/projects/visibility';

const who = { level: 1, lives: true, forCouncil: false, open: 0 } as const;
it.each([
  [who, null], [{ ...who, level: 0 as const }, 'projectLevel'], [{ ...who, lives: false }, 'projectElsewhere'], [{ ...who, open: 3 }, 'projectTooMany'], [{ level: 0 as const, lives: false, forCouncil: true, open: 9 }, null],
])('proposing %j: %s', (facts, rule) => expect(ruleAgainstPropose(facts)).toBe(rule));

const check = { budgetFen: 300_000, source: 'community', notProperty: true, notGovernment: true } as const;
it.each([
  [check, null], [{ ...check, notProperty: false }, 'dutyFirst'], [{ ...check, notGovernment: false }, 'dutyFirst'], [{ ...check, budgetFen: 5_000_001 }, 'budgetTooBig'], [{ ...check, budgetFen: 5_000_000 }, null],
  [{ ...check, source: 'none' as const }, 'budgetSource'], [{ ...check, budgetFen: 0 }, 'budgetSource'], [{ ...check, budgetFen: 0, source: 'none' as const }, null],
])('the check of %j: %s', (facts, rule) => expect(ruleAgainstAdmit(facts, { budgetMost: 5_000_000 })).toBe(rule));

it('knows no source of money that is the residents', () => expect(PROJECT_SOURCES.filter((source) => /resident|donat|fundrais|crowd/.test(source))).toEqual([]));

const round = { over: false, candidates: ['a', 'b', 'c'], picks: 2 } as const;
const near = { level: 1, neighbour: true } as const;
it.each([
  [near, round, ['a'], null], [near, round, ['a', 'b'], null], [near, round, ['a', 'a', 'b'], null], [near, round, ['a', 'b', 'c'], 'chooseMore'], [near, round, ['z'], 'notInRound'], [near, { ...round, over: true }, ['a'], 'roundOver'],
  [{ ...near, level: 0 as const }, round, ['a'], 'chooseLevel'], [{ ...near, neighbour: false }, round, ['a'], 'chooseHome'],
])('choosing, %j in %j %j: %s', (resident, of, chosen, rule) => expect(ruleAgainstChoose(resident, of, chosen)).toBe(rule));

it('builds those that most chose, of as many the one proposed earlier, and none without the quorum', () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
  const tallies = [{ projectId: 'late', count: 4, proposedAt: at(9) }, { projectId: 'early', count: 4, proposedAt: at(1) }, { projectId: 'few', count: 1, proposedAt: at(2) }, { projectId: 'none', count: 0, proposedAt: at(3) }];
  expect(winnersOf(tallies, 9, { builds: 1, quorum: 3 })).toEqual(['early']);
  expect(winnersOf(tallies, 9, { builds: 2, quorum: 3 })).toEqual(['early', 'late']);
  expect(winnersOf(tallies, 9, { builds: 4, quorum: 3 })).toEqual(['early', 'late', 'few']);
  expect(winnersOf(tallies, 2, { builds: 2, quorum: 3 })).toEqual([]);
});

it.each([[0, 0, 'few'], [2, 0, 'few'], [3, 0, 'accepted'], [2, 1, 'accepted'], [1, 2, 'back'], [2, 2, 'back'], [3, 2, 'accepted']] as const)('%d good and %d bad: %s', (good, bad, verdict) => expect(verdictOf({ good, bad }, { acceptanceQuorum: 3 })).toBe(verdict));

const may = { ...near, concerned: true };
it.each([
  [may, false, { good: true, text: '' }, null], [may, false, { good: false, text: '' }, 'acceptWhy'], [may, false, { good: false, text: '松' }, null], [may, true, { good: true, text: '' }, 'acceptOver'], [{ ...may, concerned: false }, false, { good: true, text: '' }, 'acceptWho'],
  [{ ...may, neighbour: false }, false, { good: true, text: '' }, 'chooseHome'], [{ ...may, level: 0 as const }, false, { good: true, text: '' }, 'chooseLevel'],
])('saying whether it is good, %j %s %j: %s', (resident, over, said, rule) => expect(ruleAgainstOpinion(resident, over, said)).toBe(rule));

const facts = (change: Partial<ProjectFacts> = {}): ProjectFacts => ({ state: 'running', steps: [{ id: 's1', unitId: 'u', done: false }], extended: 0, ...change });
it('lets a unit report its own steps, the station all, and nobody those that are done', () => {
  const step = { id: 's1', unitId: 'u', done: false };
  expect([ruleAgainstReport(step, 'owner', ['u']), ruleAgainstReport(step, 'owner', ['v']), ruleAgainstReport(step, 'station', []), ruleAgainstReport({ ...step, done: true }, 'station', []), ruleAgainstReport(undefined, 'station', [])]).toEqual([null, 'stepNotYours', null, 'stepDone', 'stepUnknown']);
});

it('draws the buttons of each part, in the order of the table', () => {
  expect(projectActions(facts(), ['station'], [])).toEqual(['plan', 'report', 'moveStep', 'stop']);
  expect(projectActions(facts({ steps: [{ id: 's1', unitId: 'u', done: true }] }), ['station'], [])).toEqual(['plan', 'finish', 'stop']);
  expect(projectActions(facts(), ['owner'], ['u'])).toEqual(['report']);
  expect(projectActions(facts(), ['owner'], ['v'])).toEqual([]);
  expect(projectActions(facts({ state: 'acceptance' }), ['station'], [])).toEqual([]);
  expect(projectActions(facts({ state: 'acceptance', extended: 1 }), ['station'], [])).toEqual(['councilAccept']);
  expect(projectActions(facts({ state: 'proposed', steps: [] }), ['proposer'], [])).toEqual(['edit', 'withdraw']);
  expect(projectActions(facts({ state: 'candidate', steps: [] }), ['station'], [])).toEqual(['council', 'stop']);
  expect(projectActions(facts({ state: 'choosing', steps: [] }), ['station', 'proposer', 'guest'], [])).toEqual([]);
});

describe('who sees what', () => {
  it.each(PROJECT_VIEWERS.flatMap((viewer) => PROJECT_STATES.map((state) => [viewer, state] as const)))('%s, %s', (viewer, state) => {
    const unseen = ['proposed', 'asked', 'declined', 'withdrawn', 'handedOver'].includes(state);
    expect(projectSight(viewer, state)).toEqual({ exists: !unseen || ['station', 'proposer', 'overseer'].includes(viewer), original: ['station', 'proposer'].includes(viewer), names: viewer === 'station', opinions: viewer === 'station' });
  });
  it('looks by the nearest part', () => {
    expect([projectViewer(['station', 'owner'], true), projectViewer(['proposer'], true), projectViewer(['owner'], true), projectViewer(['owner'], false), projectViewer(['guest'], false)]).toEqual(['station', 'proposer', 'overseer', 'owner', 'guest']);
  });
});

it.each([['3000', 300_000], ['3,000.5', 300_050], ['１２元', 1_200], ['0', 0], ['0.01', 1], ['', null], ['三千', null], ['1.234', null], ['-5', null]])('%s yuan are %s fen', (words, fen) => expect(fenOf(words)).toBe(fen));
it.each([[0, '0 元'], [1, '0.01 元'], [1_234_500, '12,345 元'], [300_050, '3,000.50 元']])('%d fen read %s', (fen, words) => expect(yuan(fen)).toBe(words));
it('gives a number that says its year, and ends a day at its last moment', () => {
  expect(projectNumber(new Date('2026-03-02T02:00:00Z'), 7)).toBe('XM26-000007');
  expect(endOfDay('2026-03-02').toISOString()).toBe('2026-03-02T16:00:00.000Z');
  expect(() => projectNumber(new Date(), 0)).toThrow(RangeError);
});
