/** What each template is for, as the administrator looks for it in WeChat's library. */
export const TEMPLATE_WORDS = { accepted: '受理了，几时答复', answer: '等您评价', result: '办理结果', notice: '社区通知' } as const;

/** Whom the program talks to in place of WeChat, or WeChat. */
export const TALKS_TO_WORDS = { wechat: '接的是微信', sandbox: '接的是沙箱，什么也不会发到外面', nobody: '没有接微信' } as const;

/** How pushes come, and what is advised. */
export const PUSH_MODE_WORDS = {
  safe: '安全模式，后台里也选「安全模式」',
  plain: '明文模式。设上 WECHAT_PUSH_AES_KEY，改用安全模式更稳妥',
  off: '设 WECHAT_PUSH_TOKEN 和 WECHAT_PUSH_AES_KEY，才收得到照片检查的结果',
} as const;

/** Calls of WeChat by their path, in words. */
const CALLS: Readonly<Record<string, string>> = {
  '/sns/jscode2session': '微信登录',
  '/cgi-bin/stable_token': '取访问令牌',
  '/wxa/business/getuserphonenumber': '取手机号',
  '/cgi-bin/message/subscribe/send': '发订阅消息',
  '/wxa/msg_sec_check': '检查文字',
  '/wxa/media_check_async': '检查照片',
  '/wxa/generate_urllink': '生成链接',
  message: '发消息',
  sms: '发短信',
};
export const callWords = (call: string): string => CALLS[call] ?? call;

/** What a problem means and what helps, for whoever runs this. */
const PROBLEMS: Readonly<Record<string, string>> = {
  notConfigured: '还没有设 WECHAT_APPID 和 WECHAT_SECRET',
  badCredentials: '微信不认 AppID 或 AppSecret，或这台服务器的地址不在白名单里',
  notPermitted: '这个小程序没有这项权限，或本月次数用完，到小程序后台看看',
  tooOften: '调用太勤，微信让等一会儿，会自己再试',
  busy: '微信忙，会自己再试',
  unreachable: '连不上，看看服务器能不能访问外网',
  badToken: '访问令牌不被接受，会自己重新取',
  badTemplate: '模板编号不对，到小程序后台「订阅消息」里核对',
  badField: '模板的字段和这里设的不一样，核对模板编号后面写的三个字段',
  badPage: '小程序里没有要打开的页面，先发布最新版',
  badOpenId: '微信不认这位收信人，可能换过 AppID',
  badContent: '微信不收这段内容',
  notSubscribed: '对方没有同意收，或同意的次数用完了',
  refusedBefore: '对方以前拒收过，没有再打扰',
  userNotActive: '对方两小时内没用过小程序，微信不给检查',
  noTemplate: '还没有设这个模板',
  nobody: '对方已经找不到，或不再要这样的消息',
  answered: '到早上时已经评价过了，不用再问',
  interrupted: '发到一半程序停了，不再重发，消息箱里有',
  smsRefused: '短信网关没有收，看看密钥和余额',
  smsOff: '还没有设短信网关',
  smsUnreachable: '短信网关连不上',
  refused: '短信网关没有收，看看密钥和余额',
  unexpected: '微信答了没写在文档里的话',
};
export const problemWords = (problem: string): string => PROBLEMS[problem] ?? PROBLEMS.unexpected ?? '';

/** Why a push was not believed, and what helps. */
export const PUSH_PROBLEMS = {
  badSignature: '签名对不上：微信那边填的 Token 和这里的不一样，或不是微信发来的',
  tooOld: '时间对不上：这台服务器的钟可能不准',
  notEncrypted: '收到没有加密的：请在微信那边选「安全模式」',
  unreadable: '解不开：微信那边的 EncodingAESKey 和这里的不一样',
  otherApp: '是别的小程序的',
  replayed: '同一条被改了内容又发来，没有理会',
} as const;

/** What keeps pictures from being checked. */
export const CHECKS_MISSING = {
  app: '没有小程序，照片由工作站自己看',
  push: '没有设 WECHAT_PUSH_TOKEN，收不到检查结果，照片由工作站自己看',
  address: '没有设 PUBLIC_URL，微信取不到照片，照片由工作站自己看',
} as const;

/** What came of a test. */
export const TEST_WORDS = {
  messageSent: '发出去了，看看微信的「服务通知」',
  messageNobody: '您的账号还没有从微信进来过，先在手机上用微信进一次邻里',
  smsSent: '发出去了，看看手机短信',
  smsNoPhone: '您还没有登记手机号，填一个号码再发',
  smsBadPhone: '手机号是 11 位数字，再看一看',
  tooOften: '发得有点勤，过一会儿再试',
} as const;

/** What stands in a test message's fields. */
export const TEST_VALUES = { matter: '试发一条，不用办', who: '区里的管理员' } as const;
