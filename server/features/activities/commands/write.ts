import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstPublish, ruleAgainstRoles } from '../../../../shared/domain/activities/rules';
import { ruleAgainstSpans, spansOf } from '../../../../shared/domain/activities/series';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { locate } from '../../organisation';
import type { ActivityDoc, RoleRow } from '../document';
import { eventOf } from '../events';
import { Activities } from '../model';
import { activityIdOf, loadActivity } from '../queries';
import { applyStep, derive, refuse, refuseIf, stampOf, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

export type Written = ParsedOf<'POST /activities'>['body'];
type Changed = ParsedOf<'POST /activities/:id/change'>['body'];
type Fields = Pick<ActivityDoc, 'title' | 'text' | 'where' | 'meet' | 'bring' | 'point' | 'risk' | 'insurance' | 'visit' | 'minAge' | 'roles' | 'shifts' | 'opensAt' | 'closesHours' | 'cancelHours' | 'scope'>;

/** Roles as they are kept; one that was there keeps its id, by name, so that whoever has its seats keeps them. */
function rolesOf(asked: Written['roles'], before: readonly RoleRow[]): RoleRow[] {
  refuseIf(ruleAgainstRoles(asked));
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

/** What a station wrote, as it is kept; it lies in a community of that station. */
async function fieldsOf(deps: Deps, id: string, personId: string, stations: readonly string[], ask: Written): Promise<Fields> {
  const spans = spansOf(ask.when);
  refuseIf(ruleAgainstSpans(spans, deps.clock.now()));
  await fitWords(deps, personId, [...textsOf(ask), ask.insurance]);
  const { district, street, community, station } = await locate(deps, ask.point);
  if (!stations.includes(station.id)) refuse('activityElsewhere');
  const { title, text, where, meet, bring, risk, visit, minAge, closesHours, cancelHours } = ask;
  return {
    title, text, where, meet, bring, risk, visit, minAge, closesHours, cancelHours, point: toSystem(ask.point, 'gcj02'), insurance: ask.insurance || null, roles: rolesOf(ask.roles, []), opensAt: ask.opensAt === null ? null : new Date(ask.opensAt),
    shifts: spans.map((span, n) => ({ ...span, id: `${id}-${n}`, state: 'open', leaderId: null })), scope: { district: district.id, street: street.id, community: community.id, station: station.id },
  };
}

/** A station makes an activity. The same one for the same key. `rule_refused` by the rules of shifts, roles, words and place. */
export async function create(deps: Deps, personId: string, stations: readonly [string, ...string[]], ask: Written, key: string): Promise<ActivityDoc> {
  const [now, id] = [deps.clock.now(), activityIdOf(stations[0], key)];
  const fields = await fieldsOf(deps, id, personId, stations, ask);
  const base: ActivityDoc = {
    _id: id, state: 'draft', revision: 0, ...fields, organiser: { kind: 'station', id: fields.scope.station }, projectId: null, madeById: personId, cell: '', lastStartsAt: now, lastEndsAt: now, leaders: [], messages: [],
    timeline: [{ id: '0', at: now, action: 'create', part: 'station', personId, unitId: fields.scope.station, code: null, text: null }], keys: [stampOf('create', personId, key)], createdAt: now, updatedAt: now, pending: [],
  };
  const doc = { ...base, ...derive(base) };
  try {
    await Activities(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, 'create', personId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return loadActivity(deps, id);
  }
  deps.nudge();
  return doc;
}

/** The station writes a draft anew. `rule_refused` as for `create`. */
export function edit(deps: Deps, doc: ActivityDoc, actor: Actor, { revision, key, ...ask }: Written & Ask): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'edit', { revision, key }, async () => ({ set: await fieldsOf(deps, doc._id, actor.personId ?? '', [doc.scope.station], ask) }));
}

/** The station publishes it. `rule_refused` activityInsurance for dangerous work without one (志愿服务条例 Art. 17), activityPast when the first shift has begun. */
export function publish(deps: Deps, doc: ActivityDoc, actor: Actor, ask: Ask): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'publish', ask, ({ now }) => {
    refuseIf(ruleAgainstPublish(doc));
    refuseIf(ruleAgainstSpans(doc.shifts, now));
    return {};
  });
}

/** The station says it anew, or wants more or fewer hands: whoever signed up is told, and may leave without a reason. `rule_refused` activityRoles where a role that people come for would go. */
export function change(deps: Deps, doc: ActivityDoc, actor: Actor, { revision, key, ...ask }: Changed & { readonly key: string }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'change', { revision, key }, async () => {
    await fitWords(deps, actor.personId ?? '', textsOf(ask));
    const roles = rolesOf(ask.roles, doc.roles);
    if (doc.roles.some(({ id }) => !roles.some((role) => role.id === id))) refuse('activityRoles');
    return { set: { ...ask, roles } };
  });
}
