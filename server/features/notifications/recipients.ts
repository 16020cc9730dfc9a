import { createHash } from 'node:crypto';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { DomainEvent } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { casesById } from '../cases';
import { holdersOf } from '../identity';
import { officesOf } from '../organisation';

type Data = DomainEvent['data'];
/** An event with the case it is about. */
type Told = DomainEvent & { readonly source: { readonly id: string } };
/**
 * Who is told: the reporter, the station of the community, its grid workers, the unit in charge, who holds it
 * now, the unit that had it before; the dispatchers of its street, and of the district;
 * or the unit that the step names.
 */
type Circle = 'reporter' | 'station' | 'walkers' | 'lead' | 'holder' | 'former' | 'street' | 'district' | 'target';
type Telling = readonly [Circle, InboxKind];

const HANDLERS: readonly Role[] = ['departmentHandler', 'stationStaff', 'stationHead'];
const CIRCLE_ROLES: Readonly<Record<Exclude<Circle, 'reporter'>, readonly Role[]>> = {
  station: ['stationStaff', 'stationHead'],
  walkers: ['gridWorker'],
  lead: HANDLERS,
  holder: HANDLERS,
  former: HANDLERS,
  target: HANDLERS,
  street: ['streetDispatcher'],
  district: ['streetDispatcher'],
};

/** Asked for the resident's word, or first for a second person's check. */
function answered(data: Data, asking: InboxKind): Telling[] {
  // Somebody without an account is asked by telephone.
  if (data.asked === true && data.accountless === true) return [['reporter', asking], ['station', 'stationAskByPhone']];
  return data.asked === true ? [['reporter', asking]] : [['station', 'stationToVerify'], ['walkers', 'stationToVerify']];
}

/** The level that coordinates the case is told; the community's own is its station, who is told otherwise. */
function above({ level }: Data, kind: InboxKind): Telling[] {
  return level === 'district' ? [['district', kind]] : level === 'street' ? [['street', kind]] : [];
}

/** Who decides beside the station, and is told of what asks for a decision. */
const decider = (data: Data, kind: InboxKind): Telling[] => (data.level === 'district' ? [['district', kind]] : [['street', kind]]);

/**
 * Who hears what of a step. A composite tap is told once, by its last step: taking a case on is told as
 * 「签收」, accepting and dispatching as 「交办」.
 */
const TELLINGS: Readonly<Record<string, (data: Data) => readonly Telling[]>> = {
  'case.submitted': ({ splitOff, proxied }) => [['reporter', splitOff === true ? 'caseSplit' : proxied === true ? 'caseFiledForYou' : 'caseReceived'], ['station', 'stationNewCase'], ['walkers', 'stationNewCase']],
  'case.accepted': ({ tap }) => (tap === 'accept' ? [['reporter', 'caseAccepted']] : []),
  'case.declined': () => [['reporter', 'caseDeclined']],
  'case.dispatched': ({ tap }) => (tap === 'takeOn' ? [] : [['reporter', 'caseDispatched'], ['lead', 'unitNewCase']]),
  'case.acknowledged': () => [['reporter', 'caseAcknowledged']],
  'case.handled': (data) => answered(data, 'caseHandled'),
  'case.verified': (data) => (data.askedNow === true ? answered(data, 'caseToEvaluate') : [['reporter', 'caseVerified']]),
  'case.docketed': () => [['reporter', 'caseDocketed']],
  'case.volunteersHelped': () => [['reporter', 'caseVolunteers']],
  'case.claimed': () => [['reporter', 'caseClaimed']],
  'case.transferred': () => [['lead', 'unitNewCase']],
  'case.rejected': () => [['lead', 'unitRejected']],
  'case.returned': () => [['reporter', 'caseReturned'], ['station', 'stationReturned'], ['street', 'aboveReturned']],
  'case.designated': () => [['reporter', 'caseDispatched'], ['lead', 'unitDesignated']],
  'case.rescheduled': ({ lead }) => [['reporter', 'casePromiseMoved'], [lead ? 'lead' : 'station', 'staffPromiseMoved']],
  'case.reminded': (data) => answered(data, 'caseToEvaluate'),
  'case.closed': () => [['reporter', 'caseClosedUnrated']],
  'case.evaluated': () => [['station', 'stationEvaluated']],
  'case.redone': () => [['reporter', 'caseRedone'], ['lead', 'unitRedo']],
  'case.reopened': () => [['reporter', 'caseRedone'], ['lead', 'unitRedo']],
  'case.supplemented': () => [['station', 'stationSupplement'], ['lead', 'stationSupplement']],
  'case.supportAsked': () => [['reporter', 'caseSupported'], ['target', 'unitSupportAsked']],
  'case.supportProgressed': () => [['lead', 'leadSupportReported'], ['station', 'leadSupportReported']],
  'case.supportReported': () => [['lead', 'leadSupportReported'], ['station', 'leadSupportReported']],
  'case.supportReturned': () => [['lead', 'leadSupportReturned'], ['station', 'leadSupportReturned']],
  'case.supportDropped': () => [['target', 'unitSupportDropped']],
  'case.supportLate': () => [['target', 'unitSupportLate'], ['lead', 'leadSupportLate'], ['station', 'leadSupportLate']],
  'case.confirmedUnsolved': () => [['reporter', 'caseReviewed'], ['station', 'caseReviewed']],
  'case.closedExplained': () => [['reporter', 'caseReviewed'], ['station', 'caseReviewed']],
  'case.redoOrdered': () => [['reporter', 'caseRedone'], ['lead', 'unitDesignated']],
  'case.markedUnsolved': () => [['station', 'stationUnsolved']],
  'case.unsplit': () => [['reporter', 'caseUnsplit']],
  'case.merged': () => [['reporter', 'caseMerged'], ['lead', 'unitMerged']],
  'case.unmerged': () => [['reporter', 'caseUnmerged'], ['station', 'stationUnmerged']],
  'case.absorbed': () => [['reporter', 'caseAbsorbed']],
  'case.concluded': () => [['reporter', 'mergedClosed']],
  'case.regraded': () => [['reporter', 'caseRegraded']],
  'case.transcriptDisputed': () => [['station', 'stationTranscriptWrong']],
  'case.asked': () => [['reporter', 'caseAsked']],
  'case.answered': () => [['holder', 'staffAnswered'], ['station', 'staffAnswered']],
  'case.urged': (data) => [['holder', 'staffUrged'], ['station', 'staffUrged'], ...above(data, 'staffUrged')],
  'case.runsOn': () => [['reporter', 'caseRunsOn'], ['holder', 'staffRunsOn'], ['station', 'staffRunsOn']],
  'case.warned': () => [['reporter', 'caseWarned'], ['holder', 'staffWarned']],
  'case.supervised': (data) => [['reporter', 'caseSupervised'], ['holder', 'unitSupervised'], ['station', 'unitSupervised'], ...above(data, 'unitSupervised')],
  'case.responded': (data) => [['station', 'aboveResponded'], ...decider(data, 'aboveResponded')],
  'case.escalated': (data) => [['reporter', 'caseEscalated'], ...above(data, 'aboveEscalated'), ['holder', 'aboveEscalated'], ['station', 'aboveEscalated']],
  'case.extensionAsked': (data) => [['station', 'extensionAsked'], ...above(data, 'extensionAsked')],
  'case.extended': () => [['reporter', 'caseExtended'], ['lead', 'extensionDecided']],
  'case.extensionRefused': () => [['lead', 'extensionDecided']],
  'case.deferralAsked': (data) => decider(data, 'deferralAsked'),
  'case.deferred': () => [['reporter', 'caseDeferred'], ['holder', 'deferralDecided'], ['station', 'deferralDecided']],
  'case.deferralRefused': () => [['holder', 'deferralDecided'], ['station', 'deferralDecided']],
  'case.reassigned': () => [['reporter', 'caseReassigned'], ['lead', 'unitReassigned'], ['former', 'unitTakenFrom']],
  'case.vacant': () => [['station', 'staffVacant'], ['street', 'staffVacant']],
  'case.withdrawn': () => [['station', 'stationWithdrawn'], ['lead', 'stationWithdrawn']],
};

/** Events of which somebody is told. */
export const TOLD_EVENTS: readonly string[] = Object.keys(TELLINGS);

const text = (value: Data[string] | undefined): string | null => (typeof value === 'string' ? value : null);

/** Grid workers hold their role in the station or in its community, for some of its grids or for all (see `partsIn`). */
async function walkersOf(deps: Deps, data: Data): Promise<readonly string[]> {
  const units = [text(data.station), text(data.community)].filter((id): id is string => id !== null);
  return units.length > 0 ? holdersOf(deps, units, CIRCLE_ROLES.walkers, text(data.grid)) : [];
}

/** The unit that the timeline line of an event names as its target. */
async function targetOf(deps: Deps, { _id, source }: Told): Promise<string | null> {
  const doc = (await casesById(deps, [source.id])).get(source.id);
  return doc?.timeline.find((row) => `${source.id}-${row.id}` === _id)?.toUnitId ?? null;
}

async function membersOf(deps: Deps, circle: Circle, event: Told): Promise<readonly string[]> {
  const { data } = event;
  if (circle === 'walkers') return walkersOf(deps, data);
  if (circle === 'target') {
    const unitId = await targetOf(deps, event);
    return unitId === null ? [] : holdersOf(deps, [unitId], CIRCLE_ROLES.target);
  }
  const id = text(data[circle]);
  if (id === null) return [];
  if (circle === 'reporter') return [id];
  const units = circle === 'street' || circle === 'district' ? [id, ...(await officesOf(deps, id))] : [id];
  return holdersOf(deps, units, CIRCLE_ROLES[circle]);
}

/** People to be told of an event, each once, by the first thing that concerns them; never staff of what they did. */
export async function recipientsOf(deps: Deps, event: Told): Promise<Map<string, InboxKind>> {
  const told = new Map<string, InboxKind>();
  for (const [circle, kind] of TELLINGS[event.type]?.(event.data) ?? []) {
    for (const personId of await membersOf(deps, circle, event)) {
      const own = circle !== 'reporter' && personId === event.data.actor;
      if (!own && !told.has(personId)) told.set(personId, kind);
    }
  }
  return told;
}

/** The same event and person give the same message, however often the event is delivered. */
export function messageIdOf(eventId: string, personId: string): string {
  return createHash('sha256').update(`${eventId}:${personId}`).digest('base64url').slice(0, 24);
}
