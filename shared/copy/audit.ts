import type { AuditAction, AuditObject, ContactReason } from '../domain/audit/entries';

/** What was done, as the auditor reads it. */
export const AUDIT_ACTION_WORDS: Readonly<Record<AuditAction, string>> = {
  reporterSeen: '打开工单，看到反映人是谁',
  contactSeen: '查看联系方式',
  membersSeen: '打开单位人员名单',
  roleGiven: '给了身份',
  roleChanged: '改了负责的网格',
  roleEnded: '结束身份',
  passwordIssued: '发新密码',
  secondFactorReset: '重设第二步验证',
  accountSeen: '查一个账号停没停',
  accountSuspended: '停用账号',
  accountRestored: '恢复账号',
  accountClosed: '注销自己的账号',
  loginChanged: '改了自己的密码或动态码',
  importAccepted: '采用导入的文件',
  personChanged: '改了个人资料',
  documentSeen: '核对证件',
  homeDecided: '确认或结束住处',
  homeSeen: '查看住处',
  homeSpoken: '说了住不住在那里',
  homeChanged: '改了自己的住处登记',
  settingsChanged: '改了设置',
  testSent: '发了一条测试',
  auditRead: '查阅记录',
  auditExported: '导出记录',
  registerExported: '导出台账',
  deliveryDecided: '定了没转出去的怎么办',
  outsideRefused: '外面来的消息签名不对，没有采信',
  rollMatched: '对上或取下名册上的人',
  rollCorrected: '更正名册上的一行',
};

/** The same to the person themselves: 「…，您的…」. */
export const SEEN_WORDS: Readonly<Record<AuditAction, string>> = {
  reporterSeen: '办您这件事时，看到了您的称呼和手机尾号',
  contactSeen: '看了您的称呼和手机号',
  membersSeen: '看了有您在内的人员名单',
  roleGiven: '给了您一个身份',
  roleChanged: '改了您负责的网格',
  roleEnded: '结束了您的一个身份',
  passwordIssued: '给您发了新密码',
  secondFactorReset: '重设了您登录的第二步验证',
  accountSeen: '查了您的账号停没停',
  accountSuspended: '停用了您的账号',
  accountRestored: '恢复了您的账号',
  accountClosed: '注销了账号',
  loginChanged: '改了您的密码或动态码',
  importAccepted: '采用了有您在内的文件',
  personChanged: '改了您的资料',
  documentSeen: '在窗口核对了您的证件',
  homeDecided: '办了您的住处登记',
  homeSeen: '看了您的住处登记',
  homeSpoken: '看了您的住处登记，说了您住不住在那里',
  homeChanged: '改了您的住处登记',
  settingsChanged: '改了设置',
  testSent: '发了一条测试',
  auditRead: '查阅了有关您的记录',
  auditExported: '导出了有关您的记录',
  registerExported: '导出了台账',
  deliveryDecided: '定了有关您的工单怎么转出去',
  outsideRefused: '没有采信外面来的一条消息',
  rollMatched: '把您和名册对上，或者取下',
  rollCorrected: '更正了名册上您那一行',
};

export const AUDIT_OBJECT_WORDS: Readonly<Record<AuditObject, string>> = {
  case: '工单', admission: '准入申请', unit: '单位', person: '人', phone: '手机号', membership: '身份', home: '住处', import: '导入', setting: '设置', audit: '记录', wish: '心愿', project: '微项目', volunteer: '志愿者', roll: '名册', visit: '走访', booking: '预约', mediation: '调解',
};

export const CONTACT_REASON_WORDS: Readonly<Record<ContactReason, string>> = {
  askDetails: '问清楚情况',
  arrangeVisit: '约上门的时间',
  tellResult: '告诉办理结果',
  callBack: '回访',
  danger: '有危险，要马上联系',
  other: '其他',
};

/** Titles of the exported table. */
export const AUDIT_COLUMNS = ['序号', '时间', '谁', '单位', '身份', '做了什么', '关于谁', '对象', '理由'] as const;

/** 「查看联系方式」 at the workbench. */
export const CONTACT_WORDS = {
  open: '查看联系方式',
  title: '为什么要看联系方式',
  note: '看一次记一次。居民在「谁看过我的信息」里，看得到是您、什么时候、为什么',
  reason: '为什么看',
  text: '再写一句，可以不写',
  textNeeded: '写一句为什么，居民看得到',
  placeholder: '例如：约明天上午去看漏水的地方',
  send: '记下，看联系方式',
  pickReason: '选一个原因，点一下就行',
  sayMore: '选了「其他」，写一句为什么',
  noPhone: '这位居民没有登记手机号',
  done: '这一次已经记下，居民看得到',
  call: '打电话',
  close: '看好了，收起',
} as const;
