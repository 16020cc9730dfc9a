import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { bindingWords, RESULT_WORDS } from '../../../shared/copy/votes';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { bodiesById, membersNow } from '../bodies';
import { holdersOf } from '../identity';
import { linesOfVote, objectionById, voteEvent, votesById, type VoteDoc, type VoteStep } from '../votes';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Who is told: the two scrutineers, who acts for the body, everybody on the roll with an account. */
interface Telling {
  readonly watch?: InboxKind;
  readonly body?: InboxKind;
  readonly crowd?: InboxKind;
}
const TELLINGS: Readonly<Partial<Record<VoteStep, Telling>>> = {
  draft: { watch: 'voteWatch' }, edit: { watch: 'voteWatch' }, freeze: { watch: 'voteWatchFrozen' }, start: { crowd: 'voteOpens' }, remind: { crowd: 'voteLastDay' }, close: { watch: 'voteWatchClose' }, published: { watch: 'voteResult', body: 'voteResult', crowd: 'voteResult' }, cancel: { watch: 'voteCancelled', crowd: 'voteCancelled' },
};

/** Chairs, and whoever acts for the units that convene it. */
async function actingFor(deps: Deps, doc: VoteDoc): Promise<string[]> {
  const body = (await bodiesById(deps, [doc.bodyId])).get(doc.bodyId);
  const [seats, holders] = await Promise.all([membersNow(deps, [doc.bodyId]), holdersOf(deps, body?.convenerIds ?? [], ['stationStaff', 'stationHead', 'departmentHandler'])]);
  return [...new Set([...seats.filter(({ chair }) => chair).map(({ personId }) => personId), ...holders])];
}
/** Whom a correction of the roll concerns: who votes for that line. */
async function corrected(deps: Deps, doc: VoteDoc, entryId: string | null): Promise<[string, InboxKind][]> {
  const at = doc.timeline.find(({ id }) => id === entryId)?.at.getTime();
  const row = doc.corrections.find((one) => one.at.getTime() === at);
  if (!row) return [];
  if (row.kind === 'add') return row.added?.voterId ? [[row.added.voterId, 'voteRollAdded']] : [];
  for await (const lines of linesOfVote(deps, doc, 'all')) for (const line of lines) if (line._id === row.line && line.voterId) return [[line.voterId, 'voteRollVoided']];
  return [];
}

/** Tells those whom a step of a vote concerns, each once; the roll batch by batch, however long it is. */
export const toVoters: Subscriber = {
  name: 'notifications.votes',
  types: [...(Object.keys(TELLINGS) as VoteStep[]), 'correct' as const].map(voteEvent),
  async handle(event, deps) {
    const doc = (await votesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const step = (event.type === voteEvent('published') ? 'published' : event.type.slice('vote.'.length)) as VoteStep;
    const { watch, body, crowd } = TELLINGS[step] ?? {};
    const told = new Map<string, InboxKind>(step === 'correct' ? await corrected(deps, doc, entryId) : []);
    const tell = (personId: string, kind: InboxKind): void => void (personId !== event.data.actor && !told.has(personId) && told.set(personId, kind));
    if (watch) for (const { personId } of doc.scrutineers) tell(personId, watch);
    if (body) for (const personId of await actingFor(deps, doc)) tell(personId, doc.result?.unconfirmed ? 'voteUnconfirmed' : body);
    const messageOf = (personId: string, kind: InboxKind) => ({ personId, kind, caseId: null, entryId, voteId: doc._id, unitId: null });
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => messageOf(personId, kind)));
    if (!crowd || !doc.frozen) return;
    for await (const lines of linesOfVote(deps, doc)) {
      const people = new Set(lines.flatMap(({ voterId, proxy }) => [voterId, proxy?.personId ?? null].flatMap((id) => id ?? [])));
      await putIntoInboxes(deps, event, [...people].filter((personId) => !told.has(personId)).map((personId) => messageOf(personId, crowd)));
    }
  },
};

/** Tells those who act for the body that somebody objected, and them that it was answered. */
export const toObjectors: Subscriber = {
  name: 'notifications.voteObjections',
  types: [voteEvent('objected'), voteEvent('answered')],
  async handle(event, deps) {
    const row = await objectionById(deps, event.source.id);
    const doc = row && (await votesById(deps, [row.voteId])).get(row.voteId);
    if (!row || !doc) return;
    const answered = event.type === voteEvent('answered');
    const people = answered ? [row.personId] : (await actingFor(deps, doc)).filter((personId) => personId !== row.personId);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind: answered ? ('voteObjectionAnswered' as const) : ('voteObjected' as const), caseId: null, entryId: null, voteId: doc._id, unitId: null })));
  },
};

const DATED: readonly InboxKind[] = ['voteOpens', 'voteLastDay', 'voteRollAdded'];
function valuesOf(kind: InboxKind, doc: VoteDoc, entryId: string | null, now: Date): { reason?: string; date?: string; more?: string } {
  const said = kind === 'voteResult' ? RESULT_WORDS[doc.result?.outcome.result ?? ''] : kind === 'voteCancelled' || kind === 'voteRollVoided' ? doc.timeline.find(({ id }) => id === entryId)?.text : null;
  return { ...(said ? { reason: said } : {}), ...(DATED.includes(kind) && doc.closesAt > now ? { date: formatDue(doc.closesAt, now).replace(/ ?前$/, '') } : {}), ...(kind === 'voteOpens' ? { more: bindingWords(doc.draft.binding).label } : {}) };
}
/** Messages about votes in words, made now from the votes as they are. */
export async function voteItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await votesById(deps, messages.flatMap(({ voteId }) => voteId ?? []));
  if (docs.size === 0) return new Map();
  const [now, bodies] = [deps.clock.now(), await bodiesById(deps, [...docs.values()].map(({ bodyId }) => bodyId))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.voteId ?? '');
      if (!doc) return [];
      const words = inboxWords(message.kind, { title: doc.draft.title, unit: bodies.get(doc.bodyId)?.name ?? '', ...valuesOf(message.kind, doc, message.entryId, now) });
      return [[message._id, { id: message._id, kind: message.kind, ...words, target: { kind: 'vote', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
