import { plain, row, type Row, type Rows } from '../kit';
import { TEST_NOW } from '../../../support/server';
import { pointIn } from '../world/district';
import { dayIn, WORDS, type Stage } from '../world/make';

/** For whom a dispute between neighbours exists, before and after it was given to the property company. */
const SEE_SENSITIVE = 'reporter grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor';
const SEE_SENSITIVE_GIVEN = `${SEE_SENSITIVE} handler`;

const without = (all: string, some: string): string => all.split(' ').filter((name) => !some.split(' ').includes(name)).join(' ');

/** An action on an ordinary case, which everybody may know of, and on a sensitive one, which does not exist for most. */
function action(stage: Stage, body: object, may: string, { sensitive: sensitiveAnswer = '200', byRule = '' } = {}): readonly Row[] {
  const given = !['submitted', 'accepted', 'returned'].includes(stage);
  const refused = without(given ? SEE_SENSITIVE_GIVEN : SEE_SENSITIVE, `${may} ${byRule}`);
  const ruled: Record<string, string> = byRule === '' ? {} : { '422 rule_refused': byRule };
  return [
    row('an ordinary case', (make) => make.action(stage, body), { 200: may, ...ruled, 401: 'stranger', 403: 'others' }),
    row('a sensitive case', (make) => make.action(stage, body, { sensitive: true }), {
      [sensitiveAnswer]: may, ...ruled, 401: 'stranger', 404: 'others', ...(refused === '' ? {} : { 403: refused }),
    }),
  ];
}

/** The same for what was said aloud. */
function aloud(body: object, may: string, wish: { spoken?: boolean; written?: boolean }): readonly Row[] {
  return [
    row('an ordinary case', (make) => make.aloud(body, wish), { 200: may, 401: 'stranger', 403: 'others' }),
    row('a sensitive case', (make) => make.aloud(body, { ...wish, sensitive: true }), { 200: may, 401: 'stranger', 403: without(SEE_SENSITIVE, may), 404: 'others' }),
  ];
}

/** A step of joint handling: the water company supports what the property company leads. */
const joint = (wish: 'asked' | 'taken', body: object, may: string): readonly Row[] => [
  row('a case that the water company supports', (make) => make.support(wish, body), { 200: may, 401: 'stranger', 403: 'others' }),
];

/** A step after the end. */
const after = (stage: Stage, body: object, may: string): readonly Row[] => [row('an ordinary case', (make) => make.action(stage, body), { 200: may, 401: 'stranger', 403: 'others' })];

export const cases: Rows = {
  'GET /catalogue': plain({ 200: 'others' }),
  'GET /routing': [row('a place in plum', () => ({ query: { categoryId: 'stairLight', ...pointIn(0) } }), { 200: 'others', 401: 'stranger' })],
  // Reporting needs no home and no level (domain.md, levels of identity).
  'POST /cases': [
    row('a report', () => ({ body: { categoryId: 'stairLight', text: WORDS.text, place: { text: WORDS.place, point: pointIn(0) } } }), { 201: 'others', 401: 'stranger' }),
    row("a report with the reporter's photo", (make) => ({ body: { categoryId: 'stairLight', text: WORDS.text, photoIds: [make.photo('reporter')], place: { text: WORDS.place, point: pointIn(0) } } }), {
      201: 'reporter', 401: 'stranger', '422 rule_refused': 'others',
    }),
    row("a report in the reporter's voice", (make) => ({ body: { categoryId: 'stairLight', voiceIds: [make.voice('reporter')], place: { text: WORDS.place, point: pointIn(0) } } }), {
      201: 'reporter', 401: 'stranger', '422 rule_refused': 'others',
    }),
  ],
  'GET /cases/mine': plain({ 200: 'others', 401: 'stranger' }),
  'GET /cases/around': [row('plum', () => ({ query: { communityId: 'plum', solved: 'no', limit: 50 } }), { 200: 'others', 401: 'stranger' })],
  'GET /cases/:id': [
    row('an ordinary case', (make) => ({ params: { id: make.case('handled') } }), { 200: 'others', 401: 'stranger' }),
    row('with a redacted version', (make) => ({ params: { id: make.case('handled', { released: true }) } }), { 200: 'others', 401: 'stranger' }),
    row('a sensitive case not yet given', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) } }), { 200: SEE_SENSITIVE, 401: 'stranger', 404: 'others' }),
    row('one that the water company supports', (make) => ({ params: { id: make.case('dispatched', { supported: 'taken' }) } }), { 200: 'others', 401: 'stranger' }),
    row('a sensitive case given to the property company', (make) => ({ params: { id: make.case('dispatched', { sensitive: true }) } }), { 200: SEE_SENSITIVE_GIVEN, 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'GET /workbench/cases': [
    row('open cases', () => ({ query: { limit: 50 } }), {
      200: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere',
      401: 'stranger',
      403: 'others',
    }),
    row('a search for a name', () => ({ query: { search: '先生', limit: 50 } }), {
      200: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere',
      401: 'stranger',
      403: 'others',
    }),
  ],
  // Who needs to call back: the station, the unit in charge, the street. Nobody who only walks the grid or checks.
  'POST /cases/:id/contact': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') }, body: { reason: 'callBack' } }), { 200: 'staff head handler dispatcher officeDispatcher', 401: 'stranger', 403: 'others' }),
    row('before it was given to a unit', (make) => ({ params: { id: make.case('submitted') }, body: { reason: 'callBack' } }), { 200: 'staff head dispatcher officeDispatcher', 401: 'stranger', 403: 'others' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('dispatched', { sensitive: true }) }, body: { reason: 'callBack' } }), {
      200: 'staff head handler dispatcher officeDispatcher', 401: 'stranger', 403: 'reporter grid districtDispatcher auditor streetAuditor', 404: 'others',
    }),
    row('closed more than 30 days ago', (make) => ({ params: { id: make.case('old') }, body: { reason: 'callBack' } }), {
      200: 'dispatcher officeDispatcher', 401: 'stranger', '422 rule_refused': 'staff head handler', 403: 'others',
    }),
  ],
  'POST /cases/:id/supplement': action('submitted', { text: '三楼也不亮' }, 'reporter'),
  'POST /cases/:id/withdraw': action('submitted', {}, 'reporter'),
  'POST /cases/:id/inspect': action('submitted', { text: '看过了' }, 'grid staff head'),
  'POST /cases/:id/correct': action('submitted', { gridId: 'g1', reason: '在第二网格' }, 'staff head'),
  'POST /cases/:id/accept': action('submitted', {}, 'staff head'),
  'POST /cases/:id/decline': action('submitted', { ruleId: 'sameMatter', reason: '已经在办' }, 'staff head'),
  'POST /cases/:id/accept-and-dispatch': action('submitted', { unitId: 'plum-property' }, 'staff head'),
  'POST /cases/:id/take-on': action('submitted', {}, 'staff head'),
  'POST /cases/:id/dispatch': action('accepted', { unitId: 'plum-property' }, 'staff head'),
  'POST /cases/:id/acknowledge': action('dispatched', {}, 'handler'),
  'POST /cases/:id/return': action('dispatched', { reason: '不归物业管' }, 'handler'),
  'POST /cases/:id/designate': action('returned', { unitId: 'plum-property', reason: '合同第 3 条' }, 'dispatcher officeDispatcher'),
  'POST /cases/:id/handle': action('acknowledged', { text: '换了' }, 'handler'),
  'POST /cases/:id/verify': action('handled', {}, 'grid staff head'),
  'POST /cases/:id/reject': action('handled', { reason: '还是不亮' }, 'grid staff head'),
  'POST /cases/:id/evaluate': action('handled', { contacted: true, solved: true, satisfaction: 'satisfied' }, 'reporter'),
  // The reporter has an account: nobody else writes their word down.
  'POST /cases/:id/record-word': [
    row('of somebody with an account', (make) => make.action('handled', { solved: true, satisfaction: 'satisfied' }), { '422 rule_refused': 'staff head', 401: 'stranger', 403: 'others' }),
    row('of somebody without one', (make) => make.wordOf({ solved: true, satisfaction: 'satisfied' }), { 200: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/reopen': action('unrated', {}, 'reporter'),
  'POST /cases/:id/release': action('handled', { text: '楼道灯修好了' }, 'staff head', { sensitive: '422 rule_refused' }),
  'POST /cases/:id/unsplit': [
    row('one that was split off', (make) => make.apart({ reason: '是同一件事' }), { 200: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/transcribe': aloud({ text: '三楼的灯不亮' }, 'staff head', { spoken: true }),
  'POST /cases/:id/dispute-transcript': aloud({ text: '是四楼' }, 'reporter', { written: true }),
  // Station and street call back, never the unit that handled it; the review is the street's.
  'POST /cases/:id/call-reached': after('toCall', { contacted: true, solved: true, satisfaction: 'satisfied' }, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/call-missed': after('toCall', {}, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/confirm-unsolved': after('toReview', { reason: '管线要明年改造' }, 'dispatcher officeDispatcher'),
  'POST /cases/:id/close-explained': after('toReview', { reason: '不在红线里' }, 'dispatcher officeDispatcher'),
  'POST /cases/:id/order-redo': after('toReview', { unitId: 'plum-property', reason: '再修一次' }, 'dispatcher officeDispatcher'),
  'POST /cases/:id/mark-unsolved': after('unrated', {}, 'reporter'),
  'POST /cases/:id/rate-unit': after('unrated', { points: 4 }, 'staff head'),
  'POST /cases/:id/add-support': [
    row('an ordinary case', (make) => make.action('dispatched', { unitId: 'water', text: '关阀门' }), { 200: 'staff head dispatcher officeDispatcher', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/acknowledge-support': joint('asked', {}, 'utility'),
  'POST /cases/:id/support-progress': joint('taken', { text: '阀门找到了' }, 'utility'),
  'POST /cases/:id/support-done': joint('taken', { text: '关好了' }, 'utility'),
  // Who returns it is answered with the case once more, and never again.
  'POST /cases/:id/return-support': joint('asked', { reason: '不归供水公司' }, 'utility'),
  'POST /cases/:id/drop-support': joint('asked', { reason: '不用关了' }, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/ask': action('dispatched', { text: '是三楼还是四楼' }, 'staff head handler'),
  'POST /cases/:id/answer': action('asked', { text: '是四楼' }, 'reporter'),
  'POST /cases/:id/urge': action('submitted', {}, 'reporter'),
  'POST /cases/:id/run-on': action('asked', { reason: '打电话问到了' }, 'staff head dispatcher officeDispatcher'),
  // The street supervises at any time; the district what was escalated to it.
  'POST /cases/:id/supervise': [
    ...action('dispatched', { trigger: 'unsolved', reason: '三天能办好' }, 'dispatcher officeDispatcher'),
    row('one that is with the district', (make) => make.action('district', { trigger: 'unsolved', reason: '三天能办好' }), { 200: 'dispatcher officeDispatcher districtDispatcher', 401: 'stranger', 403: 'others' }),
  ],
  // The supervised unit answers, and nobody for it.
  'POST /cases/:id/respond': action('supervised', { text: '明天去办' }, 'handler', { byRule: 'staff head' }),
  'POST /cases/:id/escalate': action('submitted', { reason: '要几家一起' }, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/ask-extension': action('acknowledged', { days: 5, reason: '等配件' }, 'handler'),
  'POST /cases/:id/grant-extension': action('extension', {}, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/refuse-extension': action('extension', { reason: '配件有现货' }, 'staff head dispatcher officeDispatcher'),
  'POST /cases/:id/ask-deferral': action('acknowledged', { unitId: 'plum-property', reason: '等改造', reviewOn: dayIn(TEST_NOW, 30) }, 'staff head handler'),
  'POST /cases/:id/grant-deferral': action('deferral', {}, 'dispatcher officeDispatcher'),
  'POST /cases/:id/refuse-deferral': action('deferral', { reason: '下周就能办' }, 'dispatcher officeDispatcher'),
  // What was not escalated is the community's to give.
  'POST /cases/:id/reassign': [
    ...action('dispatched', { unitId: 'water', reason: '归供水公司' }, 'staff head', { byRule: 'dispatcher officeDispatcher' }),
    row('one that is with the district', (make) => make.action('district', { unitId: 'water', reason: '归供水公司' }), { 200: 'staff head dispatcher officeDispatcher districtDispatcher', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/edit': action('submitted', { categoryId: 'stairLight', text: '还是不亮', placeText: '3 栋', showToNeighbours: false }, 'reporter'),
  'POST /cases/:id/take-back-photos': [
    row('with a photo of the reporter', async (make) => make.pictured(), { 200: 'reporter', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/regrade': action('submitted', { grade: 'emergency', reason: '有人会摔' }, 'staff head'),
  'POST /cases/:id/merge': [
    row('into another of the community', (make) => make.doubled(), { 200: 'staff head', 401: 'stranger', 403: 'others' }),
    row('a sensitive one into another', (make) => make.doubled({ sensitive: true }), { 200: 'staff head', 401: 'stranger', 403: 'reporter grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others' }),
  ],
  'POST /cases/:id/unmerge': [
    row('by the station, or by whose it is', (make) => make.merged({ reason: '不是同一件' }), { 200: 'reporter staff head', 401: 'stranger', 403: 'others' }),
  ],
  'POST /cases/:id/note': action('dispatched', { text: '内部说明' }, 'grid staff head handler'),
};
