import { suspendedSentence } from '../../../../shared/copy/suspensions';
import { isSuspended, ruleAgainstSuspending, suspendedUntil, SUSPENSION_REASONS } from '../../../../shared/domain/identity/suspensions';
import { ROLES, STAFF_ROLES } from '../../../../shared/domain/kernel/roles';

const NOW = new Date('2026-03-02T02:00:00Z');
const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000);
const account = { personId: 'bob', roles: [], suspended: false } as const;
const ask = { byId: 'head', reason: 'askedMoney', text: '' } as const;

it.each([
  ['nobody was stopped', null, false], ['until it is lifted', { since: NOW, until: null, liftedAt: null }, true], ['for a week, in it', { since: days(-6), until: days(1), liftedAt: null }, true], ['for a week, at its end', { since: days(-7), until: NOW, liftedAt: null }, false],
  ['lifted', { since: days(-1), until: null, liftedAt: NOW }, false],
] as const)('%s: %s', (_what, facts, stopped) => expect(isSuspended(facts, NOW)).toBe(stopped));

it('runs so many days, or until it is lifted', () => expect([suspendedUntil(NOW, 7), suspendedUntil(NOW, null)]).toEqual([days(7), null]));

it.each([
  [account, ask, null], [{ ...account, personId: 'head' }, ask, 'suspendOwn'], [{ ...account, suspended: true }, ask, 'suspendTwice'], [account, { ...ask, reason: 'other' as const }, 'suspendReason'], [account, { ...ask, reason: 'other' as const, text: '说清了' }, null],
] as const)('%j, %j: %s', (facts, asked, rule) => expect(ruleAgainstSuspending(facts, asked)).toBe(rule));

it.each(ROLES)('%s loses the office first, where it is one', (role) => expect(ruleAgainstSuspending({ ...account, roles: [role] }, ask)).toBe(STAFF_ROLES.includes(role) ? 'suspendOffice' : null));

it('tells whoever is let in no more until when and why, and what goes on', () => {
  expect(suspendedSentence({ until: '2026-03-09', reason: 'askedMoney' })).toBe('这个账号停用到 3 月 9 日，因为向人要过钱。以前的都还在。想说明情况、有事要办，打给社区工作站或者去一趟，照样受理');
  expect(suspendedSentence({ reason: 'other' })).toMatch(/^这个账号停用了。/);
  for (const reason of SUSPENSION_REASONS) expect(suspendedSentence({ reason })).toContain('照样受理');
  expect(suspendedSentence({ reason: '<b>' })).not.toContain('<');
});
