/**
 * Which answers may hold which secret, and who then reads it: written by hand from the domain (who sees what, P9;
 * PIPL Art. 6: no more than needed). What is not named here may be told nobody. A refusal may tell nothing at all.
 *
 * - `own`: kinds that people read of themselves there.
 * - `anyName`: who may read the name of anybody.
 * - `staffNames`: who may read the names of staff (those who acted are named on the timeline).
 * - `name` and `tail`: the reporter's name and the last four digits. `phone`: the number in full.
 * - `wish`, `door`, `between`, `thanks`: the reporter's wish as written, its door, what passes between them and the station, and
 *   their thanks: to them and the station of plum alone; the thanks also to who claimed it.
 * - `filed`: what the grid worker wrote for the reporter, and its door: to both and the station.
 * - `agreed`: what they would have the wish say instead: to both sides and the station, to nobody who only looks on.
 * - `proposal`, `opinion`: the reporter's micro-project as written, before the station let it out; what the neighbour said of it.
 * - `volunteer`: what the reporter wrote when they signed up as a volunteer; `document`: the numbers in it in full.
 * - `rollOwn`: the reporter's name on a roll and their objection, to them and the station; `roll`: everybody else's name and number there, to the station; `rollName`: the name of a resident whose account was
 *   matched, to the station, and to auditors who read whose account it was.
 * - `visit`, `heard`: why, where and when the reporter is visited, what was promised, and what was heard: to them, the grid worker at hand and the station; no others at all.
 * - `booking`: what the reporter booked a room for: to them and the station.
 * - `quarrel`, `settled`: what the reporter says in a mediation, to the mediator and the station, and to the office once they agreed that it goes there; what was said and agreed there, to both sides too.
 * - `text`, `place`, `point`, `supplement`, `result`, `note`: the words of the reporter's cases.
 */
export type Allowance = Readonly<Partial<Record<'own' | 'anyName' | 'staffNames' | 'name' | 'tail' | 'phone' | 'home' | 'text' | 'place' | 'point' | 'supplement' | 'result' | 'note' | 'wish' | 'door' | 'between' | 'agreed' | 'filed' | 'thanks' | 'proposal' | 'opinion' | 'volunteer' | 'document' | 'rollOwn' | 'roll' | 'rollName' | 'visit' | 'heard' | 'booking' | 'quarrel' | 'settled' | 'password' | 'token' | 'openId', string>>>;

export const NAMES_OF_STAFF = 'grid staff head handler utility dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator';
const EVERYBODY_IN =
  'reporter neighbour elsewhere newcomer volunteer councillor grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator exGrid exStaff exHead exHandler exDispatcher exAuditor exAdministrator soonStaff';
const AT_THE_STATION = 'grid staff head';
const AT_PLUM = 'staff head grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor';
const IN_CHARGE = 'grid staff head handler dispatcher officeDispatcher districtDispatcher auditor streetAuditor';

/** Words of a case to those in charge of it and its reporter; names, tail and notes to those in charge alone. */
const caseFor = (staff: string, reporter = ''): Allowance => {
  const both = `${reporter} ${staff}`.trim();
  return { own: 'name', name: staff, tail: staff, note: staff, staffNames: both, text: both, place: both, point: both, supplement: both, result: both };
};
const self: Allowance = { own: 'name tail home' };
/** A wish as its author or the station reads it; who is named beside it: the reporter, and the neighbour who claimed it. */
const wishFor = (station: string, author = ''): Allowance => {
  const both = `${author} ${station}`.trim();
  return { own: 'name', name: station, tail: station, wish: both, door: both, between: both, thanks: both, anyName: both };
};
/** Who claimed it reads its thanks; the door where that was opened, nothing else. */
const claimed: Allowance = { own: 'name', thanks: 'neighbour' };
/** A micro-project as its proposer or the station reads it; what residents said of it is the station's, without names. */
const projectFor = (station: string, proposer = ''): Allowance => {
  const both = `${proposer} ${station}`.trim();
  return { own: 'name', name: station, tail: station, proposal: both, door: both, between: both, opinion: station };
};
/** A volunteer's record, to whose it is and to the station; no answer holds a number in full but the one that asks for it with a reason. */
const volunteerFor = (station: string, own = 'reporter'): Allowance => ({ volunteer: `${own} ${station}`.trim() });
/** A task: whom to meet, who took it and what they reported, to the station and to whoever took it. */
const taskFor = (who: string): Allowance => ({ volunteer: who, between: who });
/** Volunteers by the name on their record. */
const named = (who: string): Allowance => ({ volunteer: who });
/** Hours: the name on the volunteer's record, what they said, the list and objections, to them and the station; who entered and confirmed, to the station. */
const hoursFor = (who: string): Allowance => ({ volunteer: who, between: who, staffNames: who.replace('neighbour', '').trim() });
const mine: Allowance = caseFor('', 'reporter');
const station: Allowance = caseFor('staff head');

/** A table of others names the colleague who handed it in. */
const handedIn: Allowance = { own: 'name', staffNames: 'dispatcher officeDispatcher administrator' };

const VOTES: Readonly<Record<string, Allowance>> = {
  ...Object.fromEntries(['GET /votes/:id', ...['edit', 'agree', 'freeze', 'drop', 'cancel', 'roll-add', 'roll-void', 'confirm', 'minutes', 'prepare', 'sample', 'check', 'object', 'objections/:objectionId/answer'].map((step) => `POST /votes/:id/${step}`)].map((route) => [route, { anyName: EVERYBODY_IN }])),
  ...Object.fromEntries(['manifest', 'board', 'openings', 'proof/inclusion'].map((part) => [`GET /votes/:id/${part}`, { anyName: `stranger ${EVERYBODY_IN}` }])),
  'GET /votes/new': { anyName: 'staff head' },
  'POST /votes': { anyName: 'staff head' },
  'GET /votes/:id/my-line': { own: 'name' },
  ...Object.fromEntries(['GET /votes/:id/lines', 'POST /votes/:id/paper', 'POST /votes/:id/paper-entry', 'GET /votes/:id/ballots', 'GET /votes/:id/samples', 'POST /votes/:id/sample-said', 'GET /votes/:id/paper-counts', 'POST /votes/:id/paper-count'].map((route) => [route, { anyName: 'staff head councillor' }])),
};
/** A mediation between the reporter and the neighbour: to both, the mediator (the councillor) and the station of plum, with each other's names; the office once it was handed over. */
const AT_THE_TABLE = 'reporter neighbour councillor staff head officeDispatcher';
const inMediation: Allowance = { own: 'name', name: 'neighbour councillor staff head officeDispatcher', anyName: AT_THE_TABLE, quarrel: 'reporter councillor staff head officeDispatcher', settled: AT_THE_TABLE };
const MEDIATION_STEPS = ['invite', 'decline', 'call-off', 'consent', 'refuse', 'note-consent', 'tell', 'appoint', 'give-back', 'other-mediator', 'arrange', 'cannot-come', 'held', 'redraft', 'sign', 'sign-paper', 'object-draft', 'confirm', 'keep', 'not-kept', 'follow-up', 'ask-office', 'escalate', 'answer-office', 'stop'];
const MEDIATIONS: Readonly<Record<string, Allowance>> = {
  ...Object.fromEntries(['GET /mediations/:id', 'GET /mediations', 'POST /mediations', 'POST /workbench/mediations', ...MEDIATION_STEPS.map((step) => `POST /mediations/:id/${step}`)].map((route) => [route, inMediation])),
  // Everybody has asked for one by now.
  'GET /workbench/mediations': { ...inMediation, anyName: 'staff head officeDispatcher staffElsewhere headElsewhere' },
  'GET /mediations/:id/mediators': { anyName: 'staff head' },
  'POST /mediations/:id/contact': { anyName: 'councillor staff head', name: 'councillor staff head', phone: 'councillor staff head' },
};
/** A visit: to the reporter, the grid worker at hand and the station of plum, with the names of each other; there is nobody else. */
const BY_THE_VISIT = 'reporter grid staff head';
const onVisit: Allowance = { own: 'name', name: AT_THE_STATION, staffNames: BY_THE_VISIT, visit: BY_THE_VISIT, heard: BY_THE_VISIT };
const VISIT_STEPS = ['give', 'decline', 'give-back', 'propose', 'arrange', 'accept', 'another', 'call-off', 'absent', 'report', 'promise', 'keep', 'cannot', 'hear', 'agree', 'refuse', 'spoken', 'again'];
const VISITS: Readonly<Record<string, Allowance>> = {
  ...Object.fromEntries(['GET /visits/:id', 'POST /visits', 'GET /visits', ...VISIT_STEPS.map((step) => `POST /visits/:id/${step}`)].map((route) => [route, onVisit])),
  // Everybody has asked for one by now.
  'GET /workbench/visits': { ...onVisit, anyName: 'staff head' },
  'GET /visits/:id/workers': { staffNames: 'staff head' },
  'POST /visits/:id/contact': { name: AT_THE_STATION, phone: AT_THE_STATION },
};
/** A booking: what it is for to the reporter and the station, whose it is to the station; no neighbour reads who has the rest. */
const onBooking: Allowance = { own: 'name', name: 'staff head', booking: 'reporter staff head' };
const BOOKING_STEPS = ['change', 'cancel', 'agree', 'refuse', 'call-off', 'call', 'came', 'missed', 'excuse', 'say'];
const BOOKINGS: Readonly<Record<string, Allowance>> = {
  ...Object.fromEntries(['GET /bookings/:id', 'POST /bookables/:id/bookings', ...BOOKING_STEPS.map((step) => `POST /bookings/:id/${step}`)].map((route) => [route, onBooking])),
  'GET /workbench/bookings': { name: 'staff head' },
  'GET /workbench/bookables/:id/sheet': { ...onBooking, anyName: 'staff head' },
  'POST /bookings/:id/contact': { name: 'staff head', phone: 'staff head' },
};
const STATION_PLUM = 'staff head';
/** Lines of a roll, with who stands there and who worked on them, to the station that keeps it. */
const onRoll: Allowance = { rollOwn: STATION_PLUM, roll: STATION_PLUM, rollName: STATION_PLUM, name: STATION_PLUM, tail: STATION_PLUM, staffNames: STATION_PLUM, own: 'name' };

export const ALLOWED: Readonly<Record<string, Allowance>> = {
  // Who of the unit, or which administrator, fetched a file and confirmed it.
  'GET /integrations/files': { staffNames: 'handler administrator' },
  'POST /integrations/files/:id/confirm': { staffNames: 'handler administrator' },
  'GET /registers/sheets': handedIn,
  'POST /registers/sheets': handedIn,
  'GET /registers/sheets/:id': handedIn,
  'PUT /registers/sheets/:id/mapping': handedIn,
  'POST /registers/sheets/:id/accept': handedIn,
  'POST /registers/sheets/:id/refuse': handedIn,
  'POST /registers/sheets/:id/undo': handedIn,
  'GET /me': self,
  'POST /me/community': self,
  'PATCH /me/preferences': self,
  'GET /me/phone': { own: 'tail' },
  'PATCH /me/phone': { own: 'tail' },
  // The tail of the number that WeChat just gave; it may by chance be that of somebody else.
  'POST /me/phone/wechat': { tail: EVERYBODY_IN },
  // Whose record or matter was looked at reads by whom: neighbour and volunteer were taken on by the station, the councillor was looked up for a seat.
  'GET /me/audit': { anyName: 'reporter neighbour volunteer councillor' },

  'GET /me/identity': { own: 'tail' },
  // Office minutes of four digits may by chance be the end of somebody's number.
  'GET /figures': { tail: EVERYBODY_IN },
  'GET /home': { text: 'reporter', place: 'reporter' },
  // One's own homes; at the station those of its community, with the name and the tail of who asks.
  'GET /homes': { own: 'home' },
  'POST /homes': { own: 'home' },
  'POST /homes/:id/withdraw': { own: 'home' },
  'POST /homes/:id/move-out': { own: 'home' },
  'POST /homes/:id/main': { own: 'home' },
  'GET /station/homes': { home: AT_THE_STATION, name: AT_THE_STATION, tail: AT_THE_STATION },
  'POST /station/homes/:id/decline': { home: 'staff head' },
  'POST /station/homes/:id/end': { home: 'staff head' },
  // The grid worker signs what was found at the door.
  'POST /station/homes/:id/word': { own: 'name', home: 'grid' },
  'POST /counter/documents': { own: 'name' },

  'POST /cases': { text: EVERYBODY_IN, place: EVERYBODY_IN, point: EVERYBODY_IN },
  // Everybody has reported in the same words by now.
  'GET /cases/mine': { text: EVERYBODY_IN, place: EVERYBODY_IN },
  // What was done is told to neighbours too; what the public sees are changes of the state.
  // The water company is in charge of what it supports.
  'GET /cases/:id': { ...caseFor(`${IN_CHARGE} utility`, 'reporter'), result: `reporter neighbour ${IN_CHARGE} utility` },
  // Everybody signs up in the same words; the list of the station has the names.
  'POST /volunteers': { volunteer: EVERYBODY_IN },
  'GET /volunteers/mine': { volunteer: EVERYBODY_IN },
  'GET /workbench/volunteers': volunteerFor('staff head staffElsewhere headElsewhere', ''),
  'GET /volunteers/:id': volunteerFor('staff head'),
  'POST /volunteers/:id/edit': volunteerFor(''),
  'POST /volunteers/:id/withdraw': volunteerFor(''),
  'POST /volunteers/:id/agree': volunteerFor(''),
  'POST /volunteers/:id/pause': volunteerFor(''),
  'POST /volunteers/:id/resume': volunteerFor(''),
  'POST /volunteers/:id/approve': volunteerFor('staff head', ''),
  'POST /volunteers/:id/ask': volunteerFor('staff head', ''),
  'POST /volunteers/:id/decline': volunteerFor('staff head', ''),
  'POST /volunteers/:id/see-proof': volunteerFor('staff head', ''),
  'POST /volunteers/:id/see-guardian': volunteerFor('staff head', ''),
  'POST /volunteers/:id/add-merit': volunteerFor('staff head', ''),
  'POST /volunteers/:id/end': volunteerFor('staff head', ''),
  'POST /volunteers/:id/contact': { volunteer: 'staff head', document: 'staff head' },
  ...MEDIATIONS,
  ...VISITS,
  ...BOOKINGS,
  // Who reported what is out of date is told to who keeps the entry.
  'GET /services/:id': { own: 'name', name: 'staff head', anyName: 'staff head' },
  ...Object.fromEntries(['correct', 'confirm', 'withdraw', 'restore', 'reports', 'reports/:ref/answer'].map((step) => [`POST /services/:id/${step}`, { name: 'staff head', anyName: 'staff head' }])),
  // A publication is signed by name; who asked about it is told to who answers.
  'GET /open-books/:id': { staffNames: EVERYBODY_IN, name: 'handler' },
  'POST /open-books': { staffNames: 'handler' },
  'POST /open-books/:id/correct': { staffNames: 'handler', name: 'handler' },
  'POST /open-books/:id/questions': { staffNames: 'reporter neighbour' },
  'POST /open-books/:id/questions/:ref/answer': { staffNames: 'handler', name: 'handler' },
  // A notice is signed by name; who wrote, changed and let it out is told to offices that look after its areas.
  'GET /notices/:id': { staffNames: EVERYBODY_IN },
  'POST /notices': { staffNames: 'staff head' },
  ...Object.fromEntries(['change', 'hand-in', 'release', 'send-back', 'take-back', 'drop', 'pin', 'correct', 'confirm', 'refuse', 'withdraw', 'recall'].map((step) => [`POST /notices/:id/${step}`, { staffNames: 'staff head dispatcher officeDispatcher districtDispatcher' }])),
  // Who asked for an emergency mode and started it is told to offices that look after its area.
  ...Object.fromEntries(['GET /emergencies/:id', 'POST /emergencies', ...['start', 'drop', 'advise', 'question', 'ask-end', 'end', 'keep'].map((step) => `POST /emergencies/:id/${step}`)].map((route) => [route, { staffNames: 'staff head dispatcher officeDispatcher districtDispatcher' }])),
  // Who sits on a body is public; of who raised or seconded a topic nobody is told.
  'GET /rolls/:id': { rollOwn: 'reporter' },
  'GET /rolls/mine': { rollOwn: 'reporter' },
  'POST /rolls/:id/objections': { rollOwn: 'reporter' },
  'POST /rolls/:id/lines/:ref/name-voter': { rollOwn: 'reporter' },
  'GET /rolls/desk': { staffNames: STATION_PLUM },
  ...Object.fromEntries(['POST /rolls/imports', 'GET /rolls/imports/:id', 'POST /rolls/imports/:id/accept', 'POST /rolls/imports/:id/refuse'].map((route) => [route, { staffNames: STATION_PLUM }])),
  ...Object.fromEntries(['GET /rolls/:id/lines', 'GET /rolls/:id/objections', 'GET /rolls/:id/lines/:ref', 'POST /rolls/:id/objections/:ref/answer', ...['match', 'unmatch', 'correct', 'confirm', 'delegate', 'delegate-end', 'name-on-paper'].map((step) => `POST /rolls/:id/lines/:ref/${step}`)].map((route) => [route, onRoll])),
  'GET /bodies/:id': { anyName: EVERYBODY_IN },
  'POST /bodies': { anyName: 'head administrator' },
  // Who watches a vote is public, and stands in its manifest; who is on the roll and how they voted is read by those who watch, and as the rules of the body say.
  ...VOTES,
  ...Object.fromEntries(['edit', 'end', 'rules', 'seats', 'seats/:seatId/end', 'seats/:seatId/proxy', 'seats/:seatId/proxy-end'].map((step) => [`POST /bodies/:id/${step}`, { anyName: 'head administrator' }])),
  // Who sits in the council and came to its meeting is public, and so is who answered; who counted hands first is read by those who count.
  'GET /meetings/:id': { anyName: EVERYBODY_IN },
  'GET /consultations/:id/asks': { anyName: EVERYBODY_IN },
  'POST /consultations/:id/meetings': { anyName: 'staff head' },
  ...Object.fromEntries(['mark', 'minutes', 'cancel'].map((step) => [`POST /meetings/:id/${step}`, { anyName: 'staff head' }])),
  'POST /meetings/:id/sign-off': { anyName: 'staff councillor' },
  'GET /volunteer-tasks/:id': taskFor('staff head'),
  'POST /volunteer-tasks/:id/claim': taskFor('neighbour'),
  'POST /volunteer-tasks/:id/give-back': taskFor('neighbour'),
  'POST /volunteer-tasks/:id/report': taskFor('neighbour'),
  'POST /volunteer-tasks/:id/change': taskFor('staff head'),
  'POST /volunteer-tasks/:id/release': taskFor('staff head'),
  'POST /volunteer-tasks/:id/send-back': taskFor('staff head'),
  'POST /volunteer-tasks/:id/finish': taskFor('staff head'),
  'POST /volunteer-tasks/:id/stop': taskFor('staff head'),
  // Members and who asks, by name, to whoever leads and to the station; who leads, to members. Everybody else reads a surname.
  ...Object.fromEntries(['', '/edit', '/end-code', '/offer', '/take-back', '/dismiss', '/dissolve'].map((step) => [`${step ? 'POST' : 'GET'} /volunteer-teams/:id${step}`, named('neighbour staff head')])),
  'GET /volunteer-teams/:id/members': named('neighbour staff head'),
  'POST /volunteer-teams': named('reporter neighbour staff head'),
  'POST /volunteer-teams/:id/approve': named('staff head'),
  'POST /volunteer-teams/:id/decline': named('staff head'),
  'POST /volunteer-teams/:id/code': named('neighbour'),
  'POST /volunteer-teams/join': named('reporter'),
  ...Object.fromEntries(['accept', 'refuse', 'step-down'].map((step) => [`POST /volunteer-teams/:id/${step}`, named('reporter')])),
  ...Object.fromEntries(['approve', 'decline', 'remove'].map((step) => [`POST /team-members/:id/${step}`, named('neighbour')])),
  ...Object.fromEntries(['withdraw', 'leave'].map((step) => [`POST /team-members/:id/${step}`, named('reporter')])),
  'POST /activities': taskFor('staff head neighbour'),
  'POST /activities/:id/submit': taskFor('neighbour'),
  'POST /activities/:id/approve': taskFor('staff head'),
  'POST /activities/:id/send-back': taskFor('staff head'),
  'GET /activities/:id': taskFor('staff head neighbour'),
  'GET /activities/:id/shifts/:shiftId/people': { volunteer: 'staff head' },
  'POST /activities/:id/edit': taskFor('staff head'),
  'POST /activities/:id/publish': taskFor('staff head'),
  'POST /activities/:id/change': taskFor('staff head'),
  'POST /activities/:id/move': taskFor('staff head'),
  'POST /activities/:id/lead': taskFor('staff head'),
  'POST /activities/:id/message': taskFor('staff head'),
  'POST /activities/:id/cancel-shift': taskFor('staff head'),
  'POST /activities/:id/cancel': taskFor('staff head'),
  'POST /activities/:id/sign-up': taskFor('neighbour reporter'),
  'GET /sign-ups': { between: 'neighbour reporter' },
  'POST /sign-ups/:id/cancel': { between: 'neighbour' },
  'POST /sign-ups/:id/arrive': { between: 'neighbour' },
  'POST /sign-ups/:id/depart': { between: 'neighbour' },
  'POST /sign-ups/:id/mark': { volunteer: 'staff head' },
  'POST /sign-ups/:id/emergency': { volunteer: 'staff head', document: 'staff head' },
  'POST /sign-ups/:id/accept': { between: 'neighbour' },
  'POST /sign-ups/:id/swap': { between: 'neighbour' },
  'POST /sign-ups/:id/keep': { between: 'neighbour' },
  // The register names the volunteers of plum; its address opens it, as it is signed.
  'GET /workbench/volunteer-registers/:personId/:stationId/:of': named(EVERYBODY_IN),
  // Who can come, and who was asked, by name: the station's alone.
  'GET /workbench/able-neighbours': named('staff head staffElsewhere headElsewhere'),
  'POST /workbench/invitations': named('staff head'),
  'GET /invitations/:id': named('staff head'),
  'POST /invitations/:id/call-off': named('staff head'),
  // Whoever is of the community reads the surname, and of objections their own.
  'GET /service-records/:id': { ...hoursFor('neighbour staff head'), between: 'reporter neighbour staff head' },
  'GET /workbench/service-records': { volunteer: 'staff head' },
  'GET /workbench/hour-volunteers': { volunteer: 'neighbour staff staffElsewhere head headElsewhere' },
  'GET /workbench/hour-suspects': { volunteer: 'staff head' },
  'GET /certificates/mine': { volunteer: 'neighbour' },
  'POST /certificates': { volunteer: 'neighbour' },
  'GET /workbench/certificates': { volunteer: 'staff head' },
  'GET /certificates/:id': { volunteer: 'neighbour staff head', staffNames: 'staff head' },
  'POST /certificates/:id/issue': { volunteer: 'staff head' },
  'POST /certificates/:id/decline': { volunteer: 'staff head' },
  'POST /certificates/:id/withdraw': { volunteer: 'staff head' },
  'POST /certificates/:id/cancel': { volunteer: 'neighbour' },
  'GET /hours/records': { volunteer: 'neighbour' },
  'GET /hours/published': { volunteer: 'neighbour' },
  'POST /service-records': hoursFor('neighbour'),
  // Who leads a team reads the names in it, and their own where they entered.
  'POST /workbench/service-records': { ...hoursFor('neighbour staff head'), own: 'name' },
  'GET /workbench/hour-shifts/:shiftId': hoursFor('staff head'),
  'POST /workbench/hour-shifts/:shiftId/confirm': hoursFor('staff head'),
  'POST /service-records/:id/enter': hoursFor('staff head'),
  'POST /service-records/:id/confirm': hoursFor('head'),
  'POST /service-records/:id/refuse': hoursFor('staff head'),
  'POST /service-records/:id/withdraw': hoursFor('neighbour'),
  'POST /service-records/:id/object': hoursFor('staff head'),
  'POST /service-records/:id/keep': hoursFor('staff'),
  'POST /service-records/:id/correct': hoursFor('staff head'),
  'GET /cases/:id/colleagues': { staffNames: 'grid staff head handler' },
  'GET /workbench/repeats': { text: IN_CHARGE, place: IN_CHARGE },
  'GET /workbench/cases': { text: `${IN_CHARGE} utility`, place: `${IN_CHARGE} utility` },
  // Who may walk to it: nobody who only looks on. The map shows what the list shows.
  // The place of a proposal that became a case is the place of the case.
  'GET /workbench/field': { door: AT_THE_STATION, text: 'grid staff head handler utility', place: 'grid staff head handler utility', point: 'grid staff head handler utility' },
  'GET /workbench/map': { text: `${IN_CHARGE} utility`, place: `${IN_CHARGE} utility`, point: `${IN_CHARGE} utility` },
  'GET /workbench/map/cases': { door: IN_CHARGE, text: `${IN_CHARGE} utility`, place: `${IN_CHARGE} utility` },
  'POST /cases/:id/contact': { name: 'staff head handler dispatcher officeDispatcher', phone: 'staff head handler dispatcher officeDispatcher' },
  'POST /cases/:id/record-word': station,
  'POST /cases/:id/supplement': mine,
  'POST /cases/:id/withdraw': mine,
  'POST /cases/:id/evaluate': mine,
  'POST /cases/:id/reopen': mine,
  'POST /cases/:id/inspect': caseFor('grid staff head'),
  'POST /cases/:id/correct': station,
  'POST /cases/:id/accept': station,
  'POST /cases/:id/decline': station,
  'POST /cases/:id/accept-and-dispatch': station,
  'POST /cases/:id/take-on': station,
  'POST /cases/:id/dispatch': station,
  'POST /cases/:id/acknowledge': caseFor('handler'),
  'POST /cases/:id/handle': caseFor('handler'),
  // Who returns it is answered with the case once more, and never again.
  'POST /cases/:id/return': caseFor('handler'),
  'POST /cases/:id/designate': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/verify': caseFor('grid staff head'),
  'POST /cases/:id/reject': caseFor('grid staff head'),
  'POST /cases/:id/release': station,
  'POST /cases/:id/call-reached': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/call-missed': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/confirm-unsolved': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/close-explained': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/order-redo': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/mark-unsolved': mine,
  'POST /cases/:id/rate-unit': station,
  'POST /cases/:id/add-support': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/acknowledge-support': caseFor('utility'),
  'POST /cases/:id/support-progress': caseFor('utility'),
  'POST /cases/:id/support-done': caseFor('utility'),
  'POST /cases/:id/return-support': caseFor('utility'),
  'POST /cases/:id/drop-support': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/note': caseFor('grid staff head handler'),
  'POST /cases/:id/unsplit': station,
  'POST /cases/:id/edit': mine,
  'POST /cases/:id/take-back-photos': mine,
  'POST /cases/:id/regrade': station,
  'POST /cases/:id/merge': station,
  // Also its own reporter takes it out.
  'POST /cases/:id/unmerge': caseFor('staff head', 'reporter'),
  // Whoever is in charge sees the case as ever; who joins or follows it sees no more than before.
  'POST /cases/:id/join': caseFor(IN_CHARGE),
  'POST /cases/:id/follow': caseFor(IN_CHARGE),
  'POST /cases/:id/leave': caseFor(IN_CHARGE, 'reporter'),
  // What may be the same, laid side by side.
  'GET /cases/:id/triage': { text: 'staff head', place: 'staff head' },
  'POST /cases/:id/transcribe': station,
  'POST /cases/:id/dispute-transcript': mine,
  'POST /cases/:id/ask': caseFor('staff head handler'),
  'POST /cases/:id/answer': mine,
  'POST /cases/:id/urge': mine,
  'POST /cases/:id/run-on': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/supervise': caseFor('dispatcher officeDispatcher districtDispatcher'),
  'POST /cases/:id/respond': caseFor('handler'),
  'POST /cases/:id/escalate': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/ask-extension': caseFor('handler'),
  'POST /cases/:id/grant-extension': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/refuse-extension': caseFor('staff head dispatcher officeDispatcher'),
  'POST /cases/:id/ask-deferral': caseFor('staff head handler'),
  'POST /cases/:id/grant-deferral': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/refuse-deferral': caseFor('dispatcher officeDispatcher'),
  'POST /cases/:id/reassign': caseFor('staff head dispatcher officeDispatcher districtDispatcher'),
  // The thread tells of a case what its page tells.
  'GET /threads/:kind/:id': { name: IN_CHARGE, text: `reporter ${IN_CHARGE}`, supplement: `reporter ${IN_CHARGE}` },
  'POST /threads/:kind/:id/conversions': { wish: 'staff head', between: 'staff head', proposal: 'staff head', name: 'staff head', text: 'staff head', supplement: 'staff head' },
  // Called units read what and where, in the words of the report's title; nothing of who reported it.
  'GET /whistles': { text: 'grid staff head utility dispatcher officeDispatcher auditor streetAuditor', place: 'grid staff head utility dispatcher officeDispatcher auditor streetAuditor' },
  'GET /whistles/:id': { text: 'grid staff head utility dispatcher officeDispatcher auditor streetAuditor', place: 'grid staff head utility dispatcher officeDispatcher auditor streetAuditor' },
  'POST /cases/:id/whistles': { text: 'staff head dispatcher officeDispatcher', place: 'staff head dispatcher officeDispatcher' },
  'POST /whistles/:id/acknowledge': { text: 'utility', place: 'utility' },
  'POST /whistles/:id/contact': { text: 'utility', place: 'utility' },
  'POST /whistles/:id/arrive': { text: 'grid staff head dispatcher officeDispatcher', place: 'grid staff head dispatcher officeDispatcher' },
  'POST /whistles/:id/end': { text: 'staff head dispatcher officeDispatcher', place: 'staff head dispatcher officeDispatcher' },
  'POST /whistles/:id/rate': { text: 'staff head utility', place: 'staff head utility' },
  // At the table the matter has its title and number; what is published has neither.
  'GET /dockets/:id': { text: 'staff head handler utility dispatcher officeDispatcher districtDispatcher auditor streetAuditor' },
  'GET /dockets/proposals': { text: 'staff head dispatcher officeDispatcher' },
  'POST /dockets/:id/agenda': { text: 'staff head' },
  'POST /dockets/:id/attend': { text: 'staff head' },
  'POST /dockets/:id/decide': { text: 'staff head' },
  'POST /dockets/:id/publish': { text: 'staff head' },
  'POST /dockets/:id/task-done': { text: 'staff head utility' },
  'POST /dockets/:id/move-task': { text: 'staff head' },
  // Everybody has posted in the same words by now.
  'POST /wishes': { own: 'name', wish: EVERYBODY_IN, door: EVERYBODY_IN },
  'POST /wish-checks': { wish: EVERYBODY_IN },
  'GET /wishes/mine': { wish: EVERYBODY_IN, filed: 'reporter grid' },
  // Whoever looks on reads what was released, and what they posted themselves.
  'GET /workbench/wishes': { wish: 'staff staffElsewhere head headElsewhere grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', anyName: 'staff head' },
  'GET /wishes/:id': { ...wishFor('staff head', 'reporter'), filed: 'reporter grid staff head', anyName: 'reporter grid staff head', agreed: 'reporter staff head neighbour', thanks: 'reporter staff head neighbour' },
  'POST /wishes/:id/edit': wishFor('', 'reporter'),
  'POST /wishes/:id/withdraw': wishFor('', 'reporter'),
  'POST /wishes/:id/take-back': { ...wishFor('', 'reporter'), filed: 'reporter' },
  'POST /wishes/:id/answer': wishFor('', 'reporter'),
  'POST /wishes/:id/propose': wishFor('', 'reporter'),
  'POST /wishes/:id/consent': wishFor('', 'reporter'),
  'POST /wishes/:id/reply': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/share-address': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/hide-address': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/not-yet': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/confirm': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/confirm-help': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/thank': wishFor('staff head', 'reporter'),
  'POST /wishes/:id/approve': wishFor('staff head'),
  'POST /wishes/:id/ask': wishFor('staff head'),
  'POST /wishes/:id/decline': wishFor('staff head'),
  'POST /wishes/:id/end': wishFor('staff head'),
  'POST /wishes/:id/unmatched': wishFor('staff head'),
  'POST /wishes/:id/invite': wishFor('staff head'),
  'POST /wishes/:id/release': wishFor('staff head'),
  'POST /wishes/:id/publish-story': wishFor('staff head'),
  'POST /wishes/:id/contact': { name: 'staff head', phone: 'staff head' },
  'POST /wishes/:id/claim': claimed,
  'POST /wishes/:id/arrange': claimed,
  'POST /wishes/:id/send': claimed,
  'POST /wishes/:id/prove': claimed,
  'POST /wishes/:id/call-for': claimed,
  'POST /wishes/:id/agree': { ...claimed, agreed: 'neighbour' },
  'POST /wishes/:id/refuse': claimed,
  'POST /projects': { ...projectFor('staff head', 'reporter neighbour'), anyName: 'staff head' },
  'GET /projects/mine': { proposal: 'reporter neighbour staff head' },
  // Whoever looks on reads what is proposed, too.
  'GET /workbench/projects': { proposal: AT_PLUM },
  'GET /projects/:id': { ...projectFor('staff head', 'reporter'), proposal: `reporter ${AT_PLUM}` },
  'POST /projects/:id/edit': projectFor('', 'reporter'),
  'POST /projects/:id/withdraw': projectFor('', 'reporter'),
  'POST /projects/:id/answer': projectFor('', 'reporter'),
  'POST /projects/:id/ask': projectFor('staff head'),
  'POST /projects/:id/decline': projectFor('staff head'),
  'POST /projects/:id/admit': projectFor('staff head'),
  'POST /projects/:id/council': projectFor('staff head'),
  'POST /projects/:id/plan': projectFor('staff head'),
  'POST /projects/:id/report': projectFor('staff head'),
  'POST /projects/:id/move-step': projectFor('staff head'),
  'POST /projects/:id/finish': projectFor('staff head'),
  'POST /projects/:id/accept-by-council': projectFor('staff head'),
  'POST /projects/:id/evaluate': projectFor('staff head'),
  'POST /projects/:id/send-back': projectFor('staff head'),
  'POST /projects/:id/stop': projectFor('staff head'),
  'POST /projects/:id/follow': { ...projectFor('staff head', 'reporter'), proposal: `reporter ${AT_PLUM}` },
  'POST /projects/:id/opinion': projectFor('', 'reporter'),
  'GET /inbox': { volunteer: 'reporter neighbour staff head', wish: EVERYBODY_IN, thanks: 'neighbour', text: 'reporter grid staff head' },

  'POST /workbench/accounts/find': { anyName: 'head administrator', tail: 'head administrator' },
  'GET /administration/units/:id/members': { anyName: 'administrator', tail: 'administrator' },
  // Whose terms go on or end; who holds office in a community.
  'GET /administration/units/:id/closing': { anyName: 'administrator' },
  'GET /administration/communities/:id': { anyName: 'administrator' },
  'PUT /administration/units/:id': { own: 'name' },
  'POST /administration/units/:id/close': { own: 'name' },
  'GET /administration/wechat': { own: 'tail' },
  'PUT /administration/security': { own: 'name' },
  'PUT /administration/catalogue/draft': { own: 'name' },
  'POST /administration/catalogue/publish': { own: 'name' },
  'PUT /administration/calendar/draft': { own: 'name' },
  'POST /administration/calendar/publish': { own: 'name' },
  'PUT /administration/texts/draft': { own: 'name' },
  'PUT /administration/rates/draft': { own: 'name' },
  'POST /administration/texts/publish': { own: 'name' },
  'POST /administration/rates/publish': { own: 'name' },
  'PUT /administration/lessons/draft': { own: 'name' },
  'POST /administration/lessons/publish': { own: 'name' },
  'GET /audit/rows': { anyName: 'auditor streetAuditor auditorElsewhere', rollName: 'auditor streetAuditor' },
};
