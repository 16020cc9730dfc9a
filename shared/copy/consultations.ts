import type { AskKind, ConsultationLane, ConsultationState, ConsultationStop, MeetingKind, Score, Stance, StepKind, TemplateId } from '../domain/consultations/kinds';
import type { ConsultationRuleCode } from '../domain/consultations/rules';
import type { ConsultationAction, MeetingState } from '../domain/consultations/states';
import type { Need } from '../domain/consultations/steps';
import { storyWords } from './story';

export const CONSULTATION_STATE_WORDS: Readonly<Record<ConsultationState, string>> = { draft: '还在写', going: '在协商', done: '有结果了', stopped: '不办了' };
export const CONSULTATION_LANE_WORDS: Readonly<Record<ConsultationLane, string>> = { draft: '还在写', going: '在协商', over: '有结果的' };
export const TEMPLATE_WORDS: Readonly<Record<TemplateId, { readonly name: string; readonly hint: string }>> = {
  plain: { name: '普通议事', hint: '通报、协商、决事、公示' },
  parking: { name: '停车', hint: '要开一场听证会' },
  greening: { name: '绿化', hint: '议事会一起看方案' },
  fire: { name: '消防', hint: '通道、充电、堆物' },
  urgent: { name: '应急维修', hint: '几天里走完，一步不少' },
  lift: { name: '加装、更新电梯', hint: '通报 15 天，要开听证会' },
  charging: { name: '充电桩', hint: '装在哪里、怎么收费' },
  fourTwo: { name: '四议两公开', hint: '提议、商议、审议、决议，两次公开' },
  sixThings: { name: '六事工作法', hint: '提事、定事、议事、决事、办事、评事' },
};
export const STEP_KIND_WORDS: Readonly<Record<StepKind, string>> = { notice: '通报', deliberation: '协商', decision: '决事', publication: '公示', carrying: '落实', report: '评事' };
/** Steps that a template calls by a name of its own. */
const STEP_NAMES: Readonly<Partial<Record<TemplateId, Readonly<Record<string, string>>>>> = {
  fourTwo: { propose: '党支部提议', committees: '村“两委”商议', partyMembers: '党员大会审议', resolve: '代表会议决议', resolution: '决议公开', carrying: '实施', result: '结果公开', report: '评议' },
  sixThings: { notice: '定事', deliberation: '议事', decision: '决事', publication: '公示', carrying: '办事', report: '评事' },
};
export const stepName = (template: TemplateId, { id, kind }: { readonly id: string; readonly kind: StepKind }): string => STEP_NAMES[template]?.[id] ?? STEP_KIND_WORDS[kind];
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  days: '日子还没到', answers: '有人问的还没答完', meeting: '还没开会，或者会议纪要还没写', quorum: '到的人不够', minutes: '会议纪要还没有第二个人看过', decision: '还没有定下来', objections: '有异议还没答复', tasks: '还没有交给谁去办', openTasks: '有的还没办好', report: '还没有写办成了什么',
};
export const MEETING_KIND_WORDS: Readonly<Record<MeetingKind, string>> = { council: '议事会', hearing: '听证会', mobile: '流动议事厅' };
export const MEETING_STATE_WORDS: Readonly<Record<MeetingState, string>> = { called: '要开', held: '开过了', off: '不开了' };
export const STANCE_WORDS: Readonly<Record<Stance, string>> = { for: '赞成', against: '不赞成', changes: '改一改就赞成' };
export const ASK_KIND_WORDS: Readonly<Record<AskKind, string>> = { question: '提问', objection: '异议' };
export const SCORE_WORDS: Readonly<Record<Score, string>> = { good: '办得好', fair: '还可以', poor: '不满意' };
export const CONSULTATION_STOP_WORDS: Readonly<Record<ConsultationStop, string>> = { noAgreement: '没谈拢', noMeans: '没有条件做', law: '法律法规不允许', doneElsewhere: '别处已经做了', other: '别的原因' };
export const CONSULTATION_REASON_WORDS: Readonly<Record<string, string>> = { ...CONSULTATION_STOP_WORDS, passed: '通过了', rejected: '没有通过' };

const MOMENTS: Readonly<Record<ConsultationAction | 'begin', string>> = {
  begin: '开始写协商方案', edit: '改了方案', give: '通报出来了', agree: '一个召集单位说这一步可以结束', end: '一步结束，进到下一步', finish: '走完了', count: '一个人记了举手的数', decide: '定下来了', voted: '表决有结果了', task: '交给单位去办', progress: '说了进展', taskDone: '办好了一件', moveDay: '改了日子', report: '写了办成了什么', stop: '不办了', remind: '提醒了一声',
};
/** A moment of the story in words. */
export function consultationMomentWords({ action, code }: { readonly action: ConsultationAction | 'begin'; readonly code: string | null }): string {
  const told = action === 'stop' || action === 'decide' || action === 'voted' ? CONSULTATION_REASON_WORDS[code ?? ''] : action === 'begin' ? TEMPLATE_WORDS[code as TemplateId]?.name : undefined;
  return storyWords(MOMENTS, action, told);
}
/** Noted on a task when the case or the project that was made of it has come to its end. */
export const TASK_ENDED = '转出去的那件事办结了';

/** The rules in words: what is so, and what to do. */
export const CONSULTATION_RULE_WORDS: Readonly<Record<ConsultationRuleCode, string>> = {
  consultationStepOther: '现在不是这一步，一步一步来，看看最新的',
  consultationDays: '这一步的日子还没满，到了日子再往下走',
  consultationAnswers: '有人问的还没有答，答完再往下走',
  consultationMeeting: '这一步要开会，先召集，写好会议纪要',
  consultationQuorum: '签到的人不够开会，另约一次',
  consultationMinutes: '会议纪要请另一个人看过，再往下走',
  consultationDecision: '还没有定下来，先表决或者记下举手的数',
  consultationObjections: '有异议还没有答复，答完再往下走',
  consultationTasks: '定下的事要有人办，先交给单位',
  consultationOpenTasks: '还有没办好的，办好了再往下走',
  consultationReport: '先写办成了什么，让大家来评',
  consultationConvener: '两个召集单位都要点头，请另一个单位的人来',
  consultationClauses: '先写至少一条或者一个方案，才能通报',
  consultationNotInNotice: '通报里没有这一条，不能表决',
  consultationAll: '通报里的每一条都要记数',
  consultationSum: '赞成、反对、弃权加起来，要等于签到的人数',
  consultationDiffers: '和另一个人数的不一样，两个人一起再数一遍',
  consultationHeld: '要在这一步里开的会才算，先召集',
  consultationTopic: '这个议题现在不能开始协商，看看最新的',
  consultationTopicTaken: '这个议题已经开始协商了',
  consultationPlace: '选一个这个社区里的地方',
  consultationRoll: '选这个组织已经定下的名册；还没定下的，先公示、定下来',
  consultationClosed: '现在不收了，看看走到哪一步',
  consultationLevel: '先登记手机号，就能说',
  consultationElsewhere: '这是别的社区的事，先在“我的”里选好社区',
  consultationTooMany: '您已经说了 5 条，等答复了再说',
  consultationAnswered: '已经有人答复了',
  consultationOwner: '写上谁来办、哪天办好',
  consultationTasksMany: '最多 20 件，合起来交',
  consultationTask: '这一件已经办好了，或者不在这里',
  consultationTimelineFull: '来回已经很多，请打给工作站',
  consultationPhoto: '图要是您自己传的，也不能有收款码',
  consultationTookPart: '请参加过的人来评：说过意见、附议过、开过会的',
  meetingWhen: '开会的时间要在这一步里，三个月以内',
  meetingStep: '现在这一步不用开会',
  meetingsMany: '开得太多了，请打给工作站',
  meetingSeat: '名单里没有您，找会议秘书',
  meetingTime: '开会前后两个小时里签到',
  meetingNoMinutes: '会议纪要还没写',
  meetingSelf: '请另一个人来看，自己写的自己不能签',
  meetingSigned: '会议纪要已经签过，不能再改',
  meetingEarly: '会还没有开',
};

/** On the pages. */
export const CONSULTATION = {
  title: '协商', one: '协商', begin: '开始协商', beginNote: '先写清楚商量什么、有几个方案，通报出来大家才看得到。', empty: { draft: { title: '没有在写的', body: '接下议题以后，在议题里点“开始协商”。' }, going: { title: '现在没有在协商的', body: '开始了会在这里，走到哪一步写得清楚。' }, over: { title: '还没有走完的', body: '定了什么、办成了什么，都留在这里。' } },
  steps: '走到哪一步', next: '接下来', until: (when: string): string => `最早 ${when} 可以往下走`, ready: '可以往下走了', missing: '还差', end: (step: string): string => `${step}这一步结束`, agreed: (names: readonly string[]): string => `${names.join('、')}已经点头，还要另一个召集单位`,
  clauses: '商量的几条', options: '方案', cost: (yuan: number): string => (yuan >= 10_000 && yuan % 1_000 === 0 ? `约 ${yuan / 10_000} 万元` : `约 ${yuan} 元`), noCost: '不花钱', opinions: (a: number, b: number, c: number): string => `${a} 位赞成，${c} 位想改，${b} 位不赞成`, say: '说说您的看法', said: '您说了', change: '改一改', takeBack: '收回', sayPlaceholder: '想怎么改、为什么，写一句（不写也行）', sayDone: '记下了', waits: '您的话工作站看一眼就放出来', words: '大家怎么说', noWords: '还没有人写话，写一句吧', paper: (from: string): string => `纸上写的：${from}`,
  ask: '问一句', askPlaceholder: '不清楚的、想知道的，写一句', asks: '提问和答复', object: '提异议', objectPlaceholder: '哪里不对、凭什么，写清楚', objections: '异议和答复', askSent: '交上去了，答复了告诉您', answerBy: (when: string): string => `${when}前答复`, late: '过了日子还没答', answer: '答复', answered: '答好了，问的人会知道', by: (who: string): string => `${who}答复`, noAsks: '还没有人问', noObjections: '没有人提异议',
  meetings: '开会', call: '召集开会', noMeetings: '还没有开会', came: (present: number, members: number): string => `${members} 位里到了 ${present} 位`, quorate: '够人数', notQuorate: '人数不够',
  decision: '定了什么', byHands: (day: string, present: number, members: number): string => `${day}举手，${members} 位里到了 ${present} 位`, byVote: '表决定的', passed: '通过', rejected: '没通过', hands: (yes: number, no: number, abstain: number): string => `${yes} 赞成，${no} 反对，${abstain} 弃权`, public: '这一页谁都打得开，可以贴在楼道', count: '记下举手的数', countSecond: '再数一遍', countNote: '两个人各数一遍、各填一遍，一样才算。每一条加起来要等于签到的人数。', countWaits: (name: string): string => `${name}数过一遍了，请另一个人来数`, countMine: '您数过了，请另一个人再数一遍', vote: '发起表决',
  tasks: '谁来办', give: '交给单位去办', noTasks: '还没有交出去', taskBy: (unit: string, day: string): string => `${unit}来办，${day}前办好`, moved: (from: string, why: string): string => `原定 ${from}，${why}`, done: '办好了', doing: '在办', taskLate: '过了日子', see: '看看办到哪里', progress: '说说进展', progressDone: '办好了', moveDay: '改日子',
  report: '办成了什么', writeReport: '写给大家', rate: '您来评', rated: (good: number, fair: number, poor: number): string => `${good} 位说好，${fair} 位说还可以，${poor} 位不满意`, rateDone: '谢谢您，记下了', rateWords: '想说的，写一句（不写也行）', stop: '不办了', story: '从头到尾', edit: '改方案', giveNotice: '通报出来', giveNote: '通报以后，这几条和方案就不能改了。', ofTopic: '从这个议题来', desk: '替组织办', papers: '把纸上的意见写进来', look: '放出来', hide: '不放', toLook: (n: number): string => `${n} 条话等您看一眼`, toAnswer: (n: number): string => `${n} 条等答复`,
} as const;
export const CONSULTATION_FORM = {
  template: '按哪种程序', name: '叫什么', namePlaceholder: '比如：3 栋南边停车怎么划', text: '怎么回事', textPlaceholder: '现在怎么样，要定的是什么', clause: '第几条', clausePlaceholder: '一条写一件事', addClause: '加一条', option: '方案叫什么', optionPlaceholder: '比如：划 12 个车位', addOption: '加一个方案', cost: '大约花多少元', drawing: '放一张图', place: '说的是哪里', save: '存下来', begun: '写好了，通报以前只有您这边看得到', saved: '存好了', missing: '叫什么、怎么回事、至少一条或一个方案，都写上',
  kind: '开什么会', agenda: '议程，一行一件', agendaPlaceholder: '比如：看三个方案的图', where: '在哪里', day: '哪天', hour: '几点', hours: '开多久', called: '召集好了，成员都收到了', from: '谁写的，比如“5 栋一位老人”', paperText: '纸上写了什么', paperSaved: '写进来了', unit: '谁来办', dueOn: '哪天办好', asCase: '转成工单', asProject: '转成微项目', category: '哪一类', task: '办什么', taskName: '项目叫什么', given: '交出去了', decided: '定了什么，写一句', which: '哪一次会', counted: '记下了，请另一个人再数一遍', yes: '赞成', no: '反对', abstain: '弃权', reason: '为什么', note: '写一句，参加的人都看得到', ended: '往下走了', stopped: '记下了，参加的人会知道', told: '记下了，参加的人会知道',
} as const;
export const MEETING = {
  title: '开会', agenda: '议程', mine: '我的会', empty: { title: '最近没有会', body: '请您开会的时候，这里和消息里都会有。' }, seats: '谁来', came: '到了', notCame: '还没到', byMark: '秘书记的', proxy: (name: string): string => `${name}代`, notCounted: '列席', signIn: '签到', signInNote: '看会场上的六位数，或者扫那张码', digits: '会场上的六位数', scan: '扫码签到', signedIn: '您签到了', code: '签到的码', mark: (name: string): string => `记下${name}到了`, unmark: (name: string): string => `${name}没到`, markWord: '到了', unmarkWord: '没到', minutes: '会议纪要', writeMinutes: '写会议纪要', rewrite: '改会议纪要', minutesPlaceholder: '谁说了什么、商量成什么', saveMinutes: '写好了', minutesSaved: '写好了，请另一个人看过', signOff: '看过了，是这样', signedBy: (by: string, other: string): string => `${by}写，${other}看过`, waitsSign: (by: string): string => `${by}写，还没有第二个人看过`, signed: '签好了', cancel: '不开了', cancelled: '不开了，成员会知道', off: '这次会不开了',
} as const;
/** The plain page of a decision. */
export const DECISION_PAGE = { title: '协商结果公示', of: '商量的是', body: '谁商量的', number: '编号', when: '哪天定的', how: '怎么定的', clause: '条', result: '结果', tasks: '谁来办', until: '公示到', objection: '有异议，在小程序里提，或者打给工作站', ended: '公示结束了', missing: '没有这一页', binding: '这是社区协商的结果，不代替业主大会依法表决。' } as const;
export const CONSULTATION_FIELDS = { clauses: '商量的几条', options: '方案', template: '程序', agenda: '议程', stance: '赞成还是不赞成', hands: '举手的数', meetingId: '哪一次会', seatId: '哪一位', score: '怎么评' } as const;
/** By which roll is voted on it. */
export const CONSULTATION_ROLL = { which: '要表决的话，按谁来算', seats: '这个组织的成员', seatsHint: '在座的一人一票', by: (roll: string): string => `表决按${roll}` } as const;
