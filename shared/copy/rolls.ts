import type { Column } from './administration';
import type { RollFault } from '../domain/rolls/cells';
import type { Correction, ObjectionKind, ObjectionState, RollChange, RollImportState, RollKind, RollState, Sureness } from '../domain/rolls/kinds';
import type { RollRuleCode } from '../domain/rolls/rules';

export const ROLL_KIND_WORDS: Readonly<Record<RollKind, { readonly name: string; readonly hint: string; readonly holder: string }>> = {
  owners: { name: '业主名册', hint: '一处房一行，写建筑面积', holder: '业主' },
  households: { name: '户名册', hint: '一户一行', holder: '户主' },
  representatives: { name: '居民代表名册', hint: '一个席位一行', holder: '居民代表' },
};
export const ROLL_STATE_WORDS: Readonly<Record<RollState, string>> = { writing: '正在写入', draft: '在核对', open: '正在公示', settled: '已经定下', replaced: '换成新的了', withdrawn: '收回了' };
export const ROLL_IMPORT_WORDS: Readonly<Record<RollImportState, string>> = { reading: '正在读', unreadable: '读不了', checked: '看完了', done: '收下了', refused: '没有收', expired: '放太久，清掉了' };
export const OBJECTION_WORDS: Readonly<Record<ObjectionKind, string>> = { wrongArea: '面积不对', wrongOwner: '名字不对', sold: '房子已经卖了', notMe: '这不是我', missing: '上面没有我' };
export const OBJECTION_STATE_WORDS: Readonly<Record<ObjectionState, string>> = { open: '等答复', accepted: '采纳了', declined: '没有采纳' };
export const ROLL_CHANGE_WORDS: Readonly<Record<RollChange, string>> = { added: '新加的', removed: '没有了', area: '面积变了', holders: '人变了' };
export const CORRECTION_WORDS: Readonly<Record<Correction, string>> = { area: '改面积', holders: '改人', void: '去掉这一行' };
export const SURE_WORDS: Readonly<Record<Sureness, string>> = { certain: '能确定', likely: '可能是' };

/** Columns of the tables, as the templates have them. */
const BUILDING: Column = { key: 'building', title: '楼栋', example: '3栋', note: '门牌上写的那样：3栋、听涛阁' };
const ENTRANCE: Column = { key: 'entrance', title: '单元', optional: true, example: '2单元', note: '没有单元就空着' };
const NO: Column = { key: 'no', title: '房号', example: '501', note: '同一处只写一行；车位、车库不写进来' };
const NUMBERS: Column = { key: 'numbers', title: '手机号或证件尾号', optional: true, example: '13800000000', note: '11 位手机号，或者证件的后四到六位；几个人用顿号隔开，和姓名一个顺序。不要写整个证件号' };
const DELEGATE: Column = { key: 'delegate', title: '受托人', optional: true, example: '', note: '写了书面委托的才写姓名；原件给工作站看过，站里再登记起止日子' };
export const ROLL_COLUMNS: Readonly<Record<RollKind, readonly Column[]>> = {
  owners: [
    BUILDING, ENTRANCE, NO,
    { key: 'area', title: '建筑面积', example: '89.50', note: '平方米，最多两位小数，照房产证写' },
    { key: 'holder', title: '业主', example: '王桂芳', note: '房产证上的姓名或单位名' },
    { key: 'others', title: '共有人', optional: true, example: '李建国', note: '房产证上的其他人，几个人用顿号隔开' },
    NUMBERS,
    { key: 'developer', title: '开发商未售', optional: true, example: '', note: '没卖出去、卖了还没交房的写「是」，一起只算一位业主' },
    DELEGATE,
  ],
  households: [BUILDING, ENTRANCE, NO, { key: 'holder', title: '户主', example: '王桂芳', note: '一户来一位，写来的这一位' }, NUMBERS, DELEGATE],
  representatives: [
    { key: 'building', title: '片区', example: '第一片区', note: '推选代表的片区' },
    { key: 'no', title: '席位', example: '1', note: '一个片区几位代表，就写 1、2、3' },
    { key: 'holder', title: '居民代表', example: '王桂芳', note: '推选出来的人' },
    NUMBERS,
  ],
};

/** What is wrong with a row, and how to mend it. */
export const ROLL_FAULT_WORDS: Readonly<Record<RollFault, string>> = {
  placeLong: '楼栋、单元、房号每样最多 {max} 个字，写短一些',
  parking: '车位、车库不算面积也不算人，请删掉这一行',
  twice: '和第 {row} 行是同一处，留一行；几个人一起有的，写在「共有人」里',
  areaNeeded: '建筑面积还没写，照房产证写上，比如 89.50',
  areaWrong: '建筑面积要写成数字，比如 89.50，不要写别的字',
  areaFine: '建筑面积最多两位小数，比如 89.50',
  areaLarge: '一处最多 {max} 平方米，请看看小数点有没有写错',
  nameLong: '一个名字最多 {max} 个字，几个人用顿号隔开',
  nameOdd: '名字里有数字，号码请写在「手机号或证件尾号」那一列',
  holdersMany: '一处最多写 {max} 个人',
  holderTwice: '同一个人写了两次，留一个',
  numbersMany: '号码比人多，几个号码要和几个人对上',
  numberWhole: '不要写整个证件号，只写后四位就够',
  numberWrong: '号码要么是 11 位手机号，要么是证件的后四到六位',
  yesNo: '「开发商未售」写「是」，不是就空着',
};
/** What is worth a look and stops nothing. */
export const ROLL_NOTE_WORDS = {
  areaNone: '面积是 0：算一个人，不算面积。确实是这样就不用改',
  nameless: '和第 {row} 行同名，都没写号码：算两位业主。是同一个人就把号码写上',
} as const;

/** The rules in words: what is so, and what to do. */
export const ROLL_RULE_WORDS: Readonly<Record<RollRuleCode, string>> = {
  rollBodyOver: '这个组织已经散了，不能再导名册',
  rollKind: '这个组织用不上这一种名册，换一种',
  rollFaults: '还有行要改，改好重新交一次；有一行不对，就一行也不收',
  rollUnderWay: '上一版还没定下，先定下它或者收回它，再导新的一版',
  rollNewer: '看的时候还没有这一版，别人刚收下了一份。请重新交一次，看看改了什么',
  rollUntil: '公示从明天算起最少 7 天、最多 60 天，换一天',
  rollEarly: '公示的日子还没过完，最后一天过了才能定',
  rollObjections: '还有异议没答复，答完才能定',
  rollProposals: '还有更正等第二个人看，看完才能定',
  rollNotSettled: '名册还没定下，定下来才能用来表决',
  rollReplaced: '名册换了新的一版，请用新的一版',
  rollUnit: '这种名册不能这样数，换一种数法',
  rollHolder: '这一行上没有这个人',
  rollLevel: '还没看过他的证件，请他带证件来柜台，看过才能对上名册',
  rollElsewhere: '名册上已经有他了：一个人只代表一户、一个席位，同一行也不写两次',
  rollNobody: '没找到这个人：姓名和手机尾号要对得上，要住在本社区',
  rollSeveral: '有几位同名、尾号也一样，请本人到工作站来登记',
  rollSingle: '这一处只有一位，不用推选',
  rollDelegateTerm: '委托的日子看一看：从哪天到哪天，最长一年，不能已经过了',
  rollNothing: '和现在的一样，没有改',
  rollProposed: '这一行有更正等第二个人看，看完再改',
  rollNoProposal: '这一行没有要看的更正',
  rollSecond: '更正要另一个人看过，不能自己提自己点头',
  rollVoided: '这一行已经去掉了',
  rollObjected: '您说过了，等工作站答复',
  rollObjectionLine: '先选是哪一行不对',
  rollStands: '名册上有您，请在那一行上说哪里不对',
  rollLogFull: '这一行改得太多了，请导新的一版',
};

/** On the pages. */
export const ROLL = {
  title: '名册',
  version: (version: number): string => `第 ${version} 版`,
  numbers: '名册上有多少',
  lines: (n: number): string => `${n} 行`,
  persons: (n: number): string => `${n} 位业主`,
  seats: (n: number): string => `${n} 位`,
  area: (shown: string): string => `${shown} 平方米`,
  countedNote: '够不够人数，按整本名册算，用不用微信都算在里面。一位业主有几处房，算一位；没卖的房，一起算一位。',
  namesNote: '这里只有数字，没有名字。名字只有本人和工作站看得到。',
  building: (name: string): string => name || '没写楼栋',
  until: (day: string): string => `公示到 ${day}，觉得不对可以说`,
  settledAt: (day: string): string => `${day}定下的`,
  corrections: '定下以后更正过的',
  noMine: { title: '这份名册上没有您', body: '可能是还没对上。确实该有您，就说一声，工作站会看。' },
  missing: '上面没有我',
  mine: '我在的名册',
  mineEmpty: { title: '您还没在名册上', body: '工作站把名册和您对上以后，这里会写着您是哪一行、多少面积。要对上，先在工作站看过证件。' },
  standing: (place: string, area: string | null, as: string): string => `您在这份名册上：${place}${area === null ? '' : `，建筑面积${area}平方米`}，${as}`,
  delegateOf: '受托人',
  coOwner: '共有人',
  object: '这里不对',
  objectTitle: '哪里不对',
  objectText: '说清楚些',
  objectPlaceholder: '比如：房产证上是 92.30 平方米',
  objectSend: '交给工作站',
  objectSent: '交给工作站了，答复会告诉您',
  answerBy: (when: string): string => `${when}前答复`,
  myObjections: '我说过的',
  nameTitle: '谁来代表表决',
  nameNote: '这一处是几个人一起有的，要一起推选一位来表决。大家都点过头才算；表决开始以前可以换人。',
  nameIt: (name: string): string => `推选${name}`,
  agree: '我同意',
  named: (name: string): string => `推选好了：${name}`,
  waitingOf: (n: number): string => `还有 ${n} 位没点头`,
  nobodyYet: '还没有推选',
  self: '我',
  notMatched: '还没对上，可以到工作站书面推选',
  delegated: (name: string, from: string, to: string): string => `书面委托了${name}，${from}到${to}`,
  standIn: (from: string, to: string): string => `您替这一处表决，${from}到${to}`,
  proposed: '这一行有更正，等第二个人看',
  withdrawn: '这份名册收回了',
  toDesk: '去管这份名册',
  bodyRolls: '名册',
  bodyRollsEmpty: '还没有名册',
} as const;

/** On the pages of the station. */
export const ROLL_DESK = {
  title: '名册', bodies: '哪个组织', noBodies: { title: '还没有议事组织', body: '先设一个组织，才有名册可导。' }, rolls: '名册', noRolls: '还没有名册', imports: '交过的表', noImports: '还没交过表',
  template: '下载空表', hand: '选表格，交上来', handing: '正在交…', handNote: 'xlsx，最多 2 万行。先给您看，您点头才收；有一行不对，就一行也不收。',
  import: '一份名册', problems: '要改的（{count} 处）', notes: '看一眼的（{count} 处）', whole: '整张表', row: '第 {row} 行', first: '先列前 {count} 处', mend: '在表格里改好，再交一次。', again: '改好了，再交一次',
  reading: '正在读，可以先去忙别的', clean: '没有要改的', accept: '收下，作为新的一版', acceptAsk: { title: '收下这份名册？', body: '{lines} 行写进名册，先是草稿；公示、定下以后才用。', yes: '收下', no: '再看看' }, refuse: '不收', refuseAsk: { title: '不收这份表？', body: '表里的内容会清掉。', yes: '不收', no: '留着' },
  changes: '和上一版比', changesNote: (since: number): string => `比第 ${since} 版`, same: '和上一版一样', areaFromTo: (from: string, to: string): string => `${from} → ${to} 平方米`,
  manage: '管名册', post: '公示，请大家看', postUntil: '公示到哪天', posted: '公示了', settle: '定下来', settleAsk: { title: '定下这份名册？', body: '定下以后表决就用它；再改要两个人。', yes: '定下', no: '再等等' }, settled: '定下了', withdraw: '收回', withdrawWhy: '为什么收回', withdrawn: '收回了',
  unmatched: (n: number): string => `${n} 行没对上`, objections: (n: number): string => `${n} 条异议`, proposals: (n: number): string => `${n} 处更正等人看`,
  certain: '能确定的一次对上', certainAsk: { title: '把能确定的都对上？', body: '住处确认过、姓名一样、号码不冲突、看过证件的，才算能确定。拿不准的不会动，一行一行看。', yes: '对上', no: '先不' }, certainGoing: '正在对，一会儿再看', 
  views: { all: '全部', unmatched: '没对上的', proposed: '等人看的更正' }, objectionsTab: '异议', find: '找一处', findBuilding: '楼栋', findNo: '房号', noLines: '没有这样的行', noObjections: '没有要答复的异议', more: '再看一些',
  line: '一行', who: '是谁', person: (name: string, tail: string): string => `对上了：${name}${tail}`, nobody: '还没对上', suggested: '看着像', thisOne: '就是他', notHim: '不是他', byName: '按姓名找', name: '姓名', tail: '手机号后四位', match: '对上',
  why: { home: '住处确认过', sameName: '姓名一样', sameNumber: '号码对得上', noDocument: '还没看过证件' }, developer: '开发商未售', voided: '去掉了',
  correct: '改这一行', what: '改什么', area: '建筑面积（平方米）', holders: '人和号码', holdersHint: '一行一个人，名字后面空一格写号码', reason: '为什么改', reasonPlaceholder: '比如：房产证 2024 年换发', save: '改', proposeNote: '名册已经定下：改了要另一个人看过才算，表决里已经用的不变。', proposedBy: (by: string): string => `${by}提的，等另一个人看`, yes: '对，这样改', no: '不对，不改', corrected: '改好了', proposedDone: '记下了，等另一个人看',
  delegate: '记一份书面委托', delegateNamed: (name: string): string => `表里写着受托人：${name}`, delegateName: '托给谁（姓名）', from: '从哪天', to: '到哪天', limits: '托的是什么', limitsPlaceholder: '比如：只在加装电梯这件事上', delegateSave: '记下', delegateNote: '照书面委托来写，原件站里留着。', delegateEnd: '委托不算了', delegated: '记下了',
  paper: '书面推选的表决人', paperNote: '共有人都在纸上签了名，才在这里写。', paperSave: '就是他', voter: '谁来表决', log: '改过什么', second: (name: string): string => `${name}看过`,
  answer: '答复', accept_: '采纳', decline: '不采纳', answerText: '怎么说', answerPlaceholder: '他看得到：看了什么、怎么改或者为什么不改', answerSend: '答复', answered: '答复了', late: '过了日子', acceptNote: '采纳的，先在那一行改好，再答复。「这不是我」采纳以后会自动取下。', seeLine: '看这一行',
} as const;
/** What was done to a line, for its story. */
export const ROLL_LOG_WORDS: Readonly<Record<string, string>> = { matched: '对上了人', unmatched: '取下了人', area: '改了面积', holders: '改了人', void: '去掉了', declined: '更正没有通过', delegate: '记下了书面委托', delegateEnd: '委托不算了', named: '书面推选了表决人' };

/** Names of fields that no other page has. */
export const ROLL_FIELDS = { ref: '哪一行', at: '哪一位', area: '建筑面积', holders: '人和号码', what: '改什么' } as const;
