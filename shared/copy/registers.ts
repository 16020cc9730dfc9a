import type { SheetProblem } from '../domain/registers/problems';
import type { SheetField, SheetUse } from '../domain/registers/fields';
import type { SheetState } from '../domain/registers/states';

export const SHEET_USE_WORDS: Readonly<Record<SheetUse, { readonly name: string; readonly about: string }>> = {
  orders: { name: '上级交办', about: '12345 热线、上级平台导出来的派单表，收进来当工单办，答复按他们的列填回去' },
  register: { name: '别处的台账', about: '原来系统里办完的、没办完的，一起并进来；没办完的转成工单接着办' },
};
export const SHEET_STATE_WORDS: Readonly<Record<SheetState, string>> = {
  reading: '正在读', unreadable: '读不出来', mapping: '等您对列', checking: '正在核对', checked: '等您定', writing: '正在收', committed: '收好了', undoing: '正在撤', undone: '撤回了', refused: '没要', expired: '过期收走了',
};
export const SHEET_FIELD_WORDS: Readonly<Record<SheetField, { readonly name: string; readonly about?: string }>> = {
  number: { name: '编号', about: '对方的编号，一个编号只收一件' },
  category: { name: '类别' },
  text: { name: '内容' },
  address: { name: '地址' },
  community: { name: '社区', about: '没有坐标时，靠它定在哪个社区' },
  lng: { name: '经度' },
  lat: { name: '纬度' },
  name: { name: '来电人' },
  phone: { name: '电话' },
  deadline: { name: '办理时限', about: '比我们早的，按他们的' },
  filedAt: { name: '受理时间' },
  status: { name: '状态', about: '看得出办完没有的那一列' },
  closedAt: { name: '办结时间' },
  result: { name: '办理结果' },
  title: { name: '工作名称', about: '要先准入的才用；没有就取内容开头' },
  basis: { name: '依据', about: '要先准入的必须写' },
  people: { name: '给几个人', about: '要先准入的才用' },
  money: { name: '给多少经费', about: '要先准入的才用，单位元' },
  replyNumber: { name: '填我们的工单号' },
  replyStatus: { name: '填办到哪一步' },
  replyText: { name: '填答复内容' },
  replyAt: { name: '填答复时间' },
};

/** What is wrong with a choice of columns. */
export const MAPPING_WORDS = { required: '「{name}」还没选是哪一列', twice: '「{name}」选的列，别的已经用了', notOneOf: '「{name}」选的列，表里没有' } as const;

/** What is wrong with a file or a row, and how to mend it. */
export const SHEET_PROBLEM_WORDS: Readonly<Record<SheetProblem, string>> = {
  notWorkbook: '这个文件读不出来，请存成 xlsx 或 csv 再交',
  tooLarge: '表太大，请删去用不着的列和工作表，或分几份交',
  tooManyRows: '一份最多 {max} 行，请分几份交',
  tooManyColumns: '一份最多 {max} 列，请删去用不着的列',
  formula: '单元格里有公式，请复制后“选择性粘贴为数值”再交',
  noRows: '表里没有内容，第一行写列名，从第二行起写内容',
  empty: '「{title}」没写',
  tooLong: '「{title}」最多 {max} 字',
  twice: '编号和第 {row} 行一样，一个编号留一行',
  badMoment: '「{title}」要写成 2026-03-02 09:30 这样',
  badDegree: '「{title}」不是经纬度',
  categoryUnknown: '还没选「{value}」算我们的哪一类',
  communityUnknown: '没有「{value}」这个社区，请对一下名称',
  placeUnknown: '看不出在哪个社区，请补上社区或经纬度',
  outsideDistrict: '这个位置不在本区',
  notYours: '在{value}，不归您派',
  statusUnknown: '「{value}」看不出办完没有，请改成“已办结”或“办理中”',
  endsFirst: '办结时间早于受理时间',
  badPhone: '电话号码不对，请改好，没有就留空',
  nameTooLong: '来电人最多 {max} 字',
  badCount: '「{title}」要写成 0 到 {max} 的整数',
  untilOver: '「{title}」已经过了，请写还没到的一天',
  untilFar: '「{title}」太远，准入最多 {max} 天',
  listedAlready: '「{value}」本来就在社区的事项清单里，不用准入，请给「{word}」选我们的一类',
  whereToAsk: '看不出要哪个社区做，请写上社区',
};
/** What is worth knowing of a row, though it can be taken in. */
export const SHEET_NOTES = {
  knownNumber: '这个编号已经收过（{value}），不再建一件',
  knownRow: '这个编号已经在台账里，不再收',
  knownWork: '这个编号请过准入（{value}）；没准入、内容又改过的才再请一次',
  alike: '和第 {row} 行时间、地点、内容都一样，请看是不是重了',
  alikeBefore: '和台账里 {value} 时间、地点、内容都一样，请看是不是重了',
  communityOnly: '没有坐标，先放在{value}中间，工作站受理时再改',
  landline: '座机收不进来，请在内容里写明怎么联系',
  refusedNow: '没收进来：{value}',
} as const;
/** Titles of the columns that are added where they have none of their own for it. */
export const REPLY_TITLES = { replyNumber: '承办工单号', replyStatus: '办理进度', replyText: '答复内容', replyAt: '答复时间' } as const;
/** Whose matter it is, where a table names nobody. */
export const NOBODY = '市民';
/** A register's matter is filed again here: said before its words. */
export const TAKEN_OVER = '（从「{source}」转来，原编号 {number}，{day} 受理）';

export const REGISTERS = {
  title: '外来的表',
  menuDetail: '12345 派单表、原来系统的台账，收进来，答复填回去',
  useLabel: '收的是什么',
  nameLabel: '从哪里来',
  namePlaceholder: '比如：市 12345 热线',
  nameMissing: '写上从哪里来，下次就按它的列收',
  unitLabel: '归哪个单位派',
  add: '加一个来源',
  addDone: '加上',
  hand: '交一份表',
  sending: '正在传…',
  sources: '从哪里来',
  sourcesNote: '列对一次就记住',
  noSources: '还没有来源。先加一个，再交它的表。',
  handed: '交过的表',
  noSheets: '还没有交过表。交上来先给您看，您点头才收。',
  notYours: '这里归派单的人',
  notYoursBody: '外来的表由街道和区里派单的人、管理员来收。',
  sheet: '收一份表',
  gone: { title: '没找到这一份', body: '从「外来的表」里再打开一次。' },
  columns: '哪一列是什么',
  columnsNote: '必选的都要有',
  none: '没有这一列',
  must: '必选',
  system: '经纬度是哪一种',
  sample: '头几行',
  check: '核对每一行',
  checkAgain: '改好了，再核对',
  categories: '他们的类别，算我们的哪一类',
  categoriesNote: '选一次就记住',
  unsaid: '还没选',
  /** Beside our categories: what is no resident's matter. */
  admission: { label: '要先准入', detail: '清单以外的工作，转成准入申请，由工作站定' },
  asked: '，其中 {work} 行要先准入',
  problems: '{count} 处要改',
  notes: '{count} 处请看一眼',
  first: '先列 {count} 处',
  row: '第 {row} 行',
  whole: '整份表',
  fresh: '{fresh} 行是新的',
  open: '，{open} 行没办完，会转成工单',
  known: '，{known} 行以前收过',
  accept: '都收进来',
  acceptAsk: { title: '都收进来？', yes: '都收进来' },
  acceptOrders: '{cases} 件转成工单，按他们的编号和时限办。',
  acceptWork: '{work} 件请社区准入，工作站定了才做。',
  acceptRegister: '{fresh} 行并进台账，一次都看得到；没办完的 {open} 件接着转成工单。',
  refuse: '不要这一份',
  refuseAsk: { title: '不要这一份？', body: '什么都不会收，传上来的内容也收走。', yes: '不要了' },
  undo: '整批撤回',
  undoAsk: { title: '整批撤回？', body: '这一批从台账里拿掉，转成的工单也撤回。已经有人在办的，就不能整批撤。', yes: '整批撤回' },
  replies: '取答复表',
  repliesTaken: '{rows} 行里，{answered} 行有答复了',
  kept: { orders: '原表留 180 天，用来填答复，以后收走', register: '收好 7 天后，原表收走' },
  progress: { reading: '正在读表', checking: '正在核对', writing: '正在收', undoing: '正在撤', committed: '正在转成工单' },
  finished: '收好了，{fresh} 行是新的[，其中 {work} 行请了准入][，{known} 行以前收过][，{refused} 行没收成]。',
  undone: '这一批撤回了。',
  personal: '姓名、电话照代办的规矩存：加密，要看得说理由。办完的那些，姓名电话不收。',
} as const;
/** Why a case of a register that was taken back ends. */
export const UNDONE_REASON = '「{source}」的这一批台账撤回了，这件不再在这里办';

export const ENTRIES = {
  title: '旧台账',
  menu: '原来系统里办过的',
  label: '找编号、地点或说的事',
  empty: { title: '旧台账里没有', body: '原来系统的台账并进来以后，在这里查。' },
  nothing: { title: '没找到', body: '换个说法，或者只写编号。' },
  finished: '原来办完的',
  goesOn: '接着办',
  waits: '正转成工单',
} as const;
