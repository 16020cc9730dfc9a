import type { Deed, DocumentKind, Level } from '../domain/identity/levels';

/** What a level of identity is called. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  0: '微信进来的',
  1: '手机号核实过',
  2: '证件当面看过',
};

/** How one comes to a level. */
export const LEVEL_WAYS: Readonly<Record<Level, string>> = {
  0: '用微信进来就有',
  1: '核实一次手机号',
  2: '带证件到工作站，当面看一眼，不留号码，不复印',
};

/** What a level opens, as people say it. */
export const DEED_WORDS: Readonly<Record<Deed, string>> = {
  report: '报问题，看办到哪一步',
  wish: '说一个微心愿',
  opinion: '在议事里说意见',
  visit: '认领上门的心愿',
  roll: '进表决的名册',
  hours: '确认志愿服务时长',
};

/** What a document is called at the counter. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  identityCard: '身份证',
  householdBook: '户口本',
  residencePermit: '居住证',
  passport: '护照或通行证',
  deed: '房产证',
  lease: '租房合同',
};
