import type { CertificateAction, CertificateDesk, CertificateReason, CertificateRuleCode, CertificateState } from '../domain/volunteerHours/certificates';
import type { HoursRuleCode } from '../domain/volunteerHours/rules';
import type { Evidence, HourDesk, HourEnd, HourLane, HourRefusal, RecordAction, RecordKind, RecordState } from '../domain/volunteerHours/states';
import type { Suspicion } from '../domain/volunteerHours/suspects';
import { storyWords } from './story';

export const RECORD_STATE_WORDS: Readonly<Record<RecordState, string>> = { asked: '等站里录', toConfirm: '等第二个人确认', published: '正在公示', objected: '有人提了异议', counted: '记进去了', refused: '没有记' };
export const HOUR_DESK_WORDS: Readonly<Record<HourDesk, string>> = { confirm: '待确认', asked: '申请补录', objected: '有异议', published: '公示中', over: '办完的' };
export const HOUR_LANE_WORDS: Readonly<Record<HourLane, string>> = { counted: '记进去的', going: '还在办的', refused: '没有记的' };
export const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = { code: '扫码签到', place: '到场签到', mark: '负责人点名', photos: '现场照片', list: '纸质签到表' };
export const HOUR_REFUSAL_WORDS: Readonly<Record<HourRefusal, string>> = { notThere: '那天没有到', timeWrong: '时间对不上', noEvidence: '凭据不够', twice: '已经记过了', paid: '这次收了钱，不算志愿服务', other: '别的原因' };
export const HOUR_END_WORDS: Readonly<Record<HourEnd, string>> = { overlap: '和已经记的时间重叠', tooMuch: '超过了补录的上限', leftOver: '要更正的那一条已经变了', withdrawn: '自己收回了', takenBack: '出勤更正过，这一次不算了' };
export const SUSPICION_WORDS: Readonly<Record<Suspicion, string>> = { overlap: '时间重叠', day: '一天记得很多', night: '夜里的时间', oneConfirmer: '都由一个人确认', manual: '补录很多', ownCode: '自己出示的码' };
export const HOUR_BUTTONS: Readonly<Record<RecordAction, string>> = { ask: '申请补录', enter: '照这样录入', confirm: '确认，去公示', refuse: '不记', withdraw: '收回申请', object: '提出异议', keep: '核实过，照样记', count: '记入', book: '记入', remind: '提醒', attend: '按出勤记' };
/** A line of the record's story. */
export const RECORD_MOMENTS: Readonly<Record<RecordAction, string>> = { ask: '志愿者申请补录', enter: '录入了', confirm: '第二个人确认了，开始公示', refuse: '没有记', withdraw: '收回了申请', object: '有人提了异议', keep: '核实过异议，照样记', count: '公示结束，记进去了', book: '记入', remind: '提醒了一声', attend: '按出勤记了下来' };

/** `2.5 小时`, `-1 小时`; minutes in whole steps. */
export const hoursWords = (minutes: number): string => `${Number((minutes / 60).toFixed(2))} 小时`;
/** `★★☆☆☆`, read as 「二星」. */
export const starWords = (level: number): string => (level === 0 ? '还没有星级' : `${['一', '二', '三', '四', '五'][level - 1] ?? level}星志愿者`);
/** A line of the story, with its reason. */
export function recordMomentWords({ action, code }: { readonly action: RecordAction; readonly code: string | null }): string {
  const why = code ? (HOUR_REFUSAL_WORDS[code as HourRefusal] ?? HOUR_END_WORDS[code as HourEnd]) : undefined;
  return storyWords(RECORD_MOMENTS, action, action === 'withdraw' ? undefined : why);
}

/** The rules in words: what is so, and what to do. */
export const HOURS_RULE_WORDS: Readonly<Record<HoursRuleCode, string>> = {
  hoursNotVolunteer: '在册的志愿者才能记时长，先在“我的”里报名',
  hoursLevel: '证件核验过才能记时长，请带证件到工作站核验一次',
  hoursTime: '结束要比开始晚，看看日期和钟点',
  hoursFuture: '还没到的时间不能记，做完再来',
  hoursTooOld: '太久以前的补不了，请以后早些报',
  hoursTooLong: '一次最长 24 小时，分成几次写',
  hoursNothing: '扣掉休息不到半小时，记不了',
  hoursOverlap: '和另一段时间重叠了，同一个时间只能记一处',
  hoursDay: '这一天补录的时长到上限了，改短一些',
  hoursMonth: '这个月补录的时长到上限了，不能再补',
  hoursEvidence: '写上凭什么知道他来过',
  hoursPhotos: '选了现场照片，至少传一张',
  hoursList: '选了纸质签到表，写上是哪一张、放在哪里',
  hoursOwn: '自己的时长，由别人来录、来确认',
  hoursSame: '录入和确认要是两个人，请别人来确认',
  hoursReason: '选了“别的原因”，写一句为什么',
  hoursObjectedTwice: '您提过异议了，站里会看',
  hoursObjections: '异议已经很多了，站里正在看',
  hoursOwnObjection: '异议是您自己提的，请同事来定',
  hoursPersonal: '别写电话、证件号和门牌，大家都看得到',
  hoursMoney: '志愿服务不收钱，别写账号和收款的话',
  hoursCode: '照片里有收款码或者名片码，换一张',
  hoursCorrection: '更正后的时长要是半小时的整数，不能超过当时的起止时间',
  hoursCorrectionSame: '和现在记的一样，或者已经有一条更正在办',
  hoursNotCounted: '记进去以后才能更正',
  hoursTimelineFull: '来回太多次了，请到工作站说一说',
  hoursUnknown: '没有查到，刷新再看',
};

/** Words of the pages. */
export const HOURS = {
  title: '服务时长', balance: '一共', year: (year: number) => `${year} 年`, none: '还没有记下的时长', number: '志愿者编号', star: '星级', toNext: (minutes: number) => `再有 ${hoursWords(minutes)}到下一级`, top: '最高一级了',
  going: (count: number) => (count > 0 ? `${count} 条还在办` : '没有在办的'), records: '我的记录', more: '再看一些', manual: '补录', correction: '更正', published: '公示中的时长', ask: '申请补录', export: '导出我的服务记录', exported: '导出了，存在下载的文件里', exportName: '志愿服务记录.xlsx', mine: '我的服务时长',
  notReady: '要记时长，请带证件到工作站核验一次', notVolunteer: { title: '先报名当志愿者', body: '报了名，工作站登记好，做过的服务就能记下来。' },
  empty: { counted: { title: '还没有记进去的', body: '做完一次，第二个人确认，公示过就记在这里。' }, going: { title: '没有在办的', body: '忘了签到，可以申请补录。' }, refused: { title: '没有不记的', body: '没有记的会写明为什么。' } },
  publishedNote: (days: number) => `公示 ${days} 天，觉得不对可以提出异议。只写姓，不写名。`, publishedEmpty: { title: '现在没有公示的时长', body: '志愿者的时长经两个人确认，就在这里公示。' }, noCommunity: { title: '先选好住的社区', body: '在“我的”里选好社区，就看得到本社区的公示。' },
  what: '做了什么', whatHint: '比如：清理楼道', when: '什么时候', counts: '时长', wouldCount: '可以记', evidence: '凭据', volunteer: '志愿者', said: '志愿者说', until: (day: string) => `公示到 ${day}`, record: '前前后后', by: '谁录的', second: '谁确认的', nobody: '还没有', breaks: (minutes: number) => `休息 ${minutes} 分钟`, about: '更正哪一条', stands: '现在算',
  objections: '异议', objectionLabel: '哪里不对', objectionHint: '比如：那天下午活动取消了', objected: '提上去了，工作站会核实', objectedMine: '您提的', objectedBy: '邻居提的', settled: '核实过了', objectNote: '写事实。志愿者看得到您写的话，看不到是谁写的。',
  asked: '报上去了，站里录好、第二个人确认后公示', entered: '录好了，请别人来确认', confirmed: '确认了，开始公示', refused: '记下了，志愿者会知道为什么', kept: '记下了，照样公示', withdrawn: '收回了', why: '为什么不记', keepLabel: '怎么核实的', deskWork: '工作站要做的', secondNote: '您录的或者您带的班，请别人来确认', shownNote: '这一班的签到码您出示过，请没有出示过的同事来确认：出码和确认是两个人，时长才可信', ownCode: '您出示过签到码', unleft: '没有签退，按散场算', queued: '没网时扫的，后来才传到', confirmerNote: '您确认过，异议请同事来定', correct: '更正时长', correctLabel: '为什么更正', correctTo: '应该记多少小时', corrected: '更正录好了，请同事来确认',
  together: '一起确认', togetherNote: '一条一条看过，不对的点一下拿出来，对的一起确认。', togetherCount: (count: number) => `${count} 条等您确认`, togetherSend: (count: number) => `确认 ${count} 条`, togetherNone: '至少留一条，才能确认', togetherDone: (count: number) => `${count} 条开始公示了`, togetherLeft: (count: number) => `${count} 条没有确认，看看为什么`, togetherBusy: '正在一条一条记…', toConfirm: '等您确认', takenOut: '拿出来了，不跟着确认', seeOne: (name: string) => `看${name}这一条`, othersConfirm: '要别人来确认', ownHours: '您自己的', ownHand: '您录的，或者您带的班', confirmedHead: '办过的', sameShift: '这一班一起确认', shiftNone: { title: '这一班没有要确认的', body: '有人签退了，就会列在这里。' },
  ledTitle: '我带的队', ledDetail: '补录时长，给队员确认', forWhom: '替哪里录', stationVolunteers: '站里的志愿者', findName: '找名字', findNameHint: '写姓名里的字', findNone: '没有这个名字，换个字找',
  deskTitle: '服务时长', enterTitle: '补录时长', enterDetail: '没能签到的，凭签到表或照片录', registerDetail: '记进去的，按全国系统的栏目列表', suspectsDetail: '时间重叠、夜里的、补录多的', certificatesDetail: '有人申请，看过就能开', suspects: '可疑情况', deskEmpty: { title: '这里没有', body: '要站里办的时长，排在这里，先到期的在前。' }, notYours: '这里归工作站', notYoursBody: '自己的时长，在“志愿者”里看。',
  suspectsNote: (days: number) => `最近 ${days} 天。只是提醒看一看，不等于有问题。`, suspectsEmpty: { title: '没有看着不对的', body: '时间重叠、夜里的、补录很多的，会列在这里。' }, amount: { overlap: (n: number) => `${n} 条`, day: (n: number) => hoursWords(n), night: (n: number) => hoursWords(n), oneConfirmer: (n: number) => `${n} 条`, manual: (n: number) => `${n} 条`, ownCode: (n: number) => `${n} 条` },
  form: {
    note: '忘了签到、没法签到的，在这里补。站里录好，第二个人确认，公示过才记。', day: '哪一天', earlier: '更早的日子', earlierHint: '点这里选日子', from: '几点开始', to: '几点结束', timeHint: '比如 9:00', nextDay: '到第二天', nextDayNote: '过了半夜才结束', breaks: '中间休息多少分钟', breaksHint: '没有就空着', text: '再说两句（可以不写）', photos: '拍几张，不拍人脸和门牌', who: '哪位志愿者', evidence: '凭什么知道他来过', list: '哪一张签到表，放在哪里', listHint: '比如：3 月 2 日活动签到表，档案柜二层', send: '交给工作站', enter: '录好，请别人确认', missing: (count: number) => `还差 ${count} 处，补上就能交`, volunteersNone: '没有能记时长的志愿者',
  },
} as const;
/** Columns and words of one's own record as a table (names of the national platform where it has them), and of the station's. */
export const HOURS_REGISTER = {
  columns: ['序号', '记录类型', '服务项目', '所在社区', '服务日期', '开始时间', '结束时间', '服务时长（小时）', '记录依据', '记录方式', '记入日期'], sheet: '志愿服务记录', kinds: { service: '服务', correction: '更正' } satisfies Record<RecordKind, string>, manual: '补录', attended: '签到',
  self: ['志愿者编号', '志愿者姓名', '证件类型', '证件号码', '所在社区', '服务技能', '注册日期', '服务时长（小时）', '星级'], selfSheet: '志愿者', merits: ['类别', '内容', '单位', '日期'], meritSheet: '培训表彰评价',
} as const;
/** Names of fields, for errors. */
export const HOURS_FIELDS = { breakMinutes: '休息时间', evidence: '凭据', minutes: '时长', volunteerId: '志愿者' } as const;

export const CERTIFICATE_STATE_WORDS: Readonly<Record<CertificateState, string>> = { asked: '等站里开', issued: '有效', declined: '没有开', cancelled: '不要了', withdrawn: '撤销了' };
export const CERTIFICATE_DESK_WORDS: Readonly<Record<CertificateDesk, string>> = { asked: '等着开', issued: '开出的', over: '以前的' };
export const CERTIFICATE_REASON_WORDS: Readonly<Record<CertificateReason, string>> = { hoursWrong: '时长有误', personWrong: '姓名或证件有误', replaced: '换了新的证明', other: '别的原因' };
export const CERTIFICATE_BUTTONS: Readonly<Record<CertificateAction, string>> = { ask: '申请开证明', issue: '开证明', decline: '不开', cancel: '不要了', withdraw: '撤销证明' };
export const CERTIFICATE_RULE_WORDS: Readonly<Record<CertificateRuleCode, string>> = {
  certificateNothing: '还没有记进去的时长，公示过再来开',
  certificateWaits: '已经申请了一份，等站里开',
  certificateDocument: '先在“志愿者”里登记证件，证明上要写后四位',
  certificateReason: '选了“别的原因”，写一句为什么',
  certificateHead: '证明要写负责人，工作站还没有站长，先选一位同事',
  certificateSigner: '选的负责人不在这个工作站了，重新选一位',
  certificateTimelineFull: '来回太多次了，请到工作站说一说',
};
/** Words of the paper (《志愿服务记录与证明出具办法（试行）》). */
export const CERTIFICATE_PAPER = {
  title: '志愿服务记录证明', number: '证明编号', name: '姓名', document: '证件', tail: (tail: string) => `后四位 ${tail}`, volunteerNumber: '志愿者编号', hours: '服务时长', period: '服务时间', contents: '服务内容', rest: '其他服务', times: (count: number) => `${count} 次`,
  issuer: '出具单位', inCharge: '负责人', handler: '经办人', contact: '联系电话', date: '出具日期', check: '扫码打开核验页，填上姓名和证明编号，就知道真假。开证明不收费。', free: '开证明不收费。', file: (number: string) => `志愿服务证明-${number.slice(0, 5)}.pdf`,
} as const;
/** Words of the public page. */
export const CERTIFICATE_PUBLIC = {
  title: '核验志愿服务证明', check: '核验', valid: '证明有效', withdrawn: '证明已撤销', invalid: '没有查到', invalidNote: '姓名和编号要和证明上的一样。还是查不到，这份证明就不是真的。', withdrawnAt: '撤销日期', checkedAt: '核验时间', why: '为什么', note: '照着证明填姓名和编号。只说真假、时长和出具单位，别的都不说。',
} as const;
/** Words of the pages. */
export const CERTIFICATE = {
  title: '服务证明', deskTitle: '服务证明', note: '免费。写明时长、做了什么、哪个站开的，扫码就能核验。', asked: '报上去了，站里开好告诉您', issued: '开好了，志愿者会知道', declined: '记下了，志愿者会知道为什么', withdrawn: '撤销了，核验时会写明', signer: '证明上的负责人', signerNote: '经办人写您的名字。', undrawn: (signs: string) => `“${signs}”这个字太少见，印不出来，证明上是 □。打印好由工作站手写补上、盖章，核验时不受影响。`, cancelled: '收回了', open: '打开证明（PDF）', opened: '存在下载的文件里', whole: (hours: string) => `时长 ${hours}`, why: '为什么', empty: { title: '还没有开过证明', body: '要用的时候，在这里申请一份。' }, deskEmpty: { title: '这里没有', body: '有人申请，就排在这里。' },
} as const;
