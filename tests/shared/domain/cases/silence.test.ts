import { evaluateUntil, silenceStep, type SilenceFacts, type SilenceRule } from '../../../../shared/domain/cases/silence';
import { at, handCalendar, read } from '../../support';

const rule: SilenceRule = { remindAfterDays: [2, 4], closeAfterDays: 5, sampleRate: 0.1 };
const asked = at('2026-11-16 10:00');
const step = (now: string, over: Partial<SilenceFacts> = {}) => {
  const facts = { askedAt: asked, reminders: 0, lastAskedAt: asked, checkPending: false, ...over };
  const { act, nextCheckAt } = silenceStep(facts, rule, handCalendar, at(now));
  return `${act} ${nextCheckAt ? read(nextCheckAt) : '-'}`;
};

describe('when nobody answers', () => {
  it.each<[string, string, Partial<SilenceFacts>, string]>([
    ['waits at first', '2026-11-16 10:01', {}, 'nothing 2026-11-18 17:30'],
    ['asks again after two working days', '2026-11-18 17:30', {}, 'remind 2026-11-20 17:30'],
    ['waits for the second notice', '2026-11-19 10:00', { reminders: 1, lastAskedAt: at('2026-11-18 17:30') }, 'nothing 2026-11-20 17:30'],
    ['asks a second time after four', '2026-11-20 17:31', { reminders: 1, lastAskedAt: at('2026-11-18 17:30') }, 'remind 2026-11-23 17:30'],
    ['does not close before the fifth working day ends', '2026-11-23 17:29', { reminders: 2, lastAskedAt: at('2026-11-20 17:31') }, 'nothing 2026-11-23 17:30'],
    ['closes then', '2026-11-23 17:30', { reminders: 2, lastAskedAt: at('2026-11-20 17:31') }, 'close -'],
    ['has a drawn case checked first', '2026-11-23 17:30', { reminders: 2, lastAskedAt: at('2026-11-20 17:31'), checkPending: true }, 'askForCheck -'],
  ])('%s', (_, now, over, expected) => {
    expect(step(now, over)).toBe(expected);
  });

  it('does not send both notices and close at once after a week of downtime', () => {
    expect(step('2026-12-01 10:00')).toBe('remind 2026-12-02 10:00');
    expect(step('2026-12-01 10:01', { reminders: 1, lastAskedAt: at('2026-12-01 10:00') })).toBe('nothing 2026-12-02 10:00');
    expect(step('2026-12-02 10:00', { reminders: 1, lastAskedAt: at('2026-12-01 10:00') })).toBe('remind 2026-12-03 10:00');
    expect(step('2026-12-03 09:59', { reminders: 2, lastAskedAt: at('2026-12-02 10:00') })).toBe('nothing 2026-12-03 10:00');
    expect(step('2026-12-03 10:00', { reminders: 2, lastAskedAt: at('2026-12-02 10:00') })).toBe('close -');
  });

  it('lets the resident evaluate until the close', () => {
    expect(read(evaluateUntil(asked, rule, handCalendar))).toBe('2026-11-23 17:30');
  });
});
