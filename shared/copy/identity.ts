import type { HomeReason, HomeRelation, HomeState } from '../domain/identity/homes';
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
  volunteer: '报名当志愿者',
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

/** How somebody lives somewhere. */
export const RELATION_WORDS: Readonly<Record<HomeRelation, string>> = {
  owner: '自己的房子',
  tenant: '租的',
  family: '和家里人一起住',
};

/** How far a bound home is. */
export const HOME_STATE_WORDS: Readonly<Record<HomeState, string>> = {
  asked: '等核实',
  confirmed: '核实过',
  declined: '没核实上',
  withdrawn: '撤回了',
  ended: '搬走了',
};

/** Why a home was not confirmed, or was ended, as the resident reads it. */
export const HOME_REASON_WORDS: Readonly<Record<HomeReason, string>> = {
  noSuchRoom: '楼里没有这个房号，请再看看门牌',
  notLivingHere: '问过了，这一户说您不住这里',
  papersNeeded: '请带房产证或租房合同到工作站来一趟',
  elsewhere: '这个地址不在我们社区',
  movedAway: '已经搬走了',
  enteredWrongly: '原来登记错了',
  other: '有别的原因',
};

/** What a co-resident or grid worker said. */
export const opinionWords = (part: 'coResident' | 'gridWorker', yes: boolean): string =>
  part === 'coResident' ? (yes ? '同住的人认得' : '同住的人说不认识') : yes ? '网格员去看过，是住这里' : '网格员去看过，不是住这里';
