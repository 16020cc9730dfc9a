import { ACTIVITY_FIELDS } from './activities';
import { fill } from './fill';
import { MATTER_FIELDS } from './matters';
import { VOLUNTEER_FIELDS } from './volunteers';
import { TASK_FIELDS } from './volunteerTasks';
import { PLAN_FIELD_LABELS } from './volunteerProjects';
import { TEAM_FIELD_LABELS } from './volunteerTeams';
import { ABLE_FIELD_LABELS } from './ableNeighbours';
import { HOURS_FIELDS } from './volunteerHours';
import { BODY_FIELDS } from './bodies';
import { TOPIC_FIELDS } from './topics';
import { VOTE_FIELDS } from './voteRules';
import { ROLL_FIELDS } from './rolls';
import { CONSULTATION_FIELDS } from './consultations';
import { NOTICE_FIELDS } from './notices';
import { MEDIATION_FIELDS } from './mediations';
import { VISIT_FIELDS } from './visits';
import { BOOKING_FIELDS } from './bookings';
import { BOOK_FIELDS } from './openBooks';
import { DIRECTORY_FIELDS } from './directory';

/** What may be wrong with one field. `{label}` is its name, `{min}` and `{max}` the limits. */
export const FIELD = {
  required: '{label}还没填',
  wrongType: '{label}填的样子不对',
  wrongFormat: '{label}的写法不对',
  tooShort: '{label}至少写 {min} 个字',
  tooLong: '{label}最多写 {max} 个字',
  tooFew: '{label}至少要 {min} 个',
  tooMany: '{label}最多 {max} 个',
  tooSmall: '{label}不能小于 {min}',
  tooLarge: '{label}不能大于 {max}',
  notOneOf: '{label}请从给出的里面选',
  unknownField: '多了一项不认识的内容',
  unreadable: '{label}里有读不出来的字',
  wordsOrPhoto: '写一句话、说一段，或者拍一张照片，有一样就行',
  unknownQuestion: '这一类没有这个问题，请重新选类别',
  unknownOption: '请从给出的答案里选一个',
  answeredTwice: '同一个问题答了两次，留一个就好',
  answerMissing: '还有一个问题没答',
  unknownCategory: '请选一个类别，我们才知道找谁办',
  unknownPhoto: '有一张照片没传上来，请重新放上',
  placeMissing: '选一个地方，我们才知道派谁去',
  endBeforeStart: '结束的月份要和开始的一样或更晚',
  periodLong: '一次最多看 24 个月，请把两头选近一些',
} as const;
export type FieldCode = keyof typeof FIELD;

/** Names of fields by the last two named parts of their path, or the last one alone; others are 「这一项」. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  ...MEDIATION_FIELDS,
  ...BODY_FIELDS,
  ...TOPIC_FIELDS,
  ...VOTE_FIELDS,
  ...ROLL_FIELDS,
  ...CONSULTATION_FIELDS,
  ...NOTICE_FIELDS,
  ...VISIT_FIELDS,
  ...BOOKING_FIELDS,
  ...BOOK_FIELDS,
  ...DIRECTORY_FIELDS,
  text: '说的话',
  reason: '理由',
  photoIds: '照片',
  voiceIds: '录音',
  voiceId: '录音',
  answers: '回答',
  value: '回答',
  categoryId: '类别',
  place: '地方',
  point: '地图上的位置',
  lng: '经度',
  lat: '纬度',
  system: '坐标系',
  placeId: '地点',
  gridId: '网格',
  gridIds: '网格',
  door: '住处',
  number: '工单号',
  phoneTail: '手机尾号',
  kind: '证件',
  buildingId: '楼栋',
  entrance: '单元',
  no: '房号',
  words: '地址',
  relation: '怎么住的',
  name: '姓名',
  roomId: '房号',
  placeText: '门牌',
  yes: '认不认识',
  communityId: '社区',
  unitId: '单位',
  ruleId: '规定',
  grade: '急缓',
  revision: '版本',
  username: '账号',
  hours: '办公时间',
  address: '地址',
  successorId: '接手的单位',
  ends: '结束的任期',
  partTime: '兼职',
  phone: '手机号',
  password: '密码',
  current: '现在的密码',
  next: '新密码',
  code: '数字码',
  secret: '密钥',
  roles: '身份',
  personId: '人',
  elderMode: '长辈版',
  showToNeighbours: '给邻居看',
  source: '从哪里来的',
  consent: '怎么同意的',
  solved: '办好了没有',
  satisfaction: '满意不满意',
  contacted: '有没有联系过您',
  search: '要找的内容',
  from: '开始的日子',
  to: '结束的日子',
  cursor: '翻页的位置',
  limit: '每页件数',
  days: '天数',
  trigger: '为什么督办',
  reviewOn: '复查的日子',
  file: '文件',
  id: '编号',
  ...MATTER_FIELDS,
  ...VOLUNTEER_FIELDS,
  ...TASK_FIELDS,
  ...ACTIVITY_FIELDS,
  ...TEAM_FIELD_LABELS,
  ...PLAN_FIELD_LABELS,
  ...ABLE_FIELD_LABELS,
  ...HOURS_FIELDS,
};

const own = (table: object, key: string): boolean => Object.prototype.hasOwnProperty.call(table, key);

/** The parts of a path that are names: `photoIds.0` → `photoIds`. */
const namesOf = (path: string): string[] => path.split('.').filter((part) => !/^\d+$/.test(part));

/** The sentence for one bad field, with its name and limits filled in. */
export function fieldSentence(code: FieldCode, path: string, limits: { min?: number | string; max?: number | string } = {}): string {
  const names = namesOf(path);
  const [both, last] = [names.slice(-2).join('.'), names[names.length - 1] ?? ''];
  if (code === 'required' && last === 'place') return FIELD.placeMissing;
  const known = [both, last].find((name) => own(FIELD_LABELS, name));
  return fill(FIELD[code], { label: known === undefined ? '这一项' : FIELD_LABELS[known], ...limits });
}
