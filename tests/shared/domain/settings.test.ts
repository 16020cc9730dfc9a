import { calendarFaults, missingYear, type CalendarContent } from '../../../shared/domain/settings/calendar';
import { textFaults } from '../../../shared/domain/settings/texts';
import { FAULT_WORDS, faultSentence } from '../../../shared/copy/settings';
import { settingChanges } from '../../../shared/copy/settingChanges';
import { TEXT_DEFAULTS } from '../../../shared/copy/texts';
import { CALENDAR } from '../../../config/calendar';
import { loadCatalogue } from '../../../config/catalogue';

const year = (part: Partial<CalendarContent['years'][number]>): CalendarContent => ({ ...CALENDAR, years: [...CALENDAR.years, { year: 2027, holidays: {}, workdays: [], ...part }] });

it.each<[string, CalendarContent, string[]]>([
  ['what the files bring', CALENDAR, []],
  ['a year more', year({ holidays: { '2027-02-06': '春节' }, workdays: ['2027-02-20'] }), []],
  ['no hours', { ...CALENDAR, hours: [] }, ['hours noHours']],
  ['hours that end before they begin', { ...CALENDAR, hours: [[600, 540]] }, ['hours.0 badSpan']],
  ['hours that meet', { ...CALENDAR, hours: [[540, 720], [720, 1_050]] }, ['hours.1 spansMeet']],
  ['half minutes', { ...CALENDAR, hours: [[540.5, 720]] }, ['hours.0 badSpan']],
  ['a day that is none', year({ holidays: { '2027-02-30': '春节' } }), ['years.3.holidays.2027-02-30 badDay']],
  ['a day of another year', year({ holidays: { '2028-01-01': '元旦' } }), ['years.3.holidays.2028-01-01 otherYear']],
  ['a holiday without a name', year({ holidays: { '2027-01-01': ' ' } }), ['years.3.holidays.2027-01-01 holidayName']],
  ['a day both off and worked', year({ holidays: { '2027-02-06': '春节' }, workdays: ['2027-02-06'] }), ['years.3.workdays.2027-02-06 restAndWork']],
  ['a worked day that is one anyway', year({ workdays: ['2027-02-08'] }), ['years.3.workdays.2027-02-08 alreadyWorked']],
  ['a year twice', { ...CALENDAR, years: [...CALENDAR.years, ...CALENDAR.years.slice(-1)] }, ['years.3.year yearTwice']],
  ['a year left out', year({ year: 2028 }), ['years yearGap']],
])('finds in a calendar with %s what is wrong', (_what, content, faults) => {
  expect(calendarFaults(content).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
  for (const fault of calendarFaults(content)) expect(FAULT_WORDS).toHaveProperty(fault.code);
});

it.each<[string, string, number | null]>([
  ['in October', '2026-10-31T15:59:00Z', null],
  ['from 1 November at +08:00', '2026-10-31T16:00:00Z', 2027],
  ['when the year has begun without them', '2027-03-01T00:00:00Z', 2027],
])('asks for the holidays of a year %s', (_when, now, missing) => {
  expect(missingYear(CALENDAR, new Date(now))).toBe(missing);
});

it('holds texts to the room of their place', () => {
  expect(textFaults(TEXT_DEFAULTS)).toEqual([]);
  expect(textFaults({ emergencyNote: ' ', homeGreeting: '', afterSubmit: '长'.repeat(61) }).map(faultSentence)).toEqual(['这里不能空着，用原来的话就点「用回原来的」', '这里最多放 60 个字']);
});

it('says every difference of a catalogue, and nothing where there is none', () => {
  const before = loadCatalogue();
  expect(settingChanges('catalogue', before, before)).toEqual([]);
  const [lamp, pipe, ...rest] = before.categories;
  if (!lamp || !pipe) throw new Error('no categories');
  const limits = { ...lamp.limits, ordinary: { ...lamp.limits.ordinary, accept: { unit: 'workingMinutes', amount: 90 }, answer: { unit: 'workingDays', amount: 4 } } } as const;
  const after = { ...before, order: 'asListed' as const, declineRules: before.declineRules.slice(1), categories: [...rest, { ...lamp, name: '灯', off: true, limits, questions: lamp.questions.slice(1) }] };
  expect(settingChanges('catalogue', before, after)).toEqual([
    { about: '灯', text: '名字：楼道照明 → 灯' },
    { about: '灯', text: '关掉，不再给居民选' },
    { about: '灯', text: '一般的受理时限：4 个工作小时 → 90 分钟上班时间' },
    { about: '灯', text: '一般的答复时限：5 个工作日 → 4 个工作日' },
    { about: '灯', text: '去掉了问题「哪里的灯」' },
    { about: '水电气维修', text: '去掉了' },
    { about: '顺序', text: '类别的先后变了' },
    { about: '顺序', text: '照这里的先后排' },
    { about: before.declineRules[0]?.name, text: '去掉了' },
  ]);
});
