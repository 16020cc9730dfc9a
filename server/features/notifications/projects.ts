import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { PROJECT_DECLINE_WORDS, PROJECT_STOP_WORDS, projectMomentWords, verdictWords } from '../../../shared/copy/projects';
import { formatDue } from '../../../shared/domain/kernel/dates';
import { dayOf } from '../../../shared/domain/kernel/days';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { ProjectDecline, ProjectStop } from '../../../shared/domain/projects/states';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { crowdOf, projectEvent, projectsById, roundEvent, roundsById, type ProjectDoc, type ProjectStep, type RoundDoc, type RoundStep } from '../projects';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Data = DomainEvent['data'];
/** Who proposed it; whoever chose or follows it; who acts for the units that a step names; the station. */
type Circle = 'proposer' | 'crowd' | 'units' | 'station';
type Telling = readonly [Circle, InboxKind];

const everybody = (kind: InboxKind): readonly Telling[] => [['proposer', kind], ['crowd', kind]];
const TELLINGS: Readonly<Partial<Record<ProjectStep, (data: Data) => readonly Telling[]>>> = {
  // Who wrote a wish or a case has heard of it there.
  propose: ({ by }) => [...(by === 'resident' ? ([['proposer', 'projectReceived']] as const) : []), ['station', 'stationProjectNew']],
  edit: () => [['station', 'stationProjectAnswered']],
  answer: () => [['station', 'stationProjectAnswered']],
  ask: () => [['proposer', 'projectAsked']],
  decline: () => [['proposer', 'projectDeclined']],
  handOver: () => [['proposer', 'projectHandedOver']],
  admit: () => [['proposer', 'projectAdmitted']],
  choose: () => [...everybody('projectChosen'), ['station', 'projectChosen']],
  council: () => everybody('projectChosen'),
  leave: () => everybody('projectNotChosen'),
  plan: () => [['units', 'unitProjectStep'], ...everybody('projectPlanned')],
  report: () => [...everybody('projectProgress'), ['station', 'stationProjectReported']],
  moveStep: () => [['units', 'projectProgress'], ...everybody('projectProgress')],
  finish: () => everybody('projectAcceptance'),
  extend: () => [['station', 'stationProjectFew'], ...everybody('projectAcceptance')],
  accept: () => [['station', 'stationProjectVerdict'], ...everybody('projectAccepted')],
  councilAccept: () => everybody('projectAccepted'),
  sendBack: () => [['units', 'projectBack'], ['station', 'stationProjectVerdict'], ...everybody('projectBack')],
  evaluate: () => everybody('projectClosed'),
  stop: () => everybody('projectStopped'),
  // Of what is done only whoever keeps it in order hears.
  passOn: ({ state }) => (state === 'closed' ? [['units', 'projectProgress'], ['station', 'projectProgress']] : [['units', 'unitProjectStep'], ['station', 'projectProgress'], ...everybody('projectProgress')]),
  checkLate: () => [['station', 'stationProjectLate']],
  stepLate: () => [['units', 'unitProjectLate'], ['station', 'stationProjectStepLate'], ...everybody('projectLate')],
};
/** Told once a day for each project, however much happened: what is read is how it stands then. */
const BUNDLED: readonly InboxKind[] = ['projectProgress', 'projectLate', 'stationProjectReported'];
const STATION = ['stationStaff', 'stationHead'] as const;
const text = (value: Data[string] | undefined): string | null => (typeof value === 'string' ? value : null);

async function circleOf(deps: Deps, circle: Circle, data: Data, doc: ProjectDoc): Promise<readonly string[]> {
  switch (circle) {
    case 'proposer':
      return doc.accountless || doc.by === 'council' ? [] : [doc.proposerId];
    case 'crowd':
      return crowdOf(deps, doc._id, text(data.round) ?? doc.chosen?.roundId ?? null);
    case 'units':
      return holdersOf(deps, (text(data.units) ?? '').split(',').filter(Boolean), ['departmentHandler']);
    case 'station':
      return holdersOf(deps, [doc.scope.station], STATION);
  }
}

/** Tells everybody of a step of a micro-project: each once, by the first thing that concerns them, never of what they did themselves. */
export const toProjects: Subscriber = {
  name: 'notifications.projects',
  types: Object.keys(TELLINGS).map((step) => projectEvent(step as ProjectStep)),
  async handle(event, deps) {
    const doc = (await projectsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type.slice('project.'.length) as ProjectStep]?.(event.data) ?? []) {
      for (const personId of await circleOf(deps, circle, event.data, doc)) if ((personId !== event.data.actor || kind === 'projectReceived') && !told.has(personId)) told.set(personId, kind);
    }
    const at = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    for (const bundled of [true, false]) {
      const some = [...told].filter(([, kind]) => BUNDLED.includes(kind) === bundled);
      const once = bundled ? { ...event, _id: `${doc._id}-${event.type}-${dayOf(event.at)}` } : event;
      await putIntoInboxes(deps, once, some.map(([personId, kind]) => ({ personId, kind, caseId: null, entryId: at, projectId: doc._id, unitId: null, about: text(event.data.step) })));
    }
  },
};

const ROUND_TELLINGS: Readonly<Record<RoundStep, readonly ['crowd' | 'station', InboxKind]>> = { open: ['crowd', 'projectRoundOpen'], count: ['station', 'stationRoundCounted'], cancel: ['crowd', 'projectRoundCancelled'] };

/** Tells those who follow or proposed a candidate that a round opened or was called off; the station, that it was counted. */
export const toRounds: Subscriber = {
  name: 'notifications.projectRounds',
  types: (Object.keys(ROUND_TELLINGS) as RoundStep[]).map(roundEvent),
  async handle(event, deps) {
    const round = (await roundsById(deps, [event.source.id])).get(event.source.id);
    if (!round) return;
    const [circle, kind] = ROUND_TELLINGS[event.type.slice('projectRound.'.length) as RoundStep];
    const docs = [...(await projectsById(deps, round.projectIds)).values()];
    const people = circle === 'station' ? await holdersOf(deps, [round.station], STATION) : (await Promise.all(docs.flatMap((doc) => [circleOf(deps, 'proposer', {}, doc), crowdOf(deps, doc._id, kind === 'projectRoundOpen' ? null : round._id)]))).flat();
    const others = [...new Set(people)].filter((personId) => personId !== event.data.actor);
    await putIntoInboxes(deps, event, others.map((personId) => ({ personId, kind, caseId: null, entryId: null, projectId: round._id, unitId: null, about: 'round' })));
  },
};

/** What a message says beyond its title: a reason, a step, what residents said. */
function reasonOf(kind: InboxKind, doc: ProjectDoc, { entryId, about }: MessageDoc, units: ReadonlyMap<string, { readonly name: string }>): string | undefined {
  const moment = doc.timeline.find(({ id }) => id === entryId);
  const step = doc.steps.find(({ id }) => id === about);
  const words = (...parts: (string | null | undefined)[]): string | undefined => parts.filter(Boolean).join('，') || undefined;
  if (kind === 'projectLate' || kind === 'unitProjectLate' || kind === 'stationProjectStepLate') return step && `“${step.title}”没按日子做完`;
  if (kind === 'projectAccepted' && doc.acceptance?.good !== null && doc.acceptance) return doc.acceptance.verdict === 'council' ? '议事会看过' : verdictWords(doc.acceptance.good, doc.acceptance.bad ?? 0);
  if (!moment) return undefined;
  const { action, code, text: said } = moment;
  if (action === 'decline') return words(PROJECT_DECLINE_WORDS[code as ProjectDecline], said);
  if (action === 'stop') return words(PROJECT_STOP_WORDS[code as ProjectStop], said);
  if (action === 'ask' || action === 'answer') return said ?? undefined;
  if (action === 'council') return '议事会定的';
  if (action === 'choose') return code ?? undefined;
  if (action === 'passOn') return words(projectMomentWords({ action, code, unit: units.get(moment.unitId ?? '')?.name ?? null }), said);
  return words(projectMomentWords({ action, code, unit: null }), said);
}

function dateOf(kind: InboxKind, doc: ProjectDoc, now: Date): string | undefined {
  const until = kind === 'projectReceived' || kind === 'stationProjectNew' ? (doc.state === 'proposed' ? doc.checkDueAt : null) : kind === 'projectAcceptance' || kind === 'stationProjectFew' ? (doc.acceptance?.until ?? null) : null;
  return until && until > now ? formatDue(until, now) : undefined;
}

function roundItem({ _id, kind, at, read }: MessageDoc, round: RoundDoc, unit: string, now: Date): Item {
  const reason = kind === 'projectRoundCancelled' ? round.reason : kind === 'stationRoundCounted' && round.people !== null ? `${round.people} 位来选${round.won.length === 0 ? '，没有选上的' : ''}` : null;
  const date = kind === 'projectRoundOpen' && round.closesAt > now ? formatDue(round.closesAt, now) : null;
  return { id: _id, kind, ...inboxWords(kind, { title: round.title, unit, ...(reason ? { reason } : {}), ...(date ? { date } : {}) }), target: { kind: 'projectRound', id: round._id }, at: at.toISOString(), read };
}

/** Messages about micro-projects in words, made now from the projects and rounds as they are. */
export async function projectItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ projectId }) => projectId);
  if (about.length === 0) return new Map();
  const now = deps.clock.now();
  const ids = (rounds: boolean): string[] => about.filter((message) => (message.about === 'round') === rounds).flatMap(({ projectId }) => projectId ?? []);
  const [docs, rounds] = await Promise.all([projectsById(deps, ids(false)), roundsById(deps, ids(true))]);
  const units = await getUnits(deps, [...[...docs.values()].flatMap(({ scope, timeline }) => [scope.station, ...timeline.filter(({ action }) => action === 'passOn').map(({ unitId }) => unitId)]), ...[...rounds.values()].map(({ station }) => station)]);
  return new Map(
    about.flatMap((message): [string, Item][] => {
      const round = message.about === 'round' ? rounds.get(message.projectId ?? '') : undefined;
      if (round) return [[message._id, roundItem(message, round, units.get(round.station)?.name ?? '', now)]];
      const doc = docs.get(message.projectId ?? '');
      if (!doc) return [];
      const [reason, date] = [reasonOf(message.kind, doc, message, units), dateOf(message.kind, doc, now)];
      const values = { title: doc.release?.title ?? doc.title, unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(date ? { date } : {}) };
      return [[message._id, { id: message._id, kind: message.kind, ...inboxWords(message.kind, values), target: { kind: 'project', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
