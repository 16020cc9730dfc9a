import { CATEGORIES } from '../../../config/catalogue/categories';
import { DECLINE_RULES } from '../../../config/catalogue/declineRules';
import * as audit from '../../../shared/copy/audit';
import { AUDIT_SETTING_WORDS } from '../../../shared/copy/auditSettings';
import * as cases from '../../../shared/copy/cases';
import * as checks from '../../../shared/copy/checks';
import * as clock from '../../../shared/copy/clock';
import * as common from '../../../shared/copy/common';
import { callsWords } from '../../../shared/copy/figures';
import { fill } from '../../../shared/copy/fill';
import * as errors from '../../../shared/copy/errors';
import * as fields from '../../../shared/copy/fields';
import * as inbox from '../../../shared/copy/inbox';
import * as phone from '../../../shared/copy/phone';
import * as roles from '../../../shared/copy/roles';
import * as settings from '../../../shared/copy/settings';
import * as sms from '../../../shared/copy/sms';
import * as texts from '../../../shared/copy/texts';
import * as units from '../../../shared/copy/units';
import * as wechatSettings from '../../../shared/copy/wechatSettings';
import { CLOCK_STEPS } from '../../../shared/domain/cases/deadlines';
import { AUDIT_ACTIONS, AUDIT_OBJECTS, CONTACT_REASONS } from '../../../shared/domain/audit/entries';
import { CASE_RULES } from '../../../shared/domain/cases/rules';
import { CASE_ACTIONS, CASE_GRADES, CASE_OUTCOMES, CASE_STATES, type CaseAction } from '../../../shared/domain/cases/states';
import { ERROR_STATUS, type ErrorCode } from '../../../shared/domain/kernel/errors';
import { ROLES, UNIT_KINDS } from '../../../shared/domain/kernel/roles';
import { INBOX_KINDS } from '../../../shared/domain/notifications/kinds';

/** Every text in a value, wherever it is. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
const phrases = CASE_ACTIONS.map((action) => cases.timelinePhrase({ action, actor: { name: '林晓梅', unit: '工作站', isReporter: false }, unit: '锦园物业' }, false));
const all = [audit, AUDIT_SETTING_WORDS, checks, phone, sms, wechatSettings, cases, clock, common, errors, inbox, roles, settings, texts, units, CATEGORIES.map(({ name, hint, words, questions }) => ({ name, hint, words, questions: questions.map((q) => [q.text, q.options.map((o) => o.label)]) })), DECLINE_RULES, phrases].flatMap(textsIn);

describe('words', () => {
  it.each<[string, readonly string[], Readonly<Record<string, unknown>>]>([
    ['error', Object.keys(ERROR_STATUS), errors.ERRORS],
    ['rule', CASE_RULES, errors.RULES],
    ['state', CASE_STATES, cases.CASE_STATE_WORDS],
    ['outcome', CASE_OUTCOMES, cases.CASE_OUTCOME_WORDS],
    ['grade', CASE_GRADES, cases.CASE_GRADE_WORDS],
    ['action', CASE_ACTIONS, cases.ACTION_BUTTONS],
    ['step of the clock', CLOCK_STEPS.filter((step) => step !== 'stopped'), cases.CLOCK_STEP_WORDS],
    ['role', ROLES, roles.ROLE_WORDS],
    ['role, as a blurb', ROLES, roles.ROLE_BLURBS],
    ['kind of unit', UNIT_KINDS, units.UNIT_KIND_WORDS],
    ['thing done that leaves a row', AUDIT_ACTIONS, audit.AUDIT_ACTION_WORDS],
    ['thing done, to the person it is about', AUDIT_ACTIONS, audit.SEEN_WORDS],
    ['thing a row points to', AUDIT_OBJECTS, audit.AUDIT_OBJECT_WORDS],
    ['reason to see a number', CONTACT_REASONS, audit.CONTACT_REASON_WORDS],
    ['kind of message', INBOX_KINDS, inbox.INBOX],
  ])('has one for every %s', (_, codes, table) => {
    for (const code of codes) expect([code, textsIn(table[code]).join('')]).not.toEqual([code, '']);
  });

  it('speaks as a neighbour: none of the words the house does not say', () => {
    expect(all.length).toBeGreaterThan(300);
    const banned = /[!！]|亲|温馨提示|敬请|谅解|系统异常|处理中|请勿|暂无|提交|您的账户|操作|失败|非法|违规|用户/;
    expect(all.filter((text) => banned.test(text))).toEqual([]);
  });

  it('speaks Chinese with full-width marks', () => {
    const halfWidth = /[\u4e00-\u9fff][,;:?]|[,;:?][\u4e00-\u9fff]/;
    expect(all.filter((text) => halfWidth.test(text))).toEqual([]);
    expect(textsIn(errors.ERRORS).filter((text) => /[A-Za-z]{3,}/.test(text))).toEqual([]);
  });

  it('keeps buttons to eight characters and tags to five', () => {
    expect(Object.values(cases.ACTION_BUTTONS).filter((word) => word.length > 8)).toEqual([]);
    const tags = [...Object.values(cases.CASE_STATE_WORDS), ...Object.values(cases.CASE_OUTCOME_WORDS)];
    expect(tags.filter((word) => word.length < 2 || word.length > 5)).toEqual([]);
  });

  it('gives no two states the same tag, and no two actions the same button', () => {
    for (const table of [cases.CASE_STATE_WORDS, cases.ACTION_BUTTONS]) {
      expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length);
    }
  });
});

describe('errors in words', () => {
  it('fills in the field and its limit', () => {
    expect(fields.fieldSentence('tooLong', 'text', { max: 500 })).toBe('说的话最多写 500 个字');
    expect(fields.fieldSentence('tooMany', 'photoIds', { max: 9 })).toBe('照片最多 9 个');
    expect(fields.fieldSentence('wrongFormat', 'photoIds.3')).toBe('照片的写法不对');
    expect(fields.fieldSentence('required', 'place')).toBe('选一个地方，我们才知道派谁去');
    expect(fields.fieldSentence('wrongType', 'somethingElse.0.deep')).toBe('这一项填的样子不对');
    expect(fields.fieldSentence('wrongType', 'constructor')).toBe('这一项填的样子不对');
    expect(fields.fieldSentence('required', 'emergency.phone')).toBe('联系人的手机号还没填');
  });

  it('never leaves a placeholder unfilled in a field sentence', () => {
    for (const code of Object.keys(fields.FIELD) as fields.FieldCode[]) {
      expect(fields.fieldSentence(code, 'text', { min: 1, max: 9 })).not.toMatch(/[{}]/);
    }
  });

  it('names the rule that refused, and falls back to the code', () => {
    expect(errors.errorSentence('rule_refused', { rule: 'checkerIsHandler' })).toBe('这件事是您办的，要请另一位同事来核查');
    expect(errors.errorSentence('rule_refused', { rule: 'toString' })).toBe(errors.ERRORS.rule_refused);
    expect(errors.errorSentence('conflict' as ErrorCode, { state: 'closed' })).toBe(errors.ERRORS.conflict);
  });
});

describe('the timeline in words', () => {
  const entry = (action: CaseAction, over: Partial<cases.EntryWords> = {}) => ({ action, actor: { name: '林晓梅', unit: '工作站', isReporter: false }, unit: null, ...over });

  it.each([
    [entry('accept'), false, '工作站受理'],
    [entry('dispatch', { unit: '锦园物业' }), true, '交给锦园物业去办'],
    [entry('acknowledge', { actor: { name: '何师傅', unit: '锦园物业', isReporter: false } }), true, '锦园物业签收'],
    [entry('submit', { actor: { name: '陈女士', unit: null, isReporter: true } }), true, '您交来这件事'],
    [entry('submit', { actor: { name: '陈女士', unit: null, isReporter: true } }), false, '陈女士交来这件事'],
    [entry('submit', { actor: { name: null, unit: null, isReporter: true } }), false, '居民交来这件事'],
    [entry('remind', { actor: { name: null, unit: null, isReporter: false } }), true, '提醒评价'],
  ])('%j', (what, viewerIsReporter, phrase) => {
    expect(cases.timelinePhrase(what, viewerIsReporter)).toBe(phrase);
  });

  it('are found for a step that this program does not know yet', () => {
    const entry = { action: 'fromTomorrow' as CaseAction, actor: { name: null, unit: '工作站', isReporter: false }, unit: null };
    expect(cases.timelinePhrase(entry, false)).toBe('工作站办了一步');
  });

  it('tags a case by what it waits for or how it ended', () => {
    expect(cases.caseTag({ state: 'handled', outcome: null, step: 'verify' })).toBe('等核查');
    expect(cases.caseTag({ state: 'handled', outcome: null, step: 'evaluate' })).toBe('等评价');
    expect(cases.caseTag({ state: 'closed', outcome: 'unrated' })).toBe('未评价');
    expect(cases.caseTag({ state: 'acknowledged', outcome: null, step: 'answer' })).toBe('正在办');
  });
});

describe('a sentence with values', () => {
  it('drops a part when any of its values is missing, and keeps a part without values', () => {
    expect(fill('甲[，{a}乙{b}][，丙]。', { a: 1 })).toBe('甲，丙。');
    expect(fill('甲[，{a}乙{b}]。', { a: 1, b: 0 })).toBe('甲，1乙0。');
    expect(fill('甲{a}。', {})).toBe('甲。');
  });
});

describe('messages', () => {
  it('fill in title, unit and date', () => {
    expect(inbox.inboxWords('caseReceived', { title: '井盖松了', unit: '梧桐里社区工作站', date: '26 日（周四）17:30 前' })).toEqual({
      title: '交到工作站了', body: '「井盖松了」已经交到梧桐里社区工作站，26 日（周四）17:30 前答复您。',
    });
  });

  it('leave out what is missing without a gap, and end once', () => {
    for (const kind of INBOX_KINDS) expect(inbox.inboxWords(kind, { title: '灯坏了', unit: '工作站' }).body).not.toMatch(/[{}[\]]|，。|：。|。。|，，/);
    expect(inbox.inboxWords('caseDeclined', { title: '灯坏了', unit: '工作站', reason: '请直接打 110。' }).body).toBe('「灯坏了」，工作站没能受理：请直接打 110。');
  });

  it('repeat what a resident wrote as it is, brackets and braces too', () => {
    expect(inbox.inboxWords('stationWithdrawn', { title: '[急] {unit} $& 漏水' }).body).toBe('「[急] {unit} $& 漏水」，居民撤回了，不用再办。');
  });
});

describe('the clock in words', () => {
  const row = { step: 'answer', dueAt: '2026-11-26T09:30:00.000Z', promisedAt: '2026-11-26T09:30:00.000Z', state: 'onTime', workingDaysLeft: 2, workingMinutesLeft: 1_200, overdueDays: 0 } as const;
  const now = '2026-11-24T01:41:00.000Z';

  it.each([
    [row, '还有 2 个工作日'],
    [{ ...row, workingDaysLeft: 0, workingMinutesLeft: 369 }, '还有 6 个工作小时'],
    [{ ...row, workingDaysLeft: 0, workingMinutesLeft: 40 }, '还有 40 分钟上班时间'],
    [{ ...row, workingDaysLeft: 0, workingMinutesLeft: 0 }, '马上就到时限'],
    [{ ...row, state: 'overdue', workingMinutesLeft: -431, overdueDays: 1 }, '已超时 1 个工作日'],
    [{ ...row, state: 'overdue', workingMinutesLeft: -150 }, '已超时 2 个工作小时'],
    [{ ...row, state: 'overdue', workingMinutesLeft: 0 }, '刚过时限'],
    [{ ...row, state: 'done', dueAt: null }, '这件事已经结束'],
  ] as const)('%j', (what, sentence) => {
    expect(clock.clockSentence(what)).toBe(sentence);
  });

  it('says the exact moment to each side', () => {
    expect(clock.clockMoment(row, now, true)).toBe('26 日（周四）17:30 前答复您');
    expect(clock.clockMoment({ ...row, step: 'accept', dueAt: '2026-11-24T09:30:00.000Z' }, now, false)).toBe('今天 17:30 前受理');
    expect(clock.clockMoment({ ...row, state: 'overdue', dueAt: '2026-11-20T09:30:00.000Z' }, now, true)).toBe('本该 20 日（周五）17:30 前答复');
    expect(clock.clockMoment({ ...row, step: 'evaluate' }, now, true)).toBe('26 日（周四）17:30 前评价都行');
    expect(clock.clockMoment({ ...row, dueAt: null }, now, true)).toBe('');
    expect(clock.elderClock(row, now)).toBe('后天下午，五点半前答复您');
    expect(clock.clockAria(row, now, true)).toBe('还有 2 个工作日，26 日（周四）17:30 前答复您');
  });

  it('marks the days', () => {
    const cell = { kind: 'work', lateDays: 0 } as const;
    expect(clock.dayMark({ ...cell, mark: 'done' }, row)).toBe('✓');
    expect(clock.dayMark({ ...cell, mark: 'due' }, row)).toBe('答复');
    expect(clock.dayMark({ ...cell, mark: 'due' }, { ...row, state: 'overdue' })).toBe('到期');
    expect(clock.dayMark({ ...cell, mark: 'late', lateDays: 2 }, row)).toBe('超2天');
    expect(clock.dayMark({ ...cell, kind: 'rest', mark: 'plain' }, row)).toBe('休');
  });
});

it.each([
  [0, 0, '没有要打的回访'], [0, 3, '还没打，有 3 件要打'], [4, 0, '打了 4 件，都打完了'], [4, 3, '打了 4 件，还有 3 件要打'],
])('says of %i calls made and %i due: %s', (called, due, words) => {
  expect(callsWords(called, due)).toBe(words);
});
