import { CASE_GRADE_WORDS, CLOCK_STEP_WORDS, caseTag } from '@shared/copy/cases';
import { HEED_WORDS } from '@shared/copy/checks';
import { formatDue } from '@shared/domain/kernel/dates';
import { courseFlags } from './course';
import { entryTitle } from './timeline';
import type { CaseRow, CaseView, StaffAction, TimelineEntry } from './types';

/** What a standing is read from, in a row and in an open case alike. */
interface Standing {
  state: CaseRow['state'];
  outcome: CaseRow['outcome'];
  clock: Pick<CaseRow['clock'], 'step'>;
}

/** At whose desk a case lies, in a few words: 等受理, 等锦园物业签收, 锦园物业在办. */
export function stateWord({ state, outcome, clock }: Standing, leadUnit: string | null): string {
  if (leadUnit && state === 'dispatched') return `等${leadUnit}签收`;
  if (leadUnit && state === 'acknowledged') return `${leadUnit}在办`;
  if (state === 'accepted') return '等交办';
  return caseTag({ state, outcome, step: clock.step });
}

interface Flag {
  word: string;
  warn: boolean;
}

/** What makes a case unlike an ordinary one. */
export function rowFlags(row: Pick<CaseRow, 'grade' | 'round' | 'outsideGrids' | 'heed' | 'returned' | 'jointly' | 'supporters' | 'level' | 'urged' | 'supervised'> & { clock?: Pick<CaseRow['clock'], 'paused'> }): Flag[] {
  const flags: Flag[] = [];
  if (row.grade !== 'ordinary') flags.push({ word: CASE_GRADE_WORDS[row.grade], warn: true });
  if (row.round > 1) flags.push({ word: '重办', warn: true });
  if (row.returned) flags.push({ word: row.returned > 1 ? `退回过 ${row.returned} 次` : '退回过', warn: true });
  flags.push(...courseFlags(row));
  if (row.heed) flags.push({ word: HEED_WORDS[row.heed], warn: row.heed === 'risky' });
  if (row.jointly) flags.push({ word: row.jointly.open > 0 ? `协办 ${row.jointly.units} 家，${row.jointly.open} 家没办完` : `协办 ${row.jointly.units} 家，都办完了`, warn: false });
  if (row.supporters) flags.push({ word: `${row.supporters} 人也遇到`, warn: false });
  if (row.outsideGrids) flags.push({ word: '网格外', warn: false });
  return flags;
}

/** One row as a screen reader says it. */
export function rowLabel(row: CaseRow, deadline: string): string {
  const flags = rowFlags(row).map((flag) => flag.word);
  return [row.title, deadline, ...flags, row.category.name, row.placeText, stateWord(row, row.leadUnit)].filter(Boolean).join('，');
}

/** Newest entry that `after` has and `before` has not. */
function newest(before: CaseView, after: CaseView): TimelineEntry | undefined {
  const seen = new Set(before.timeline.map((entry) => entry.id));
  const fresh = after.timeline.filter((entry) => !seen.has(entry.id));
  return fresh.reverse().sort((a, b) => b.at.localeCompare(a.at))[0];
}

/** Somebody acted first: who, what, and where the case is now. */
export function movedSentence(before: CaseView, now: CaseView): string {
  const entry = newest(before, now);
  const state = `现在是“${stateWord(now, now.leadUnit?.name ?? null)}”`;
  if (!entry) return `这件事刚变过，${state}，看一眼再办`;
  const person = entry.actor.isReporter || !entry.actor.unit ? '' : `，是${entry.actor.name ?? '同事'}办的`;
  return `刚才有人先办了：${entryTitle(entry)}${person}。${state}`;
}

/** What has been done, and what comes next. */
export function doneSentence(view: CaseView, action: StaffAction, now: Date): string {
  const unit = view.leadUnit?.name ?? '办理单位';
  const until = view.clock.dueAt ? formatDue(view.clock.dueAt, now) : '';
  const sentences: Readonly<Record<StaffAction, string>> = {
    accept: '受理了，接着交办',
    acceptAndDispatch: `受理了，交给${unit}了，${until}签收`,
    dispatch: `交给${unit}了，${until}签收`,
    takeOn: '受理了，由我们来办。办好后拍一张',
    acknowledge: `签收了，${until}办好`,
    handle: '记下了，居民会收到消息',
    verify: '核查通过，等居民评价',
    return: '退回工作站了，居民和工作站看得到您写的原因',
    designate: `定了，交给${unit}了，${until}签收`,
    reject: `退回${unit}接着办了`,
    decline: '答复居民了：不予受理',
    correct: '改好了，按新的重新分',
    inspect: '现场情况记下了',
    release: '邻居看得到这一版了',
    recordWord: view.state === 'closed' ? '记下了，办结了' : '记下了，退回去再办一次',
    note: '记下了，居民看不到',
    split: '分出来了，居民会收到消息，新的一件排到它那一栏里了',
    unsplit: '收回了，居民会收到消息',
    callReached: '回访记下了',
    callMissed: '记下了，换一天再打',
    confirmUnsolved: '记下了，居民会收到消息',
    closeExplained: '记下了，居民会收到消息',
    orderRedo: `再办一次，交给${unit}了`,
    rateUnit: '记下了，满五次才显示平均分',
    addSupport: '请他们协办了，居民看得到',
    acknowledgeSupport: '签收了，协办的部分归我们',
    supportProgress: '进展记下了，主办单位和居民都看得到',
    supportDone: '记下了，主办单位会收到消息',
    returnSupport: '退回了，主办单位和居民看得到您写的原因',
    dropSupport: '告诉他们不用协办了',
    regrade: `改好了，${until ? `${until}前` : '按新的期限'}办`,
    merge: '并到一起办了，居民会收到消息',
    unmerge: '拆出来了，接着交办',
    transcribe: '写下来了，居民会看到，说不对还能改',
    ask: '问了，时间停着，居民答了就接着算',
    runOn: `时间接着算了，${until}${CLOCK_STEP_WORDS[view.clock.step]}`,
    supervise: '督办了，等他们答复，居民也看得到',
    respond: '答复了，督办的人和居民都看得到',
    escalate: '交上去协调了，居民也看得到',
    askExtension: '申请了延期，等工作站或街道来定',
    grantExtension: `同意延期了，改到${until}，居民会收到消息`,
    refuseExtension: '没有同意延期，答应居民的时间不变',
    askDeferral: '申请了挂账，等街道来定',
    grantDeferral: '挂账了，到日子自己回来，居民会收到消息',
    refuseDeferral: '没有同意挂账，接着办',
    reassign: `改交给${unit}了，${until}签收`,
  };
  return sentences[action];
}
