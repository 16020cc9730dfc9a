import { INBOX_KINDS } from '../../../../shared/domain/notifications/kinds';
import { ringAt, templateOf } from '../../../../shared/domain/notifications/templates';

const at = (text: string): Date => new Date(`${text}+08:00`);

describe('quiet hours', () => {
  it.each([
    ['2026-03-02T08:00:00', '2026-03-02T08:00:00'],
    ['2026-03-02T20:59:59', '2026-03-02T20:59:59'],
    ['2026-03-02T21:00:00', '2026-03-03T08:00:00'],
    ['2026-03-02T23:30:00', '2026-03-03T08:00:00'],
    ['2026-03-03T00:00:00', '2026-03-03T08:00:00'],
    ['2026-03-03T07:59:59', '2026-03-03T08:00:00'],
    ['2025-12-31T22:00:00', '2026-01-01T08:00:00'],
  ])('let what happens at %s ring at %s', (now, ring) => {
    expect(ringAt(at(now), false)).toEqual(at(ring));
  });

  it('do not hold an emergency back', () => {
    expect(ringAt(at('2026-03-03T03:00:00'), true)).toEqual(at('2026-03-03T03:00:00'));
  });
});

it('only what the reporter waits for goes to a phone', () => {
  expect(INBOX_KINDS.filter((kind) => templateOf(kind) !== null)).toEqual(['caseFiledForYou', 'caseAccepted', 'caseDeclined', 'caseDispatched', 'caseAcknowledged', 'caseHandled', 'caseVerified', 'caseToEvaluate', 'caseClosedUnrated']);
});
