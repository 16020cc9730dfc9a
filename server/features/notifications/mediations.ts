import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { formatMoment } from '../../../shared/domain/kernel/dates';
import { MEDIATION_SIDES } from '../../../shared/domain/mediations/states';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { getPeople, holdersOf } from '../identity';
import { mediationEvent, mediationsById, type MediationDoc, type MediationStep } from '../mediations';
import { getUnits } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Both sides; sides that are asked and have not answered; sides that have not signed; the mediator; who was it before; the station; the office; who is named. */
type Circle = 'sides' | 'asked' | 'unsigned' | 'shown' | 'mediator' | 'former' | 'station' | 'office' | 'side';
type Telling = readonly [Circle, InboxKind];

const TELLINGS: Readonly<Partial<Record<MediationStep, readonly Telling[]>>> = {
  ask: [['station', 'stationMediationAsked']],
  begin: [['asked', 'mediationInvited']],
  invite: [['asked', 'mediationInvited']],
  decline: [['sides', 'mediationDeclined']],
  callOff: [['sides', 'mediationOff']],
  bothWilling: [['station', 'stationMediationWilling'], ['sides', 'mediationWilling']],
  refuse: [['sides', 'mediationRefused'], ['station', 'stationMediationWaits']],
  tell: [['mediator', 'mediatorTold'], ['shown', 'mediationTold']],
  appoint: [['mediator', 'mediatorAppointed'], ['sides', 'mediationAppointed']],
  giveBack: [['station', 'stationMediationBack'], ['sides', 'mediationAnother']],
  otherMediator: [['former', 'mediatorGone'], ['station', 'stationMediationBack'], ['sides', 'mediationAnother']],
  arrange: [['sides', 'mediationArranged']],
  cannotCome: [['mediator', 'mediatorCannot'], ['sides', 'mediationAnother']],
  held: [['sides', 'mediationHeld']],
  agreed: [['sides', 'mediationDraft']],
  sign: [['unsigned', 'mediationSignedOne']],
  bothSigned: [['station', 'stationMediationSigned'], ['mediator', 'mediatorSigned']],
  objectDraft: [['mediator', 'mediatorObjected']],
  confirm: [['sides', 'mediationConfirmed'], ['mediator', 'mediatorConfirmed']],
  keep: [['mediator', 'mediatorWord']],
  notKept: [['mediator', 'mediatorWord']],
  followUp: [['sides', 'mediationKept']],
  askOffice: [['station', 'stationMediationOffice']],
  escalate: [['office', 'officeMediation'], ['sides', 'mediationOffice']],
  answerOffice: [['sides', 'mediationAnswered'], ['station', 'stationMediationWaits']],
  ended: [['mediator', 'mediatorGone'], ['sides', 'mediationEnded']],
  lookLate: [['station', 'stationMediationWaits']],
  consentLate: [['asked', 'mediationInvited'], ['station', 'stationMediationWaits']],
  appointLate: [['station', 'stationMediationWaits']],
  arrangeLate: [['mediator', 'mediatorArrange']],
  soon: [['mediator', 'mediatorSoon'], ['sides', 'mediationSoon']],
  recordLate: [['mediator', 'mediatorRecord']],
  signLate: [['unsigned', 'mediationDraft']],
  confirmLate: [['station', 'stationMediationSigned']],
  followUpDue: [['mediator', 'mediatorFollow'], ['sides', 'mediationFollow']],
  officeLate: [['office', 'officeMediationWaits']],
  yours: [['side', 'mediationYours']],
};
/** Kinds that end a part: whoever had it is led nowhere. */
const OUT: readonly InboxKind[] = ['mediatorGone'];

async function circleOf(deps: Deps, circle: Circle, { former, actor, side }: DomainEvent['data'], doc: MediationDoc): Promise<readonly string[]> {
  const { sides, mediatorId, scope, office } = doc;
  const of = (wanted: (one: MediationDoc['sides']['first']) => boolean): string[] => MEDIATION_SIDES.flatMap((one) => (wanted(sides[one]) ? (sides[one].personId ?? []) : []));
  switch (circle) {
    // A side that was never asked, or has not agreed, hears only that it is asked, or that it need not answer.
    case 'sides':
      return of(({ consent }) => consent !== null);
    case 'asked':
      return of(({ consent }) => consent === 'asked');
    case 'unsigned':
      return of(({ signed }) => signed === null);
    case 'shown': {
      const teller = MEDIATION_SIDES.find((one) => sides[one].personId === actor);
      return teller && sides[teller].shown ? of(({ consent, personId }) => consent === 'yes' && personId !== actor) : [];
    }
    case 'mediator':
      return mediatorId === null ? [] : [mediatorId];
    case 'former':
      return typeof former === 'string' ? [former] : [];
    case 'station':
      return holdersOf(deps, [scope.station], ['stationStaff', 'stationHead']);
    case 'office':
      return office ? holdersOf(deps, [office.unitId], ['departmentHandler', 'streetDispatcher']) : [];
    case 'side':
      return side === 'first' || side === 'second' ? (sides[side].personId === null ? [] : [sides[side].personId]) : [];
  }
}
/** Sides hear that it is over as it is. */
const kindFor = (kind: InboxKind, doc: MediationDoc): InboxKind | null => (kind !== 'mediationKept' || doc.state === 'kept' ? kind : doc.state === 'broken' ? 'mediationEnded' : null);

/** Tells of a step of a mediation those who have a part in it, never of what they did themselves. */
export const toMediations: Subscriber = {
  name: 'notifications.mediations',
  types: (Object.keys(TELLINGS) as MediationStep[]).map(mediationEvent),
  async handle(event, deps) {
    const doc = (await mediationsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, named] of TELLINGS[event.type.slice('mediation.'.length) as MediationStep] ?? []) {
      const kind = kindFor(named, doc);
      for (const personId of kind ? await circleOf(deps, circle, event.data, doc) : []) if (kind && personId !== event.data.actor && !told.has(personId)) told.set(personId, kind);
    }
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId, mediationId: doc._id, unitId: null })));
  },
};

/** The moment that a message names: as it was said then. */
function momentOf(doc: MediationDoc, { kind, entryId }: MessageDoc): Date | null {
  if (!['mediationArranged', 'mediationSoon', 'mediatorSoon'].includes(kind)) return null;
  const said = doc.timeline.find(({ id }) => id === entryId)?.code;
  return said ? new Date(said) : doc.sessionAt;
}
/** Messages about mediations in words: with the mediation, they are gone. */
export async function mediationItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await mediationsById(deps, messages.flatMap(({ mediationId }) => mediationId ?? []));
  if (docs.size === 0) return new Map();
  const all = [...docs.values()];
  const [now, units, names] = [deps.clock.now(), await getUnits(deps, all.map(({ scope }) => scope.station)), await getPeople(deps, all.flatMap(({ mediatorId }) => mediatorId ?? []))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.mediationId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read } = message;
      const [moment, mediator] = [momentOf(doc, message), names.get(doc.mediatorId ?? '')?.name];
      const words = inboxWords(kind, { title: '', unit: units.get(doc.scope.station)?.name ?? '', ...(mediator ? { more: mediator } : {}), ...(moment ? { date: formatMoment(moment, now) } : {}) });
      return [[id, { id, kind, ...words, target: OUT.includes(kind) ? null : { kind: 'mediation', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
