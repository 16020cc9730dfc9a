import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { MEMBER_DECLINE_WORDS, MEMBER_REMOVAL_WORDS, TEAM_DECLINE_WORDS, TEAM_OFFICE_WORDS, teamNews } from '../../../shared/copy/volunteerTeams';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { MemberDecline, MemberRemoval } from '../../../shared/domain/volunteerTeams/members';
import type { TeamDecline, TeamOffice } from '../../../shared/domain/volunteerTeams/states';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { volunteersById } from '../volunteers';
import { unfinishedOf } from '../activities';
import { planById, planEvent, plansById } from '../volunteerProjects';
import { memberEvent, membersById, personsIn, teamEvent, teamsById, type MemberDoc, type MemberStep, type TeamDoc, type TeamStep } from '../volunteerTeams';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
const PLAN_KINDS: readonly InboxKind[] = ['teamPlanStarted', 'teamPlanClosed'];
/** Activities of a team that are looked through. */
const MOST = 100;
/** Whom the event names; who asked and who led before; the leader; the station. */
type Circle = 'named' | 'askers' | 'leader' | 'station';

const OF_TEAM: Readonly<Partial<Record<TeamStep, readonly (readonly [Circle, InboxKind])[]>>> = {
  found: [['station', 'stationTeamNew']],
  approve: [['leader', 'teamApproved']],
  decline: [['named', 'teamDeclined']],
  offer: [['named', 'teamOffer']],
  accept: [['askers', 'teamOfferTaken']],
  refuse: [['askers', 'teamOfferRefused']],
  dismiss: [['named', 'teamDismissed']],
  drop: [['station', 'stationTeamLeaderless']],
  dissolve: [['station', 'stationTeamActivities']],
};
const OF_MEMBER: Readonly<Partial<Record<MemberStep, readonly ['self' | 'leads', InboxKind]>>> = {
  ask: ['leads', 'teamAsked'], join: ['leads', 'teamJoined'], leave: ['leads', 'teamLeft'], approve: ['self', 'teamTakenOn'], decline: ['self', 'teamNotTakenOn'], remove: ['self', 'teamRemoved'], end: ['self', 'teamDissolved'],
};
const stationOf = (deps: Deps, { scope }: Pick<TeamDoc, 'scope'>): Promise<string[]> => holdersOf(deps, [scope.station], ['stationStaff', 'stationHead']);
const named = (...ids: unknown[]): string[] => ids.filter((id): id is string => typeof id === 'string' && id !== '');

async function circleOf(deps: Deps, circle: Circle, { data }: DomainEvent, doc: TeamDoc): Promise<readonly string[]> {
  if (circle === 'named') return named(data.who);
  if (circle === 'askers') return named(data.by, data.before);
  return circle === 'leader' ? named(doc.leader?.personId) : stationOf(deps, doc);
}

async function tell(deps: Deps, event: DomainEvent, people: readonly string[], kind: InboxKind, about: Pick<MessageDoc, 'entryId' | 'teamId' | 'about'>): Promise<void> {
  // Nobody hears of what they did themselves.
  const others = [...new Set(people)].filter((id) => id !== event.data.actor);
  await putIntoInboxes(deps, event, others.map((personId) => ({ personId, kind, caseId: null, unitId: null, ...about })));
}
const entryOf = (event: DomainEvent, id: string): string | null => event._id.slice(id.length + 1).split('-')[0] ?? null;

/** Tells of a step of a team: `about` is who it was about; that nobody leads it, only where that is so. */
export const toTeams: Subscriber = {
  name: 'notifications.volunteerTeams',
  types: (Object.keys(OF_TEAM) as TeamStep[]).map(teamEvent),
  async handle(event, deps) {
    const doc = (await teamsById(deps, [event.source.id])).get(event.source.id);
    const step = event.type.slice('volunteerTeam.'.length) as TeamStep;
    if (!doc || (step === 'drop' && (event.data.leaderless !== true || doc.state !== 'active'))) return;
    // What is out goes on, and the station sees to it.
    if (step === 'dissolve' && !(await unfinishedOf(deps, doc._id, deps.clock.now(), MOST)).some(({ state }) => state === 'published')) return;
    const about = step === 'found' ? doc.founderId : typeof event.data.who === 'string' ? event.data.who : null;
    for (const [circle, kind] of OF_TEAM[step] ?? []) await tell(deps, event, await circleOf(deps, circle, event, doc), kind, { entryId: entryOf(event, doc._id), teamId: doc._id, about });
  },
};

/** Tells members that their team does something over months, and what came of it. */
export const toPlans: Subscriber = {
  name: 'notifications.volunteerPlans',
  types: [planEvent('start'), planEvent('close')],
  async handle(event, deps) {
    const plan = await planById(deps, event.source.id);
    if (!plan?.teamId) return;
    await tell(deps, event, await personsIn(deps, plan.teamId), event.type === planEvent('start') ? 'teamPlanStarted' : 'teamPlanClosed', { entryId: null, teamId: plan.teamId, about: plan._id });
  },
};

/** Tells of a membership: those who lead of who comes and goes, or the station where nobody leads; somebody of what was decided about them. */
export const toTeamMembers: Subscriber = {
  name: 'notifications.volunteerMembers',
  types: (Object.keys(OF_MEMBER) as MemberStep[]).map(memberEvent),
  async handle(event, deps) {
    const row = (await membersById(deps, [event.source.id])).get(event.source.id);
    const doc = row && (await teamsById(deps, [row.teamId])).get(row.teamId);
    const found = OF_MEMBER[event.type.slice('volunteerMember.'.length) as MemberStep];
    if (!row || !doc || !found) return;
    const [whom, kind] = found;
    // A row that ends because its owner is no volunteer any more is no news to them.
    if (kind === 'teamDissolved' && doc.state !== 'dissolved') return;
    const leads = named(doc.leader?.personId, ...doc.deputies.map(({ personId }) => personId));
    const people = whom === 'self' ? [row.personId] : leads.length > 0 ? leads : await stationOf(deps, doc);
    await tell(deps, event, people, kind, { entryId: entryOf(event, row._id), teamId: doc._id, about: row._id });
  },
};

/** Why, as the story says it: of the team, or of the membership. */
function reasonOf(kind: InboxKind, doc: TeamDoc, row: MemberDoc | undefined, entryId: string | null): string | undefined {
  if (kind === 'teamDissolved') return doc.timeline.find(({ action }) => action === 'dissolve')?.text ?? undefined;
  const moment = [...(row?.timeline ?? doc.timeline)].find(({ id }) => id === entryId);
  if (!moment) return undefined;
  const { action, code, text } = moment;
  const word = action === 'remove' ? MEMBER_REMOVAL_WORDS[code as MemberRemoval] : action === 'decline' ? (row ? MEMBER_DECLINE_WORDS[code as MemberDecline] : TEAM_DECLINE_WORDS[code as TeamDecline]) : null;
  return [word, text].filter(Boolean).join('，') || undefined;
}

/** Messages about teams in words, made now from teams, memberships and records as they are. */
export async function teamItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const mine = messages.filter(({ teamId }) => teamId);
  const docs = await teamsById(deps, mine.flatMap(({ teamId }) => teamId ?? []));
  if (docs.size === 0) return new Map();
  const subjects = mine.flatMap(({ about }) => about ?? []);
  const [rows, plans, units] = [await membersById(deps, subjects), await plansById(deps, mine.flatMap(({ kind, about }) => (PLAN_KINDS.includes(kind) ? (about ?? []) : []))), await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station))];
  const people = [...docs.values()].flatMap((doc) => [doc.leader, ...doc.deputies, ...doc.offers].flatMap((one) => one?.volunteerId ?? []));
  const names = await volunteersById(deps, [...people, ...[...rows.values()].map(({ volunteerId }) => volunteerId)]);
  const nameOf = (personId: string | null | undefined): string => [...names.values()].find((one) => one.personId === personId)?.name ?? '';
  return new Map(
    mine.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.teamId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, entryId, about } = message;
      const [row, plan] = [rows.get(about ?? ''), plans.get(about ?? '')];
      const office = row ? null : (doc.timeline.find((moment) => moment.id === entryId)?.code ?? null);
      const who = nameOf(row?.personId ?? about) || '一位志愿者';
      const reason = plan ? (plan.report ?? undefined) : reasonOf(kind, doc, row, entryId);
      const words = inboxWords(kind, { title: doc.name, unit: units.get(doc.scope.station)?.name ?? '', more: plan?.name ?? teamNews(kind, who, TEAM_OFFICE_WORDS[office as TeamOffice] ?? TEAM_OFFICE_WORDS.leader), ...(reason ? { reason } : {}) });
      return [[id, { id, kind, ...words, target: plan ? { kind: 'volunteerPlan', id: plan._id } : { kind: 'team', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
