import type { CallState, Timer, WhistleAction, WhistleKind, WhistleRuleCode } from '../domain/whistles/whistles';

export const WHISTLE_KIND_WORDS: Readonly<Record<WhistleKind, { readonly name: string; readonly hint: string }>> = {
  daily: { name: '日常哨', hint: '站里一家办不了，请有关单位到现场' },
  hard: { name: '难题哨', hint: '居民反映多、街道一家解决不了的' },
  emergency: { name: '应急哨', hint: '人身安全、积水、断水断电，夜里也要来' },
};

export const CALL_STATE_WORDS: Readonly<Record<CallState, string>> = { called: '等签收', acknowledged: '已签收', contacted: '已联系', arrived: '已到场' };

/** A timer that ran out. */
export const LATE_WORDS: Readonly<Record<Timer, string>> = { acknowledge: '没按时签收', contact: '没按时联系', arrive: '没按时到场' };

export const WHISTLE_BUTTONS: Readonly<Record<WhistleAction, string>> = { acknowledge: '签收', contact: '联系好了', arrive: '记到场', end: '散哨', rate: '评一评' };

/** Lines on the case's timeline, as residents read them: 「吹哨：供水公司已签收」. */
export const WHISTLE_LINES = {
  blown: (kind: WhistleKind, units: string) => `${WHISTLE_KIND_WORDS[kind].name}：请${units}到现场`,
  acknowledged: (unit: string) => `${unit} ${CALL_STATE_WORDS.acknowledged}`,
  contacted: (unit: string, text: string) => `${unit} ${CALL_STATE_WORDS.contacted}：${text}`,
  arrived: (unit: string) => `${unit} ${CALL_STATE_WORDS.arrived}`,
  late: (unit: string, timer: Timer, level: string) => `${unit} ${LATE_WORDS[timer]}，已经报给${level}`,
  ended: (text: string) => `现场定了：${text}`,
} as const;

export const WHISTLE_RULE_WORDS: Readonly<Record<WhistleRuleCode, string>> = {
  whistleNotYours: '这一哨不是叫您单位的',
  whistleKind: '这种哨不由您单位来吹，请换一种，或者请街道来吹',
  whistleOpen: '这件事已经吹过哨，还没散，先把那一哨办完',
  callOver: '这一步已经记过了',
  notCalled: '这一哨没有叫这个单位',
  proofNeeded: '拍一张现场的照片，或者在现场按，才好记到场',
  ratedAlready: '已经评过了，一哨只评一次',
};

/** On the pages. */
export const WHISTLE = {
  board: '吹哨报到',
  open: '在叫的',
  ended: '散了的',
  blow: '吹哨叫单位到场',
  kind: '吹哪一种',
  units: '叫哪些单位',
  reason: '为什么叫、在哪里集合',
  outcome: '现场定了什么',
  ratings: '到场评价',
  ratingsNote: '只评单位，不评人；满 5 次才显示',
  notYet: (count: number) => `评了 ${count} 次，满 5 次显示`,
  none: '现在没有在叫的哨',
  rate: (unit: string) => `${unit}来得怎样`,
} as const;
