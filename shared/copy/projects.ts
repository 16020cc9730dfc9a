import type { ProjectRuleCode } from '../domain/projects/rules';
import type { ProjectAction, ProjectDecline, ProjectKind, ProjectOrigin, ProjectPart, ProjectSource, ProjectState, ProjectStop, RoundState } from '../domain/projects/states';
import { storyWords } from './story';

export const PROJECT_KIND_WORDS: Readonly<Record<ProjectKind, { readonly name: string; readonly hint: string }>> = {
  works: { name: '修建', hint: '修一修、装一装、搭一搭' }, service: { name: '服务', hint: '请人来做一阵子的事' }, goods: { name: '添置', hint: '买了放着大家用' },
};
export const PROJECT_SOURCE_WORDS: Readonly<Record<ProjectSource, string>> = { none: '不用花钱', community: '社区经费', street: '街道经费', district: '区里的经费', commonIncome: '小区公共收益', unit: '单位出' };
export const PROJECT_ORIGIN_WORDS: Readonly<Record<ProjectOrigin, string>> = { resident: '居民提的', council: '议事会提的', wish: '从一个心愿来', case: '从一件事来' };
export const PROJECT_STATE_WORDS: Readonly<Record<ProjectState, string>> = {
  proposed: '等核', asked: '等补充', declined: '没有立', withdrawn: '撤回了', handedOver: '转去办了', candidate: '等着选', choosing: '正在选', chosen: '选上了', running: '正在做', acceptance: '请您看看', evaluating: '写总结', closed: '办结了', stopped: '不办了',
};
export const ROUND_STATE_WORDS: Readonly<Record<RoundState, string>> = { open: '正在选', counted: '选完了', cancelled: '不选了' };
export const PROJECT_DECLINE_WORDS: Readonly<Record<ProjectDecline, string>> = {
  propertyDuty: '这是物业该做的', governmentDuty: '这是政府该做的', tooBig: '太大了，不是一个微项目', privateGain: '只对一家人有好处', danger: '有危险，做不得', duplicate: '和另一个是同一件', other: '别的原因',
};
export const PROJECT_STOP_WORDS: Readonly<Record<ProjectStop, string>> = { noMoney: '钱没有落实', noSpace: '没有地方放', doneElsewhere: '别处已经做了', objection: '邻居有不同意见，没谈拢', duty: '查下来是有单位该做的', other: '别的原因' };

/** Buttons. */
export const PROJECT_BUTTONS: Readonly<Partial<Record<ProjectAction, string>>> = {
  edit: '改一改', withdraw: '撤回', answer: '回答工作站', admit: '核过了，等大家选', ask: '请补充', decline: '不立', handOver: '转成工单', council: '议事会定了', plan: '定步骤', report: '报进展', moveStep: '改日子', finish: '都做完了，请大家看',
  councilAccept: '议事会看过了', sendBack: '回去再做', evaluate: '写总结，办结', stop: '不办了',
};
const MOMENTS: Readonly<Record<ProjectAction | 'propose', string>> = {
  propose: '提出来了', edit: '改了写法', withdraw: '撤回了', answer: '补充了情况', admit: '工作站核过了', ask: '工作站请补充', decline: '工作站没有立', handOver: '转成工单去办', enter: '开始选', leave: '这一轮没有选上', choose: '大家选了它', council: '议事会定了',
  plan: '定了步骤', report: '报了进展', moveStep: '改了日子', finish: '说是做好了，请大家看', accept: '大家说行', sendBack: '回去再做', extend: '来说的人不够，多留几天', councilAccept: '议事会看过，说行', evaluate: '写了总结，办结了', stop: '不办了', remind: '提醒了一声', passOn: '换了一个单位接着',
};

/** A moment of the story in words; the code of a reason is told beside it. */
export function projectMomentWords({ action, code, unit }: { readonly action: ProjectAction | 'propose'; readonly code: string | null; readonly unit: string | null; readonly part?: ProjectPart }): string {
  const more: Partial<Record<ProjectAction | 'propose', string | undefined>> = {
    propose: code ? PROJECT_ORIGIN_WORDS[code as ProjectOrigin] : undefined,
    decline: code ? PROJECT_DECLINE_WORDS[code as ProjectDecline] : undefined,
    stop: code ? PROJECT_STOP_WORDS[code as ProjectStop] : undefined,
    report: code ?? undefined,
    moveStep: code ?? undefined,
    sendBack: code ?? undefined,
    choose: code ?? undefined,
    passOn: unit ?? undefined,
    accept: code ?? undefined,
    leave: code === 'cancelled' ? '这一轮不选了' : undefined,
  };
  const told = action === 'leave' ? null : more[action];
  const said = action === 'leave' && code === 'cancelled' ? '这一轮不选了，等下一轮' : storyWords(MOMENTS, action);
  return `${unit && action === 'report' ? `${unit}${said}` : said}${told ? `：${told}` : ''}`;
}

/** `1234500` → 「12,345 元」; fen are shown where there are any. */
export function yuan(fen: number): string {
  const [whole, rest] = [Math.floor(fen / 100), fen % 100];
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`} 元`;
}
/** What somebody wrote as yuan, in fen; null where it is no sum. `12`, `12.5`, `1,200.05`. */
export function fenOf(written: string): number | null {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(written.normalize('NFKC').replace(/[,，\s元]/g, ''));
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}
/** Cost and where it comes from: 「预计 3,000 元，社区经费」. */
export const budgetWords = (budgetFen: number | null, source: ProjectSource | null): string =>
  budgetFen === null || source === null ? '还没核' : budgetFen === 0 ? PROJECT_SOURCE_WORDS.none : `预计 ${yuan(budgetFen)}，${PROJECT_SOURCE_WORDS[source]}`;
/** How many chose it, of how many people: 「41 位里 23 位选了它」. */
export const chosenWords = (count: number, people: number): string => `${people} 位里 ${count} 位选了它`;
/** What residents said at the acceptance. */
export const verdictWords = (good: number, bad: number): string => `${good + bad} 位说了，${good} 位说行`;

/** The rules in words: what is so, and what to do. */
export const PROJECT_RULE_WORDS: Readonly<Record<ProjectRuleCode, string>> = {
  projectMoney: '微项目不向居民收钱。这里写要做什么，要花多少、钱从哪里来由工作站来核',
  projectPersonal: '写了电话或证件号码，谁都看得到，删掉就能交',
  projectCode: '照片里有收款码或加好友的码，换一张就能交',
  projectLevel: '先登记手机号，就能提微项目',
  projectElsewhere: '微项目提给自己住的社区，先在“我的”里选好社区',
  projectTooMany: '您已经有 3 个在等工作站核，等核好再提',
  dutyFirst: '先查清楚：物业该做的、政府该做的，都不算微项目。两样都查过才能往下走',
  dutyWords: '写一句是谁该做、哪一条写着，居民才看得懂',
  budgetTooBig: '超过了微项目的上限，请分开做，或者走别的项目',
  budgetSource: '要花钱就选钱从哪里来，不花钱就选“不用花钱”',
  stepOwner: '这个单位管不到这个社区，另选一个',
  stepsFirst: '还没定步骤，先写谁做、哪天做完',
  stepsMany: '最多 12 步，合并几步就能存',
  stepUnknown: '没有这一步，看看最新的',
  stepDone: '这一步已经做完了',
  stepOpen: '还有步骤没做完，做完再请大家看',
  stepDayBehind: '日子要从今天往后选',
  stepNothingSaid: '写一句，或者放一张照片，就能报',
  stepNotYours: '这一步不归您单位',
  roundRunning: '这个社区有一轮正在选，选完再开',
  roundFew: '至少放两个进来，大家才有得选',
  roundDay: '选到哪一天，从明天起、60 天以内',
  notCandidate: '有一个不是等着选的，看看最新的',
  roundOver: '这一轮已经选完了',
  notInRound: '有一个不在这一轮里，看看最新的',
  chooseMore: '选多了，去掉几个就能交',
  chooseLevel: '先登记手机号，就能来选',
  chooseHome: '住处核实过的居民才能选，先到“我的家”里登记住处',
  acceptOver: '说行不行的时间过了',
  acceptWho: '这一回请选过它、一直跟着它的邻居来说',
  acceptWhy: '哪里不行写一句，才知道怎么改',
  waitFirst: '先等居民来说；人不够、多留过几天以后，才请议事会定',
  projectTimelineFull: '这个微项目的来回已经很多，请打给工作站',
};

/** On the pages of micro-projects. */
export const PROJECT = {
  title: '微项目',
  elsewhere: '看别的社区',
  lanes: { choosing: '在选的', running: '正在做', done: '做好的' },
  desks: { check: '等核', asked: '等补充', candidates: '等着选', choosing: '正在选', steps: '正在做', acceptance: '请人看', evaluate: '写总结', over: '完了的' },
  propose: '提一个微项目',
  intro: '比一个心愿大、大家都用得上的事：装个扶手、添几条长椅、请人教几堂课。钱由社区、街道或单位出，不向居民收。',
  mine: '我提的、跟着的',
  empty: {
    choosing: { title: '现在没有要选的', body: '工作站核过的微项目会在这里。您也可以提一个。' },
    running: { title: '现在没有正在做的', body: '选上的会在这里，一步一步看得见。' },
    done: { title: '还没有做好的', body: '做好一个，记一个。' },
    mine: { title: '您还没有提过，也没有跟着的', body: '看看社区里有哪些，或者提一个。' },
    desk: { title: '这一栏现在没有', body: '居民提了微项目，先到“等核”里。' },
  },
  round: '一起来选',
  roundNote: (picks: number, builds: number): string => `每人选 ${picks} 个，先办 ${builds} 个`,
  until: (when: string): string => `到 ${when}都能选，选了还能改`,
  rule: (quorum: number): string => `至少 ${quorum} 位来选才算数；选的人最多的先办，一样多的先提的先办。选完以前谁都看不到有几位选了哪个，选完以后只说有几位，不说是谁。`,
  choose: '就选这些',
  chosen: '您选的',
  change: '改一改',
  counted: (people: number): string => `一共 ${people} 位来选`,
  counting: '时间到了，正在数',
  won: '先办',
  few: (quorum: number): string => `来选的不到 ${quorum} 位，这一轮不算，下一轮再选`,
  money: '要花多少',
  duty: '该不该别人做',
  by: '谁提的',
  need: '为什么要做',
  plan: '一步一步',
  planNote: '谁做、哪天做完，都在这里',
  noPlan: '步骤还没定，定好了写在这里',
  planned: (day: string): string => `${day}前做完`,
  done: (day: string): string => `${day}做完了`,
  late: '晚了',
  again: '回去再做的',
  moved: (from: string, why: string): string => `原定 ${from}，${why}`,
  acceptance: '做得行不行',
  acceptanceAsk: '去看一看，行不行您说了算',
  acceptanceRule: (quorum: number): string => `选过它、跟着它的邻居来说，至少 ${quorum} 位，过半说行才算行。没来说的，不算同意。`,
  good: '行',
  bad: '还不行',
  badWhy: '哪里还不行',
  saidGood: '您说行',
  saidBad: '您说还不行',
  evaluation: '总结',
  spent: (fen: number): string => `一共花了 ${yuan(fen)}`,
  upkeep: (unit: string): string => `以后归${unit}管`,
  follow: '跟着它',
  followNote: '每走一步告诉您一声',
  timeline: '从头到尾',
  council: (present: number, agreed: number): string => `议事会 ${present} 位到场，${agreed} 位同意`,
  desk: '站里怎么办',
} as const;

/** The form of a proposal, and the station's forms. */
export const PROJECT_FORM = {
  name: '叫什么', namePlaceholder: '比如：3 栋门口装扶手',
  need: '为什么要做', needPlaceholder: '谁用得上、现在怎么不方便，写几句',
  place: '放在哪里', placeNote: '选个大概的地方，工作站核的时候再定',
  photos: '也能放照片', kept: '已经放的照片', send: '交给工作站', sent: '交给工作站了，核好告诉您',
  rewriteTitle: '改微项目', rewrite: '改好了，交上去', rewriteNote: '地方不用改，工作站核的时候再定', rewritten: '改好了，工作站接着核',
  council: '议事会提的', councilNote: '站里替议事会写下来', councilDay: '哪一天开的会', present: '到了几位', agreed: '几位同意', councilText: '会上怎么说的', councilTextPlaceholder: '比如：先装 3 栋，6 栋明年再议',
  release: '发布出去的写法', releasePlace: '地方（写大家认得的，不写门牌）', kind: '是哪一类', budget: '预计花多少元', source: '钱从哪里来',
  notProperty: '不是物业该做的', notPropertyNote: '查过物业合同', notGovernment: '不是政府该做的', notGovernmentNote: '查过事项清单',
  duties: '是不是谁本来就该做的', dutiesNote: '两样都要查过',
  duty: '查了什么，一句话', dutyPlaceholder: '比如：合同没有这一项，清单里也没有',
  fee: '元数写成数字，比如 3000 或 3000.5',
  step: '这一步做什么', owner: '谁来做', day: '哪天做完', addStep: '再加一步', savePlan: '就这样定',
  spent: '一共花了多少元', upkeep: '以后谁来管', evaluation: '做得怎样，学到什么',
  roundTitle: '这一轮叫什么', roundPick: '放哪几个进来', roundDay: '选到哪一天', picks: '每人能选几个', builds: '先办几个', openRound: '开一轮', cancelRound: '这一轮不选了',
  tooMany: (candidates: number): string => `放了 ${candidates} 个进来，能选的、先办的都要少于 ${candidates} 个，大家才有得选`,
} as const;

/** Asked before a proposal is taken back. */
export const PROJECT_WITHDRAW = { title: '要撤回这个微项目吗？', body: '撤回以后工作站不再核。想再提，要重新写。', yes: '撤回' } as const;
