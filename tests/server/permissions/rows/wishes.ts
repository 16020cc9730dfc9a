import { row, type Rows } from '../kit';

/** Who looks on what plum's station sees to, and takes no part. */
const ONLOOKERS = 'grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor';
const DESKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';
/** A step on what only its author, the station and who looks on know of. */
const hidden = (may: string): Readonly<Record<string, string>> => {
  const known = `reporter staff head ${ONLOOKERS}`.split(' ').filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', 403: known.join(' '), 404: 'others' };
};
/** A step on what everybody can read. */
const open = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });

/** A wish that the reporter posted in plum; the neighbour claims it. */
export const wishes: Rows = {
  'POST /wish-checks': [row('words', () => ({ body: { text: '想要一把轮椅' } }), { 200: 'others', 401: 'stranger' })],
  // A confirmed number, domain.md section 5; reporting alone is open to everybody.
  'POST /wishes': [row('for oneself', (make) => ({ body: make.wishBody() }), { 201: 'others', '422 rule_refused': 'newcomer', 401: 'stranger' })],
  // Who may help is not told of a wish that is not theirs to know more of than everybody.
  'POST /wishes/:id/receipt': [
    row('written by the grid worker for the reporter', (make) => ({ params: { id: make.wish('filed') } }), { 200: 'grid staff head', 401: 'stranger', 404: 'gridElsewhere staffElsewhere headElsewhere', 403: 'others' }),
    row('written by the reporter', (make) => ({ params: { id: make.wish('open') } }), { 401: 'stranger', 404: 'grid gridElsewhere staff staffElsewhere head headElsewhere', 403: 'others' }),
  ],
  'GET /wishes': [
    row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' }),
    row('of a street', () => ({ query: { communityId: 'north' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'GET /wishes/mine': [row('what I posted', () => ({}), { 200: 'others', 401: 'stranger' }), row('what I claimed', () => ({ query: { view: 'claimed' } }), { 200: 'others', 401: 'stranger' })],
  // Figures hold no person: a station and its grid workers read their community's, a street's dispatcher the street's, the
  // auditor what they oversee, the administrator the district's. An organisation's own stand in them.
  'GET /workbench/wish-figures': [
    row('where one works', () => ({ query: { from: '2026-01', to: '2026-12' } }), {
      200: 'grid gridElsewhere staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator',
      401: 'stranger', 403: 'others',
    }),
    row('of plum', () => ({ query: { levelId: 'plum', from: '2026-01', to: '2026-12' } }), {
      200: 'grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator', 401: 'stranger', 403: 'others',
    }),
    row('of the district', () => ({ query: { levelId: 'district', from: '2026-01', to: '2026-12' } }), { 200: 'districtDispatcher auditor administrator', 401: 'stranger', 403: 'others' }),
  ],
  'POST /workbench/wish-registers': [
    row('of plum', () => ({ body: { levelId: 'plum', from: '2026-01', to: '2026-12' } }), {
      201: 'grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator', 401: 'stranger', 403: 'others',
    }),
  ],
  // The signature is the permission, as for the register of cases.
  'GET /workbench/wish-registers/:personId/:levelId/:from/:to': [
    row('as signed', (make) => make.wishRegister(), { 200: 'others' }),
    row('of other months', (make) => make.wishRegister('2026-11'), { 404: 'others' }),
  ],
  'GET /wishes/year': [
    row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' }),
    row('of a street', () => ({ query: { communityId: 'north' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'GET /workbench/wishes': [row('to check', () => ({}), { 200: DESKS, 401: 'stranger', 403: 'others' })],
  'GET /wishes/:id': [
    row('not checked yet', (make) => ({ params: { id: make.wish('asked') } }), { 200: `reporter staff head ${ONLOOKERS}`, 401: 'stranger', 404: 'others' }),
    row('published', (make) => ({ params: { id: make.wish('open') } }), { 200: 'others', 401: 'stranger' }),
    row('claimed', (make) => ({ params: { id: make.wish('claimed') } }), { 200: 'others', 401: 'stranger' }),
    row('its author would change it', (make) => ({ params: { id: make.wish('proposed') } }), { 200: 'others', 401: 'stranger' }),
    row('written for the reporter by the grid worker', (make) => ({ params: { id: make.wish('filed') } }), { 200: 'others', 401: 'stranger' }),
    row('realised and thanked for', (make) => ({ params: { id: make.wish('told') } }), { 200: 'others', 401: 'stranger' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /wishes/:id/edit': [row('not checked yet', (make) => make.onWish('submitted', { category: 'goods', text: '想要一张旧木凳' }), hidden('reporter')), row('claimed', (make) => make.onWish('claimed', { category: 'goods', text: '想要一张旧木凳' }), { '409 wrong_state': 'reporter', 401: 'stranger', 403: 'others' })],
  'POST /wishes/:id/withdraw': [row('not checked yet', (make) => make.onWish('submitted'), hidden('reporter'))],
  // Consent is taken back by whoever it was written for; what one wrote oneself goes by agreement.
  'POST /wishes/:id/take-back': [
    row('claimed, written for them by the grid worker', (make) => make.onWish('filed'), open('reporter')),
    row('claimed, written by themselves', (make) => make.onWish('claimed'), { '422 rule_refused': 'reporter', 401: 'stranger', 403: 'others' }),
  ],
  'POST /wishes/:id/answer': [row('asked back', (make) => make.onWish('asked', { text: '窄一点的' }), hidden('reporter'))],
  'POST /wishes/:id/approve': [row('not checked yet', (make) => make.onWish('submitted', { text: '想要一把轮椅' }), hidden('staff head'))],
  'POST /wishes/:id/ask': [row('not checked yet', (make) => make.onWish('submitted', { text: '多宽的' }), hidden('staff head'))],
  'POST /wishes/:id/decline': [row('not checked yet', (make) => make.onWish('submitted', { reason: 'other' }), hidden('staff head'))],
  'POST /wishes/:id/end': [row('published', (make) => make.onWish('open', { reason: 'noNeed' }), open('staff head'))],
  'POST /wishes/:id/unmatched': [row('published', (make) => make.onWish('open', { reason: 'tooFar' }), open('staff head'))],
  // Not its author, nor the station that sees to it; a confirmed number.
  'POST /wishes/:id/claim': [
    row('published', (make) => ({ params: { id: make.wish('open') }, body: {} }), { 201: 'others', '422 rule_refused': 'newcomer', 401: 'stranger', 403: 'reporter staff head' }),
    row('claimed by another', (make) => ({ params: { id: make.wish('claimed') }, body: {} }), { '422 rule_refused': 'others', 401: 'stranger', 403: 'reporter staff head' }),
  ],
  // Who is asked is the station's to choose; no is said by whoever was asked, and by nobody for them.
  'GET /wishes/:id/volunteers': [row('published', (make) => ({ params: { id: make.wish('open') } }), open('staff head'))],
  'POST /wishes/:id/invite': [row('published, somebody who fits', async (make) => make.onWish('open', { volunteerIds: [await make.carrier()] }), open('staff head'))],
  'POST /wishes/:id/invite-no': [row('published, the neighbour was asked', (make) => make.onWish('invited'), { 200: 'neighbour', '422 rule_refused': 'others', 401: 'stranger', 403: 'reporter staff head' })],
  'POST /wishes/:id/question': [row('published', (make) => make.onWish('open', { code: 'used' }), { 200: 'others', 401: 'stranger', 403: 'reporter staff head' })],
  'POST /wishes/:id/reply': [row('asked a question', (make) => make.onWish('questioned', { code: 'used', answer: 'yes' }), open('reporter staff head'))],
  'POST /wishes/:id/arrange': [row('claimed', (make) => make.onWish('claimed', { day: make.meetDay() }, true), open('neighbour'))],
  'POST /wishes/:id/send': [row('claimed', (make) => make.onWish('claimed', {}, true), open('neighbour'))],
  'POST /wishes/:id/call-for': [row('claimed', (make) => make.onWish('claimed', {}, true), open('neighbour'))],
  'POST /wishes/:id/share-address': [row('claimed', (make) => make.onWish('claimed'), open('reporter staff head'))],
  'POST /wishes/:id/hide-address': [row('claimed', (make) => make.onWish('claimed'), open('reporter staff head'))],
  'POST /wishes/:id/propose': [row('claimed', (make) => make.onWish('claimed', { kind: 'withdraw', reason: '有了' }), open('reporter'))],
  'POST /wishes/:id/agree': [row('its author would change it', (make) => make.onWish('proposed', {}, true), open('neighbour'))],
  'POST /wishes/:id/refuse': [row('its author would change it', (make) => make.onWish('proposed', {}, true), open('neighbour'))],
  'POST /wishes/:id/release': [row('claimed', (make) => make.onWish('claimed', { reason: 'noTime' }, true), open('neighbour staff head'))],
  'POST /wishes/:id/prove': [row('claimed', async (make) => make.onWish('claimed', { photoIds: [await make.photo('neighbour')] }, true), open('neighbour'))],
  'POST /wishes/:id/not-yet': [row('shown', (make) => make.onWish('proven', { text: '还差一个轮子' }, true), open('reporter staff head'))],
  'POST /wishes/:id/confirm': [row('shown', (make) => make.onWish('proven', {}, true), open('reporter staff head'))],
  'POST /wishes/:id/confirm-help': [row('published, volunteers helped', (make) => make.onWish('helped'), open('reporter staff head'))],
  'POST /wishes/:id/thank': [row('realised', (make) => make.onWish('realised', { text: '谢谢' }), open('reporter staff head'))],
  // Separate consent, PIPL Art. 25: nobody gives it for another.
  'POST /wishes/:id/consent': [row('realised', (make) => make.onWish('realised', { yes: true }), open('reporter'))],
  'POST /wishes/:id/publish-story': [row('its recipient agreed', (make) => make.onWish('told', { text: '一把轮椅' }), open('staff head'))],
  'POST /wishes/:id/contact': [
    row('not checked yet', (make) => ({ params: { id: make.wish('submitted') }, body: { reason: 'askDetails' } }), hidden('staff head')),
    row('published', (make) => ({ params: { id: make.wish('open') }, body: { reason: 'arrangeVisit' } }), open('staff head')),
  ],
};
