import type { ResponseOf } from '../../../shared/contract';
import { CALL_OFF_WORDS, LEFT_WORDS } from '../../../shared/copy/activities';
import { inboxWords } from '../../../shared/copy/inbox';
import type { CallOff } from '../../../shared/domain/activities/states';
import { formatMoment } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { activitiesById, activityEvent, signUpEvent, signUpsById, standingOf, type ActivityDoc, type SignUpDoc, type SignUpStep } from '../activities';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { personsIn, team } from '../volunteerTeams';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Told = Omit<MessageDoc, '_id' | 'at' | 'read'>;

const OWN: Readonly<Partial<Record<SignUpStep, InboxKind>>> = { offer: 'shiftOffered', pass: 'shiftPassed', change: 'shiftChanged', callOff: 'shiftOff', tomorrow: 'shiftTomorrow', soon: 'shiftSoon', handOver: 'shiftSwapTaken' };
const about = (personId: string, kind: InboxKind, { activityId, _id }: Pick<SignUpDoc, 'activityId' | '_id'>, entryId: string | null): Told => ({ personId, kind, caseId: null, entryId, activityId, signUpId: _id, unitId: null });

/** Who hears of a step of a sign-up: whose it is, never of what they did themselves; whoever is asked to swap; the leader of somebody who leaves late. */
async function toldOf(deps: Deps, { type, data }: DomainEvent, doc: SignUpDoc, entryId: string | null): Promise<Told[]> {
  const step = type.slice('signUp.'.length) as SignUpStep;
  const own = OWN[step];
  if (own) return data.over === true || (step === 'callOff' && data.state !== 'left') ? [] : [about(doc.personId, own, doc, entryId)];
  if (step === 'swap') return typeof data.who === 'string' ? [about(data.who, 'shiftSwapAsked', doc, entryId)] : [];
  const leader = data.late === true ? (await activitiesById(deps, [doc.activityId])).get(doc.activityId)?.shifts.find(({ id }) => id === doc.shiftId)?.leaderId : null;
  return leader && leader !== doc.personId ? [about(leader, 'shiftLeft', doc, entryId)] : [];
}
/** Tells volunteers of their shifts. */
export const toSignUps: Subscriber = {
  name: 'notifications.signUps',
  types: ([...(Object.keys(OWN) as SignUpStep[]), 'swap', 'cancel'] as const).map(signUpEvent),
  async handle(event, deps) {
    const doc = (await signUpsById(deps, [event.source.id])).get(event.source.id);
    if (doc) await putIntoInboxes(deps, event, await toldOf(deps, event, doc, event._id.slice(doc._id.length + 1).split('-')[0] ?? null));
  },
};
/** Tells everybody who comes to a shift what the station or its leader says, and whoever is to lead that they do. */
export const toShifts: Subscriber = {
  name: 'notifications.shifts',
  types: [activityEvent('message'), activityEvent('lead')],
  async handle(event, deps) {
    const doc = (await activitiesById(deps, [event.source.id])).get(event.source.id);
    const entryId = doc ? (event._id.slice(doc._id.length + 1).split('-')[0] ?? null) : null;
    const shiftId = doc?.timeline.find(({ id }) => id === entryId)?.code;
    if (!doc || !shiftId) return;
    const coming = (await standingOf(deps, [shiftId])).filter(({ state }) => state === 'seated');
    const named = event.type === activityEvent('lead') ? coming.filter(({ personId }) => personId === event.data.who) : coming.filter(({ personId }) => personId !== event.data.actor);
    await putIntoInboxes(deps, event, named.map((signUp) => about(signUp.personId, event.type === activityEvent('lead') ? 'shiftLead' : 'shiftMessage', signUp, entryId)));
  },
};

/** What a team's activity tells: the station of what waits for it, whoever leads of its answer, members of what is out. */
const OF_TEAM = { submit: 'stationActivityAsked', approve: 'activityApproved', sendBack: 'activitySentBack', publish: 'activityOfTeam' } as const;
export const toHolders: Subscriber = {
  name: 'notifications.holders',
  types: (Object.keys(OF_TEAM) as (keyof typeof OF_TEAM)[]).map(activityEvent),
  async handle(event, deps) {
    const doc = (await activitiesById(deps, [event.source.id])).get(event.source.id);
    const of = doc?.organiser.kind === 'team' ? await team(deps, doc.organiser.id) : null;
    if (!doc || !of) return;
    const step = event.type.slice('activity.'.length) as keyof typeof OF_TEAM;
    const leads = [of.leader, ...of.deputies].flatMap((one) => one?.personId ?? []);
    const people = step === 'submit' ? await holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead']) : step === 'publish' || step === 'approve' ? await personsIn(deps, of._id) : leads;
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const told = [...new Set([...people, ...(step === 'approve' ? leads : [])])].filter((id) => id !== event.data.actor);
    await putIntoInboxes(deps, event, told.map((personId) => ({ personId, kind: step === 'approve' && !leads.includes(personId) ? 'activityOfTeam' : OF_TEAM[step], caseId: null, entryId, activityId: doc._id, signUpId: null, unitId: null })));
  },
};

function reasonOf(kind: InboxKind, entryId: string | null, activity: ActivityDoc, signUp: SignUpDoc | undefined): string | undefined {
  if (kind === 'activitySentBack') return activity.timeline.find(({ id }) => id === entryId)?.text ?? undefined;
  if (kind === 'shiftMessage') return activity.messages.find(({ id }) => id === `m${entryId}`)?.text;
  if (kind === 'shiftOff') {
    const end = [...activity.timeline].reverse().find(({ action }) => action === 'cancel' || action === 'cancelShift');
    return end ? [CALL_OFF_WORDS[end.code as CallOff], end.text].filter(Boolean).join('，') : undefined;
  }
  const moment = kind === 'shiftLeft' ? signUp?.timeline.find(({ id }) => id === entryId) : undefined;
  return moment ? [LEFT_WORDS[moment.code ?? ''], moment.text].filter(Boolean).join('，') || undefined : undefined;
}

/** Messages about activities in words, made now from activity and sign-up as they are. */
export async function activityItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const activities = await activitiesById(deps, messages.flatMap(({ activityId }) => activityId ?? []));
  if (activities.size === 0) return new Map();
  const [signUps, units, now] = [await signUpsById(deps, messages.flatMap(({ signUpId }) => signUpId ?? [])), await getUnits(deps, [...activities.values()].map(({ scope }) => scope.station)), deps.clock.now()];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const [activity, signUp] = [activities.get(message.activityId ?? ''), signUps.get(message.signUpId ?? '')];
      if (!activity || (message.signUpId && !signUp)) return [];
      const { _id: id, kind, at, read, entryId } = message;
      const moment = signUp ? (kind === 'shiftOffered' ? signUp.answerBy : signUp.startsAt) : activity.shifts[0]?.startsAt;
      const reason = reasonOf(kind, entryId, activity, signUp);
      const words = inboxWords(kind, { title: activity.title, unit: units.get(activity.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(moment && moment > now ? { date: formatMoment(moment, now) } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'activity', id: activity._id }, at: at.toISOString(), read }]];
    }),
  );
}
