import type { AttendanceState, Evidence, Mark } from '../domain/activities/attendance';
import type { ActivityRuleCode } from '../domain/activities/rules';
import type { ActivityAction, ActivityDesk, ActivityState, CallOff, LeaveReason, Risk, ShiftLane, SignUpAction, SignUpState } from '../domain/activities/states';

export const ACTIVITY_STATE_WORDS: Readonly<Record<ActivityState, string>> = { draft: '还没有发', submitted: '等社区看', published: '招人中', cancelled: '取消了' };
export const ACTIVITY_DESK_WORDS: Readonly<Record<ActivityDesk, string>> = { open: '进行中', check: '等您看', draft: '没发', over: '办完' };
export const SHIFT_LANE_WORDS: Readonly<Record<ShiftLane, string>> = { coming: '要去的', past: '以前的' };
export const RISK_WORDS: Readonly<Record<Risk, string>> = { plain: '平常的活', outdoor: '户外、要出力', dangerous: '有危险' };
export const SIGN_UP_STATE_WORDS: Readonly<Record<SignUpState, string>> = { waiting: '排着队', offered: '有空位了，等您回话', seated: '报上了', left: '不去了' };
export const LEAVE_WORDS: Readonly<Record<LeaveReason, string>> = { noTime: '没有时间了', ill: '身体不舒服', cannot: '做不了', notSafe: '觉得不安全', other: '别的原因' };
export const CALL_OFF_WORDS: Readonly<Record<CallOff, string>> = { weather: '天气不好', few: '人太少', notSafe: '不安全', noNeed: '不需要了', other: '别的原因' };
export const ACTIVITY_BUTTONS: Readonly<Record<ActivityAction, string>> = { create: '办一场活动', edit: '改一改', submit: '交给社区看', approve: '同意，发出去', sendBack: '请队里改一改', publish: '发出去', change: '改一改', move: '改时间', lead: '请人带队', message: '给大家捎句话', cancelShift: '取消这一场', cancel: '整个取消' };
export const SIGN_UP_BUTTONS: Readonly<Record<SignUpAction, string>> = { join: '报名', offer: '', accept: '我去', decline: '这次不去', pass: '', cancel: '去不了了', swap: '请人换班', keep: '还是我去', handOver: '', change: '', callOff: '', remind: '', arrive: '签到', depart: '签退', mark: '', close: '' };
/** A line of an activity's story. */
export const ACTIVITY_MOMENTS: Readonly<Record<ActivityAction, string>> = { create: '写好了', edit: '改了草稿', submit: '交给社区看', approve: '社区同意了，发出去招人', sendBack: '社区请队里改一改', publish: '发出去招人', change: '改了安排', move: '改了时间', lead: '定了带队的人', message: '给大家捎了句话', cancelShift: '取消了一场', cancel: '整个取消了' };
/** Why somebody is not on a shift any more. */
export const LEFT_WORDS: Readonly<Record<string, string>> = { ...LEAVE_WORDS, silent: '没有回话，名额给了下一位', declined: '这次不去', calledOff: '活动取消了', handedOver: '换给了别人', gone: '登记停了' };

/** The rules in words: what is so, and what to do. */
export const ACTIVITY_RULE_WORDS: Readonly<Record<ActivityRuleCode, string>> = {
  activityNoShift: '选的日子里没有一场，再看看星期几和最后一天',
  activityManyShifts: '一次最多排 60 场，把最后一天选近一些',
  activityTimes: '一场最多 12 个小时，再看看几点到几点',
  activityPast: '开始的时间已经过了，选晚一些的',
  activityInsurance: '有危险的活动，先给大家买好保险，写上是哪一份，再发',
  activityRoles: '有两个岗位叫一样的名字，改一个',
  activityElsewhere: '这个地方不归您的工作站，选自己社区里的',
  activityPersonal: '别写电话、证件号和门牌。报了名的人有事，找工作站',
  activityMoney: '志愿活动不收钱，别写账号和收款的话',
  activityReason: '写一句为什么，大家好放心',
  activityMessages: '给大家捎的话够多了，有急事请打电话',
  activityNeedsYes: '要出力、有危险、进别人家里，或者有不满 18 岁的人来，先交给社区看',
  activityProject: '这个项目不是你们的，或者做完了，换一个',
  activityPaid: '有没有报酬，发出去以后不能改。请另办一场',
  activityTimelineFull: '改得太多次了，取消了重新办一场吧',
  activityNotVolunteer: '在册的志愿者才能报，先在“我的”里报名当志愿者',
  activityTermsDue: '承诺和风险告知换了新的，先到“志愿者”里看过',
  activityAlone: '这一项要看每个人合不合适，请一人报一个名',
  activityGuardian: '不满 18 岁，先请监护人到工作站说一声同意',
  activityMinor: '这个活动要满 18 岁，您可以看看别的',
  activityAge: '这个活动对年龄有要求，您可以看看别的',
  activityVisitLevel: '要进别人家里，请先带证件到工作站核验一次',
  activitySkill: '这个岗位要有证的人。您有证，请在“志愿者”里写上，工作站看过就能报',
  activityNotOpen: '还没有到报名的时候',
  activityClosed: '报名截止了，下一场早点来',
  activityOff: '这一场取消了',
  activityOverlap: '这个时间您已经有别的班了，先去“我的班次”看看',
  activityMany: '手上已经有 20 场了，做完几场再报',
  activityFull: '刚好报满了，可以排队，有空位就问您',
  activityTwice: '这一场您已经报了',
  activityOfferOver: '过了回话的时间，名额给了下一位',
  activityStarted: '已经开始了',
  activitySwapGone: '这个班不用换了，谢谢您',
  activitySwapSelf: '请别的志愿者来换，写别人的编号',
  activitySwapFamily: '一起报的换不了班，去不了请直接说',
  activityUnknown: '没有这个编号的志愿者，再看一遍',
  activityNotThere: '没有这一场或者这个人，刷新再看',
  attendanceCode: '这个码不对，请带队的人再给您看一次',
  attendanceOther: '这是别的活动的码，看看是不是走错了地方',
  attendanceOld: '这个码过时了，扫带队人手机上现在的码',
  attendanceOwn: '这一班的码您自己也能出示，请别的带队人或站里给您记，或者用位置签',
  attendanceReplayed: '这是签到时的码，走的时候再扫一次新的',
  attendanceFar: '离活动的地方有点远，走近些再试，或者请带队的人记一下',
  attendanceTime: '开始前两小时到结束后两小时之间才能签',
  attendanceFirst: '还没有签到，先签到',
  attendanceTwice: '已经签过了',
  attendanceEarly: '还没有到时候，开始前两小时起才能记',
  attendanceOver: '过了三天，记好的不能再改',
  attendanceSelf: '自己的请别人来记',
  attendanceNoContact: '没有写紧急联系人，请打工作站的电话',
};

export const ATTENDANCE_WORDS: Readonly<Record<AttendanceState, string>> = { here: '到了', gone: '走了', excused: '请了假', noShow: '没有来' };
export const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = { code: '扫码', place: '位置', mark: '带队人记的' };
export const MARK_WORDS: Readonly<Record<Mark, string>> = { present: '到了', late: '迟到了', left: '走了', excused: '请了假', noShow: '没有来' };
/** Words about coming and leaving. */
export const ATTEND = {
  over: '办过的', overNote: '三天里能补记、改谁来了', stillOpen: '还能记', closed: '看谁来了', name: '姓名', role: '岗位', cameAndLeft: '到和走', arrive: '到了，签到', depart: '要走了，签退', scan: '扫带队人的码', type: '输六位数字', typeLabel: '带队人手机上的六位数字', typeHint: '比如 123456', place: '用我的位置', placeOff: '看不到位置，请扫码或者请带队的人记一下', send: '就是它', arrived: '签到了，辛苦了', departed: '签退了，谢谢您', kept: '没有网，先存着，有网自己补上', keptWaiting: '有一次签到还没发出去，有网自己补上', late: '晚了一点', queued: '没网时扫的', code: '给大家扫的码', codeNote: '半分钟换一次，没有网也能用半小时。拍照转发的不算数。', codeNone: '开始前两小时起才有码', codeOut: '码用完了，连上网再取', digits: '扫不了的，输这六位数字', mark: (name: string) => `记一下${name}`, contact: '紧急联系人', contactNote: '看了会留下记录', sheet: '打印签到表', sign: '签名', came: (at: string) => `${at} 到`, left: (at: string) => `${at} 走`, wrong: '不是活动的码',
} as const;
/** Words of the pages. */
export const ACTIVITY = {
  title: '志愿活动', find: '活动与班次', findTitle: '正在招人', findNote: '合适的在前', mine: '我的班次', mineNote: '要去的、排队的', one: '活动', desk: '志愿活动', make: '办一场活动', edit: '改活动', gaps: '两周里还缺人', people: '谁来', near: '按离我远近', nearOff: '看不到位置，先看自己社区的',
  free: (count: number) => (count > 0 ? `还要 ${count} 人` : '报满了，可以排队'), more: (count: number) => `后面还有 ${count} 场`, metres: (far: number) => (far < 1000 ? `离您 ${Math.max(10, Math.round(far / 10) * 10)} 米` : `离您 ${(far / 1000).toFixed(1)} 公里`), fits: '您合适', signed: '报了',
  what: '做什么', where: '在哪里', meet: '在哪里碰头，找谁', meetLater: '报上了就看得到在哪里碰头', bring: '带什么', insurance: '保险', risk: '要出多大力', visit: '要进别人家里', minAge: (age: number) => `满 ${age} 岁`, roles: '要哪些人', shifts: '哪几场', closes: (hours: number) => (hours > 0 ? `开始前 ${hours} 小时截止报名` : '开始前都能报'), cancels: (hours: number) => (hours > 0 ? `开始前 ${hours} 小时内去不了，说一声为什么` : '去不了随时说一声'), opens: (at: string) => `${at}开始报名`, record: '前前后后',
  proven: '要有证', waiting: (count: number) => `${count} 位在排队`, off: '取消了', led: '有人带队', leading: '您带队', party: '几个人一起来', alone: '我一个人', with: (count: number) => `一共 ${count} 个人`, aloneNote: '这一项一人报一个名，同来的请各自报。', last: '没有别人我就来', lastNote: '先让别人报，快开始还缺人，就问您', wait: '排队，有空位问我', join: '报名', pick: '报哪个岗位', signedUp: '报上了，谢谢您', queued: '排上了，有空位马上问您', lastKept: '记下了，快开始还缺人就问您', left: '记下了，没关系', answered: '记下了', answerBy: (at: string) => `有空位了，${at}前回个话`, why: '为什么去不了', blameless: '安排变过，去不了直接说就行',
  swapTo: '请哪位志愿者（写编号），不写就是谁合适谁来', swapHint: '比如 ZY0000012', swapping: '正在请人换班，换成以前还是您的', swapped: '发出去了', take: '我来换这个班', taken: '换好了，谢谢您', calendar: '放进手机日历', calendarNote: '这个地址只有您知道，放进日历就会自己更新。再点一次，旧的就不能用了。', calendarCopied: '地址复制好了，到日历里“订阅”粘贴', calendarOne: '记到手机日历', calendarDone: '记到日历里了', calendarFile: '日历文件下载好了，点开就记上', calendarOff: '没有记成，点“放进手机日历”也行', notVolunteer: { title: '先报名当志愿者', body: '报了名，工作站登记好，就能报这里的活动。' },
  empty: { title: '现在没有招人的活动', body: '有了新的，就在这里。' }, mineEmpty: { coming: { title: '还没有要去的', body: '到“活动与班次”里看看。' }, past: { title: '还没有去过', body: '去过一次，就记在这里。' } }, deskEmpty: { title: '这里没有', body: '办一场活动，写好再发。' }, gapsEmpty: { title: '两周里都不缺人', body: '谢谢大家。' }, notYours: '这里归工作站', notYoursBody: '想报名，在“我的”里点志愿者。', nobody: { title: '还没有人报', body: '有人报了，就在这里。' },
  team: '谁在办', project: '属于哪个项目', teamNote: '平常的活、满 18 岁的人来，队里自己就能发；别的先交给社区看一看。', submitted: '交给社区了，看过就告诉您', approved: '同意了，已经发出去', sentBack: '告诉队里了', sendBackLabel: '请队里改哪里', paid: '有报酬', paidNote: '有报酬的岗位不算志愿服务，不记时长。', held: '办的活动', over: '办完了', heldEmpty: { title: '还没有办过活动', body: '办一场，请大家一起来。' }, teamWork: '队里要做的',
  leads: '带队', lead: '请他带队', unlead: '不用带队了', queue: '排队的', seated: '要来的', missing: (name: string, count: number) => `${name}还缺 ${count} 个`, said: '记下了', messageLabel: '说什么，大家马上看到', messageSend: '发给这一场的人', cancelLabel: '再说一句', station: '工作站要做的', saved: '记下了', published: '发出去了', draftSaved: '存好了，看一看再发', changed: '改好了，报了名的人会知道', calledOff: '取消了，报了名的人会知道', moreRows: '再看一些',
  form: {
    note: '大家都看得到，别写电话、证件号和门牌。', title: '叫什么', titleHint: '比如：周六清洁日', text: '做什么，要注意什么', where: '在哪里（大概）', whereHint: '比如：小广场', point: '在地图上的哪里', pointPick: '在地图上选', pointChosen: '选好了', meet: '在哪里碰头，找谁（报上了才看得到）', meetHint: '比如：小广场旗杆下，找小林', bring: '带什么（可以不写）', bringHint: '比如：手套、水', day: '哪一天（第一场）', dayHint: '比如 2026-12-05', from: '几点开始', to: '几点结束', timeHint: '比如 09:00', repeat: '每周都有', weekdays: '每周哪几天', until: '办到哪一天', role: (n: number) => `岗位 ${n}`, roleName: '岗位叫什么', roleHint: '比如：捡拾', places: '要几个人', skills: '要会什么（可以不选）', addRole: '再加一个岗位', paid: '这个岗位有报酬', project: '属于哪个项目（可以不选）', noProject: '不属于项目', risk: '要出多大力', insurance: '保险（有危险的一定要写）', insuranceHint: '比如：志愿者意外险，保单尾号 0012', visit: '要进别人家里', visitNote: '满 18 岁、证件核验过的人才能报', opensLater: '过几天再开始报名', opensOn: '从哪一天起报名', minAge: '多大年纪以上', closes: '开始前几小时截止报名', cancels: '开始前几小时内去不了要说原因', save: '先存着', missing: '还差',
  },
} as const;
/** Names of fields, for errors. */
export const ACTIVITY_FIELDS = { bring: '带什么', when: '哪一天', firstOn: '第一场', 'when.from': '几点开始', 'when.to': '几点结束', 'when.until': '办到哪一天', weekdays: '每周哪几天', insurance: '保险', minAge: '年龄', party: '几个人', roleId: '岗位', shiftId: '哪一场', risk: '要出多大力', signUpId: '谁', projectId: '项目', paid: '有报酬', closesHours: '截止报名', cancelHours: '取消时限' } as const;
