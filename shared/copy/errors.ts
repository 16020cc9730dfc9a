import type { CloseRefusal } from '../domain/administration/units';
import type { CaseRule } from '../domain/cases/rules';
import { CLOCK_REFUSALS } from './course';
import type { ErrorCode } from '../domain/kernel/errors';
import { AFTER_RULE_WORDS } from './callbacks';
import { NEIGHBOUR_RULE_WORDS } from './neighbourWords';
import { JOINT_RULE_WORDS } from './joint';
import { MATTER_RULE_WORDS } from './matters';
import { KEY_RULE_WORDS } from './apiKeys';
import { CHANNEL_RULE_WORDS } from './channels';
import { MERGE_RULE_WORDS } from './merging';
import { DOCKET_RULE_WORDS } from './dockets';
import { WHISTLE_RULE_WORDS } from './whistles';
import { PROJECT_RULE_WORDS } from './projects';
import { VOLUNTEER_RULE_WORDS } from './volunteers';
import { ACTIVITY_RULE_WORDS } from './activities';
import { BODY_RULE_WORDS } from './bodies';
import { EMERGENCY_RULE_WORDS } from './emergencies';
import { MEDIATION_RULE_WORDS } from './mediations';
import { VISIT_RULE_WORDS } from './visits';
import { BOOKING_RULE_WORDS } from './bookings';
import { NOTICE_RULE_WORDS } from './notices';
import { BOOK_RULE_WORDS } from './openBooks';
import { DIRECTORY_RULE_WORDS } from './directory';
import { TOPIC_RULE_WORDS } from './topics';
import { VOTE_RULE_WORDS } from './voteRules';
import { ROLL_RULE_WORDS } from './rolls';
import { CONSULTATION_RULE_WORDS } from './consultations';
import { TASK_RULE_WORDS } from './volunteerTasks';
import { PLAN_RULE_WORDS } from './volunteerProjects';
import { TEAM_RULE_WORDS } from './volunteerTeams';
import { ABLE_RULE_WORDS } from './ableNeighbours';
import { CERTIFICATE_RULE_WORDS, HOURS_RULE_WORDS } from './volunteerHours';
import { suspendedSentence, SUSPENSION_RULE_WORDS } from './suspensions';
import { WISH_RULE_WORDS } from './wishes';
import { SHEET_RULE_WORDS } from './registerRules';
import type { AdmissionRuleCode } from '../domain/matters/admissions';
import type { DocketRuleCode } from '../domain/dockets/dockets';
import type { WhistleRuleCode } from '../domain/whistles/whistles';
import type { ProjectRuleCode } from '../domain/projects/rules';
import type { VolunteerRuleCode } from '../domain/volunteers/rules';
import type { ActivityRuleCode } from '../domain/activities/rules';
import type { BodyRuleCode } from '../domain/bodies/procedure';
import type { EmergencyRuleCode } from '../domain/emergencies/states';
import type { MediationRuleCode } from '../domain/mediations/rules';
import type { VisitRuleCode } from '../domain/visits/rules';
import type { BookingRuleCode } from '../domain/bookings/rules';
import type { NoticeRuleCode } from '../domain/notices/rules';
import type { BookRuleCode } from '../domain/openBooks/rules';
import type { DirectoryRuleCode } from '../domain/directory/rules';
import { LESSON_RULE_WORDS, type LessonRuleCode } from './lessons';
import type { TopicRuleCode } from '../domain/topics/rules';
import type { VoteRuleCode } from '../domain/votes/drafts';
import type { RollRuleCode } from '../domain/rolls/rules';
import type { ConsultationRuleCode } from '../domain/consultations/rules';
import type { TaskRuleCode } from '../domain/volunteerTasks/rules';
import type { PlanRuleCode } from '../domain/volunteerProjects/rules';
import type { TeamRuleCode } from '../domain/volunteerTeams/rules';
import type { AbleRuleCode } from '../domain/ableNeighbours/rules';
import type { CertificateRuleCode } from '../domain/volunteerHours/certificates';
import type { HoursRuleCode } from '../domain/volunteerHours/rules';
import type { SuspensionRuleCode } from '../domain/identity/suspensions';
import type { WishRuleCode } from '../domain/wishes/rules';

/** What people read for every error code: what is so, and what to do now. */
export const ERRORS: Readonly<Record<ErrorCode, string>> = {
  invalid_input: '还差几处，补上就能交',
  malformed_json: '没收全，请再发一次',
  not_authenticated: '请先登录，写好的都还在',
  wrong_credentials: '账号或密码不对，请再看看',
  code_required: '还要您手机上的动态码，填上就能进去',
  wrong_code: '动态码不对，或者刚用过，等下一个再填',
  signature_refused: '签名对不上，请对一下密钥、时钟和签名的写法',
  step_required: '还差一步登录安全，做完就能接着办',
  not_allowed: '这一步不归您办，归办这件事的人',
  not_found: '没找到，可能已经不在了',
  method_not_allowed: '这里不收这样的请求',
  conflict: '刚刚有人先办了一步，看看最新的再定',
  wrong_state: '这件事已经走到别的一步了，看看最新的',
  key_reused: '这一份已经收到过，内容不一样，请重新填一份',
  file_too_large: '这个文件太大，收不下：照片 10 MB 以内，录音 60 秒以内',
  voice_too_long: '这段话太长，一次最多 60 秒，分两段说也行',
  body_too_large: '一次发得太多，分几次发',
  unsupported_file: '这个文件读不出来，换一张照片或重新录一段',
  unsupported_media_type: '这种格式这里收不了',
  rule_refused: '按规定这一步现在还不能办',
  too_many_requests: '点得有点快，等一会儿再试',
  account_suspended: suspendedSentence({}),
  account_locked: '密码错了几次，账号先锁一会儿，过后再试',
  wechat_code_invalid: '微信这次没认出来，请再点一次「用微信进来」',
  wechat_code_used: '这次登录已经用过了，请再点一次「用微信进来」',
  wechat_user_blocked: '微信现在不让这个号登录，请先在微信里解除限制；急事请打工作站电话',
  wechat_too_often: '微信说登录得太勤了，过一分钟再试',
  wechat_busy: '微信那边忙，没连上，过一会儿再试',
  wechat_off: '这里还不能用微信进来，请告诉工作站；急事请打工作站电话',
  phone_code_invalid: '微信这次没给到号码，请再点一次；也可以用短信验证码',
  phone_busy: '微信那边忙，没取到号码，过一会儿再试；也可以用短信验证码',
  phone_off: '这里还不能用微信取号码，请用短信验证码',
  sms_off: '这里还发不了短信，要登记手机号请到工作站',
  sms_failed: '短信没发出去，是我们这边的问题，过一会儿再试',
  internal: '没办成，是我们这边出了问题，已经记下来了',
  vote_keys_absent: '这次投票的密钥不在这台服务器上，现在办不了；请告诉社区工作站',
  ballot_unfit: '这张票和这次问的对不上，看看最多能选几个；没有用掉，再选一次',
  ballot_refused: '这张票的签名对不上，没有收下；请打给工作站，改用纸票',
  vote_closed: '时间到了，不再收票',
  unavailable: '没交上去，是我们这边忙不过来，过一会儿再试',
};

/** A rule of the domain said no: `data.rule` of `rule_refused`. */
export type RuleCode =
  | CaseRule
  | 'notACounter'
  | 'consentDoesNotFit'
  | 'smsNeedsPhone'
  | 'helpYourself'
  | WhistleRuleCode
  | AdmissionRuleCode
  | keyof typeof SHEET_RULE_WORDS
  | DocketRuleCode
  | WishRuleCode
  | SuspensionRuleCode
  | ProjectRuleCode
  | VolunteerRuleCode
  | BodyRuleCode
  | TopicRuleCode
  | VoteRuleCode
  | RollRuleCode
  | ConsultationRuleCode
  | NoticeRuleCode
  | BookRuleCode
  | DirectoryRuleCode
  | LessonRuleCode
  | EmergencyRuleCode
  | MediationRuleCode
  | VisitRuleCode
  | BookingRuleCode
  | TaskRuleCode
  | ActivityRuleCode
  | TeamRuleCode
  | PlanRuleCode
  | AbleRuleCode
  | HoursRuleCode
  | CertificateRuleCode
  | keyof typeof CHANNEL_RULE_WORDS
  | keyof typeof KEY_RULE_WORDS
  | 'outsideDistrict'
  | 'photoNotYours'
  | 'photoCard'
  | 'closeOffice'
  | 'voiceNotYours'
  | 'voiceUnknown'
  | 'cannotBecome'
  | 'unitCannotHandle'
  | 'mentionCannotSee'
  | 'gridElsewhere'
  | 'timelineFull'
  | 'homeBound'
  | 'passwordTooShort'
  | 'passwordTooLong'
  | 'passwordTooSimple'
  | 'usernameTaken'
  | 'samePassword'
  | 'noAccount'
  | 'notSetUp'
  | 'lastAdministrator'
  | 'roleNotInUnit'
  | 'termEndsFirst'
  | 'importHasProblems'
  | 'redrawWaiting'
  | 'phoneOfAnother'
  | 'gridsOfWalkersOnly'
  | 'noDraft'
  | 'draftHasProblems'
  | 'nothingChanged'
  | 'ruleExists'
  | 'wordsRisky'
  | 'pictureRisky'
  | 'pictureUnderCheck'
  | 'pictureInDoubt'
  | 'codeWrong'
  | 'codeSpent'
  | 'phoneTaken'
  | 'phoneForeign'
  | 'contactClosed'
  | 'reasonMissing'
  | 'ownHome'
  | 'documentSeen'
  | 'ownDocument'
  | 'severalPeople'
  | 'homeThere'
  | 'homeTwice'
  | 'manyHomes'
  | 'manyAsks'
  | 'homeNeedsPlace'
  | 'roomGone'
  | 'reasonNeeded'
  | 'unitClosed'
  | 'kindNotHere'
  | 'closingUnderWay'
  | 'roomHasHomes'
  | CloseRefusal;

/** Why the rule says no, and who or what can go on. */
export const RULES: Readonly<Record<RuleCode, string>> = {
  checkerIsHandler: '这件事是您办的，要请另一位同事来核查',
  checkFirst: '这件事要先请另一位同事核查，再请居民评价',
  notUnrated: '这件事评价过了，有新情况请另外交一件',
  reopenTooLate: '办结超过 30 天了，请另外交一件，我们从头办',
  sensitiveNotReleased: '这类事关系到邻居之间，不给别人看',
  releaseNotAgreed: '交这件事的人没有同意给邻居看',
  nothingSaid: '写一句话、说一段，或者放一张照片',
  noVoice: '这件事里没有录音，不用听写',
  noTranscript: '这段话还没写下来，等写下来再看对不对',
  voiceNotYours: '有一段录音找不到了，请重新说一遍',
  notSplitOff: '这件不是从别的事里分出来的，收不回去',
  touchedSince: '这件已经有人办过了，收不回去，接着办完吧',
  cannotBecome: '这样的事变不成那样的，请换一种办法',
  voiceUnknown: '这段录音不是这件事里的，看看最新的再写',
  offCatalogue: '这一类已经不用了，请另选一类',
  sameUnit: '现在就在这个单位手里，不用再交一次',
  outsideDistrict: '这个地方不在本区，请在地图上另选一处',
  photoNotYours: '有一张照片找不到了，请重新放上',
  closeOffice: '您还有职务，手上的事先交接。请单位或者管理员结束职务，再来注销',
  photoCard: '照片里像是有身份证或者银行卡，别人看了会冒用。换一张，或者把它遮住再拍，就能交',
  unitCannotHandle: '这个单位不接这里的事，请另选一个',
  gridElsewhere: '这个网格不在本社区，请另选一个',
  mentionCannotSee: '有一位看不到这件事，不能提到，请另选一位',
  designatedStays: '这件事是街道定给您单位的，不能再退，办不了请找街道',
  redoStays: '居民说没办好才再办的，谁办的谁接着办，不能退',
  speaksThemselves: '这位居民自己能评价，等本人来说',
  wordByHandler: '谁办的不能自己记，请站里另一位同事打电话问',
  notACounter: '代办归工作站和网格员',
  consentDoesNotFit: '电话里说的，只能记电话里答应；当面的，记当面或签字',
  smsNeedsPhone: '没有留手机号，发不了短信，请打印回执',
  helpYourself: '自己的事请从“随手拍”报，不用代办',
  ownWork: '这件事是站里自己接的，不用退，改交给别的单位就行',
  returnedBefore: '这个单位退回过，请另选一个，或者请街道来定',
  notReturned: '没有单位退回过，由工作站交办就行',
  ...CLOCK_REFUSALS,
  timelineFull: '这件事记得太长了，有新情况请另外交一件',
  homeBound: '您的住处已经登记过了，要改请到工作站',
  passwordTooShort: '密码太短，再长一些才安全',
  passwordTooLong: '密码太长，最多 128 个字',
  passwordTooSimple: '密码太容易猜，换一个没有账号名、少重复的',
  samePassword: '新密码和原来的一样，换一个',
  noAccount: '您没有登录账号，不用设密码和动态码',
  notSetUp: '先扫码或抄下密钥，再填动态码',
  lastAdministrator: '只剩这一位管理员了，先请好下一位再结束',
  roleNotInUnit: '这种身份不在这类单位里，换一个单位或身份',
  termEndsFirst: '任期结束要在开始之后，请再看看日子',
  importHasProblems: '表里还有要改的地方，改好再交一次',
  redrawWaiting: '这几个社区已经有一次重划在等着生效，等它做完，或先把它撤了',
  phoneOfAnother: '这个手机号登记的是另一个名字，请再核对',
  noDraft: '还没有改动，没有什么要公布的',
  draftHasProblems: '草稿里还有要改的地方，改好再公布',
  nothingChanged: '和现在用的一样，不用公布',
  ruleExists: '这一条已经有了，去改那一条就行',
  wordsRisky: '微信说这段话里有不合适的内容，换个说法再交。写的都还在；急事请打工作站电话',
  pictureRisky: '有一张照片微信判为有风险，不能给邻居看。请换一张，或者遮住要紧的地方重新放',
  pictureUnderCheck: '有一张照片微信还在检查，一般几分钟就好，好了再给邻居看',
  pictureInDoubt: '有一张照片微信看不准，请您看过再定',
  codeWrong: '验证码不对，或者过了 5 分钟，请再看看短信，也可以重新发一条',
  codeSpent: '输错了几次，这条验证码不能用了，请重新发一条',
  phoneTaken: '这个号码已经在别处登记过，这里先不换。如果是您的号码，请带着手机到工作站，当面帮您办',
  phoneForeign: '现在只能登记中国内地的手机号，请换一个，或到工作站登记',
  contactClosed: '办结超过 30 天了，不能再看联系方式',
  reasonMissing: '选「其他」的，请写一句为什么要联系',
  usernameTaken: '这个账号已经有人用了，换一个',
  documentSeen: '这位居民的证件已经看过了，不用再记一次',
  ownDocument: '自己的证件要请另一位同事来看',
  severalPeople: '有几位同名、尾号也一样，请居民打开手机，出示柜台码',
  ownHome: '这是您自己的住处，要请另一位同事来核实',
  homeThere: '这个住处您已经报过了，在“我的家”里看得到',
  homeTwice: '这一户这位居民已经报过一次，请不予核实这一份',
  manyHomes: '您已经有 5 处住处了，先去掉一处再加',
  manyAsks: '这一个月报得太多了，有出入请到工作站当面说',
  homeNeedsPlace: '先选是哪一户，或者写上门牌，再核实',
  roomGone: '这一户已经不在房屋名单里了，请另选一户',
  reasonNeeded: '写一句为什么，居民才知道怎么办',
  gridsOfWalkersOnly: '只有网格员才分网格、分专职兼职，别的身份管整个社区',
  unitClosed: '这个单位已经撤了，请选接手的单位',
  kindNotHere: '改不成这一类：上级不对，或者里面有人的身份在那一类单位里没有',
  closingUnderWay: '这个单位或接手的单位正在交接，等它交接完再办',
  districtStays: '区不能撤，要改名字请改资料',
  levelHolds: '下面还有单位、网格、房屋、住处、人员或没办完的事，先一样样安顿好再撤',
  successorNeeded: '手里还有事、有人、有规则或范围，先选接手的单位',
  notSuccessor: '这个单位接不了它手里的事，请另选一个',
  roomHasHomes: '这一户还有人登记着住处，先请工作站办好迁出再去掉',
  ...JOINT_RULE_WORDS,
  ...AFTER_RULE_WORDS,
  ...MERGE_RULE_WORDS,
  ...WHISTLE_RULE_WORDS,
  ...MATTER_RULE_WORDS,
  ...SHEET_RULE_WORDS,
  ...DOCKET_RULE_WORDS,
  ...NEIGHBOUR_RULE_WORDS,
  ...CHANNEL_RULE_WORDS,
  ...KEY_RULE_WORDS,
  ...WISH_RULE_WORDS,
  ...SUSPENSION_RULE_WORDS,
  ...PROJECT_RULE_WORDS,
  ...VOLUNTEER_RULE_WORDS,
  ...BODY_RULE_WORDS,
  ...TOPIC_RULE_WORDS,
  ...VOTE_RULE_WORDS,
  ...ROLL_RULE_WORDS,
  ...CONSULTATION_RULE_WORDS,
  ...NOTICE_RULE_WORDS,
  ...BOOK_RULE_WORDS,
  ...DIRECTORY_RULE_WORDS,
  ...LESSON_RULE_WORDS,
  ...EMERGENCY_RULE_WORDS,
  ...MEDIATION_RULE_WORDS,
  ...VISIT_RULE_WORDS,
  ...BOOKING_RULE_WORDS,
  ...TASK_RULE_WORDS,
  ...ACTIVITY_RULE_WORDS,
  ...TEAM_RULE_WORDS,
  ...PLAN_RULE_WORDS,
  ...ABLE_RULE_WORDS,
  ...HOURS_RULE_WORDS,
  ...CERTIFICATE_RULE_WORDS,
};

const own = (table: object, key: string): boolean => Object.prototype.hasOwnProperty.call(table, key);

/** The sentence for one error: that of the rule where a rule refused, else that of the code. */
export function errorSentence(code: ErrorCode, data: Readonly<Record<string, unknown>> = {}): string {
  if (code === 'account_suspended') return suspendedSentence(data);
  const rule = (code === 'rule_refused' || code === 'conflict' || code === 'wrong_state') && typeof data.rule === 'string' ? data.rule : null;
  return rule !== null && own(RULES, rule) ? RULES[rule as RuleCode] : ERRORS[code];
}
