import type { AdmissionAction, AdmissionRuleCode, AdmissionState, RefusalGround } from '../domain/matters/admissions';
import type { Duty, ListFault } from '../domain/matters/lists';

/** The two lists. */
export const DUTY_WORDS: Readonly<Record<Duty, { readonly name: string; readonly note: string }>> = {
  primary: { name: '主体责任', note: '社区自己负责办的' },
  assisting: { name: '协助责任', note: '别的单位牵头，社区只帮着办' },
};

export const ADMISSION_STATE_WORDS: Readonly<Record<AdmissionState, string>> = { asked: '等工作站定', admitted: '准入了', refused: '没准入', withdrawn: '撤回了', ended: '提前结束了' };
export const ADMISSION_BUTTONS: Readonly<Record<AdmissionAction, string>> = { admit: '同意准入', refuse: '不予准入', askAgain: '补齐了再申请', withdraw: '撤回申请', end: '提前结束' };

/** Grounds in a few words; the article stands beside each. */
export const GROUND_WORDS: Readonly<Record<RefusalGround, string>> = {
  offList: '不在清单里',
  assistingOnly: '社区只协助，不能当主办',
  noAuthority: '没有文件依据',
  noMeans: '没带人、没带经费',
  privacy: '不该向居民收这些信息',
};

export const LIST_FAULT_WORDS: Readonly<Record<ListFault['code'], string>> = {
  leadMissing: '协助的事要写清楚哪个单位牵头',
  leadOfOwn: '主体责任是社区自己的，不写牵头单位',
  itemTwice: '前面已经有这一条了，留一条就好',
};

export const MATTER_RULE_WORDS: Readonly<Record<AdmissionRuleCode, string>> = {
  askedOften: '这件工作申请过 3 次都没准入，请先和街道商量',
  untilLater: '到期的日子不能比申请的还晚',
  untilOver: '到期的日子已经过了，请选今天或以后',
  untilFar: '一次最多准入一年，到期再申请',
  listedAlready: '清单里已经有这一条，照清单办就行，不用申请',
  endedByItself: '已经到期，自己结束了',
  listNotNewer: '生效的日子不能早于上一版',
  listDayOver: '生效的日子已经过了，请选今天或以后',
  listDayFar: '生效的日子太远，请选一年以内',
  listUnchanged: '和现在的清单一样，不用公布',
};

/** Names of fields, for what is wrong with one. */
export const MATTER_FIELDS = {
  title: '事项', basis: '依据', lead: '牵头单位', duty: '责任', items: '事项', people: '人数', money: '经费', until: '到哪一天', ground: '不准入的理由', effectiveFrom: '生效的日子', why: '为什么改', communityIds: '社区', year: '年份', purpose: '要社区做什么', version: '版本',
} as const;

/** Titles of the table that a list is brought in from, and taken out to. */
export const LIST_COLUMNS = [
  { key: 'duty', title: '责任', example: '主体责任', note: '主体责任、协助责任；一字不差' },
  { key: 'title', title: '事项', example: '老年人优待证受理', note: '居民看得懂的说法，60 个字以内' },
  { key: 'basis', title: '依据', example: '老年人权益保障法第五十三条', note: '哪部法、哪份文件、第几条' },
  { key: 'lead', title: '牵头单位', optional: true, example: '', note: '协助责任必填，写单位全名；主体责任不写' },
] as const;

/** A file that brings a list. */
export const LIST_FILE = {
  unknownDuty: '责任只能写「主体责任」或「协助责任」',
  tooLong: '{title}最多写 {max} 个字',
} as const;

/** Titles of the yearly report as a table. */
export const REPORT_COLUMNS = ['社区', '申请单位', '申请的工作', '哪天申请', '申请几次', '结果', '依据的条文', '理由', '带多少人', '带多少钱（元）', '到哪一天'] as const;
export const REPORT_SUM_COLUMNS = ['社区', '单位', '申请', '准入', '没准入', '撤回', '等着定', '退回几次', '清单里协助几项'] as const;

/** On the pages. */
export const MATTERS = {
  list: '社区事项清单',
  lead: '社区该办什么、帮谁办什么，都写在这里。清单以外的工作，要先经工作站准入。',
  none: '这个社区还没有公布清单',
  noneBody: '公布以前，问题照样可以报，工作站会接。',
  inForce: (version: number, day: string) => `第 ${version} 版，${day}起生效`,
  coming: (version: number, day: string) => `第 ${version} 版 ${day}起生效，现在还按这一版`,
  old: (version: number) => `这是以前的第 ${version} 版，现在不按它办`,
  versions: '各版清单',
  change: (added: number, gone: number, changed: number) => [added && `新增 ${added} 项`, gone && `去掉 ${gone} 项`, changed && `改了 ${changed} 项`].filter(Boolean).join('，') || '没有变化',
  basis: '依据：',
  leads: (unit: string) => `${unit}牵头`,
  admitted: '清单以外、准入了的',
  admittedNote: '到期就结束，不再由社区办',
  report: '准入年报',
  reportLead: (year: number) => `${year} 年，上面要社区做、又不在清单里的工作`,
  years: '哪一年',
  refusals: '没准入的',
  refusalsNone: '没有不予准入的',
  admissionsOf: '准入了的',
  assisting: '清单里的协助工作',
  departments: '按单位',
  communities: '按社区',
  edit: '改清单',
  ask: '申请准入',
  admissions: '准入申请',
  waiting: '等着定的',
  decided: '定了的',
  bounced: (times: number) => `退回过 ${times} 次`,
  ended: (day: string, by: 'station' | 'asker', reason: string) => `${day}提前结束，${by === 'station' ? '工作站' : '申请单位'}提出：${reason}`,
  ordered: (name: string, number: string) => `从「${name}」来，那边的编号 ${number}`,
  like: '清单里有相近的，先看看是不是这一条',
} as const;
