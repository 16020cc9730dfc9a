import type { ResponseOf } from '../../../shared/contract';
import { SATISFACTION_WORDS } from '../../../shared/copy/cases';
import { PROBLEM_WORDS, stuckWords } from '../../../shared/copy/channels';
import { deliveryProblem } from '../../../shared/domain/integrations/channels';
import { inboxWords, type InboxValues } from '../../../shared/copy/inbox';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Deps } from '../../platform/deps';
import { casesById, outsideTitles, type CaseDoc } from '../cases';
import { COURSE_REASONS, courseReason, moreOf, respondBy } from './course';
import { getUnits } from '../organisation';
import { docketItems } from './dockets';
import { documentItems } from './documents';
import { admissionItems } from './admissions';
import { OUTSIDE_KINDS } from './followers';
import { homeItems } from './homes';
import type { MessageDoc } from './model';
import { whistleItems } from './whistles';
import { projectItems } from './projects';
import { volunteerItems } from './volunteers';
import { activityItems } from './activities';
import { certificateItems } from './certificates';
import { hourItems } from './volunteerHours';
import { taskItems } from './volunteerTasks';
import { teamItems } from './volunteerTeams';
import { invitationItems } from './invitations';
import { rollItems } from './rolls';
import { consultationItems } from './consultations';
import { emergencyItems } from './emergencies';
import { bookItems } from './openBooks';
import { directoryItems } from './directory';
import { noticeItems, presentToldNotices, type InboxRow } from './notices';
import { bodyItems, topicItems } from './topics';
import { mediationItems } from './mediations';
import { visitItems } from './visits';
import { bookingItems } from './bookings';
import { voteItems } from './votes';
import { wishItems } from './wishes';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Entry = CaseDoc['timeline'][number];

/** The unit a message names: the one that did it, the one it was given to, or the station. */
function unitIdOf(kind: InboxKind, doc: CaseDoc, entry: Entry | undefined): string | null {
  switch (kind) {
    case 'caseDispatched':
    case 'caseRedone':
      return entry?.toUnitId ?? doc.leadUnitId;
    case 'caseAcknowledged':
    case 'caseHandled':
    case 'caseVerified':
    case 'caseReturned':
    case 'stationReturned':
    case 'unitDesignated':
    case 'caseReviewed':
    case 'leadSupportReported':
    case 'leadSupportReturned':
      return entry?.unitId ?? doc.leadUnitId;
    case 'caseSupported':
    case 'leadSupportLate':
    case 'staffVacant':
      return entry?.toUnitId ?? doc.leadUnitId;
    case 'stationToVerify':
    case 'followDispatched':
    case 'followHandled':
    case 'joinedHandled':
      return entry?.toUnitId ?? doc.leadUnitId;
    case 'caseReassigned':
    case 'caseSupervised':
    case 'caseEscalated':
    case 'caseWarned':
    case 'caseDeferred':
      return entry?.toUnitId ?? doc.leadUnitId;
    case 'caseAsked':
    case 'aboveReturned':
    case 'aboveResponded':
    case 'extensionAsked':
    case 'extensionDecided':
    case 'deferralAsked':
    case 'deferralDecided':
    case 'unitReassigned':
    case 'unitTakenFrom':
    case 'staffMentioned':
      return entry?.unitId ?? doc.scope.station;
    default:
      return doc.scope.station;
  }
}

/** The moment a message promises or asks for, while it still holds. */
function momentOf(kind: InboxKind, doc: CaseDoc, entry: Entry | undefined): Date | null {
  const whileIn = (step: CaseDoc['step']): Date | null => (doc.step === step ? doc.dueAt : null);
  switch (kind) {
    case 'caseReceived':
    case 'caseFiledForYou':
    case 'caseSplit':
    case 'caseDispatched':
    case 'caseRedone':
    case 'casePromiseMoved':
    case 'staffPromiseMoved':
    case 'followDispatched':
    case 'followRedone':
    case 'caseRegraded':
      return entry?.dueAt ?? null;
    case 'caseAccepted':
    case 'caseAcknowledged':
    case 'unitRedo':
      return doc.open ? doc.promisedAt : null;
    case 'unitSupportAsked':
      return (doc.support ?? []).find(({ unitId, askedAt }) => unitId === entry?.toUnitId && askedAt.getTime() === entry.at.getTime())?.acknowledgeBy ?? null;
    case 'caseToEvaluate':
    case 'stationAskByPhone':
      return doc.evaluateUntil;
    case 'stationNewCase':
      return whileIn('accept');
    case 'unitNewCase':
    case 'unitDesignated':
    case 'unitReassigned':
      return whileIn('acknowledge');
    case 'caseExtended':
    case 'caseRunsOn':
    case 'staffRunsOn':
    case 'staffAnswered':
      return entry?.dueAt ?? null;
    case 'caseWarned':
    case 'staffUrged':
      return doc.open ? doc.promisedAt : null;
    case 'staffWarned':
      return doc.open && doc.step !== 'evaluate' ? doc.dueAt : null;
    case 'caseAsked':
      return doc.question && doc.question.answeredAt === null ? doc.question.until : null;
    case 'unitSupervised':
      return respondBy(doc, entry);
    case 'stationToVerify':
      return whileIn('verify');
    default:
      return null;
  }
}

/** Messages that say why, in the words of who acted. */
const WITH_REASON: readonly InboxKind[] = ['caseDeclined', 'caseUnsplit', 'caseReturned', 'stationReturned', 'unitDesignated', 'unitRejected', 'casePromiseMoved', 'staffPromiseMoved', 'unitSupportDropped', 'caseReviewed', 'leadSupportReturned', 'caseUnmerged', 'stationUnmerged', 'caseRegraded', ...COURSE_REASONS];
/** Messages that name the task. */
const WITH_TASK: readonly InboxKind[] = ['stationUnsolved', 'caseDocketed', 'caseVolunteers', 'caseSupported', 'unitSupportAsked'];

function reasonOf(kind: InboxKind, doc: CaseDoc, entry: Entry | undefined): string | undefined {
  if (kind === 'stationEvaluated' && doc.evaluation) {
    return [SATISFACTION_WORDS[doc.evaluation.satisfaction], doc.evaluation.text].filter(Boolean).join('，');
  }
  if (WITH_TASK.includes(kind)) return entry?.text ?? undefined;
  return courseReason(kind, entry) ?? (WITH_REASON.includes(kind) ? (entry?.reason ?? undefined) : undefined);
}

/** Messages about what did not get outside: they lead to the list of it. */
const STUCK_KINDS: readonly InboxKind[] = ['adminChannelDead', 'adminGaveUp', 'adminStuck'];

function noticeTarget({ kind, unitId }: MessageDoc): Item['target'] {
  if (kind === 'unitFileReady') return { kind: 'dropFiles', id: unitId ?? 'all' };
  return STUCK_KINDS.includes(kind) ? { kind: 'stuck', id: unitId ?? 'all' } : null;
}

/** A message that is about the district or a unit, and about no matter. */
function presentNotice(message: MessageDoc, units: ReadonlyMap<string, { readonly name: string }>): Item {
  const { _id, kind, year, stuck, unitId, at, read } = message;
  const unit = units.get(unitId ?? '')?.name;
  const title = stuck ? stuckWords(stuck, (stuck.why ?? []).map((code) => PROBLEM_WORDS[deliveryProblem(code)])) : String(year ?? '');
  return { id: _id, kind, ...inboxWords(kind, { title, ...(unit ? { unit } : {}) }), target: noticeTarget(message), at: at.toISOString(), read };
}

/** Messages in words, made now from the cases as they are: nothing of a case is stored in an inbox. */
export async function presentMessages(deps: Deps, messages: readonly MessageDoc[]): Promise<Item[]> {
  const now = deps.clock.now();
  const others = new Map([...(await homeItems(deps, messages)), ...(await documentItems(deps, messages)), ...(await whistleItems(deps, messages)), ...(await admissionItems(deps, messages)), ...(await docketItems(deps, messages)), ...(await wishItems(deps, messages)), ...(await projectItems(deps, messages)), ...(await volunteerItems(deps, messages)), ...(await taskItems(deps, messages)), ...(await topicItems(deps, messages)), ...(await bodyItems(deps, messages)), ...(await rollItems(deps, messages)), ...(await consultationItems(deps, messages)), ...(await voteItems(deps, messages)), ...(await noticeItems(deps, messages)), ...(await emergencyItems(deps, messages)), ...(await visitItems(deps, messages)), ...(await bookingItems(deps, messages)), ...(await mediationItems(deps, messages)), ...(await bookItems(deps, messages)), ...(await directoryItems(deps, messages)), ...(await activityItems(deps, messages)), ...(await teamItems(deps, messages)), ...(await invitationItems(deps, messages)), ...(await hourItems(deps, messages)), ...(await certificateItems(deps, messages))]);
  const cases = await casesById(deps, messages.flatMap((message) => message.caseId ?? []));
  const entryOf = (message: MessageDoc, doc: CaseDoc): Entry | undefined => doc.timeline.find((row) => row.id === message.entryId);
  const unitIds = messages.flatMap((message) => {
    const doc = cases.get(message.caseId ?? '');
    return doc ? [unitIdOf(message.kind, doc, entryOf(message, doc))] : [message.unitId ?? null];
  });
  const [units, titles] = await Promise.all([getUnits(deps, unitIds), outsideTitles(deps, messages.flatMap(({ kind, caseId }) => cases.get(OUTSIDE_KINDS.includes(kind) ? (caseId ?? '') : '') ?? []))]);
  return messages.flatMap((message) => {
    if (message.homeId || message.checkId || message.whistleId || message.admissionId || message.docketId || message.wishId || message.projectId || message.volunteerId || message.taskId || message.topicId || message.bodyId || message.rollId || message.consultationId || message.voteId || message.noticeId || message.emergencyId || message.visitId || message.bookingId || message.mediationId || message.openBookId || message.serviceId || message.activityId || message.teamId || message.invitationId || message.recordId || message.certificateId) return others.get(message._id) ?? [];
    if (message.caseId === null) return [presentNotice(message, units)];
    const doc = cases.get(message.caseId);
    const { kind } = message;
    const outside = OUTSIDE_KINDS.includes(kind);
    // What became a matter between persons after somebody joined it is no longer theirs to hear of.
    if (!doc || (outside && doc.sensitive)) return [];
    const entry = entryOf(message, doc);
    const moment = momentOf(kind, doc, entry);
    const unit = units.get(unitIdOf(kind, doc, entry) ?? '')?.name;
    const reason = reasonOf(kind, doc, entry);
    const more = moreOf(kind, doc, entry);
    const values: InboxValues = {
      title: outside ? (titles.get(doc._id) ?? '') : doc.title,
      ...(unit ? { unit } : {}),
      ...(moment ? { date: formatDue(moment, now) } : {}),
      ...(entry?.wasDueAt ? { was: formatDue(entry.wasDueAt, now) } : {}),
      ...(reason ? { reason } : {}),
      ...(more ? { more } : {}),
    };
    const target = { kind: 'case' as const, id: doc._id };
    return [{ id: message._id, kind, ...inboxWords(kind, values), target, at: message.at.toISOString(), read: message.read }];
  });
}

/** An inbox in words: messages, and among them notices as they stand now. */
export async function presentInbox(deps: Deps, rows: readonly InboxRow[], personId: string): Promise<Item[]> {
  const [messages, notices] = await Promise.all([
    presentMessages(deps, rows.flatMap((row) => ('message' in row ? [row.message] : []))), presentToldNotices(deps, rows.flatMap((row) => ('notice' in row ? [row.notice] : [])), personId),
  ]);
  const items = new Map([...messages, ...notices].map((item) => [item.id, item]));
  return rows.flatMap(({ id }) => items.get(id) ?? []);
}
