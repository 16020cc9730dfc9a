import type { ChannelFault, ChannelKind, DeliveryProblem } from '../domain/integrations/channels';

export const CHANNEL_KIND_WORDS: Readonly<Record<ChannelKind, string>> = {
  webhook: '对方系统（签名推送）',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  open311: 'Open311 平台',
  email: '邮件',
  drop: '文件交接',
};

export const CHANNEL_FAULTS: Readonly<Record<ChannelFault, string>> = {
  notWeb: '要填 https:// 开头的地址，不带账号密码',
  notHttps: '要用 https:// 开头的地址，内容才不会被旁人看到',
  notRobot: '要填群机器人自己的地址，在群设置的机器人里复制',
  otherFile: '校验码不是这一份文件的，请对一下取的是哪一份',
  notMail: '要填一个邮箱地址，如 paidan@example.com',
  forbidden: '这是内部网络的地址，要先请部署的人放开',
};

/** Why something did not arrive, and what helps. */
export const PROBLEM_WORDS: Readonly<Record<DeliveryProblem, string>> = {
  badAddress: '地址不对，请重新填',
  forbiddenAddress: '地址指向内部网络，不让去；要去请部署的人放开',
  unresolved: '域名查不到，请对一下地址',
  unreachable: '连不上对方',
  reset: '对方把连接断开了',
  timeout: '对方十秒没有答',
  tls: '和对方说不上加密的话，请对方看一下 TLS 的设置（1.2 以上），再对一下端口',
  certExpired: '对方的证书过期了（或者还没到日子），请对方换一张；对方说没过期，就看一下这里的时钟',
  certUnknown: '对方的证书没有人作保：自己签的，或者少了中间那一张，请对方补上；是内部签的，请部署的人把根证书放进 NODE_EXTRA_CA_CERTS',
  certHost: '对方的证书不是这个域名的，请对一下地址，或者请对方换一张',
  cutOff: '对方答到一半断了，不知道收没收到；会再问，一直这样请对方看一下网络',
  tooLong: '对方答得太长，不像是这个接口',
  redirected: '对方让转到别的地址，请填最终的地址',
  unauthorised: '对方不认我们的签名，请对一下密钥',
  clockSkew: '对方的时钟和这里差得太多，签名对不上，请对方校一下时间',
  notThere: '对方那里没有这个接口，请对一下地址',
  refused: '对方看了不收，请问对方缺什么',
  busy: '对方说忙，请过一会儿',
  full: '对方说存满了，请对方清出地方，清好了会接着送',
  broken: '对方的系统出错了',
  notUnderstood: '对方答的看不懂',
  channelEnded: '这个通道停用了',
  channelPaused: '这个通道暂停着，打开后接着送',
  noCourier: '这种通道现在没有程序来送',
  unmapped: '这类事在对方那里没有对应的服务，请先在通道里对上，再送一次',
  serviceUnknown: '对方没有这个服务代码，请对一下类别和服务代码',
  numberPending: '对方还没给编号，有了编号再告诉它',
  noMail: '这里还没有配发邮件的服务器，请部署的人设好 SMTP_URL',
  bounced: '邮件被退回来了，请对一下邮箱地址',
  notFetched: '在等对方取文件、导好了确认',
  unknown: '没送到，原因不明，已经记下来了',
};

export const CHANNEL_WORDS = {
  arrived: '送到了，对方收下了',
  testMade: '测试文件做好了，取下来导一遍，看列对不对得上',
  test: '这是一条测试，来自邻里工作台。收到就是通了，不用办。',
  robot: {
    title: '邻里工单',
    due: '请于 {due} 前办',
    more: '详情请到工作台看：{link}',
    grades: { ordinary: '', urgent: '加急', emergency: '紧急' },
    look: '详情请到工作台看',
  },
} as const;

/** Rules that keep a channel from being added or changed. */
export const CHANNEL_RULE_WORDS = {
  tooManyChannels: '一个单位最多 8 个通道，先停用不用的再加',
  dropNotFetched: '这份文件还没有取过，先取下来导进去，再确认',
  dropGone: '这份文件过了保留的日子，取不到了',
  noSecretOfOurs: '这种通道的密钥在对方那里换，换好填进来就行',
} as const;

/** What happened to a case, or to work that had to be admitted, for a line in a group: no word of residents in it. */
export const EVENT_WORDS: Readonly<Record<string, string>> = {
  'case.submitted': '新的诉求',
  'case.supplemented': '居民补充了',
  'case.withdrawn': '居民撤回了',
  'case.dispatched': '交办',
  'case.designated': '指定办理',
  'case.reassigned': '改派',
  'case.redone': '要重办',
  'case.rejected': '核查没通过',
  'case.returned': '单位退单了',
  'case.regraded': '改了等级',
  'case.answered': '居民回答了',
  'case.urged': '居民催办',
  'case.supervised': '督办',
  'case.extended': '同意延期',
  'case.extensionRefused': '没同意延期',
  'case.deferred': '同意挂账',
  'case.deferralRefused': '没同意挂账',
  'case.rescheduled': '期限变了',
  'case.supportAsked': '请协办',
  'case.supportDropped': '不用协办了',
  'case.merged': '并案了',
  'case.unmerged': '从并案里拿出来了',
  'case.evaluated': '居民评价了',
  'case.closed': '办结了',
  'case.reopened': '居民要求重办',
  'admission.admitted': '准入了',
  'admission.refused': '没准入',
  'admission.withdrawn': '准入申请撤回了',
  'admission.ended': '准入的提前结束了',
};

/** How much is stuck, in one sentence without its full stop; `why`: what is wrong and what helps, each in words. */
export const stuckWords = ({ channels, waiting, givenUp }: { readonly channels: number; readonly waiting: number; readonly givenUp: number }, why: readonly string[] = []): string =>
  [[`${channels} 个通道不通或有没送到的`, waiting > 0 ? `${waiting} 件在等` : '', givenUp > 0 ? `${givenUp} 件停下了，要人定` : ''].filter(Boolean).join('，'), ...why].join('；');
