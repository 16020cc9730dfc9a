import { formatDay } from '../domain/kernel/dates';
import type { TaskRuleCode } from '../domain/volunteerTasks/rules';
import type { GiveBack, TaskAction, TaskDesk, TaskKind, TaskLane, TaskState, TaskStop } from '../domain/volunteerTasks/states';
import { storyWords } from './story';

export const TASK_KIND_WORDS: Readonly<Record<TaskKind, string>> = { verify: '去看一看', accompany: '陪一陪', repair: '修一修', help: '搭把手' };
export const TASK_STATE_WORDS: Readonly<Record<TaskState, string>> = { open: '等人领', taken: '有人做了', reported: '做完了，等站里看', done: '办好了', stopped: '不用做了' };
export const TASK_DESK_WORDS: Readonly<Record<TaskDesk, string>> = { check: '等看', open: '等人领', going: '正在做', over: '办完的' };
export const TASK_LANE_WORDS: Readonly<Record<TaskLane, string>> = { open: '能领的', mine: '我领的', past: '做过的' };
export const GIVE_BACK_WORDS: Readonly<Record<GiveBack, string>> = { noTime: '没有时间了', ill: '身体不舒服', cannot: '做不了', noContact: '联系不上人', notSafe: '觉得不安全', other: '别的原因' };
export const TASK_STOP_WORDS: Readonly<Record<TaskStop, string>> = { settled: '已经办好了', noNeed: '不需要了', nobody: '没有合适的人', notSafe: '不安全', other: '别的原因' };
export const TASK_BUTTONS: Readonly<Record<TaskAction, string>> = { offer: '请志愿者帮忙', claim: '我来', giveBack: '来不了了', report: '交回结果', change: '改一改', release: '空出一个名额', sendBack: '请再去一次', finish: '看过了，办好', stop: '不用做了', remind: '提醒' };
/** A line of the story. */
export const TASK_MOMENTS: Readonly<Record<TaskAction, string>> = { offer: '工作站请志愿者帮忙', claim: '有人领了', giveBack: '还回来了', report: '交回了结果', change: '工作站改了一改', release: '空出了一个名额', sendBack: '工作站请再去一次', finish: '办好了', stop: '不用做了', remind: '提醒了一声' };

/** First line on the matter that a task came of, and how its end begins there. */
export const TASK_ASKED: Readonly<Record<TaskKind, string>> = { verify: '请志愿者到现场看一看', accompany: '请志愿者陪一陪', repair: '请志愿者修一修', help: '请志愿者搭把手' };
export const TASK_TOLD: Readonly<Record<TaskKind, string>> = { verify: '志愿者到现场看过了', accompany: '志愿者陪过了', repair: '志愿者修过了', help: '志愿者帮过忙了' };
export const taskStopWords = (reason: TaskStop, text: string | null): string => ['请志愿者帮忙的事停了', TASK_STOP_WORDS[reason], text].filter(Boolean).join('，');

/** A line of the story, with its reason. */
export function taskMomentWords({ action, code }: { readonly action: TaskAction; readonly code: string | null }): string {
  const why = action === 'giveBack' ? GIVE_BACK_WORDS[code as GiveBack] : action === 'stop' ? TASK_STOP_WORDS[code as TaskStop] : action === 'change' && code ? `改到 ${formatDay(code)}前` : undefined;
  return storyWords(TASK_MOMENTS, action, why);
}

/** The rules in words: what is so, and what to do. */
export const TASK_RULE_WORDS: Readonly<Record<TaskRuleCode, string>> = {
  taskNotVolunteer: '在册的志愿者才能领，先在“我的”里报名',
  taskTermsDue: '承诺和风险告知换了新的，先到“志愿者”里看过',
  taskMinor: '这件事要满 18 岁的来做，您可以看看别的',
  taskVisitLevel: '要进别人家里，请先带证件到工作站核验一次',
  taskSkill: '这件事要有证的人做。您有证，请在“志愿者”里写上，工作站看过就能领',
  taskFitFirst: '先问会这个的人。过了先问的时间还没人领，您就能领',
  taskOwn: '这是您自己说的事，请别人来看更放心',
  taskMany: '手上已经有 5 件了，做完一件再领',
  taskTwice: '您已经领了',
  taskFull: '刚好有人领走了，谢谢您，看看别的',
  taskOver: '这件事过了日子，不用领了',
  taskDay: '选今天到 60 天以内的一天',
  taskPersonal: '别写电话、证件号和门牌。领的人有事，找工作站',
  taskMoney: '志愿者不收钱，别写账号和收款的话',
  taskCode: '照片里有收款码或者名片码，换一张',
  taskNothingSaid: '写一句看到了什么、做了什么',
  taskReason: '选了“别的原因”，写一句为什么',
  taskNotYours: '这个名额没有人领着，刷新再看',
  taskReported: '结果已经交回来了，请工作站看',
  taskNotReported: '还没有交回结果，等一等',
  taskReportFirst: '还没有人交回结果，先等一等，不需要了就停下',
  taskTimelineFull: '来回太多次了，请到工作站说一说',
};

/** Words of the pages. */
export const TASK = {
  title: '志愿者任务', one: '任务', find: '找件事做', findNote: '工作站请人帮忙的事，合适的在前', offer: '请志愿者帮忙', deskTitle: '志愿者任务', more: '再看一些',
  fits: '您会这个', skills: '最好会', proven: '要有证', places: (taken: number, places: number) => `要 ${places} 个人，有 ${taken} 个了`, visit: '要进别人家里', due: (day: string) => `最晚 ${day}`, late: '过了日子',
  where: '大概在哪里', meet: '找谁，在哪里碰头', meetLater: '领了就看得到找谁、在哪里碰头', what: '做什么', when: '什么时候', claims: '谁在做', somebody: '一位志愿者', mine: '我', claimed: '领了，还没有交回', reported: '交回了结果', record: '前前后后', origin: '从哪件事来的', result: '结果',
  fitUntil: (at: string) => `${at}前先问会这个的人`, claimedDone: '领好了，谢谢您', givenBack: '还回来了，没关系', reportSent: '交回去了，工作站会看', saved: '记下了', finished: '办好了，那件事上看得到', stopped: '停了，领的人会知道',
  why: '为什么来不了', reportLabel: '看到了什么，做了什么', reportHint: '比如：井盖还在，裂了一道，先放了警示牌', free: '自愿来，不收钱。不舒服、不安全，随时可以还回来', sendBackLabel: '请再做什么', sendBackSend: '告诉志愿者', finishLabel: '告诉那件事：办得怎么样', stopLabel: '再说一句', deskWork: '工作站要做的', releaseFor: (name: string) => `空出${name}的名额`, sendBackTo: (name: string) => `请${name}再去一次`,
  empty: { open: { title: '现在没有要人的事', body: '有了合适的，会发消息告诉您。' }, mine: { title: '手上没有事', body: '到“能领的”里看看。' }, past: { title: '还没有做过', body: '做完一件，就记在这里。' } },
  deskEmpty: { title: '这里没有', body: '在工单或心愿里点“请志愿者帮忙”，就排在这里。' }, notVolunteer: { title: '先报名当志愿者', body: '报了名，工作站登记好，就能领这里的事。' }, notYours: '这里归工作站', notYoursBody: '想找件事做，在“我的”里点志愿者。',
  form: {
    note: '只写要做的事，不写姓名、电话和门牌。领了的人才看得到“找谁”。', kind: '请人做什么', title: '一句话', titleHint: '比如：看看 3 栋门口的井盖', text: '做什么，要注意什么', where: '大概在哪里', whereHint: '比如：3 栋门口', meet: '找谁，在哪里碰头（领了才看得到）', meetHint: '比如：到社区工作站找小林', dueOn: '最晚哪一天', places: '要几个人', skills: '最好会（可以不选）', visit: '要进别人家里', visitNote: '满 18 岁、证件核验过的人才能领', send: '发给志愿者', sent: '发出去了，先问合适的人', missing: '还差', gone: '没有带着从哪件事来', goneBody: '请从工单或心愿里点“请志愿者帮忙”。',
  },
} as const;
/** Names of fields, for errors. */
export const TASK_FIELDS = { where: '大概在哪里', meet: '找谁', dueOn: '最晚哪一天', places: '人数', visit: '要不要进门', claimId: '谁领的', lane: '哪一栏' } as const;
