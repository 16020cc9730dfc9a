import type { ResponseOf } from '../../../shared/contract';
import { CONSULTATION_STOP_WORDS, MEETING_KIND_WORDS, stepName } from '../../../shared/copy/consultations';
import { inboxWords } from '../../../shared/copy/inbox';
import type { ConsultationStop } from '../../../shared/domain/consultations/kinds';
import { formatDay, formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { bodiesById, membersNow, type BodyDoc } from '../bodies';
import { askEvent, consultationEvent, consultationsById, followersOf, goingStep, meetingEvent, meetingsById, type ConsultationDoc, type ConsultationStep, type MeetingDoc } from '../consultations';
import { holdersOf } from '../identity';
import { secondersOf } from '../topics';
import { answering } from './answering';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Data = DomainEvent['data'];
/** Chairs and conveners; everybody who sits there; the unit that carries it out. */
type Circle = 'body' | 'members' | 'unit';
interface Telling {
  readonly near?: readonly (readonly [Circle, InboxKind])[];
  /** To members, to all who took part, and to all who seconded the topic. */
  readonly crowd?: InboxKind;
}
const TELLINGS: Readonly<Partial<Record<ConsultationStep, (data: Data) => Telling>>> = {
  give: () => ({ crowd: 'consultationNotice' }),
  agree: () => ({ near: [['body', 'bodyConsultationAgree']] }),
  end: () => ({ crowd: 'consultationStep' }),
  finish: () => ({ crowd: 'consultationDone' }),
  count: () => ({ near: [['body', 'bodyConsultationCount'], ['members', 'bodyConsultationCount']] }),
  decide: () => ({ crowd: 'consultationDecided' }),
  voted: () => ({ crowd: 'consultationDecided' }),
  task: () => ({ near: [['unit', 'unitConsultationTask']], crowd: 'consultationProgress' }),
  progress: () => ({ crowd: 'consultationProgress' }),
  taskDone: () => ({ crowd: 'consultationProgress' }),
  moveDay: () => ({ near: [['unit', 'unitConsultationMoved']], crowd: 'consultationMoved' }),
  report: () => ({ crowd: 'consultationReport' }),
  stop: () => ({ crowd: 'consultationStopped' }),
  due: () => ({ near: [['body', 'bodyConsultationDue']] }),
  late: () => ({ near: [['unit', 'unitConsultationLate'], ['body', 'bodyConsultationTaskLate']] }),
};

async function circleOf(deps: Deps, circle: Circle, body: BodyDoc, data: Data): Promise<readonly string[]> {
  if (circle === 'body') return answering(deps, body);
  if (circle === 'members') return (await membersNow(deps, [body._id])).map(({ personId }) => personId);
  return typeof data.unit === 'string' ? holdersOf(deps, [data.unit], ['departmentHandler', 'stationHead']) : [];
}
/** Everybody who is told of each step, batch by batch; somebody may come twice, their message is one. */
async function* crowdOf(deps: Deps, doc: ConsultationDoc): AsyncGenerator<readonly string[]> {
  yield (await membersNow(deps, [doc.bodyId])).map(({ personId }) => personId);
  if (doc.topicId) {
    yield [doc.voiceId];
    for await (const rows of secondersOf(deps, doc.topicId)) yield rows.map(({ personId }) => personId);
  }
  for await (const rows of followersOf(deps, doc._id)) yield rows.map(({ personId }) => personId);
}

/** Tells everybody of a step of a consultation: each once, by what concerns them most, never of what they did themselves. */
export const toConsultations: Subscriber = {
  name: 'notifications.consultations',
  types: (Object.keys(TELLINGS) as ConsultationStep[]).map(consultationEvent),
  async handle(event, deps) {
    const doc = (await consultationsById(deps, [event.source.id])).get(event.source.id);
    const body = doc && (await bodiesById(deps, [doc.bodyId])).get(doc.bodyId);
    if (!doc || !body || (event.type === consultationEvent('stop') && doc.steps[0]?.startedAt === null)) return;
    const { near = [], crowd } = TELLINGS[event.type.slice('consultation.'.length) as ConsultationStep]?.(event.data) ?? {};
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const about = typeof event.data.step === 'string' ? event.data.step : typeof event.data.task === 'string' ? event.data.task : null;
    const messageOf = (personId: string, kind: InboxKind) => ({ personId, kind, caseId: null, entryId, consultationId: doc._id, about, unitId: null });
    const told = new Set<string>(typeof event.data.actor === 'string' ? [event.data.actor] : []);
    const fresh = (people: readonly string[]): string[] => [...new Set(people)].filter((id) => !told.has(id));
    for (const [circle, kind] of near) {
      const people = fresh(await circleOf(deps, circle, body, event.data));
      people.forEach((id) => told.add(id));
      await putIntoInboxes(deps, event, people.map((id) => messageOf(id, kind)));
    }
    if (crowd) for await (const people of crowdOf(deps, doc)) await putIntoInboxes(deps, event, fresh(people).map((id) => messageOf(id, crowd)));
  },
};

/** Invites members to a meeting, says when it is called off, and asks a second person to read the minutes. */
export const toMeetings: Subscriber = {
  name: 'notifications.meetings',
  types: (['call', 'cancel', 'minutes'] as const).map(meetingEvent),
  async handle(event, deps) {
    const doc = (await meetingsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const kind = event.type === meetingEvent('call') ? 'consultationMeeting' : event.type === meetingEvent('cancel') ? 'consultationMeetingOff' : 'consultationMinutes';
    const people = (await membersNow(deps, [doc.bodyId])).map(({ personId }) => personId).filter((id) => id !== event.data.actor);
    await putIntoInboxes(deps, event, [...new Set(people)].map((personId) => ({ personId, kind, caseId: null, entryId: null, meetingId: doc._id, consultationId: doc.consultationId, unitId: null })));
  },
};

/** Tells who answers that somebody asks, or waits too long; and who asked, that it was answered. */
export const toAskers: Subscriber = {
  name: 'notifications.consultationAsks',
  types: (['ask', 'answer', 'late'] as const).map(askEvent),
  async handle(event, deps) {
    const doc = (await consultationsById(deps, [String(event.data.consultation)])).get(String(event.data.consultation));
    const body = doc && (await bodiesById(deps, [doc.bodyId])).get(doc.bodyId);
    if (!doc || !body) return;
    const answered = event.type === askEvent('answer');
    const kind: InboxKind = answered ? 'consultationAnswered' : event.type === askEvent('late') ? 'bodyConsultationLate' : 'bodyConsultationAsked';
    const people = answered ? [String(event.data.who)] : await answering(deps, body);
    await putIntoInboxes(deps, event, people.filter((id) => id !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, consultationId: doc._id, unitId: null })));
  },
};

const reasonOf = ({ action, code, text }: ConsultationDoc['timeline'][number]): string | undefined => (action === 'stop' ? [CONSULTATION_STOP_WORDS[code as ConsultationStop], text].filter(Boolean).join('，') : (text ?? undefined));
/** What a message about a consultation says beside its title. */
function valuesOf(message: MessageDoc, doc: ConsultationDoc, meeting: MeetingDoc | undefined, now: Date): { reason?: string; more?: string; date?: string } {
  if (meeting) return { more: MEETING_KIND_WORDS[meeting.kind], date: formatDue(meeting.startsAt, now), ...(message.kind === 'consultationMeetingOff' ? { reason: [...meeting.timeline].reverse().find(({ action }) => action === 'cancel')?.text ?? '' } : {}) };
  const moment = doc.timeline.find(({ id }) => id === message.entryId);
  const reason = moment && reasonOf(moment);
  const at = doc.plan.findIndex(({ id }) => id === message.about);
  const step = message.kind === 'consultationStep' ? doc.plan[at + 1] : doc.plan[at];
  const task = doc.tasks.find(({ id }) => id === message.about);
  const going = goingStep(doc);
  const until = going && going.step.days > 0 && going.step.id === step?.id ? `到 ${formatDue(going.until, now)}` : message.kind === 'consultationNotice' && going?.step.kind === 'notice' ? `到 ${formatDue(going.until, now)}` : undefined;
  const date = task ? `${formatDay(task.dueOn)}前` : until;
  return { ...(reason ? { reason } : {}), ...(step && at >= 0 ? { more: stepName(doc.template, step) } : {}), ...(date ? { date } : {}) };
}

/** Messages about consultations and their meetings in words, made now from both as they are. */
export async function consultationItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await consultationsById(deps, messages.flatMap(({ consultationId }) => consultationId ?? []));
  if (docs.size === 0) return new Map();
  const [now, meetings, bodies] = [deps.clock.now(), await meetingsById(deps, messages.flatMap(({ meetingId }) => meetingId ?? [])), await bodiesById(deps, [...docs.values()].map(({ bodyId }) => bodyId))];
  return new Map(messages.flatMap((message): [string, Item][] => {
    const doc = docs.get(message.consultationId ?? '');
    if (!doc) return [];
    const meeting = meetings.get(message.meetingId ?? '');
    const words = inboxWords(message.kind, { title: doc.title, unit: bodies.get(doc.bodyId)?.name ?? '', ...valuesOf(message, doc, meeting, now) });
    return [[message._id, { id: message._id, kind: message.kind, ...words, target: meeting ? { kind: 'meeting', id: meeting._id } : { kind: 'consultation', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
  }));
}
