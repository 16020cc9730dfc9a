import fc from 'fast-check';
import { CERTIFICATE_TRANSITIONS, certificateNumber, contentsOf, NUMBER_BYTES, printedNumber, readNumber, sameName } from '../../../../shared/domain/volunteerHours/certificates';

const bytes = fc.uint8Array({ minLength: NUMBER_BYTES, maxLength: NUMBER_BYTES });

it('gives numbers of at least 128 bits that are read again as they stand on paper', () => {
  expect(NUMBER_BYTES * 5).toBeGreaterThanOrEqual(128);
  fc.assert(fc.property(bytes, (random) => {
    const number = certificateNumber(random);
    expect(readNumber(printedNumber(number))).toBe(number);
    expect(readNumber(` ${printedNumber(number).toLowerCase().replace(/-/g, ' ')} `)).toBe(number);
  }));
});

it.each([['', null], ['12345', null], ['0'.repeat(28), '0'.repeat(28)], ['O'.repeat(28), '0'.repeat(28)], ['il'.repeat(14), '1'.repeat(28)], ['U'.repeat(28), null], ['0'.repeat(29), null]])('reads %j as %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it('knows a name however it is spaced, and no other', () => {
  expect(sameName('陈 雅文', '陈雅文')).toBe(true);
  expect(sameName('陈雅文', '陈雅')).toBe(false);
});

it('sums up what was done, the most first, and loses nothing of it', () => {
  expect(contentsOf([{ title: 'a', minutes: 30 }, { title: 'b', minutes: 60 }, { title: 'a', minutes: 60 }])).toEqual([{ title: 'a', minutes: 90, times: 2 }, { title: 'b', minutes: 60, times: 1 }]);
  fc.assert(fc.property(fc.array(fc.record({ title: fc.string({ minLength: 1, maxLength: 2 }), minutes: fc.integer({ min: 30, max: 600 }) })), (services) => {
    const lines = contentsOf(services);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(services.reduce((sum, { minutes }) => sum + minutes, 0));
    expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(services.length);
  }));
});

it('is issued and withdrawn by the station alone', () => {
  expect(CERTIFICATE_TRANSITIONS.filter(({ by }) => by.includes('self')).map(({ action }) => action)).toEqual(['cancel']);
  expect(CERTIFICATE_TRANSITIONS.filter(({ to }) => to === 'issued')).toMatchObject([{ from: 'asked', by: ['station'] }]);
});
