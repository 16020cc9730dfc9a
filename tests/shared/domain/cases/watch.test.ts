import fc from 'fast-check';
import { ruleAgainstClock, type ClockStepFacts } from '../../../../shared/domain/cases/clockRules';
import { CLOCK_ACTIONS, type ClockAction } from '../../../../shared/domain/cases/clockActions';
import type { CasePart } from '../../../../shared/domain/cases/states';
import { levelAbove, warnAt, watchStep, type WatchFacts } from '../../../../shared/domain/cases/watch';
import { at, handCalendar, read } from '../../support';

const facts = (over: Partial<WatchFacts> = {}): WatchFacts => ({
  step: 'answer', from: at('2026-11-19 09:12'), dueAt: at('2026-11-26 17:30'), grade: 'ordinary', level: 'community', pausedUntil: null, warned: false, pressedAt: null, respondBy: null, ...over,
});
const step = (now: string, over: Partial<WatchFacts> = {}): string => {
  const { act, nextCheckAt } = watchStep(facts(over), handCalendar, at(now));
  return `${act} ${nextCheckAt ? read(nextCheckAt) : '-'}`;
};

describe('the watch over a deadline', () => {
  it.each<[string, string, Partial<WatchFacts>, string]>([
    ['waits until a working day before the end', '2026-11-24 10:00', {}, 'nothing 2026-11-25 17:30'],
    ['reminds the holder then', '2026-11-25 17:30', {}, 'warn -'],
    ['waits for the end once it has reminded', '2026-11-26 09:00', { warned: true }, 'nothing 2026-11-26 17:30'],
    ['supervises at the end', '2026-11-26 17:30', { warned: true }, 'supervise -'],
    ['reminds nobody of what has passed', '2026-11-27 09:00', {}, 'supervise -'],
    ['gives three working days after that', '2026-11-27 09:00', { pressedAt: at('2026-11-26 17:30') }, 'nothing 2026-12-02 17:30'],
    ['then goes one level up', '2026-12-02 17:30', { pressedAt: at('2026-11-26 17:30') }, 'escalate -'],
    ['gives the street as long', '2026-12-03 09:00', { level: 'street', pressedAt: at('2026-12-02 17:30') }, 'nothing 2026-12-08 17:30'],
    ['then goes to the district', '2026-12-08 17:30', { level: 'street', pressedAt: at('2026-12-02 17:30') }, 'escalate -'],
    ['and does not let go there', '2026-12-08 09:00', { level: 'district', pressedAt: at('2026-12-07 17:30') }, 'nothing 2026-12-15 17:30'],
    ['reminds again there', '2026-12-15 17:30', { level: 'district', pressedAt: at('2026-12-07 17:30') }, 'warn -'],
    ['escalates a supervision that nobody answers, before the end', '2026-11-23 17:30', { respondBy: at('2026-11-23 17:30') }, 'escalate -'],
    ['looks again when the answer is due', '2026-11-23 10:00', { respondBy: at('2026-11-23 17:30') }, 'nothing 2026-11-23 17:30'],
    ['hurries in an emergency', '2026-11-26 17:31', { grade: 'emergency', pressedAt: at('2026-11-26 17:30') }, 'nothing 2026-11-27 11:00'],
    ['does nothing while the clock stands', '2026-11-30 10:00', { pausedUntil: at('2026-12-10 09:00') }, 'nothing 2026-12-10 09:00'],
    ['says that it runs on', '2026-12-10 09:00', { pausedUntil: at('2026-12-10 09:00') }, 'resume -'],
    ['leaves what waits for the resident to silence', '2026-12-10 09:00', { step: 'evaluate' }, 'nothing -'],
    ['has nothing to do where nothing runs', '2026-12-10 09:00', { step: 'stopped', dueAt: null }, 'nothing -'],
  ])('%s', (_, now, over, expected) => {
    expect(step(now, over)).toBe(expected);
  });

  it('reminds within the last quarter of a short limit', () => {
    expect(read(warnAt(at('2026-11-24 09:00'), at('2026-11-24 14:00'), handCalendar))).toBe('2026-11-24 11:15');
    expect([levelAbove('community'), levelAbove('street'), levelAbove('district')]).toEqual(['street', 'district', null]);
  });

  it('always acts or wakes again while somebody is to act: nothing is left that nothing wakes', () => {
    const moment = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((n) => new Date(at('2026-03-02 09:00').getTime() + n * 60_000));
    const maybe = fc.option(moment);
    const any = fc.record({
      step: fc.constantFrom('accept' as const, 'dispatch' as const, 'acknowledge' as const, 'answer' as const, 'verify' as const),
      from: moment, dueAt: moment, grade: fc.constantFrom('ordinary' as const, 'urgent' as const, 'emergency' as const),
      level: fc.constantFrom('community' as const, 'street' as const, 'district' as const), pausedUntil: maybe, warned: fc.boolean(), pressedAt: maybe, respondBy: maybe,
    });
    fc.assert(fc.property(any, moment, (one, now) => {
      const { act, nextCheckAt } = watchStep(one.dueAt < one.from ? { ...one, dueAt: one.from } : one, handCalendar, now);
      return act !== 'nothing' || (nextCheckAt !== null && nextCheckAt > now);
    }));
  });
});

const now = at('2026-11-24 10:00');
const [past, ahead] = [at('2026-11-23 10:00'), at('2026-11-25 10:00')];
describe('rules about the time of a case', () => {
  it.each<[string, ClockAction, Partial<ClockStepFacts>, CasePart[], string | null]>([
    ['lets the station ask', 'ask', {}, ['station'], null],
    ['refuses a second question before the first is answered', 'ask', { questionOpen: true, pausedUntil: ahead }, ['handler'], 'questionOpen'],
    ['refuses asking while it is shelved', 'ask', { pausedUntil: ahead }, ['handler'], 'clockStands'],
    ['refuses stopping the clock for ever by asking', 'ask', { questions: 3 }, ['handler'], 'questionsSpent'],
    ['refuses an answer to nothing', 'answer', {}, ['reporter'], 'noQuestion'],
    ['takes an answer that comes late', 'answer', { questionOpen: true, pausedUntil: past }, ['reporter'], null],
    ['lets the reporter urge', 'urge', {}, ['reporter'], null],
    ['refuses urging twice on a working day', 'urge', { urgeAgainAt: ahead }, ['reporter'], 'urgedToday'],
    ['lets the reporter urge on the next one', 'urge', { urgeAgainAt: past }, ['reporter'], null],
    ['refuses urging while an answer is waited for', 'urge', { questionOpen: true, pausedUntil: ahead }, ['reporter'], 'answerFirst'],
    ['refuses urging what is shelved', 'urge', { pausedUntil: ahead }, ['reporter'], 'clockStands'],
    ['refuses running on what runs', 'runOn', {}, ['station'], 'clockRuns'],
    ['lets the street end a pause', 'runOn', { pausedUntil: ahead }, ['street'], null],
    ['refuses a second supervision of the same unit', 'supervise', { supervised: 'handler' }, ['street'], 'supervisedAlready'],
    ['lets the street supervise', 'supervise', {}, ['street'], null],
    ['refuses an answer where nobody asked', 'respond', {}, ['handler'], 'noSupervision'],
    ['refuses that the station answers for the unit', 'respond', { supervised: 'handler' }, ['station'], 'noSupervision'],
    ['lets the unit answer', 'respond', { supervised: 'handler' }, ['handler'], null],
    ['lets the station ask the street', 'escalate', {}, ['station'], null],
    ['refuses that the station goes past the street', 'escalate', { level: 'street' }, ['station'], 'alreadyUp'],
    ['lets the street go to the district', 'escalate', { level: 'street' }, ['street'], null],
    ['refuses going higher than the district', 'escalate', { level: 'district' }, ['street'], 'topLevel'],
    ['refuses a second extension at once', 'askExtension', { extensionBy: 'he' }, ['handler'], 'extensionOpen'],
    ['refuses a second extension in a round', 'askExtension', { extensions: 1 }, ['handler'], 'extensionSpent'],
    ['refuses granting what nobody asked', 'grantExtension', {}, ['station'], 'noExtension'],
    ['refuses granting one’s own', 'grantExtension', { extensionBy: 'me' }, ['station'], 'ownAsk'],
    ['leaves the station’s own work to the street', 'grantExtension', { extensionBy: 'he', ownWork: true }, ['station'], 'streetDecides'],
    ['lets the street decide on it', 'refuseExtension', { extensionBy: 'he', ownWork: true }, ['street'], null],
    ['refuses shelving an emergency', 'askDeferral', { grade: 'emergency' }, ['handler'], 'emergencyNotDeferred'],
    ['refuses asking twice', 'askDeferral', { deferralBy: 'he' }, ['handler'], 'deferralOpen'],
    ['refuses shelving what is shelved', 'askDeferral', { pausedUntil: ahead }, ['handler'], 'clockStands'],
    ['lets a unit ask to shelve while a question is open', 'askDeferral', { pausedUntil: ahead, questionOpen: true }, ['handler'], null],
    ['refuses shelving what nobody asked to', 'grantDeferral', {}, ['street'], 'noDeferral'],
    ['lets the street shelve', 'grantDeferral', { deferralBy: 'he' }, ['street'], null],
    ['lets the station give it to another unit', 'reassign', {}, ['station'], null],
    ['refuses that the station moves what the street designated', 'reassign', { designated: true }, ['station'], 'designatedByStreet'],
    ['refuses that the street moves what is the community’s', 'reassign', {}, ['street'], 'notTheirLevel'],
    ['lets the street move what was escalated', 'reassign', { level: 'street', designated: true }, ['street'], null],
  ])('%s', (_, action, over, parts, rule) => {
    expect(ruleAgainstClock(action, { grade: 'ordinary', ...over }, 'me', now, parts)).toBe(rule);
  });

  it('lets the program say that the clock runs on when the pause is over, and not before', () => {
    expect(ruleAgainstClock('runOn', { grade: 'ordinary', pausedUntil: past }, '', now, ['system'])).toBeNull();
    expect(ruleAgainstClock('runOn', { grade: 'ordinary', pausedUntil: ahead }, '', now, ['system'])).toBe('clockStands');
    expect(new Set(CLOCK_ACTIONS).size).toBe(15);
  });
});
