import Taro from '@tarojs/taro';

/** Pages by name. Tab pages are reached with `openTab`, the others with `open`. */
export const PAGES = {
  home: '/pages/home/index',
  board: '/pages/board/index',
  matters: '/pages/matters/index',
  me: '/pages/me/index',
  login: '/features/identity/pages/login/index',
  community: '/features/identity/pages/community/index',
  devices: '/features/identity/pages/devices/index',
  security: '/features/identity/pages/security/index',
  scan: '/features/identity/pages/scan/index',
  phone: '/features/identity/pages/phone/index',
  closing: '/features/identity/pages/closing/index',
  homes: '/features/homes/pages/homes',
  bindHome: '/features/homes/pages/bind',
  identity: '/features/homes/pages/identity',
  homesDesk: '/features/homes/pages/desk',
  counter: '/features/homes/pages/counter',
  inbox: '/features/inbox/pages/index',
  report: '/features/cases/pages/report/index',
  case: '/features/cases/pages/case/index',
  proxy: '/features/cases/pages/proxy/index',
  who: '/features/cases/pages/who/index',
  place: '/features/cases/pages/place/index',
  followed: '/features/cases/pages/followed/index',
  thread: '/features/threads/pages/index',
  workbench: '/features/workbench/pages/index',
  workbenchCase: '/features/workbench/pages/case',
  field: '/features/field/pages/index',
  caseMap: '/features/field/pages/map',
  templates: '/features/workbench/pages/templates',
  answers: '/features/workbench/pages/answers',
  dropFiles: '/features/workbench/pages/files',
  whistles: '/features/whistles/pages/board',
  whistle: '/features/whistles/pages/whistle',
  whistleBlow: '/features/whistles/pages/blow',
  matterList: '/features/matters/pages/list',
  matterEdit: '/features/matters/pages/edit',
  matterReport: '/features/matters/pages/report',
  admissions: '/features/matters/pages/admissions',
  admissionAsk: '/features/matters/pages/ask',
  admission: '/features/matters/pages/admission',
  dockets: '/features/dockets/pages/board',
  docketCall: '/features/dockets/pages/call',
  docket: '/features/dockets/pages/docket',
  publishedDockets: '/features/dockets/pages/published',
  docketSummary: '/features/dockets/pages/summary',
  wishes: '/features/wishes/pages/feed',
  wish: '/features/wishes/pages/wish',
  wishPost: '/features/wishes/pages/post',
  myWishes: '/features/wishes/pages/mine',
  wishDesk: '/features/wishes/pages/desk',
  wishFigures: '/features/wishes/pages/figures',
  wishYear: '/features/wishes/pages/year',
  thanksCard: '/features/wishes/pages/card',
  registers: '/features/registers/pages/index',
  sheet: '/features/registers/pages/sheet',
  entries: '/features/registers/pages/entries',
  projects: '/features/projects/pages/list',
  project: '/features/projects/pages/project',
  projectRound: '/features/projects/pages/round',
  projectPropose: '/features/projects/pages/propose',
  projectDesk: '/features/projects/pages/desk',
  rollsDesk: '/features/rolls/pages/desk',
  rollImport: '/features/rolls/pages/import',
  rollDesk: '/features/rolls/pages/manage',
  rollLine: '/features/rolls/pages/line',
  roll: '/features/rolls/pages/roll',
  myRolls: '/features/rolls/pages/mine',
  openBooks: '/features/openBooks/pages/board',
  openBook: '/features/openBooks/pages/book',
  openBookDesk: '/features/openBooks/pages/desk',
  openBookWrite: '/features/openBooks/pages/write',
  notices: '/features/notices/pages/list',
  notice: '/features/notices/pages/notice',
  noticeDesk: '/features/notices/pages/desk',
  noticeWrite: '/features/notices/pages/write',
  emergency: '/features/notices/pages/emergency',
  emergencyAsk: '/features/notices/pages/emergencyAsk',
  lessons: '/features/lessons/pages/list',
  lesson: '/features/lessons/pages/lesson',
  bookables: '/features/bookings/pages/list',
  bookable: '/features/bookings/pages/bookable',
  bookings: '/features/bookings/pages/mine',
  booking: '/features/bookings/pages/booking',
  bookingDesk: '/features/bookings/pages/desk',
  bookingSheet: '/features/bookings/pages/sheet',
  bookableWrite: '/features/bookings/pages/write',
  visits: '/features/visits/pages/mine',
  visit: '/features/visits/pages/visit',
  visitAsk: '/features/visits/pages/ask',
  visitDesk: '/features/visits/pages/desk',
  topics: '/features/consultations/pages/list',
  topic: '/features/consultations/pages/topic',
  topicRaise: '/features/consultations/pages/raise',
  body: '/features/consultations/pages/body',
  topicsWaiting: '/features/consultations/pages/waiting',
  bodyFound: '/features/consultations/pages/found',
  myVotes: '/features/votes/pages/mine',
  vote: '/features/votes/pages/vote',
  voteBallot: '/features/votes/pages/ballot',
  voteWatch: '/features/votes/pages/watch',
  voteDraft: '/features/votes/pages/draft',
  secretBallot: '/features/secretVotes/pages/ballot',
  secretMine: '/features/secretVotes/pages/mine',
  secretWatch: '/features/secretVotes/pages/watch',
  consultation: '/features/consultations/pages/consultation',
  topicFrom: '/features/consultations/pages/from',
  consultationBegin: '/features/consultations/pages/begin',
  consultationWords: '/features/consultations/pages/words',
  consultationAsks: '/features/consultations/pages/asks',
  meeting: '/features/consultations/pages/meeting',
  volunteer: '/features/volunteers/pages/mine',
  volunteerJoin: '/features/volunteers/pages/join',
  volunteerDesk: '/features/volunteers/pages/desk',
  volunteerRecord: '/features/volunteers/pages/record',
  tasks: '/features/volunteers/pages/tasks',
  task: '/features/volunteers/pages/task',
  taskOffer: '/features/volunteers/pages/offer',
  taskDesk: '/features/volunteers/pages/taskDesk',
  teams: '/features/teams/pages/list',
  myTeams: '/features/teams/pages/mine',
  team: '/features/teams/pages/team',
  teamMembers: '/features/teams/pages/members',
  teamFound: '/features/teams/pages/found',
  teamDesk: '/features/teams/pages/desk',
  activities: '/features/activities/pages/find',
  activity: '/features/activities/pages/activity',
  myShifts: '/features/activities/pages/mine',
  shiftPeople: '/features/activities/pages/people',
  activityDesk: '/features/activities/pages/desk',
  activityEdit: '/features/activities/pages/edit',
  activityGaps: '/features/activities/pages/gaps',
  able: '/features/teams/pages/able',
  ableSearch: '/features/teams/pages/search',
  invitation: '/features/teams/pages/invitation',
  invitations: '/features/teams/pages/invitations',
  volunteerPlans: '/features/teams/pages/plans',
  volunteerPlan: '/features/teams/pages/plan',
  volunteerPlanEdit: '/features/teams/pages/planEdit',
  myHours: '/features/hours/pages/mine',
  hoursAsk: '/features/hours/pages/ask',
  serviceRecord: '/features/hours/pages/record',
  hoursPublished: '/features/hours/pages/published',
  hoursDesk: '/features/hours/pages/desk',
  hoursShift: '/features/hours/pages/shift',
  hoursEnter: '/features/hours/pages/enter',
  hoursSuspects: '/features/hours/pages/suspects',
  certificates: '/features/hours/pages/certificates',
  certificate: '/features/hours/pages/certificate',
  certificateDesk: '/features/hours/pages/certificateDesk',
  administration: '/features/administration/pages/index',
  catalogueSetting: '/features/administration/pages/catalogue',
  calendarSetting: '/features/administration/pages/calendar',
  loginSetting: '/features/administration/pages/loginSecurity',
  textSetting: '/features/administration/pages/texts',
  wechatSettings: '/features/administration/pages/wechat',
  closeUnit: '/features/administration/pages/closeUnit',
  communityState: '/features/administration/pages/community',
  apiKeys: '/features/administration/pages/apiKeys',
  roomList: '/features/administration/pages/rooms',
  figures: '/features/figures/pages/index',
  rateSetting: '/features/administration/pages/rates',
  lessonSetting: '/features/administration/pages/lessons',
  auditSeen: '/features/audit/pages/seen',
  auditLog: '/features/audit/pages/log',
  channels: '/features/administration/pages/channels',
  stuck: '/features/administration/pages/stuck',
  accounts: '/features/administration/pages/accounts',
  importPreview: '/features/administration/pages/import',
} as const;
export type PageName = keyof typeof PAGES;
type TabName = 'home' | 'board' | 'matters' | 'me';

const address = (page: PageName, query: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return PAGES[page] + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
};

const quietly = (going: Promise<unknown>): void => void going.catch(() => undefined);

/** Opens a page above this one. WeChat keeps at most ten; the eleventh takes the place of the present one. */
export function open(page: Exclude<PageName, TabName>, query: Readonly<Record<string, string>> = {}): void {
  const url = address(page, query);
  quietly(Taro.getCurrentPages().length >= 10 ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Puts a page in the place of this one. */
export function replace(page: Exclude<PageName, TabName>, query: Readonly<Record<string, string>> = {}): void {
  quietly(Taro.redirectTo({ url: address(page, query) }));
}

/** Goes to one of the four tab pages. */
export function openTab(page: TabName): void {
  quietly(Taro.switchTab({ url: PAGES[page] }));
}

/** Starts anew at a page: nothing is left to go back to (log in, log out). */
export function startAt(page: PageName): void {
  quietly(Taro.reLaunch({ url: PAGES[page] }));
}

/** One page back; home where there is none (somebody opened a link). */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) quietly(Taro.navigateBack());
  else openTab('home');
}
