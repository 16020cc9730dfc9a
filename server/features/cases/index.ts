import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { ensureSupportIndexes, Supports } from './company/model';
import { supportPhotosInUse } from './company/queries';
import { ensureWordIndexes, Words } from './company/wordModel';
import { bringMergedAlong, dropPhotos, keepSupportPhotos, tellLead } from './company/subscribers';
import { caseEraser } from './erase';
import { ensureIndexes, Cases } from './model';
import { photosInUse } from './queries';
import { recompute } from './recompute';
import { handlers } from './routes';
import { keepPhotos } from './subscribers';
import { lateSupport, silence } from './tasks';
import { caseKind } from './thread';
import { vacancies } from './vacancies';

export { answerQuestion, askReporter } from './commands/ask';
export { askDeferral, grantDeferral, refuseDeferral, runOn } from './commands/defer';
export { askExtension, grantExtension, refuseExtension } from './commands/extend';
export { reassign } from './commands/reassign';
export { escalate, respond, supervise } from './commands/supervise';
export { urge } from './commands/urge';
export { watchClock } from './commands/watchClock';
export { accept } from './commands/accept';
export { acknowledge } from './commands/acknowledge';
export { addNote } from './commands/addNote';
export { correct, type CorrectAsk } from './commands/correct';
export { decline } from './commands/decline';
export { acceptAndDispatch, designate, dispatch, type DispatchAsk } from './commands/dispatch';
export { evaluate } from './commands/evaluate';
export { claimFor, fileFor, type Filing } from './commands/fileFor';
export { handle } from './commands/handle';
export { recordWord } from './commands/recordWord';
export { reject } from './commands/reject';
export { release } from './commands/release';
export { remindAndClose } from './commands/remindAndClose';
export { reschedule } from './commands/reschedule';
export { regrid, transfer } from './commands/settleIn';
export { openByDeadline, openCasesIn, openCasesOf } from './openCases';
export { nightIn } from './night';
export { reopen } from './commands/reopen';
export { sendBack } from './commands/sendBack';
export { acknowledgeSupport, addSupport, dropSupport, returnSupport, supportDone, supportProgress, warnSupport, type SupportAsk } from './commands/support';
export { callMissed, callReached, closeExplained, confirmUnsolved, markUnsolved, orderRedo, rateUnit } from './commands/after';
export { submitCase, type Report } from './commands/submitCase';
export { inspect, supplement } from './commands/supplement';
export { takeBackFiled, untouchedByPeople } from './commands/takeBackFiled';
export { takeOn } from './commands/takeOn';
export { reporterOf } from './queries';
export { disputeTranscript, transcribe, type TranscriptAsk } from './commands/transcribe';
export { unsplit } from './commands/unsplit';
export { edit } from './commands/edit';
export { follow, join, JOINED, leave } from './commands/join';
export { merge, unmerge } from './commands/merge';
export { tellSolved, TOLD_SOLVED } from './commands/tellSolved';
export { regrade } from './commands/regrade';
export { takeBackPhotos } from './commands/takeBackPhotos';
export { companyCounts, companyOf, type Company } from './company/queries';
export { verify } from './commands/verify';
export { caseIdOfOrder, caseOfOrder, casesOfOrders, categoryFinder, fileOrder, type OrderedReport } from './commands/fileOrder';
export { noteDocket } from './commands/docket';
export { casesByOutsideNumber, noteOutsideNumber, partOfUnit, stepFromOutside, tellFromOutside, type OutsideSpeaker } from './commands/outside';
export type { CaseOutside } from './otherNumbers';
export { becomesTask, noteWhistle } from './commands/whistle';
export { withdraw } from './commands/withdraw';
export { deadlinesSettled, recompute } from './recompute';
export { lateSupport, silence } from './tasks';
export { vacancies } from './vacancies';
export type { CaseDoc } from './document';
export { CASE_EVENTS, type CaseEventType } from './events';
export { actorIn, authorise, levelOf, sightIn, viewerIn, workbenchOf, type Person, type WorkbenchScope } from './policy';
export { latestOf } from './mine';
export { nextSerial } from './numbers';
export { outsideTitles, presentAround, presentMatter, presentRows } from './presenter';
export { around, caseByNumber, caseIdsOf, casesById, loadCase } from './queries';
export { figureCases, firstFiledAt, type FigureCase } from './account';
export { casePage } from './workbench';
export { after, decodeCursor, pageOf } from '../../platform/database/cursor';
export { categoryNameOf } from './catalogue';
export { repeatGroups, type RepeatGroup } from './board/repeats';
export { returnsIn } from './board/returns';
export { SYSTEM, type Actor, type Ask } from './step';
export { outsideCases, outsideViews, type OutsideAsk, type OutsideView } from './outside';

const supportSource: EventSource = { kind: 'support', model: (deps) => Supports(deps) as unknown as ReturnType<EventSource['model']> };
const wordSource: EventSource = { kind: 'neighbourWord', model: (deps) => Words(deps) as unknown as ReturnType<EventSource['model']> };
const source: EventSource = { kind: 'case', model: (deps) => Cases(deps) as unknown as ReturnType<EventSource['model']> };

/** Cases (工单): reports of residents and the closed loop to their end. */
export const feature: Feature = {
  name: 'cases',
  handlers,
  sources: [source, supportSource, wordSource],
  subscribers: [keepPhotos, bringMergedAlong, tellLead, keepSupportPhotos, dropPhotos],
  tasks: [silence, lateSupport, recompute, vacancies],
  conversions: [caseKind],
  fileUsers: [{ name: 'cases', using: photosInUse }, { name: 'caseSupports', using: supportPhotosInUse }],
  erasers: [caseEraser],
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureSupportIndexes(deps);
    await ensureWordIndexes(deps);
  },
};
