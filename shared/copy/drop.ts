import type { DropField, DropFormat, DropRhythm } from '../domain/integrations/drop';

/** What the columns of a file may hold, as whoever sets them up writes it. */
export const DROP_FIELD_WORDS: Readonly<Record<DropField, string>> = {
  number: '工单号', what: '事项', at: '时间', category: '类别', categoryCode: '类别代码', title: '标题', text: '内容', address: '地址', community: '社区', station: '工作站', lng: '经度', lat: '纬度', grade: '等级', state: '状态',
  round: '第几次交办', filedAt: '上报时间', due: '办理时限', photos: '照片张数', orderNumber: '上级单号', id: '行标识',
};
/** The columns a new channel begins with. */
export const DROP_USUAL: readonly DropField[] = ['number', 'what', 'at', 'category', 'text', 'address', 'community', 'lng', 'lat', 'grade', 'filedAt', 'due'];

export const DROP_FORMAT_WORDS: Readonly<Record<DropFormat, string>> = { xlsx: 'Excel', csv: 'CSV' };
export const DROP_RHYTHM_WORDS: Readonly<Record<DropRhythm, string>> = { hourly: '每小时', daily: '每天', weekly: '每周一' };

/** Words of the form of a channel. */
export const DROP_FORM = {
  columns: '对方的列放什么',
  columnsNote: '一行一列，写成：对方的列名=这里的字段。字段有：{fields}',
  badLine: '第 {line} 行要写成“对方的列名=字段”，字段照上面写',
  badField: '第 {line} 行的“{word}”不是这里的字段，照上面写',
  noNumber: '要有一列放工单号，对方回话才对得上',
  twice: '有两列同名，改一个',
  format: '文件格式',
  rhythm: '多久做一份',
  rhythmNote: '没有新的就不做',
  hour: '几点做',
  hours: '{hour} 点',
} as const;

/** What the page of files says. */
export const DROP_WORDS = {
  title: '交接文件',
  lead: '要转到对方平台的工单攒成文件。取下来导进对方平台，导好了回来确认，才算交到。',
  open: '等着交',
  all: '全部',
  none: '没有等着交的文件',
  noneAll: '还没做过文件',
  noneBody: '有工单要转时，到点自动做一份，在这里取。',
  makeNow: '现在就做一份',
  made: '做好了，可以取',
  nothing: '没有要转的，不用做',
  file: '第 {number} 份',
  test: '测试文件',
  rows: '{rows} 行',
  sample: '样子，不用办',
  fetch: '取文件',
  fetchAgain: '再取一次',
  fetched: '取好了，导进对方平台以后回来确认',
  fetchedBy: '{who} {when} 取过',
  nobody: '还没人取',
  unconfirmed: '取了没确认',
  over: '交到了',
  unfiled: '{unit}　{name}　有 {rows} 条要转，还没做成文件',
  confirm: '导好了',
  confirmAsk: '{name}都导进去了？',
  confirmBody: '确认以后这 {rows} 行算交到了，不再催。没导全就先别确认，文件可以再取。',
  confirmYes: '都导好了',
  confirmed: '记下了，这一份交到了',
  confirmedBy: '{who} {when} 确认交到',
  gone: '过了保留的日子，取不到了',
  digest: '校验码 {digest}',
  byKey: '对方系统',
  overdue: '放了 {days} 天没人取',
  notYours: '这里归转到外面平台的单位',
  notYoursBody: '单位用文件往自己平台导工单的，由单位的人和管理员来取。',
  noChannels: '没有用文件交接的单位',
  noChannelsBody: '管理员在单位的对外通道里加“文件交接”，这里就有了。',
} as const;

/** What stands in the file that a test makes. */
export const DROP_TEST = { number: 'LL-000000-00000', text: '这是一行测试，来自邻里工作台。导进去看列对不对得上，看完删掉，不用办。' } as const;
