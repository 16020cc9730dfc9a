import { keyParts, keyState, keyText } from '../../../../shared/domain/integrations/apiKeys';
import { listOf, momentOf, momentText, OPEN311_OF_STATE, spanOf } from '../../../../shared/domain/integrations/open311';

const DAY = 24 * 3_600_000;
const at = (text: string): Date => new Date(text);

it.each([
  ['1994-11-05T08:15:30-05:00', '1994-11-05T13:15:30.000Z'],
  ['1994-11-05T13:15:30Z', '1994-11-05T13:15:30.000Z'],
  ['2026-03-02T10:00+08:00', '2026-03-02T02:00:00.000Z'],
  ['2026-03-02T10:00:00 08:00', '2026-03-02T02:00:00.000Z'],
  ['2026-03-02T10:00:00.123456Z', '2026-03-02T10:00:00.123Z'],
  ['2026-03-02', '2026-03-01T16:00:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('reads the moment %s', (text, iso) => {
  expect(momentOf(text)?.toISOString()).toBe(iso);
});

it.each(['', 'yesterday', '2026', '2026-03', '2026-3-2', '2026-02-30', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02T10:60:00Z', '2026-03-02T10:00:00', '2026-03-02T10:00:00+8', '2026-03-02T10:00:00+25:00', '1700000000', '2026-03-02T10:00:00Z;'])('takes %p for no moment', (text) => {
  expect(momentOf(text)).toBeNull();
});

it('tells a moment with its zone, and reads back what it told', () => {
  expect(momentText(at('2026-03-02T02:00:00.900Z'))).toBe('2026-03-02T10:00:00+08:00');
  expect(momentOf(momentText(at('2026-12-31T16:00:00Z')))?.toISOString()).toBe('2026-12-31T16:00:00.000Z');
});

it('covers 90 days where nothing more is said, and never more', () => {
  const now = at('2026-03-02T02:00:00Z');
  const before = (days: number): Date => new Date(now.getTime() - days * DAY);
  expect(spanOf(null, null, now)).toEqual({ from: before(90), to: now });
  expect(spanOf(null, before(10), now)).toEqual({ from: before(100), to: before(10) });
  expect(spanOf(before(200), null, now)).toEqual({ from: before(200), to: before(110) });
  expect(spanOf(before(90), now, now)).toEqual({ from: before(90), to: now });
  expect(spanOf(new Date(before(90).getTime() - 1), now, now)).toBeNull();
  expect(spanOf(now, before(1), now)).toBeNull();
});

it('reads lists with commas, given once or several times, and passes over what is empty', () => {
  expect(listOf(['a, b,,a', '', 'c'])).toEqual(['a', 'b', 'c']);
});

it('calls nothing closed that waits for the word of the resident', () => {
  expect(Object.entries(OPEN311_OF_STATE).map(([state, { status }]) => [state, status])).toEqual([
    ['submitted', 'open'], ['accepted', 'open'], ['dispatched', 'open'], ['acknowledged', 'open'], ['handled', 'open'], ['verified', 'open'],
    ['closed', 'closed'], ['declined', 'closed'], ['withdrawn', 'closed'], ['merged', 'closed'],
  ]);
});

it('says of a key how it stands', () => {
  const expiresAt = at('2026-06-01T00:00:00Z');
  const stands = (now: string, revokedAt: Date | null = null) => keyState({ expiresAt, revokedAt }, at(now));
  expect([stands('2026-05-01T00:00:00Z'), stands('2026-05-02T00:00:00Z'), stands('2026-05-31T23:59:59Z'), stands('2026-06-01T00:00:00Z'), stands('2026-01-01T00:00:00Z', at('2026-01-01T00:00:00Z'))]).toEqual(['active', 'ending', 'ending', 'expired', 'revoked']);
});

it('takes a key apart as it was put together, and nothing else', () => {
  const [id, secret] = ['a'.repeat(32), 'b'.repeat(43)];
  expect(keyParts(keyText(id, secret))).toEqual({ id, secret });
  for (const bad of ['', 'lk1', `lk2.${id}.${secret}`, `lk1.${id}.${secret}x`, `lk1.${id}`, `lk1.$ne.${secret}`]) expect(keyParts(bad)).toBeNull();
});
