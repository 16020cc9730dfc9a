import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { TOPIC_DECLINE_WORDS, TOPIC_REMOVAL_WORDS, TOPIC_STOP_WORDS } from '../../../shared/copy/topics';
import { formatDay, formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { TopicDecline, TopicRemoval, TopicStop } from '../../../shared/domain/topics/states';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { bodiesById, bodyEvent, membersNow, type BodyDoc, type BodyStep } from '../bodies';
import { holdersOf } from '../identity';
import { getUnits, officesOf } from '../organisation';
import { secondersOf, topicEvent, topicsById, type TopicDoc, type TopicStep } from '../topics';
import { answering } from './answering';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Data = DomainEvent['data'];
/** Who raised it, or whose matter it came of; chairs and conveners; everybody who sits there; who carries it out; the station's head; the street. */
type Circle = 'author' | 'body' | 'members' | 'units' | 'station' | 'street';
/** Told to these, and to all who seconded it where `crowd` says so. */
interface Telling {
  readonly near?: readonly (readonly [Circle, InboxKind])[];
  readonly crowd?: InboxKind;
}
const everybody = (kind: InboxKind, more: Telling['near'] = []): Telling => ({ near: [['author', kind], ...(more ?? [])], crowd: kind });

const LATE: Readonly<Record<string, { readonly soon: Telling; readonly late: Telling }>> = {
  toAnswer: { soon: { near: [['body', 'bodyTopicSoon']] }, late: { near: [['body', 'bodyTopicLate'], ['station', 'bodyTopicLate'], ['street', 'streetTopicLate']] } },
  adopted: { soon: {}, late: { near: [['body', 'bodyTopicDecide']] } },
};
const raised = ({ state }: Data): Telling => ({ near: [['author', 'topicMade'], ...(state === 'toCheck' ? ([['body', 'bodyTopicCheck']] as const) : state === 'toAnswer' ? ([['body', 'bodyTopicAnswer'], ['members', 'bodyTopicAnswer']] as const) : [])] });
const TELLINGS: Readonly<Partial<Record<TopicStep, (data: Data) => Telling>>> = {
  raise: raised,
  release: () => ({ near: [['author', 'topicReleased']] }),
  remove: () => ({ near: [['author', 'topicRemoved']], crowd: 'topicRemoved' }),
  reach: () => everybody('topicReached', [['body', 'bodyTopicAnswer'], ['members', 'bodyTopicAnswer']]),
  lapse: () => everybody('topicLapsed'),
  adopt: () => everybody('topicAdopted'),
  merge: () => everybody('topicMerged'),
  handOver: () => everybody('topicHandedOver'),
  decline: () => everybody('topicDeclined'),
  stop: () => everybody('topicStopped'),
  soon: ({ state }) => LATE[String(state)]?.soon ?? {},
  late: ({ state }) => LATE[String(state)]?.late ?? {},
};

async function circleOf(deps: Deps, circle: Circle, doc: TopicDoc, body: BodyDoc): Promise<readonly string[]> {
  switch (circle) {
    case 'author':
      return doc.accountless ? [] : [doc.authorId];
    case 'body':
      return answering(deps, body);
    case 'members':
      return (await membersNow(deps, [body._id])).map(({ personId }) => personId);
    case 'units':
      return holdersOf(deps, doc.owners, ['departmentHandler', 'stationHead']);
    case 'station':
      return holdersOf(deps, [doc.scope.station], ['stationHead']);
    case 'street':
      return holdersOf(deps, [doc.scope.street, ...(await officesOf(deps, doc.scope.street))], ['streetDispatcher']);
  }
}

/** Tells everybody of a step of a topic: each once, by what concerns them most, never of what they did themselves; seconders batch by batch, however many there are. */
export const toTopics: Subscriber = {
  name: 'notifications.topics',
  types: (Object.keys(TELLINGS) as TopicStep[]).map(topicEvent),
  async handle(event, deps) {
    const doc = (await topicsById(deps, [event.source.id])).get(event.source.id);
    const body = doc && (await bodiesById(deps, [doc.bodyId])).get(doc.bodyId);
    // What its consultation says is told by the consultation.
    if (!doc || !body || doc.consultationId) return;
    const { near = [], crowd } = TELLINGS[event.type.slice('topic.'.length) as TopicStep]?.(event.data) ?? {};
    const told = new Map<string, InboxKind>();
    // That their own words became a topic is news only to whose matter it came of.
    for (const [circle, kind] of near) if (kind !== 'topicMade' || doc.cameFrom) for (const personId of await circleOf(deps, circle, doc, body)) if (personId !== event.data.actor && !told.has(personId)) told.set(personId, kind);
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const messageOf = (personId: string, kind: InboxKind) => ({ personId, kind, caseId: null, entryId, topicId: doc._id, unitId: null });
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => messageOf(personId, kind)));
    if (!crowd) return;
    for await (const rows of secondersOf(deps, doc._id)) await putIntoInboxes(deps, event, rows.filter(({ personId }) => !told.has(personId) && personId !== event.data.actor).map(({ personId }) => messageOf(personId, crowd)));
  },
};

const BODY_TELLINGS: Readonly<Partial<Record<BodyStep, InboxKind>>> = { seat: 'bodySeated', seatEnd: 'bodySeatEnded', proxy: 'bodyProxy', proxyEnd: 'bodyProxyEnded', rules: 'bodyRules', end: 'bodyEnded' };
const text = (value: Data[string] | undefined): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

/** Tells members that they sit, no longer sit, that a proxy was put on record, of new rules, and of the end. */
export const toBodies: Subscriber = {
  name: 'notifications.bodies',
  types: (Object.keys(BODY_TELLINGS) as BodyStep[]).map(bodyEvent),
  async handle(event, deps) {
    const step = event.type.slice('body.'.length) as BodyStep;
    const [bodyId = ''] = text(event.data.body);
    const kind = BODY_TELLINGS[step];
    if (!kind || (step === 'rules' && event.data.version === 1)) return;
    const people = step === 'rules' || step === 'end' ? (await membersNow(deps, [bodyId])).map(({ personId }) => personId) : [...text(event.data.who), ...text(event.data.proxy)];
    await putIntoInboxes(deps, event, [...new Set(people)].filter((personId) => personId !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, bodyId, unitId: null })));
  },
};

function reasonOf(doc: TopicDoc, entryId: string | null): string | undefined {
  const moment = doc.timeline.find(({ id }) => id === entryId);
  if (!moment) return undefined;
  const { action, code, text: said } = moment;
  const word = action === 'decline' ? TOPIC_DECLINE_WORDS[code as TopicDecline] : action === 'stop' ? TOPIC_STOP_WORDS[code as TopicStop] : action === 'remove' ? TOPIC_REMOVAL_WORDS[code as TopicRemoval] : null;
  return [word, said].filter(Boolean).join('，') || undefined;
}
const ANSWER_KINDS: readonly InboxKind[] = ['topicReached', 'bodyTopicAnswer', 'bodyTopicSoon'];
const CARRY_KINDS: readonly InboxKind[] = ['topicDecided', 'topicMoved', 'unitTopicTask', 'unitTopicMoved', 'unitTopicSoon'];
/** The day that a message names, while it still holds. */
function dateOf(kind: InboxKind, doc: TopicDoc, now: Date): string | undefined {
  if (kind === 'topicReleased') return doc.state === 'gathering' && doc.secondUntil > now ? `到 ${formatDue(doc.secondUntil, now)}` : undefined;
  if (ANSWER_KINDS.includes(kind)) return doc.state === 'toAnswer' && doc.answerBy && doc.answerBy > now ? `${formatDue(doc.answerBy, now)}前` : undefined;
  return CARRY_KINDS.includes(kind) && doc.state === 'decided' && doc.decision?.dueOn ? `${formatDay(doc.decision.dueOn)}前办好` : undefined;
}

/** Messages about topics in words, made now from the topics as they are. */
export async function topicItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await topicsById(deps, messages.flatMap(({ topicId }) => topicId ?? []));
  if (docs.size === 0) return new Map();
  const [now, bodies] = [deps.clock.now(), await bodiesById(deps, [...docs.values()].map(({ bodyId }) => bodyId))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.topicId ?? '');
      if (!doc) return [];
      const [reason, date] = [reasonOf(doc, message.entryId), dateOf(message.kind, doc, now)];
      const words = inboxWords(message.kind, { title: doc.title, unit: bodies.get(doc.bodyId)?.name ?? '', ...(reason ? { reason } : {}), ...(date ? { date } : {}) });
      return [[message._id, { id: message._id, kind: message.kind, ...words, target: { kind: 'topic', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}

/** Messages about bodies in words. */
export async function bodyItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const bodies = await bodiesById(deps, messages.flatMap(({ bodyId }) => bodyId ?? []));
  if (bodies.size === 0) return new Map();
  const units = await getUnits(deps, [...bodies.values()].map(({ scope }) => scope.station));
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const body = bodies.get(message.bodyId ?? '');
      if (!body) return [];
      const { _id: id, kind, at, read } = message;
      const words = inboxWords(kind, { title: body.name, unit: units.get(body.scope.station)?.name ?? '', ...(body.endedWhy ? { reason: body.endedWhy } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'body', id: body._id }, at: at.toISOString(), read }]];
    }),
  );
}
