import type { ClockStep } from '../domain/cases/deadlines';
import type { CaseAction, CaseGrade, CaseOutcome, CaseState } from '../domain/cases/states';
import { CLOCK_BUTTONS, CLOCK_PHRASES } from './course';
import type { WhyFact } from '../domain/organisation/routing';
import { AFTER_BUTTONS, AFTER_PHRASES } from './callbacks';
import { VACANCY_BUTTONS, VACANCY_PHRASES } from './vacancy';
import { JOINT_BUTTONS, JOINT_PHRASES } from './joint';
import { LANE_WORDS } from './lanes';
import { MERGE_BUTTONS, MERGE_PHRASES } from './merging';
import type { ProxyDoor } from '../domain/cases/proxy';
import { proxyPhrase } from './proxy';
import { AREA_WORDS } from './units';
import { STEP_TAKEN } from './story';

/** Tags of the states, two to five characters. */
export const CASE_STATE_WORDS: Readonly<Record<CaseState, string>> = {
  submitted: '等受理',
  accepted: '已受理',
  declined: '不予受理',
  dispatched: '等签收',
  acknowledged: '正在办',
  handled: '办好了',
  verified: '核查过了',
  closed: '已办结',
  withdrawn: '已撤回',
  merged: '并案办理',
};

/** How a closed case ended. */
export const CASE_OUTCOME_WORDS: Readonly<Record<CaseOutcome, string>> = {
  satisfied: '已解决',
  unsatisfied: '未满意',
  unrated: '未评价',
};

/** The tag of one case: its state, or what it waits for, or how it ended. */
export function caseTag(about: { state: CaseState; outcome: CaseOutcome | null; step?: ClockStep }): string {
  if (about.state === 'closed' && about.outcome) return CASE_OUTCOME_WORDS[about.outcome];
  if (about.state === 'handled' || about.state === 'verified') {
    if (about.step === 'verify') return '等核查';
    if (about.step === 'evaluate') return '等评价';
  }
  return CASE_STATE_WORDS[about.state];
}

export const CASE_GRADE_WORDS: Readonly<Record<CaseGrade, string>> = { ordinary: '一般', urgent: '加急', emergency: '紧急' };

export const SATISFACTION_WORDS = { satisfied: '满意', basically: '基本满意', unsatisfied: '不满意' } as const;

/** The questions of an evaluation, in the order they are asked. */
export const EVALUATION_QUESTIONS = {
  contacted: { question: '有人联系过您吗', yes: '联系过', no: '没有' },
  solved: { question: '这件事办好了吗', yes: '办好了', no: '还没好' },
  satisfaction: { question: '您满意吗' },
  text: { question: '还有什么想说的' },
} as const;

/** Actions as buttons: verb first, at most eight characters. */
export const ACTION_BUTTONS: Readonly<Record<CaseAction, string>> = {
  submit: '交给工作站',
  supplement: '补充情况',
  withdraw: '撤回这件事',
  inspect: '记下现场情况',
  correct: '改类别或网格',
  accept: '只受理',
  decline: '不予受理',
  acceptAndDispatch: '受理并交办',
  takeOn: '站里自己办',
  dispatch: '交办',
  acknowledge: '签收',
  handle: '反馈结果',
  verify: '核查通过',
  reject: '退回再办',
  evaluate: '评价结果',
  redo: '请再办一次',
  close: '办结',
  remind: '提醒评价',
  reschedule: '改答复时间',
  regrid: '网格重划',
  transfer: '换单位接手',
  return: '退回工作站',
  designate: '指定去办',
  reopen: '没好，再办',
  release: '给邻居看',
  note: '内部记一笔',
  transcribe: '听写下来',
  disputeTranscript: '听写得不对',
  split: '分出一件',
  unsplit: '收回这件',
  ...JOINT_BUTTONS,
  ...MERGE_BUTTONS,
  recordWord: '记下居民的话',
  claim: '本人接手',
  whistle: '吹哨报到',
  docket: '民生调度会',
  volunteerTask: '志愿者帮忙',
  outsideTold: '单位的系统来话',
  ...AFTER_BUTTONS,
  ...CLOCK_BUTTONS,
  ...VACANCY_BUTTONS,
};

/** Head of what the station wrote down of a recording. */
export const TRANSCRIPT_HEAD = '工作站听写';

/** Steps of the clock as what is waited for: 「26 日（周四）17:30 前」 + word. */
export const CLOCK_STEP_WORDS: Readonly<Record<ClockStep, string>> = {
  accept: '受理',
  dispatch: '交办',
  acknowledge: '签收',
  answer: '答复',
  verify: '核查',
  evaluate: '评价',
  stopped: '',
};

/** Steps still to come, as the dashed nodes of the timeline say them to the resident. */
export const COMING_STEP_WORDS: Readonly<Record<Exclude<ClockStep, 'stopped'>, string>> = {
  accept: '工作站受理',
  dispatch: '交给单位去办',
  acknowledge: '办事的单位签收',
  answer: '答复您，请您评价',
  verify: '另一个人核查',
  evaluate: '请您评价',
};

/** Views of the workbench. */
export const WORKBENCH_VIEW_WORDS = {
  all: '全部',
  overdue: '已超时',
  today: '今天到期',
  toAccept: '等受理',
  toDispatch: '等交办',
  toAcknowledge: '等签收',
  handling: '在办',
  toVerify: '等核查',
  toEvaluate: '等评价',
  toCallBack: '等回访',
  toReview: '等复核',
  closed: '已办结',
  ...LANE_WORDS,
} as const;

/** What of a timeline entry its sentence needs. */
export interface EntryWords {
  readonly action: CaseAction;
  readonly actor: { readonly name: string | null; readonly unit: string | null; readonly isReporter: boolean };
  /** Target unit of a dispatch. */
  readonly unit: string | null;
  /** Filed on behalf of the reporter, by this door. */
  readonly door?: ProxyDoor | undefined;
}

/** Who did it: 您 to the reporter, the unit to everybody, the person where there is no unit. */
function whoDid({ actor }: EntryWords, viewerIsReporter: boolean): string {
  if (actor.isReporter) return viewerIsReporter ? '您' : (actor.name ?? '居民');
  return actor.unit ?? actor.name ?? '';
}

const PHRASES: Readonly<Record<CaseAction, (who: string, unit: string) => string>> = {
  submit: (who) => `${who}交来这件事`,
  supplement: (who) => `${who}补充了情况`,
  withdraw: (who) => `${who}撤回了这件事`,
  inspect: (who) => `${who}到现场核实`,
  correct: (who) => `${who}改了分类`,
  accept: (who) => `${who}受理`,
  decline: (who) => `${who}不予受理`,
  acceptAndDispatch: (who, unit) => `${who}受理，交给${unit}去办`,
  takeOn: (who) => `${who}自己来办`,
  dispatch: (_, unit) => `交给${unit}去办`,
  acknowledge: (who) => `${who}签收`,
  handle: (who) => `${who}办好了`,
  verify: (who) => `${who}核查通过`,
  reject: (who) => `${who}核查后退回再办`,
  evaluate: (who) => `${who}评价了结果`,
  redo: (who) => (who ? `${who}说没办好，再办一次` : '再办一次'),
  close: () => '办结归档',
  remind: () => '提醒评价',
  reschedule: () => '答复时间改了',
  regrid: () => '网格重划了',
  transfer: (_, unit) => `原来的单位撤了，由${unit}接着办`,
  return: (who) => `${who}说不归他们办，退回工作站`,
  designate: (who, unit) => `${who}定了，由${unit}去办`,
  reopen: (who) => `${who}说没好，接着办`,
  release: (who) => `${who}给邻居看了处理过的内容`,
  note: (who) => `${who}记了一笔`,
  transcribe: (who) => `${who}把说的话写下来`,
  disputeTranscript: (who) => `${who}说听写得不对`,
  split: (who) => `${who}从里面分出一件另外办`,
  unsplit: (who) => `${who}收回这件，并回原来那件办`,
  ...JOINT_PHRASES,
  ...MERGE_PHRASES,
  recordWord: (who) => `${who}打电话问过，记下居民的话`,
  claim: () => '本人登记了手机号，接着自己跟',
  whistle: () => '吹哨报到',
  docket: () => '民生调度会',
  volunteerTask: () => '志愿者帮忙',
  outsideTold: (who) => `${who}捎来一句话`,
  ...AFTER_PHRASES,
  ...CLOCK_PHRASES,
  ...VACANCY_PHRASES,
};

/** A timeline entry in one phrase: 「交给锦园物业去办」, 「锦园物业签收」, 「您交来这件事」. */
export function timelinePhrase(entry: EntryWords, viewerIsReporter: boolean): string {
  if (entry.door) return proxyPhrase(whoDid(entry, viewerIsReporter), viewerIsReporter ? '您' : '居民', entry.door);
  // A phone may run an older program than the server, which knows steps that it has no words for.
  const phrase = PHRASES[entry.action] as (typeof PHRASES)[CaseAction] | undefined;
  const who = whoDid(entry, viewerIsReporter);
  return phrase ? phrase(who, entry.unit ?? '单位') : `${who}${STEP_TAKEN}`;
}

/** Why a promise moved, where nobody wrote a reason. */
export const PROMISE_MOVED = '放假安排有变化';

/** Labels of the rows of 「为什么由他们办」. */
export const WHY_LABELS = { place: '地点', nearest: '地点', rule: '规定', lead: '主责', first: '首接', corrected: '更正' } as const;

/** Rows of 「为什么由他们办」, in the contract's shape. */
export function whyRows(facts: readonly WhyFact[]): { kind: 'place' | 'rule' | 'lead' | 'first' | 'nearest'; text: string }[] {
  return facts.map((fact) => {
    switch (fact.kind) {
      case 'place':
        return { kind: 'place', text: `${fact.placeText}，属于${fact.communityName}${fact.gridName}` };
      case 'nearest':
        return { kind: 'nearest', text: `${fact.placeText}，不在哪个网格里，离${fact.communityName}最近` };
      case 'rule':
        return { kind: 'rule', text: `${fact.article}（${fact.areaKind === 'district' ? AREA_WORDS.district : fact.areaName}）` };
      case 'noRule':
        return { kind: 'rule', text: `${fact.categoryName}没有写明归谁，由工作站判断` };
      case 'lead':
        return { kind: 'lead', text: fact.unitName };
      case 'first':
        return { kind: 'first', text: `${fact.stationName}，跟到底` };
    }
  });
}
