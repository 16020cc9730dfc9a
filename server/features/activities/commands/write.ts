import type { ParsedOf } from '../../../../shared/contract';
import { needsYes, ruleAgainstPublish, ruleAgainstRoles, ruleAgainstWords } from '../../../../shared/domain/activities/rules';
import { ruleAgainstSpans, spansOf } from '../../../../shared/domain/activities/series';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { locate } from '../../organisation';
import { planById } from '../../volunteerProjects';
import type { ActivityDoc, RoleRow } from '../document';
import { eventOf } from '../events';
import { Activities } from '../model';
import type { Organiser } from '../policy';
import { activityIdOf, loadActivity } from '../queries';
import { applyStep, derive, refuse, refuseIf, stampOf, SYSTEM_ACTOR, wordsOrNull, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

export type Written = Omit<ParsedOf<'POST /activities'>['body'], 'teamId'>;
type Changed = ParsedOf<'POST /activities/:id/change'>['body'];
type Fields = Pick<ActivityDoc, 'title' | 'text' | 'where' | 'meet' | 'bring' | 'point' | 'risk' | 'insurance' | 'visit' | 'minAge' | 'roles' | 'shifts' | 'opensAt' | 'closesHours' | 'cancelHours' | 'projectId' | 'scope'>;

/** Roles as they are kept; one that was there keeps its id, by name, so that whoever has its seats keeps them, and stays paid or not: people came for it as it was. */
function rolesOf(asked: Written['roles'], before: readonly RoleRow[]): RoleRow[] {
  refuseIf(ruleAgainstRoles(asked));
  if (before.some(({ name, paid = false }) => asked.some((role) => role.name === name && role.paid !== paid))) refuse('activityPaid');
  const used = new Set(before.map(({ id }) => id));
  let next = 0;
  const fresh = (): string => {
    while (used.has(`r${next}`)) next += 1;
    used.add(`r${next}`);
    return `r${next}`;
  };
  return asked.map((role) => ({ ...role, skills: [...new Set(role.skills)], id: before.find(({ name }) => name === role.name)?.id ?? fresh() }));
}
const textsOf = ({ title, text, where, meet, bring, roles }: Omit<Changed, 'revision'>): string[] => [title, text, where, meet, bring, ...roles.map(({ name }) => name)];

/** The project that it is a part of: one under way, of the same team or station. `rule_refused` activityProject. */
async function fitProject(deps: Deps, id: string, { teamId, stations }: Organiser): Promise<void> {
  const plan = await planById(deps, id);
  if (plan?.state !== 'running' || plan.teamId !== teamId || !stations.includes(plan.scope.station)) refuse('activityProject');
}
/** What a station or a team wrote, as it is kept; it lies in a community of that station. */
async function fieldsOf(deps: Deps, id: string, personId: string, by: Organiser, ask: Written): Promise<Fields> {
  const spans = spansOf(ask.when);
  refuseIf(ruleAgainstSpans(spans, deps.clock.now()));
  if (ask.projectId !== null) await fitProject(deps, ask.projectId, by);
  await fitWords(deps, personId, [...textsOf(ask), ask.insurance]);
  const { district, street, community, station } = await locate(deps, ask.point);
  if (!by.stations.includes(station.id)) refuse('activityElsewhere');
  const { title, text, where, meet, bring, risk, visit, minAge, closesHours, cancelHours, projectId } = ask;
  return {
    title, text, where, meet, bring, risk, visit, minAge, closesHours, cancelHours, projectId, point: toSystem(ask.point, 'gcj02'), insurance: ask.insurance || null, roles: rolesOf(ask.roles, []), opensAt: ask.opensAt === null ? null : new Date(ask.opensAt),
    shifts: spans.map((span, n) => ({ ...span, id: `${id}-${n}`, state: 'open', leaderId: null })), scope: { district: district.id, street: street.id, community: community.id, station: station.id },
  };
}

/** A station or a team makes an activity. The same one for the same key. `rule_refused` by the rules of shifts, roles, words, project and place. */
export async function create(deps: Deps, personId: string, by: Organiser, ask: Written, key: string): Promise<ActivityDoc> {
  const { teamId } = by;
  const [now, id] = [deps.clock.now(), activityIdOf(teamId ?? by.stations[0], key)];
  const fields = await fieldsOf(deps, id, personId, by, ask);
  const base: ActivityDoc = {
    _id: id, state: 'draft', revision: 0, ...fields, organiser: teamId === null ? { kind: 'station', id: fields.scope.station } : { kind: 'team', id: teamId }, madeById: personId, cell: '', lastStartsAt: now, lastEndsAt: now, leaders: [], messages: [],
    timeline: [{ id: '0', at: now, action: 'create', part: teamId === null ? 'station' : 'team', personId, unitId: teamId === null ? fields.scope.station : null, code: null, text: null }], keys: [stampOf('create', personId, key)], createdAt: now, updatedAt: now, pending: [],
  };
  const doc = { ...base, ...derive(base) };
  try {
    await Activities(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, 'create', personId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return loadActivity(deps, id);
  }
  deps.nudge(Activities(deps));
  return doc;
}

const organiserOf = ({ organiser, scope }: ActivityDoc): Organiser => ({ teamId: organiser.kind === 'team' ? organiser.id : null, stations: [scope.station] });
/** Whoever holds it writes a draft anew; what waits for the station is taken back with it. `rule_refused` as for `create`. */
export function edit(deps: Deps, doc: ActivityDoc, actor: Actor, { revision, key, ...ask }: Written & Ask): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'edit', { revision, key }, async () => ({ set: await fieldsOf(deps, doc._id, actor.personId ?? '', organiserOf(doc), ask) }));
}

/** It goes out to everybody: by whoever holds it, or with the station's yes to a team. `rule_refused` activityNeedsYes, activityInsurance for dangerous work without one (志愿服务条例 Art. 17), activityPast when the first shift has begun. */
const goingOut = (action: 'publish' | 'submit' | 'approve') => (deps: Deps, doc: ActivityDoc, actor: Actor, ask: Ask): Promise<ActivityDoc> =>
  applyStep(deps, doc, actor, action, ask, ({ now, part }) => {
    if (action === 'publish' && part === 'team' && needsYes(doc)) refuse('activityNeedsYes');
    refuseIf(ruleAgainstPublish(doc));
    refuseIf(ruleAgainstSpans(doc.shifts, now));
    return {};
  });
export const [publish, submit, approve] = [goingOut('publish'), goingOut('submit'), goingOut('approve')];

/** The station does not agree yet, and says what is to be different. `rule_refused` activityReason, activityMoney, activityPersonal, wordsRisky. */
export function sendBack(deps: Deps, doc: ActivityDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'sendBack', ask, async () => {
    refuseIf(ruleAgainstWords(false, { reason: 'other', text: ask.text }));
    await fitWords(deps, actor.personId ?? '', [ask.text]);
    return { text: wordsOrNull(ask.text) };
  });
}
/** A team that is no more sends nothing out. */
export const dropDraft = (deps: Deps, doc: ActivityDoc): Promise<ActivityDoc> => applyStep(deps, doc, SYSTEM_ACTOR, 'cancel', { revision: doc.revision, key: `team-${doc.revision}` }, () => ({ code: 'noNeed' }));

/** The station says it anew, or wants more or fewer hands: whoever signed up is told, and may leave without a reason. `rule_refused` activityRoles where a role that people come for would go. */
export function change(deps: Deps, doc: ActivityDoc, actor: Actor, { revision, key, ...ask }: Changed & { readonly key: string }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'change', { revision, key }, async () => {
    await fitWords(deps, actor.personId ?? '', textsOf(ask));
    const roles = rolesOf(ask.roles, doc.roles);
    if (doc.roles.some(({ id }) => !roles.some((role) => role.id === id))) refuse('activityRoles');
    return { set: { ...ask, roles } };
  });
}
