import { areaKey, communityKeys } from '../../../../shared/domain/notices/kinds';
import { blanksIn, byUrgency, ruleAgainstAreas, ruleAgainstPin, ruleAgainstWhen, ruleAgainstWords, shownUntil } from '../../../../shared/domain/notices/rules';
import { NOTICE_ACTIONS, NOTICE_STATES, NOTICE_TRANSITIONS, atDesk, noticeActions, noticeDesk, ruleAgainstStep } from '../../../../shared/domain/notices/states';
import { NOTICE_TEMPLATES } from '../../../../shared/copy/noticeTemplates';
import { NOTICE_LIMITS } from '../../../../shared/domain/notices/kinds';

const NOW = new Date('2026-08-20T10:00:00+08:00');
const at = (text: string): Date => new Date(`2026-${text}:00+08:00`);

it('never lets who wrote an emergency let it out, in no state and no part', () => {
  for (const state of NOTICE_STATES) expect(noticeActions({ state, emergency: true, proposed: false }, 'writer')).not.toContain('release');
  expect(noticeActions({ state: 'draft', emergency: true, proposed: false }, 'second')).not.toContain('release');
  expect(noticeActions({ state: 'waiting', emergency: true, proposed: false }, 'second')).toEqual(['release', 'sendBack', 'drop']);
  expect(noticeActions({ state: 'out', emergency: true, proposed: true }, 'writer')).not.toContain('confirm');
  expect(noticeActions({ state: 'out', emergency: true, proposed: true }, 'second')).toEqual(['pin', 'confirm', 'refuse', 'withdraw', 'recall']);
});

it('lets a witness let out, send back and confirm, and nothing else, and see it only then', () => {
  expect(new Set(NOTICE_TRANSITIONS.filter(({ by }) => by.includes('witness')).map(({ action }) => action))).toEqual(new Set(['release', 'sendBack', 'confirm']));
  expect((['draft', 'waiting', 'out'] as const).map((state) => atDesk('witness', { state, emergency: true, proposed: false }))).toEqual([false, true, false]);
});

it('lets an ordinary notice out at once, and has it wait for nobody', () => {
  expect(noticeActions({ state: 'draft', emergency: false, proposed: false }, 'writer')).toEqual(['change', 'release', 'drop']);
  expect(ruleAgainstStep('handIn', { state: 'draft', emergency: false, proposed: false })).toBe('noticeNoSecond');
});

it('leaves states that are over for nowhere, and every state can be reached', () => {
  const over = ['withdrawn', 'recalled', 'dropped'];
  expect(NOTICE_TRANSITIONS.filter(({ from }) => over.includes(from))).toEqual([]);
  expect(new Set(NOTICE_TRANSITIONS.map(({ to }) => to))).toEqual(new Set(NOTICE_STATES));
  expect(new Set(NOTICE_TRANSITIONS.map(({ action }) => action))).toEqual(new Set(NOTICE_ACTIONS));
});

it.each([
  ['draft', false, 'draft'], ['waiting', false, 'waiting'], ['out', false, 'out'], ['out', true, 'waiting'], ['withdrawn', false, 'over'], ['recalled', false, 'over'], ['dropped', false, null],
] as const)('stands at the desk: %s, a correction waits %s → %s', (state, proposed, desk) => expect(noticeDesk(state, proposed)).toBe(desk));

it.each([
  ['none', null, null, null], ['a morning', at('08-21T08:00'), at('08-21T12:00'), null], ['from now on', at('08-20T10:30'), null, null], ['reversed', at('08-21T12:00'), at('08-21T08:00'), 'noticeWhen'],
  ['over', at('08-19T08:00'), at('08-20T09:00'), 'noticeWhen'], ['in two years', new Date('2028-08-20T00:00:00Z'), null, 'noticeWhen'],
] as const)('takes a time or says no: %s', (_, from, to, rule) => expect(ruleAgainstWhen({ from, to }, NOW)).toBe(rule));

it('holds back what still has a blank of a template', () => {
  expect(ruleAgainstWords('停水通知', '因为【修哪里】要停水')).toBe('noticeBlanks');
  expect([ruleAgainstWords('停水通知', '修 3 栋的水管'), blanksIn('【甲】和【乙】')]).toEqual([null, ['【甲】', '【乙】']]);
});

it('stands until its end, a day after a beginning without an end, or thirty days', () => {
  expect(shownUntil(NOW, { from: NOW, to: at('08-25T12:00') })).toEqual(at('08-25T12:00'));
  expect(shownUntil(NOW, { from: at('08-21T10:00'), to: null })).toEqual(at('08-22T10:00'));
  expect(shownUntil(NOW, { from: null, to: null })).toEqual(at('09-19T10:00'));
});

it('pins for at most sixty days, and puts pins first, then emergencies, then the latest', () => {
  expect(['2026-08-19', '2026-08-20', '2026-10-19', '2026-10-20', null].map((day) => ruleAgainstPin(day, NOW))).toEqual(['noticePin', null, null, 'noticePin', null]);
  const notice = (id: string, pinnedUntil: string | null, emergency: boolean, hour: number) => ({ id, pinnedUntil, emergency, toldAt: at(`08-20T0${hour}:00`) });
  const all = [notice('old', null, false, 1), notice('late', null, false, 5), notice('storm', null, true, 2), notice('pin', '2026-08-20', false, 1), notice('was', '2026-08-19', false, 3)];
  expect(all.sort(byUrgency('2026-08-20')).map(({ id }) => id)).toEqual(['pin', 'storm', 'late', 'was', 'old']);
});

it('names areas once, and in the words in which somebody lives there', () => {
  expect([ruleAgainstAreas([{ kind: 'grid', id: 'a' }, { kind: 'building', id: 'a' }]), ruleAgainstAreas([{ kind: 'grid', id: 'a' }, { kind: 'grid', id: 'a' }])]).toEqual([null, 'noticeAreaTwice']);
  expect(communityKeys({ district: 'd', street: 's', community: 'c' })).toContain(areaKey({ kind: 'community', id: 'c' }));
});

it.each(NOTICE_TEMPLATES.map((one) => [one.label, one] as const))('begins %s within the limits, with something to fill in', (_, { title, text }) => {
  expect(title.length).toBeLessThanOrEqual(NOTICE_LIMITS.title);
  expect(text.length).toBeLessThanOrEqual(NOTICE_LIMITS.text);
  expect(blanksIn(text).length).toBeGreaterThan(0);
});
